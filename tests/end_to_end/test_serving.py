"""Campaigns, filters, events, answers and batch jobs, as a boto3 script meets them."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.support.clients import KEYS, client
from tests.support.patience import PATIENCE
from tests.support.serving_world import BUCKET, GENRES, STEPS, USERS, World, film, mock


@dataclass
class Films:
    """The world with its versions and campaigns."""

    world: World
    versions: dict[str, str]
    users: str
    similar: str
    popular: str
    ranking: str
    watched: str
    genre: str


@pytest.fixture(scope="module")
def films() -> Iterator[Films]:
    with mock() as active:
        world = World(active).build()
        recipes = (
            "aws-user-personalization",
            "aws-sims",
            "aws-popularity-count",
            "aws-personalized-ranking",
        )
        small = {"algorithmHyperParameters": {"hidden_dimension": "32", "bptt": "16"}}
        learned = ("aws-user-personalization", "aws-personalized-ranking")
        versions = {r: world.train(r, **(small if r in learned else {})) for r in recipes}
        campaign = {
            recipe: world.campaign(recipe, version, enableMetadataWithRecommendations=True)
            for recipe, version in versions.items()
        }
        yield Films(
            world,
            versions,
            users=campaign["aws-user-personalization"],
            similar=campaign["aws-sims"],
            popular=campaign["aws-popularity-count"],
            ranking=campaign["aws-personalized-ranking"],
            watched=world.filter(
                "watched", 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("Watch")'
            ),
            genre=world.filter("genre", "INCLUDE ItemID WHERE Items.GENRES IN ($GENRE)"),
        )


def refused(code: str, call: Callable[..., Any], **params: Any) -> str:
    """Call, expect this error code, return the message."""
    with pytest.raises(ClientError) as caught:
        call(**params)
    error = caught.value.response["Error"]
    assert error["Code"] == code, error
    return str(error["Message"])


# -- recommendations -------------------------------------------------------------------------------


def test_scores_of_user_personalization_sum_to_one_over_the_catalogue(films: Films) -> None:
    answer = films.world.runtime.get_recommendations(
        campaignArn=films.users, userId="u0", numResults=500
    )
    scores = [item["score"] for item in answer["itemList"]]
    assert sum(scores) == pytest.approx(1, abs=1e-4)
    assert scores == sorted(scores, reverse=True)
    assert len(answer["itemList"]) == len({item["itemId"] for item in answer["itemList"]}) == 91
    assert answer["recommendationId"].startswith("RID-")


def test_twenty_five_results_are_the_default(films: Films) -> None:
    assert len(films.world.ask(films.users, userId="u0")) == 25
    assert len(films.world.ask(films.users, userId="u0", numResults=3)) == 3


def test_what_follows_in_the_users_chain_comes_first_and_then_their_genre(films: Films) -> None:
    of_genre = []
    for user in range(1, USERS, 3):  # who watched comedies only
        found = films.world.ask(films.users, userId=f"u{user}", numResults=10)
        assert film("Comedy", user // 3 + STEPS) in found[:3], user  # one may be for exploration
        of_genre.append(sum(item.startswith("comedy") for item in found))
    assert sum(of_genre) / len(of_genre) > 5, of_genre  # a third of the films are comedies


def test_popularity_and_similar_items_have_no_scores(films: Films) -> None:
    ask = films.world.runtime.get_recommendations
    popular = ask(campaignArn=films.popular)["itemList"]
    similar = ask(campaignArn=films.similar, itemId=film("Drama", 8), numResults=10)["itemList"]
    assert all(set(item) == {"itemId"} for item in popular + similar)
    assert all(item["itemId"].startswith("drama") for item in similar)
    assert film("Drama", 8) not in {item["itemId"] for item in similar}


def test_unknown_users_and_items_get_what_is_popular(films: Films) -> None:
    popular = films.world.ask(films.popular, numResults=20)
    assert films.world.ask(films.similar, itemId="no such film", numResults=20) == popular
    nobody = films.world.ask(films.users, userId="no such user", numResults=60)
    assert len(set(nobody) & set(popular)) >= 18


def test_the_same_question_gets_the_same_answer(films: Films) -> None:
    first = [films.world.ask(films.users, userId=f"u{n}") for n in range(6)]
    again = [films.world.ask(films.users, userId=f"u{n}") for n in reversed(range(6))]
    assert first == again[::-1]


def test_metadata_comes_with_the_items_when_asked_for(films: Films) -> None:
    answer = films.world.runtime.get_recommendations(
        campaignArn=films.similar,
        itemId=film("Drama", 8),
        numResults=5,
        metadataColumns={"ITEMS": ["genres", "YEAR", "GENRES"]},
    )
    for item in answer["itemList"]:
        number = int(item["itemId"].split("-")[1])
        genres = "Drama|War" if number % 2 else "Drama"
        assert item["metadata"] == {"genres": genres, "year": str(1960 + number)}


# -- filters ---------------------------------------------------------------------------------------


def test_a_filter_with_a_placeholder(films: Films) -> None:
    values = {"GENRE": '"Horror","War"'}
    found = films.world.ask(
        films.popular, filterArn=films.genre, filterValues=values, numResults=500
    )
    assert len(found) == 60
    assert all(item.startswith("horror") or int(item.split("-")[1]) % 2 for item in found)


def test_a_filter_on_the_current_item(films: Films) -> None:
    same = films.world.filter(
        "same-genre", "INCLUDE ItemID WHERE Items.GENRES IN CurrentItem.GENRES"
    )
    found = films.world.ask(films.similar, itemId=film("Drama", 8), filterArn=same, numResults=500)
    assert len(found) == 30  # the other dramas and the new one
    assert all(item.startswith("drama") or item == "brand-new" for item in found)
    refused(
        "InvalidInputException",
        films.world.runtime.get_recommendations,
        campaignArn=films.users,
        userId="u0",
        filterArn=same,
    )


def test_a_filter_with_a_condition_on_the_user(films: Films) -> None:
    young = films.world.filter(
        "young", 'EXCLUDE ItemID WHERE Items.GENRES IN ("Horror") IF CurrentUser.AGE < 25'
    )
    by_user = {
        user: films.world.ask(films.popular, userId=user, filterArn=young, numResults=500)
        for user in ("u0", "u40")
    }
    assert not [item for item in by_user["u0"] if item.startswith("horror")]
    assert [item for item in by_user["u40"] if item.startswith("horror")]
    refused(
        "InvalidInputException",
        films.world.runtime.get_recommendations,
        campaignArn=films.popular,
        filterArn=young,
    )


def test_what_filters_refuse(films: Films) -> None:
    create = films.world.personalize.create_filter
    for expression in ("INCLUDE ItemID", 'INCLUDE ItemID WHERE Items.NO_SUCH IN ("x")'):
        refused(
            "InvalidInputException",
            create,
            name="bad",
            datasetGroupArn=films.world.group,
            filterExpression=expression,
        )
    refused(
        "ResourceAlreadyExistsException",
        create,
        name="watched",
        datasetGroupArn=films.world.group,
        filterExpression='EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("*")',
    )
    ask = films.world.runtime.get_recommendations
    refused("InvalidInputException", ask, campaignArn=films.popular, filterArn=films.genre)
    refused(
        "InvalidInputException",
        ask,
        campaignArn=films.popular,
        filterArn=films.genre,
        filterValues={"genre": '"War"'},
    )
    refused(
        "ResourceNotFoundException",
        ask,
        campaignArn=films.popular,
        filterArn=films.genre + "x",
    )


def test_a_filter_of_another_dataset_group(films: Films) -> None:
    made = films.world.personalize.create_dataset_group(name="other")
    films.world.idle()
    schema = films.world.personalize.list_schemas()["schemas"]
    interactions = next(s["schemaArn"] for s in schema if s["name"] == "films-Interactions")
    films.world.personalize.create_dataset(
        name="x",
        schemaArn=interactions,
        datasetGroupArn=made["datasetGroupArn"],
        datasetType="Interactions",
    )
    films.world.idle()
    foreign = films.world.personalize.create_filter(
        name="foreign",
        datasetGroupArn=made["datasetGroupArn"],
        filterExpression='EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("*")',
    )["filterArn"]
    films.world.idle()
    message = refused(
        "InvalidInputException",
        films.world.runtime.get_recommendations,
        campaignArn=films.users,
        userId="u0",
        filterArn=foreign,
    )
    assert "dataset group" in message


def test_a_deleted_filter_is_gone_and_its_name_free(films: Films) -> None:
    arn = films.world.filter("short-lived", 'INCLUDE ItemID WHERE Items.GENRES IN ("War")')
    ask = films.world.runtime.get_recommendations
    assert ask(campaignArn=films.popular, filterArn=arn)["itemList"]
    films.world.personalize.delete_filter(filterArn=arn)
    films.world.idle()
    refused("ResourceNotFoundException", ask, campaignArn=films.popular, filterArn=arn)
    assert arn not in {f["filterArn"] for f in films.world.personalize.list_filters()["Filters"]}
    again = films.world.filter("short-lived", 'INCLUDE ItemID WHERE Items.GENRES IN ("Horror")')
    found = films.world.ask(films.popular, filterArn=again, numResults=500)
    assert len(found) == 30


# -- events ----------------------------------------------------------------------------------------


def test_an_event_changes_the_next_answer_of_this_user_and_of_nobody_else(films: Films) -> None:
    others = {user: films.world.ask(films.users, userId=user) for user in ("u3", "u4", "nobody")}
    before = films.world.ask(films.users, userId="u2", numResults=5)
    for number in (3, 4, 5):
        films.world.watch("u2", film("Comedy", number))
    after = films.world.ask(films.users, userId="u2", numResults=5)
    assert after != before
    assert sum(item.startswith("comedy") for item in after) > sum(
        item.startswith("comedy") for item in before
    )
    assert others == {user: films.world.ask(films.users, userId=user) for user in others}


def test_the_filter_removes_the_film_that_was_just_watched(films: Films) -> None:
    ask = {"userId": "u5", "filterArn": films.watched, "numResults": 500}
    for _ in range(3):
        first = films.world.ask(films.users, **ask)
        films.world.watch("u5", first[0])
        assert first[0] not in films.world.ask(films.users, **ask)


def test_a_new_anonymous_user_and_the_user_they_become(films: Films) -> None:
    watched = [film("Horror", number) for number in (1, 2, 3)]
    for item in watched:
        films.world.watch(None, item, session="session-1")
    ask = {"filterArn": films.watched, "numResults": 500}
    found = films.world.ask(films.users, userId="session-1", **ask)
    assert not set(found) & set(watched)
    assert sum(item.startswith("horror") for item in found[:5]) >= 3
    assert set(watched) <= set(films.world.ask(films.users, userId="new-user", **ask))
    films.world.watch("new-user", film("Horror", 4), session="session-1")
    found = films.world.ask(films.users, userId="new-user", **ask)
    assert not set(found) & {*watched, film("Horror", 4)}


def test_item_and_value_may_stand_inside_properties(films: Films) -> None:
    inside = json.dumps({"itemId": film("Drama", 2), "eventValue": 4, "numRatings": 12})
    films.world.events.put_events(
        trackingId=films.world.tracking_id,
        sessionId="x",
        userId="older-client",
        eventList=[{"eventType": "Watch", "sentAt": time.time(), "properties": inside}],
    )
    ask = {"filterArn": films.watched, "numResults": 500}
    assert film("Drama", 2) not in films.world.ask(films.popular, userId="older-client", **ask)


def test_the_same_event_id_counts_once(films: Films) -> None:
    films.world.watch("twice", film("Drama", 2), eventId="the-one")
    films.world.watch("twice", film("Drama", 3), eventId="the-one")
    ask = {"filterArn": films.watched, "numResults": 500}
    found = films.world.ask(films.popular, userId="twice", **ask)
    assert film("Drama", 2) not in found
    assert film("Drama", 3) in found


@pytest.mark.parametrize(
    "event",
    [
        {"properties": "{not json"},
        {"properties": "[1]"},
        {"properties": '{"itemId": "a", "SessionID": "x"}'},
        {"properties": '{"itemId": "a", "eventValue": "many"}'},
        {"properties": '{"itemId": ["a"]}'},
    ],
)
def test_events_that_are_refused_leave_nothing_behind(films: Films, event: dict[str, str]) -> None:
    put, now = films.world.events.put_events, time.time()
    good = {"eventType": "Watch", "sentAt": now, "itemId": film("Drama", 2)}
    refused(
        "InvalidInputException",
        put,
        trackingId=films.world.tracking_id,
        sessionId="x",
        userId="refused",
        eventList=[good, {"eventType": "Watch", "sentAt": now, **event}],
    )
    ask = {"filterArn": films.watched, "numResults": 500}
    assert film("Drama", 2) in films.world.ask(films.popular, userId="refused", **ask)


def test_an_unknown_tracking_id(films: Films) -> None:
    refused(
        "InvalidInputException",
        films.world.events.put_events,
        trackingId="0000",
        sessionId="x",
        userId="u0",
        eventList=[{"eventType": "Watch", "sentAt": time.time(), "itemId": "a"}],
    )


def test_a_dataset_group_has_one_tracker(films: Films) -> None:
    create, world = films.world.personalize.create_event_tracker, films.world
    for name in ("tracker", "another"):
        with pytest.raises(ClientError):
            create(name=name, datasetGroupArn=world.group)
    shown = world.personalize.describe_event_tracker(eventTrackerArn=world.tracker)["eventTracker"]
    assert shown["trackingId"] == world.tracking_id
    assert shown["accountId"] == world.group.split(":")[4]
    (listed,) = world.personalize.list_event_trackers(datasetGroupArn=world.group)["eventTrackers"]
    assert "trackingId" not in listed


# -- single records --------------------------------------------------------------------------------


def test_a_put_item_is_filtered_ranked_and_described_at_once(films: Films) -> None:
    put = films.world.events.put_items
    item = {"genres": "Sport", "year": 2024, "creationTimestamp": 1_700_000_000}
    put(
        datasetArn=films.world.datasets["Items"],
        items=[{"itemId": "put-item", "properties": json.dumps(item)}],
    )
    answer = films.world.runtime.get_personalized_ranking(
        campaignArn=films.ranking,
        userId="u0",
        inputList=["put-item", film("Drama", 1)],
        filterArn=films.genre,
        filterValues={"GENRE": '"Sport"'},
        metadataColumns={"ITEMS": ["genres", "YEAR", "GENRES"]},
    )["personalizedRanking"]
    assert answer == [{"itemId": "put-item", "metadata": {"genres": "Sport", "year": "2024"}}]


def test_what_put_items_refuses(films: Films) -> None:
    put, items = films.world.events.put_items, films.world.datasets["Items"]

    def send(arn: str, properties: str | None) -> dict[str, Any]:
        more = {} if properties is None else {"properties": properties}
        return {"datasetArn": arn, "items": [{"itemId": "x", **more}]}

    for properties in (None, "{}", '{"genres": 1.5, "year": "old"}', '{"genres": "War", "a": 1}'):
        refused("InvalidInputException", put, **send(items, properties))
    good = '{"genres": "War"}'
    refused("InvalidInputException", put, **send(films.world.datasets["Users"], good))
    refused("ResourceNotFoundException", put, **send(items + "X", good))


# -- ranking ---------------------------------------------------------------------------------------


def test_a_ranking_orders_its_items_and_puts_unknown_ones_last(films: Films) -> None:
    items = ["unknown", film("Horror", 20), film("Comedy", 25), film("Drama", 25)]
    answer = films.world.runtime.get_personalized_ranking(
        campaignArn=films.ranking, userId="u4", inputList=items
    )
    ranked = answer["personalizedRanking"]
    assert ranked[0]["itemId"].startswith("comedy")  # it comes next for u4
    assert ranked[-1] == {"itemId": "unknown"}
    assert sum(item.get("score", 0) for item in ranked) == pytest.approx(1, abs=1e-6)


# -- requests that do not fit ----------------------------------------------------------------------


def test_what_get_recommendations_refuses(films: Films) -> None:
    ask = films.world.runtime.get_recommendations
    invalid: list[dict[str, Any]] = [
        {},
        {"campaignArn": films.users},
        {"campaignArn": films.similar, "userId": "u0"},
        {"campaignArn": films.ranking, "userId": "u0"},
        {"campaignArn": films.users, "userId": "u0", "numResults": 501},
        {"campaignArn": films.users, "userId": "u0", "metadataColumns": {"ITEMS": ["NOPE"]}},
        {"campaignArn": films.users, "userId": "u0", "metadataColumns": {"USERS": ["AGE"]}},
        {
            "campaignArn": films.users,
            "userId": "u0",
            "numResults": 51,
            "metadataColumns": {"ITEMS": ["GENRES"]},
        },
    ]
    for params in invalid:
        refused("InvalidInputException", ask, **params)
    columns = {"ITEMS": ["GENRE"]}
    message = refused(
        "InvalidInputException", ask, campaignArn=films.users, userId="u0", metadataColumns=columns
    )
    assert "Did you mean GENRES?" in message
    refused("ResourceNotFoundException", ask, campaignArn=films.users + "x", userId="u0")
    foreign = films.users.replace(":us-east-1:", ":eu-west-1:")
    refused("ResourceNotFoundException", ask, campaignArn=foreign, userId="u0")


def test_what_get_personalized_ranking_refuses(films: Films) -> None:
    rank = films.world.runtime.get_personalized_ranking
    items = [f"i{n}" for n in range(501)]
    refused("InvalidInputException", rank, campaignArn=films.ranking, userId="u", inputList=items)
    refused("InvalidInputException", rank, campaignArn=films.users, userId="u", inputList=["a"])


def test_cloudwatch_shows_how_a_campaign_is_used(films: Films) -> None:
    films.world.ask(films.popular)
    with pytest.raises(ClientError):
        films.world.ask(films.popular, numResults=501)
    films.world.idle()
    cloudwatch = client("cloudwatch", **KEYS)
    now = time.time()
    for metric in ("GetRecommendations", "GetRecommendations4xxErrors"):
        points = cloudwatch.get_metric_statistics(
            Namespace="AWS/Personalize",
            MetricName=metric,
            Dimensions=[{"Name": "CampaignArn", "Value": films.popular}],
            StartTime=datetime.fromtimestamp(now - 3600, UTC),
            EndTime=datetime.fromtimestamp(now + 60, UTC),
            Period=60,
            Statistics=["Sum"],
        )["Datapoints"]
        assert sum(point["Sum"] for point in points) >= 1


# -- promotions ------------------------------------------------------------------------------------


def test_promotions_take_their_share_and_keep_both_orders(films: Films) -> None:
    promotion = {
        "name": "horror-week",
        "percentPromotedItems": 20,
        "filterArn": films.genre,
        "filterValues": {"GENRE": '"Horror"'},
    }
    ask = {"campaignArn": films.users, "userId": "u1", "numResults": 10}
    plain = [i["itemId"] for i in films.world.runtime.get_recommendations(**ask)["itemList"]]
    answer = films.world.runtime.get_recommendations(**ask, promotions=[promotion])["itemList"]
    promoted = [i["itemId"] for i in answer if i.get("promotionName") == "horror-week"]
    others = [i["itemId"] for i in answer if "promotionName" not in i]
    assert len(promoted) == 2
    assert all(item.startswith("horror") for item in promoted)
    assert others == [item for item in plain if item not in promoted][:8]
    # Only the second generation tells reasons.
    assert not any("reason" in i for i in answer)


# -- campaigns -------------------------------------------------------------------------------------


def test_a_campaign_can_be_updated_and_answers_meanwhile(films: Films) -> None:
    world, version = films.world, films.versions["aws-sims"]
    arn = world.campaign("updated", version)
    shown = world.personalize.describe_campaign(campaignArn=arn)["campaign"]
    assert "latestCampaignUpdate" not in shown
    metadata = {"metadataColumns": {"ITEMS": ["GENRES"]}, "itemId": film("Drama", 1)}
    ask = world.runtime.get_recommendations
    message = refused("InvalidInputException", ask, campaignArn=arn, **metadata)
    assert "enableMetadataWithRecommendations" in message
    other = world.train("aws-popularity-count")
    world.personalize.update_campaign(
        campaignArn=arn, solutionVersionArn=other, minProvisionedTPS=3
    )
    world.ask(arn, itemId=film("Drama", 1))  # old or new: it answers
    world.idle()
    shown = world.personalize.describe_campaign(campaignArn=arn)["campaign"]
    assert (shown["status"], shown["latestCampaignUpdate"]["status"]) == ("ACTIVE", "ACTIVE")
    assert (shown["solutionVersionArn"], shown["minProvisionedTPS"]) == (other, 3)
    solution = other.rpartition("/")[0]
    listed = world.personalize.list_campaigns(solutionArn=solution)["campaigns"]
    assert [campaign["campaignArn"] for campaign in listed] == [arn]
    assert len(world.ask(arn)) == 25  # no itemId: the popular items of the new version
    world.personalize.delete_campaign(campaignArn=arn)
    refused("InvalidInputException", world.runtime.get_recommendations, campaignArn=arn)
    world.idle()
    refused("ResourceNotFoundException", world.runtime.get_recommendations, campaignArn=arn)
    refused("ResourceNotFoundException", world.personalize.describe_campaign, campaignArn=arn)


def test_answers_do_not_wait_for_the_model_of_an_update(
    films: Films, monkeypatch: pytest.MonkeyPatch
) -> None:
    world, service = films.world, films.world.mock.service
    assert service is not None
    arn = world.campaign("no-gap", films.versions["aws-sims"])
    before = world.ask(arn, itemId=film("Drama", 1))
    load, loading, may_load = service.serving.deployments.load, threading.Event(), threading.Event()

    def slowly(*args: Any) -> Any:
        loading.set()
        assert may_load.wait(PATIENCE)
        return load(*args)

    monkeypatch.setattr(service.serving.deployments, "load", slowly)
    popular = films.versions["aws-popularity-count"]
    world.personalize.update_campaign(campaignArn=arn, solutionVersionArn=popular)
    with ThreadPoolExecutor(1) as pool:
        try:
            assert loading.wait(PATIENCE)
            asked = pool.submit(world.ask, arn, itemId=film("Drama", 1))
            assert asked.result(PATIENCE) == before
        finally:
            may_load.set()
    world.idle()
    assert world.ask(arn) == world.ask(films.popular)
    world.personalize.delete_campaign(campaignArn=arn)
    world.idle()


def test_latest_names_the_newest_version_and_a_bare_solution_none(films: Films) -> None:
    create = films.world.personalize.create_campaign
    solution = films.versions["aws-sims"].rpartition("/")[0]
    refused("ResourceNotFoundException", create, name="bare", solutionVersionArn=solution)
    arn = films.world.campaign("latest", f"{solution}/$LATEST")
    shown = films.world.personalize.describe_campaign(campaignArn=arn)["campaign"]
    assert shown["solutionVersionArn"] == films.versions["aws-sims"]
    listed = films.world.personalize.list_campaigns(solutionArn=solution)["campaigns"]
    assert {campaign["name"] for campaign in listed} == {"aws-sims", "latest"}
    refused(
        "LimitExceededException", create, name="sixth", solutionVersionArn=solution + "/$LATEST"
    )
    films.world.personalize.delete_campaign(campaignArn=arn)
    films.world.idle()


def test_what_create_campaign_refuses(films: Films) -> None:
    create, versions = films.world.personalize.create_campaign, films.versions
    users, similar = versions["aws-user-personalization"], versions["aws-sims"]

    def config(**exploration: str) -> dict[str, Any]:
        return {"campaignConfig": {"itemExplorationConfig": exploration}}

    for version, params in (
        (users, config(explorationWeight="1.5")),
        (users, config(explorationWeight="much")),
        (users, config(explorationItemAgeCutOff="0")),
        (users, config(exploration_weight="0.1")),
        (similar, config(explorationWeight="0.1")),
        (similar, {"campaignConfig": {"syncWithLatestSolutionVersion": True}}),
    ):
        refused("InvalidInputException", create, name="bad", solutionVersionArn=version, **params)
    refused("ResourceAlreadyExistsException", create, name="aws-sims", solutionVersionArn=similar)


# -- batch -----------------------------------------------------------------------------------------


def test_a_batch_answer_equals_the_single_answers(films: Films) -> None:
    world, version = films.world, films.versions["aws-user-personalization"]
    world.watch("u7", film("Horror", 9))
    names = ["u0", "u7", "session-1", "no such user"]
    lines = [json.dumps({"userId": name}) for name in names]
    for line, name in zip(world.batch("users", version, lines, numResults=30), names, strict=True):
        single = world.runtime.get_recommendations(
            campaignArn=films.users, userId=name, numResults=30
        )["itemList"]
        assert line["input"] == {"userId": name}
        assert line["error"] is None
        assert line["output"]["recommendedItems"] == [item["itemId"] for item in single]
        assert line["output"]["scores"] == [item["score"] for item in single]
    keys = world.s3.list_objects_v2(Bucket=BUCKET, Prefix="answers/users/")["Contents"]
    assert {key["Key"] for key in keys} == {
        "answers/users/users.json.out",
        "answers/users/_CHECK",
    }


def test_batch_lines_have_their_own_filter_values_and_errors(films: Films) -> None:
    world, version = films.world, films.versions["aws-popularity-count"]
    values = {"GENRE": '"Horror"'}
    lines = [
        json.dumps({"userId": "u0", "filterValues": values}),
        json.dumps({"userId": "u0"}),
        "{broken",
        json.dumps({"userId": 5, "filterValues": values}),
    ]
    good, *bad = world.batch("values", version, lines, filterArn=films.genre, numResults=5)
    expected = world.ask(films.popular, filterArn=films.genre, filterValues=values, numResults=5)
    assert good["output"] == {"recommendedItems": expected}
    assert [line["output"] for line in bad] == [None] * 3
    assert all(line["error"] for line in bad)
    assert bad[0]["input"] == {"userId": "u0"}


def test_batch_of_similar_items_and_of_rankings(films: Films) -> None:
    world = films.world
    (line,) = world.batch("similar", films.versions["aws-sims"], ['{"itemId": "drama-8"}'])
    expected = world.ask(films.similar, itemId="drama-8")
    assert line["output"] == {"recommendedItems": expected}
    items = [film(genre, number) for genre in GENRES for number in range(10)]  # more than 25
    question = json.dumps({"userId": "u1", "itemList": items})
    version = films.versions["aws-personalized-ranking"]
    (short,) = world.batch("short", version, [question], numResults=3)
    (line,) = world.batch("ranking", version, [question])
    single = world.runtime.get_personalized_ranking(
        campaignArn=films.ranking, userId="u1", inputList=items
    )["personalizedRanking"]
    assert line["output"]["recommendedItems"] == [item["itemId"] for item in single]
    assert line["output"]["scores"] == [item["score"] for item in single]
    assert short["output"]["recommendedItems"] == line["output"]["recommendedItems"][:3]


def test_answers_may_lie_beside_their_questions(films: Films) -> None:
    world = films.world
    world.s3.put_object(Bucket=BUCKET, Key="beside.json", Body=b'{"userId": "u1"}\n')
    arn = world.personalize.create_batch_inference_job(
        jobName="beside",
        solutionVersionArn=films.versions["aws-popularity-count"],
        roleArn=world.role,
        jobInput={"s3DataSource": {"path": f"s3://{BUCKET}/beside.json"}},
        jobOutput={"s3DataDestination": {"path": f"s3://{BUCKET}/"}},
    )["batchInferenceJobArn"]
    world.idle()
    shown = world.personalize.describe_batch_inference_job(batchInferenceJobArn=arn)
    assert shown["batchInferenceJob"]["status"] == "ACTIVE", shown["batchInferenceJob"]
    found = world.s3.get_object(Bucket=BUCKET, Key="beside.json.out")["Body"].read()
    assert json.loads(found)["input"] == {"userId": "u1"}


def test_batch_jobs_that_cannot_be(films: Films) -> None:
    world, version = films.world, films.versions["aws-sims"]
    create = world.personalize.create_batch_inference_job

    def params(source: str, target: str, **more: Any) -> dict[str, Any]:
        return {
            "jobName": "bad",
            "solutionVersionArn": version,
            "roleArn": world.role,
            "jobInput": {"s3DataSource": {"path": source}},
            "jobOutput": {"s3DataDestination": {"path": target}},
            **more,
        }

    here, there = f"s3://{BUCKET}/in/", f"s3://{BUCKET}/out/"
    refused("InvalidInputException", create, **params(here, there, numResults=501))
    refused(
        "ResourceNotFoundException",
        create,
        **params(here, there, filterArn=films.genre + "x"),
    )
    of_users = world.filter("of-users", "INCLUDE UserID WHERE Users.AGE > 20")
    refused("InvalidInputException", create, **params(here, there, filterArn=of_users))
    version = films.versions["aws-popularity-count"]
    current = world.filter("current", "INCLUDE ItemID WHERE Items.GENRES IN CurrentItem.GENRES")
    refused("InvalidInputException", create, **params(here, there, filterArn=current))
    world.s3.put_object(Bucket=BUCKET, Key="in/empty.json", Body=b"\n")
    for key in ("both/users.json", "both/users.json.out"):
        world.s3.put_object(Bucket=BUCKET, Key=key, Body=b'{"userId": "u1"}\n')
    for name, source, target, reason in (
        ("nothing", here + "missing.json", there, "Invalid S3 input path."),
        ("empty", here + "empty.json", there, "Invalid S3 input path:"),
        # Where the answers cannot go is found before anything is answered.
        ("nowhere", here + "empty.json", "s3://no-such-bucket/out/", "Invalid S3 output path."),
        # The folder holds answers of an earlier job: they would be read and replaced.
        ("again", f"s3://{BUCKET}/both/", f"s3://{BUCKET}/both", "Invalid S3 output path."),
    ):
        arn = create(**params(source, target) | {"jobName": name})["batchInferenceJobArn"]
        world.idle()
        shown = world.personalize.describe_batch_inference_job(batchInferenceJobArn=arn)
        assert shown["batchInferenceJob"]["status"] == "CREATE FAILED"
        assert shown["batchInferenceJob"]["failureReason"].startswith(reason)
