"""What can be asked of a recommender in which state. Nothing is trained for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from personalize_poc.local.options import Options
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import ResourceKind, Status
from personalize_poc.local.testing.mock import mock_personalize

PREFIX = "arn:aws:personalize:us-east-1:123456789012"
ARN, GROUP = f"{PREFIX}:recommender/picks", f"{PREFIX}:dataset-group/films"
OLD = {"enableMetadataWithRecommendations": True, "minRecommendationRequestsPerSecond": 1}
CONFIG = {"minRecommendationRequestsPerSecond": 2}


@pytest.fixture(scope="module")
def mock() -> Iterator[mock_personalize]:
    with mock_personalize(Options(job_failures={"update-recommender": "No capacity."})) as mock:
        client().create_dataset_group(name="films", domain="VIDEO_ON_DEMAND")
        mock.wait_idle()
        yield mock


def client() -> Any:
    return boto3.client("personalize", region_name="us-east-1")


@pytest.fixture
def put(mock: mock_personalize) -> Iterator[Any]:
    """Puts a recommender into a state."""
    assert mock.service is not None
    state = mock.service.state

    def put(status: str, **private: Any) -> None:
        recipe = "arn:aws:personalize:::recipe/aws-vod-top-picks"
        body = {"datasetGroupArn": GROUP, "recipeArn": recipe, "recommenderConfig": OLD}
        state.resources.add(
            Resource(
                ARN,
                ResourceKind.RECOMMENDER,
                "123456789012",
                "us-east-1",
                "picks",
                GROUP,
                GROUP,
                Status(status),
                body=body,
                private={"metrics": {"coverage": 0.12345}, **private},
            )
        )

    yield put
    state.resources.remove(ARN)


def refusal(verb: str) -> str:
    more = {"recommenderConfig": CONFIG} if verb == "update" else {}
    with pytest.raises(ClientError) as caught:
        getattr(client(), f"{verb}_recommender")(recommenderArn=ARN, **more)
    error = caught.value.response["Error"]
    assert error["Code"] == "ResourceInUseException"
    return str(error["Message"])


@pytest.mark.parametrize(
    ("status", "refused"),
    [
        ("CREATE PENDING", "start stop update delete"),
        ("CREATE IN_PROGRESS", "start stop update delete"),
        ("CREATE FAILED", "start stop update"),
        ("ACTIVE", "start"),
        ("STOP IN_PROGRESS", "start stop update delete"),
        ("INACTIVE", "stop update"),
        ("START PENDING", "start stop update delete"),
        ("DELETE IN_PROGRESS", "start stop update delete"),
    ],
)
def test_what_does_not_fit_the_state_is_refused(put: Any, status: str, refused: str) -> None:
    put(status)
    for verb in refused.split():
        assert f"its status is {status}" in refusal(verb), verb


def test_while_it_is_retrained_it_stays_as_it_is(put: Any) -> None:
    put("ACTIVE", retraining=True)
    for verb in ("stop", "update", "delete"):
        assert "is being retrained" in refusal(verb)


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        ("CREATE IN_PROGRESS", None),
        ("ACTIVE", {"coverage": 0.1235}),
        ("INACTIVE", {"coverage": 0.1235}),
        ("DELETE PENDING", None),
    ],
)
def test_metrics_are_shown_once_it_is_made(put: Any, status: str, shown: Any) -> None:
    put(status)
    found = client().describe_recommender(recommenderArn=ARN)["recommender"]
    assert found["status"] == status
    assert found.get("modelMetrics") == shown


def test_an_update_keeps_what_it_does_not_name_and_changes_nothing_when_it_fails(
    put: Any, mock: mock_personalize
) -> None:
    put("ACTIVE")
    client().update_recommender(recommenderArn=ARN, recommenderConfig=CONFIG)
    mock.wait_idle()
    found = client().describe_recommender(recommenderArn=ARN)["recommender"]
    update = found["latestRecommenderUpdate"]
    assert update["recommenderConfig"] == OLD | CONFIG
    assert (update["status"], update["failureReason"]) == ("CREATE FAILED", "No capacity.")
    assert (found["status"], found["recommenderConfig"]) == ("ACTIVE", OLD)
