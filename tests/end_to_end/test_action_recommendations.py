"""Next best actions through boto3: learned, filtered, live, and refused where they do not fit."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from personalize_poc.local.serving import Campaign
from tests.support.action_world import DAY, ActionWorld
from tests.support.serving_world import BUCKET, mock

RECIPE = "aws-next-best-action"
NO_EXPLORATION = {"itemExplorationConfig": {"explorationWeight": "0"}}


class Shop:
    """The world with a campaign that does not explore, and one of another recipe."""

    def __init__(self, world: ActionWorld) -> None:
        self.world = world
        self.version = world.train(RECIPE)
        self.campaign = world.campaign("plain", self.version, **NO_EXPLORATION)
        self.popular = world.campaign("popular", world.train("aws-popularity-count"))

    def ask(self, user: str, **params: Any) -> dict[str, float]:
        return self.world.actions(self.campaign, userId=user, **params)


@pytest.fixture(scope="module")
def shop() -> Iterator[Shop]:
    with mock_aws(), mock() as active:
        yield Shop(ActionWorld(active).build())


def refused(code: str, call: Any, **params: Any) -> str:
    with pytest.raises(ClientError) as caught:
        call(**params)
    assert caught.value.response["Error"]["Code"] == code
    return str(caught.value.response["Error"]["Message"])


def test_two_kinds_of_people_are_told_two_kinds_of_actions(shop: Shop) -> None:
    # r42 and c42 were never shown an action: what they looked at says it.
    for user, theirs, other in (
        ("r7", "book-club", "course"),
        ("r42", "book-club", "course"),
        ("c7", "course", "book-club"),
        ("c42", "course", "book-club"),
    ):
        found = shop.ask(user)
        assert list(found) == [theirs, "newsletter", other, "never-shown"]
        assert found[theirs] > 0.85
        assert found[other] < 0.15
        assert 0.3 < found["newsletter"] < 0.7  # half of both kinds take it
        assert found["never-shown"] == 0.0


def test_an_unknown_user_is_told_what_most_take(shop: Shop) -> None:
    found = shop.ask("nobody")
    assert set(found) == {"book-club", "course", "newsletter", "never-shown"}
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert 0.3 < found["book-club"] < 0.7


def test_the_answer_is_as_long_as_asked_and_has_an_id(shop: Shop) -> None:
    asked = shop.world.runtime.get_action_recommendations
    answer = asked(campaignArn=shop.campaign, userId="r1", numResults=1)
    assert [entry["actionId"] for entry in answer["actionList"]] == ["book-club"]
    assert answer["recommendationId"].startswith("RID-")
    assert shop.ask("r1", numResults=0) == {}
    assert len(shop.ask("r1", numResults=100)) == 4


def test_metrics_of_actions_are_there(shop: Shop) -> None:
    shown = shop.world.personalize.get_solution_metrics(solutionVersionArn=shop.version)
    metrics = shown["metrics"]
    assert {"coverage", "precision", "recall"} <= set(metrics)
    assert metrics["normalized_discounted_cumulative_gain_at_5"] > 0.6
    assert all(0 <= value <= 1 for value in metrics.values())
    assert "mean_reciprocal_rank_at_25" not in metrics


def test_filters_of_actions(shop: Shop) -> None:
    world = shop.world
    values = world.filter("values", "INCLUDE ActionID WHERE Actions.VALUE > ($VALUE)")
    assert list(shop.ask("r1", filterArn=values, filterValues={"VALUE": "2"})) == [
        "book-club",
        "course",
        "never-shown",
    ]
    food = world.filter("food", 'INCLUDE ActionID WHERE Actions.TOPIC IN ("food")')
    assert list(shop.ask("r1", filterArn=food)) == ["course", "never-shown"]
    one = world.filter("one", 'EXCLUDE ActionID WHERE Actions.ACTION_ID IN ("course")')
    assert "course" not in shop.ask("c1", filterArn=one)
    done = world.filter("done", "EXCLUDE ActionID WHERE Action_Interactions.EVENT_TYPE IN ($T)")
    # However the type of event is written: the data say Taken and NOT_TAKEN.
    for spelling in ('"TAKEN"', '"taken"', '"Taken"'):
        found = shop.ask("r0", filterArn=done, filterValues={"T": spelling})
        assert list(found) == ["course", "never-shown"]
    for spelling in ('"Not Taken"', '"not_taken"'):
        found = shop.ask("r0", filterArn=done, filterValues={"T": spelling})
        assert list(found) == ["book-club", "newsletter", "never-shown"]
    assert list(shop.ask("r42", filterArn=done, filterValues={"T": '"Taken"'})) == list(
        shop.ask("r42")
    )
    gold = world.filter(
        "gold", 'EXCLUDE ActionID WHERE Actions.VALUE < 5 IF CurrentUser.MEMBERSHIP = "gold"'
    )
    assert "newsletter" not in shop.ask("r0", filterArn=gold)
    assert "newsletter" in shop.ask("r1", filterArn=gold)


def test_a_filter_of_items_is_none_of_actions(shop: Shop) -> None:
    world = shop.world
    items = world.filter("items", 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("*")')
    message = refused(
        "InvalidInputException",
        world.runtime.get_action_recommendations,
        campaignArn=shop.campaign,
        userId="r1",
        filterArn=items,
    )
    assert "ItemID, not ActionID" in message
    actions = world.filter("topic", 'INCLUDE ActionID WHERE Actions.TOPIC IN ("food")')
    message = refused(
        "InvalidInputException",
        world.runtime.get_recommendations,
        campaignArn=shop.popular,
        userId="r1",
        filterArn=actions,
    )
    assert "ActionID" in message


def test_each_runtime_operation_has_its_recipes(shop: Shop) -> None:
    runtime = shop.world.runtime
    code = "InvalidInputException"
    message = refused(code, runtime.get_recommendations, campaignArn=shop.campaign, userId="r1")
    assert "GetActionRecommendations" in message
    refused(
        code,
        runtime.get_personalized_ranking,
        campaignArn=shop.campaign,
        userId="r1",
        inputList=["a"],
    )
    ask = runtime.get_action_recommendations
    assert "actions" in refused(code, ask, campaignArn=shop.popular, userId="r1")
    assert "numResults" in refused(
        code, ask, campaignArn=shop.campaign, userId="r1", numResults=101
    )
    assert "userId" in refused(code, ask, campaignArn=shop.campaign)
    assert "campaignArn" in refused(code, ask, userId="r1")
    refused("ResourceNotFoundException", ask, campaignArn=shop.campaign + "x", userId="r1")
    assert "filterArn" in refused(
        code, ask, campaignArn=shop.campaign, userId="r1", filterValues={"A": '"b"'}
    )


def test_an_answer_comes_from_the_deployment_that_was_checked(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The campaign gets another model between the check of a request and its answer."""
    assert shop.world.mock.service is not None
    serving = shop.world.mock.service.serving.deployments
    arn = shop.world.campaign("changing", shop.version, **NO_EXPLORATION)
    calm, look = shop.ask("r7"), serving.get
    popular = shop.world.personalize.describe_campaign(campaignArn=shop.popular)["campaign"]

    def changed_at_once(asked: str) -> Campaign:
        found = look(asked)
        serving.deploy(asked, popular["solutionVersionArn"], popular)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(serving, "get", changed_at_once)
        assert shop.world.actions(arn, userId="r7") == calm
    refused(
        "InvalidInputException",
        shop.world.runtime.get_action_recommendations,
        campaignArn=arn,
        userId="r7",
    )
    shop.world.personalize.delete_campaign(campaignArn=arn)
    shop.world.idle()


