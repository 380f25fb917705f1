"""Domain dataset groups and their recommenders, as a boto3 script meets them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError

from personalize_poc.local.api.recommenders import jobs
from personalize_poc.local.recipes import use_cases
from tests.support.domain_world import RECIPE, VIDEO, Domain, code
from tests.support.serving_world import mock


@pytest.fixture(scope="module")
def video() -> Iterator[Domain]:
    with mock() as active:
        yield Domain(active).build_domain(VIDEO, "Watch", "Click")


def test_use_cases_stand_on_custom_recipes() -> None:
    from personalize_poc.local.recipes import catalogue

    domain = {info.name for info in catalogue.all() if info.domain}
    assert {use_case.recipe for use_case in use_cases.all()} == domain
    for use_case in use_cases.all():
        assert use_case.info.domain is None


def test_most_popular_counts_watches_only_and_shows_no_scores(video: Domain) -> None:
    arn = video.recommender("aws-vod-most-popular")
    shown = video.shown(arn)
    assert shown["recommenderConfig"] == {"minRecommendationRequestsPerSecond": 1}
    assert shown["datasetGroupArn"] == video.group
    assert 0 < shown["modelMetrics"]["coverage"] <= 1
    assert set(shown["modelMetrics"]) >= {"precision_at_5", "mean_reciprocal_rank_at_25"}
    found = video.get(arn, userId="u1", numResults=40)
    assert all(set(item) == {"itemId"} for item in found)
    # Clicks are all about the numbers 0 … 4: by watches these are not the best ones.
    assert sum(int(item["itemId"].split("-")[1]) < 5 for item in found[:15]) < 5
    assert video.ids(arn, userId="nobody", numResults=40) == [item["itemId"] for item in found]
    with pytest.raises(ClientError, match="userId") as caught:
        video.get(arn)
    assert code(caught) == "InvalidInputException"
    [entry] = video.personalize.list_recommenders(datasetGroupArn=video.group)["recommenders"]
    assert entry["recommenderArn"] == arn
    assert "modelMetrics" not in entry
    video.personalize.delete_recommender(recommenderArn=arn)
    video.idle()


def test_because_you_watched_relates_items_and_leaves_out_what_was_watched(video: Domain) -> None:
    arn = video.recommender("aws-vod-because-you-watched-x")
    seen = {f"a-{step % 30}" for step in range(48) if step % 4 != 3}
    found = video.ids(arn, userId="u0", itemId="a-8", numResults=90)
    assert found
    assert not seen & set(found)
    stranger = video.ids(arn, userId="stranger", itemId="a-8", numResults=10)
    assert all(item.startswith("a-") for item in stranger)
    assert "a-8" not in stranger
    # What is watched now is left out of the very next answer; a click changes nothing.
    video.watch("stranger", stranger[0])
    video.watch("stranger", stranger[1], eventType="Click")
    again = video.ids(arn, userId="stranger", itemId="a-8", numResults=90)
    assert stranger[0] not in again
    assert stranger[1] in again
    for missing in ({"userId": "u0"}, {"itemId": "a-8"}):
        with pytest.raises(ClientError, match="required"):
            video.get(arn, **missing)
    # A filter of one's own comes on top of the automatic one.
    own = video.filter("genre-b", 'INCLUDE ItemID WHERE Items.GENRES IN ("b")')
    only_b = video.ids(arn, userId="u0", itemId="a-8", numResults=90, filterArn=own)
    assert only_b
    assert all(item.startswith("b-") for item in only_b)
    video.watch("u0", only_b[0])
    assert only_b[0] not in video.ids(arn, userId="u0", itemId="a-8", numResults=90, filterArn=own)
    video.personalize.delete_recommender(recommenderArn=arn)
    video.personalize.delete_filter(filterArn=own)
    video.idle()


def test_life_of_a_top_picks_recommender(video: Domain, monkeypatch: pytest.MonkeyPatch) -> None:
    personalize, service = video.personalize, video.mock.service
    assert service is not None
    arn = video.recommender("aws-vod-top-picks", itemExplorationConfig={"explorationWeight": "0"})
    first = service.state.resources.get(arn).private["model"]
    found = video.get(arn, userId="u0", numResults=500)
    assert all(set(item) == {"itemId"} for item in found)
    late = [item["itemId"] for item in found].index("brand-new")

    # Settings change without a training.
    personalize.update_recommender(
        recommenderArn=arn,
        recommenderConfig={
            "itemExplorationConfig": {"explorationWeight": "1"},
            "enableMetadataWithRecommendations": True,
        },
    )
    video.idle()
    shown = video.shown(arn)
    assert shown["latestRecommenderUpdate"]["status"] == "ACTIVE"
    assert shown["recommenderConfig"]["itemExplorationConfig"] == {"explorationWeight": "1"}
    assert shown["recommenderConfig"]["minRecommendationRequestsPerSecond"] == 1
    assert service.state.resources.get(arn).private["model"] == first
    found = video.get(arn, userId="u0", numResults=20, metadataColumns={"ITEMS": ["GENRES"]})
    assert [item["itemId"] for item in found].index("brand-new") < min(late, 10)
    assert all(item["metadata"]["genres"] in "abc" for item in found)

    # Other training columns mean a training.
    personalize.update_recommender(
        recommenderArn=arn,
        recommenderConfig={"trainingDataConfig": {"excludedDatasetColumns": {"ITEMS": ["STUDIO"]}}},
    )
    with pytest.raises(ClientError) as caught:
        personalize.stop_recommender(recommenderArn=arn)
    assert code(caught) == "ResourceInUseException"
    assert len(video.ids(arn, userId="u0")) == 25  # answers meanwhile
    video.idle()
    assert video.shown(arn)["latestRecommenderUpdate"]["status"] == "ACTIVE"
    second = service.state.resources.get(arn).private["model"]
    assert second != first

    # Stopped it answers no more; started again it does.
    personalize.stop_recommender(recommenderArn=arn)
    assert video.shown(arn)["status"] in ("STOP PENDING", "STOP IN_PROGRESS", "INACTIVE")
    with pytest.raises(ClientError) as caught:
        video.get(arn, userId="u0")
    assert code(caught) == "InvalidInputException"
    video.idle()
    assert video.shown(arn)["status"] == "INACTIVE"
    assert "modelMetrics" in video.shown(arn)
    personalize.start_recommender(recommenderArn=arn)
    video.idle()
    assert video.shown(arn)["status"] == "ACTIVE"
    assert len(video.ids(arn, userId="u0")) == 25

    # Seven days after its creation it is trained again, once.
    jobs.retrain(service)
    assert service.state.resources.get(arn).private["model"] == second
    now = time.time() + 7 * 86400 + 60
    monkeypatch.setattr(service, "clock", lambda: now)
    jobs.retrain(service)
    jobs.retrain(service)
    video.idle()
    state = service.state.resources.get(arn)
    assert state.private["model"].endswith("/3")
    assert "retraining" not in state.private
    assert video.shown(arn)["status"] == "ACTIVE"
    assert len(video.ids(arn, userId="u0")) == 25
    monkeypatch.undo()

    folder = (service.data_dir / state.private["model"]).parent
    assert sorted(path.name for path in folder.iterdir()) == ["2", "3"]
    with pytest.raises(ClientError) as caught:
        personalize.delete_dataset_group(datasetGroupArn=video.group)
    assert code(caught) == "ResourceInUseException"
    personalize.delete_recommender(recommenderArn=arn)
    video.idle()
    assert not folder.exists()
    for call in (lambda: video.shown(arn), lambda: video.get(arn, userId="u0")):
        with pytest.raises(ClientError) as caught:
            call()
        assert code(caught) == "ResourceNotFoundException"


def test_recommenders_that_cannot_be(video: Domain) -> None:
    create = video.personalize.create_recommender
    custom = video.personalize.create_dataset_group(name="custom")["datasetGroupArn"]
    video.idle()

    def refused(recipe: str, group: str = video.group, **config: Any) -> tuple[str, str]:
        with pytest.raises(ClientError) as caught:
            create(
                name="bad",
                datasetGroupArn=group,
                recipeArn=RECIPE + recipe,
                recommenderConfig=config,
            )
        return code(caught), str(caught.value)

    wrong = "InvalidInputException"
    assert refused("aws-vod-most-popular", custom)[0] == wrong
    assert refused("aws-sims")[0] == wrong
    assert refused("aws-ecomm-recommended-for-you")[0] == wrong
    assert refused("aws-none")[0] == "ResourceNotFoundException"
    exploration: dict[str, Any] = {"itemExplorationConfig": {"explorationWeight": "0.5"}}
    assert refused("aws-vod-most-popular", **exploration)[0] == wrong
    young: dict[str, Any] = {"itemExplorationConfig": {"explorationItemAgeCutOff": "0.5"}}
    assert "at least 1 day" in refused("aws-vod-top-picks", **young)[1]
    columns: dict[str, Any] = {
        "trainingDataConfig": {"excludedDatasetColumns": {"ITEMS": ["NONE"]}}
    }
    assert "NONE" in refused("aws-vod-top-picks", **columns)[1]
    assert video.personalize.list_recommenders()["recommenders"] == []


def test_trending_now_needs_no_user(video: Domain) -> None:
    arn = video.recommender("aws-vod-trending-now")
    found = video.get(arn, numResults=10)
    assert len(found) == 10
    assert all(set(item) == {"itemId"} for item in found)
    with pytest.raises(ClientError, match="is given as recommenderArn"):
        video.runtime.get_recommendations(campaignArn=arn)
    items = video.filter("some", "INCLUDE ItemID WHERE Items.ITEM_ID IN ($IDS)")
    promotion = {"name": "p", "percentPromotedItems": 50, "filterArn": items}
    with pytest.raises(ClientError, match=r"promotions do not work with .* aws-vod-trending-now"):
        video.get(arn, promotions=[promotion])
    with pytest.raises(ClientError, match=r"the recommender .* was not made with"):
        video.get(arn, metadataColumns={"ITEMS": ["GENRES"]})
    current = video.filter("current", "INCLUDE ItemID WHERE Items.GENRES IN CurrentItem.GENRES")
    with pytest.raises(ClientError, match=r"uses CurrentItem.* not with aws-vod-trending-now"):
        video.get(arn, userId="u1", filterArn=current)
    video.personalize.delete_recommender(recommenderArn=arn)
    video.idle()
