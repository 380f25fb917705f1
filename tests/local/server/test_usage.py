"""Monitoring code sees in CloudWatch how campaigns and trackers are used."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from moto import mock_aws

from personalize_poc.local.api.context import Service
from personalize_poc.local.protocol.codec import Call
from personalize_poc.local.server import usage
from personalize_poc.local.server.usage import NAMESPACE, Usage
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State
from personalize_poc.local.state.types import ResourceKind, Status
from tests.support.clients import KEYS, client

ACCOUNT, REGION = "123456789012", "us-east-1"
PREFIX = f"arn:aws:personalize:{REGION}:{ACCOUNT}:"
CAMPAIGN, RECOMMENDER = f"{PREFIX}campaign/films", f"{PREFIX}recommender/films"
TRACKER, TRACKING_ID = f"{PREFIX}event-tracker/12345678", "0b8a8e5e-6a1c-4b0c-9a3e-2f4f6f4a7d11"
NOW = 1_790_000_020.0


class Metered:
    """A service whose requests are counted; publishing is done when the test says so."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[Any] = []
        self.is_loaded = True
        self.state = State(folder / "state.sqlite")
        self.state.resources.add(
            Resource(
                arn=TRACKER,
                kind=ResourceKind.EVENT_TRACKER,
                account=ACCOUNT,
                region=REGION,
                name="t",
                status=Status.ACTIVE,
                body={"trackingId": TRACKING_ID},
            )
        )
        known = {CAMPAIGN: object(), RECOMMENDER: object()}
        self.now = NOW
        self.service: Any = SimpleNamespace(
            state=self.state,
            serving=SimpleNamespace(deployments=SimpleNamespace(loaded=known.get)),
            jobs=SimpleNamespace(soon=self.asked.append),
            clock=lambda: self.now,
            cloud=SimpleNamespace(wait=self.wait),
        )
        self.usage = Usage(cast(Service, self.service))

    def note(self, operation: str, status: int = 200, ms: float = 5.0, **params: Any) -> None:
        self.usage.note(Call("s", operation, params, ACCOUNT, REGION), status, ms / 1000)

    def wait(self) -> None:
        if not self.is_loaded:
            raise ImportError("cannot import name 'it' from partially initialized module")

    def show(self) -> None:
        asked, self.asked[:] = list(self.asked), []
        for one in asked:
            one(self.service)


@pytest.fixture
def metered(tmp_path: Path) -> Any:
    with mock_aws():
        made = Metered(tmp_path)
        yield made
        made.state.close()


def statistics(metric: str, **dimension: str) -> list[dict[str, Any]]:
    """What `get_metric_statistics` has of a metric, by minutes."""
    shown = client("cloudwatch", REGION, **KEYS).get_metric_statistics(
        Namespace=NAMESPACE,
        MetricName=metric,
        Dimensions=[{"Name": name, "Value": value} for name, value in dimension.items()],
        StartTime=datetime.fromtimestamp(NOW - 3600, UTC),
        EndTime=datetime.fromtimestamp(NOW + 3600, UTC),
        Period=60,
        Statistics=["Sum", "SampleCount", "Average", "Minimum", "Maximum"],
    )
    return sorted(shown["Datapoints"], key=lambda point: point["Timestamp"])


def test_use_latency_and_errors_of_a_campaign_are_seen(metered: Metered) -> None:
    for ms, status in ((2.0, 200), (4.0, 200), (9.0, 400), (1.0, 500)):
        metered.note("GetRecommendations", status, ms, campaignArn=CAMPAIGN, userId="u")
    assert len(metered.asked) == 1  # not one for each request
    metered.show()
    (requests,) = statistics("GetRecommendations", CampaignArn=CAMPAIGN)
    assert (requests["Sum"], requests["SampleCount"]) == (4, 4)
    (latency,) = statistics("GetRecommendationsLatency", CampaignArn=CAMPAIGN)
    assert latency["Average"] == pytest.approx(4.0)
    assert (latency["Minimum"], latency["Maximum"]) == pytest.approx((1.0, 9.0))
    (refused,) = statistics("GetRecommendations4xxErrors", CampaignArn=CAMPAIGN)
    assert (refused["Sum"], refused["Average"]) == (1, 0.25)
    (failed,) = statistics("GetRecommendations5xxErrors", CampaignArn=CAMPAIGN)
    assert failed["Sum"] == 1


def test_requests_before_the_metrics_of_aws_are_loaded_are_counted_later(metered: Metered) -> None:
    metered.is_loaded = False
    metered.note("GetRecommendations", campaignArn=CAMPAIGN)
    with pytest.raises(ImportError):
        metered.show()
    metered.is_loaded = True
    metered.note("GetRecommendations", campaignArn=CAMPAIGN)
    metered.show()
    assert statistics("GetRecommendations", CampaignArn=CAMPAIGN)[0]["Sum"] == 2


def test_a_minute_is_one_window_however_often_it_is_shown(metered: Metered) -> None:
    for second in (0, 1, 70, 71, 200):
        metered.now = NOW + second
        metered.note("GetPersonalizedRanking", campaignArn=CAMPAIGN, userId="u")
        metered.show()
    for metric in ("GetPersonalizedRanking", "GetPersonalizedRankingRequests"):
        points = statistics(metric, CampaignArn=CAMPAIGN)
        assert [point["Sum"] for point in points] == [2, 2, 1]


def test_recommenders_and_trackers_have_dimensions_of_their_own(metered: Metered) -> None:
    metered.note("GetRecommendations", recommenderArn=RECOMMENDER)
    metered.note("PutEvents", trackingId=TRACKING_ID)
    metered.show()
    assert statistics("GetRecommendations", RecommenderArn=RECOMMENDER)[0]["Sum"] == 1
    for metric in ("PutEvents", "PutEventsRequests", "PutEventLatency"):
        assert statistics(metric, EventTrackerArn=TRACKER)[0]["SampleCount"] == 1


def test_what_is_none_of_the_account_is_not_counted(
    metered: Metered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(usage, "MOST", 3)
    metered.note("GetRecommendations", 404, campaignArn=f"{CAMPAIGN}-none")
    for number in range(10):
        metered.note("PutEvents", 400, trackingId=f"none-{number}")
    metered.note("DescribeCampaign", campaignArn=CAMPAIGN)
    metered.show()
    assert client("cloudwatch", REGION, **KEYS).list_metrics(Namespace=NAMESPACE)["Metrics"] == []