def test_there_are_no_batch_jobs_and_no_hpo_of_actions(shop: Shop) -> None:
    personalize = shop.world.personalize
    place = f"s3://{BUCKET}/films-Actions.csv"
    refused(
        "InvalidInputException",
        personalize.create_batch_inference_job,
        jobName="actions",
        solutionVersionArn=shop.version,
        roleArn=shop.world.role,
        jobInput={"s3DataSource": {"path": place}},
        jobOutput={"s3DataDestination": {"path": f"s3://{BUCKET}/out/"}},
    )
    refused(
        "InvalidInputException",
        personalize.create_solution,
        name="hpo",
        performHPO=True,
        datasetGroupArn=shop.world.group,
        recipeArn=f"arn:aws:personalize:::recipe/{RECIPE}",
    )
    period = "action_optimization_period"
    for days in ("6", "29", "x"):
        message = refused(
            "InvalidInputException",
            personalize.create_solution,
            name="days",
            datasetGroupArn=shop.world.group,
            recipeArn=f"arn:aws:personalize:::recipe/{RECIPE}",
            solutionConfig={"featureTransformationParameters": {period: days}},
        )
        assert period in message


def test_what_a_user_does_changes_the_next_answer_of_that_user_alone(shop: Shop) -> None:
    before = {user: shop.ask(user) for user in ("r43", "c43", "c44")}
    now = time.time()
    shop.world.act("r43", "book-club", "Not Taken", now)
    after = shop.ask("r43")
    assert after["book-club"] < before["r43"]["book-club"]
    shop.world.act("c43", "newsletter", "Taken", now)
    assert shop.ask("c43") != before["c43"]
    assert shop.ask("c44") == before["c44"]


def test_an_item_that_somebody_new_looks_at_changes_the_answer(shop: Shop) -> None:
    assert abs(shop.ask("new")["book-club"] - shop.ask("new")["course"]) < 0.2
    for number in range(3):
        shop.world.watch("new", f"pan{number}", eventType="View")
    found = shop.ask("new")
    assert found["course"] > found["book-club"] + 0.5


def test_a_session_goes_over_to_its_user(shop: Shop) -> None:
    world = shop.world
    done = world.filter("any", "EXCLUDE ActionID WHERE Action_Interactions.EVENT_TYPE IN (*)")
    world.act(None, "course", "Taken", time.time(), sessionId="anonymous")
    assert "course" not in shop.ask("anonymous", filterArn=done)
    assert "course" in shop.ask("later", filterArn=done)
    world.act("later", "newsletter", "Viewed", time.time(), sessionId="anonymous")
    assert set(shop.ask("later", filterArn=done)) == {"book-club", "never-shown"}


def test_an_action_rests_after_an_interaction_and_ends(shop: Shop) -> None:
    world, now = shop.world, time.time()

    def put(**properties: Any) -> None:
        world.events.put_actions(
            datasetArn=world.datasets["Actions"],
            actions=[{"actionId": "app", "properties": json.dumps({"value": 10, **properties})}],
        )

    put()
    assert list(shop.ask("r2"))[-2:] == ["app", "never-shown"]  # no score, the greater value first
    put(repeatFrequency=7)
    world.act("r2", "app", "Viewed", now - 3 * DAY)
    world.act("r3", "app", "Taken", now - 8 * DAY)
    assert "app" not in shop.ask("r2")
    assert "app" in shop.ask("r3")
    put(expirationTimestamp=int(now) - 60)
    assert "app" not in shop.ask("r3")
    put(expirationTimestamp=int(now) + DAY)
    assert "app" in shop.ask("r3")


def test_new_actions_are_explored_at_the_end_of_answers(shop: Shop) -> None:
    world = shop.world
    users = [f"{kind}{n}" for kind in "rc" for n in range(30)]

    def answers(name: str, **settings: str) -> list[dict[str, float]]:
        campaign = world.campaign(name, shop.version, itemExplorationConfig=settings)
        found = [world.actions(campaign, userId=user, numResults=3) for user in users]
        world.personalize.delete_campaign(campaignArn=campaign)
        return found

    eager = answers("eager", explorationWeight="1")
    explored = [found for found in eager if len(found) == 3 and list(found.values())[-1] == 0.0]
    # Each of three places goes to exploration with one chance in three: 70 % of the answers.
    assert 20 < len(explored) < 58
    assert eager == answers("again", explorationWeight="1")
    best = [next(iter(found)) for found in explored if len(found) > 2]
    assert set(best) == {"book-club", "course"}  # the likeliest action keeps its place
    assert all(list(found.values())[-1] > 0 for found in answers("none", explorationWeight="0"))
    # never-shown was created 16 days before the newest interaction of the imported data.
    old = answers("old", explorationWeight="1", explorationItemAgeCutOff="10")
    assert all("never-shown" not in found for found in old)
