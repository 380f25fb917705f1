"""Event trackers: ready at once, with a dataset of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from personalize_poc.local.options import Options
from personalize_poc.local.testing.mock import mock_personalize
from tests.support.clients import client
from tests.support.patience import until

EVENT = {"eventType": "watch", "itemId": "alien", "sentAt": 1_700_000_000}


class Tracked:
    """A dataset group with a tracker that takes long to become ACTIVE."""

    def __init__(self, mock: mock_personalize) -> None:
        self.mock, self.api = mock, client("personalize")
        self.group = self.api.create_dataset_group(name="films")["datasetGroupArn"]
        mock.wait_idle()
        made = self.api.create_event_tracker(name="t", datasetGroupArn=self.group)
        self.tracker, self.tracking_id = made["eventTrackerArn"], made["trackingId"]
        self.own = self.group.replace("dataset-group/films", "dataset/films/EVENT_INTERACTIONS")

    def put(self) -> None:
        client("personalize-events").put_events(
            trackingId=self.tracking_id, sessionId="s", userId="u", eventList=[EVENT]
        )

    @property
    def kept(self) -> list[str]:
        """The items of the events that were taken."""
        assert self.mock.service is not None
        return [event.item_id for event in self.mock.service.state.events.since(self.group)]

    def gone(self, arn: str) -> bool:
        try:
            self.api.describe_dataset(datasetArn=arn)
        except self.api.exceptions.ResourceNotFoundException:
            return True
        return False


@pytest.fixture
def tracked(request: pytest.FixtureRequest) -> Iterator[Tracked]:
    seconds: float = getattr(request, "param", 0.0)
    with mock_personalize(Options(job_seconds={"event-tracker": seconds})) as mock:
        yield Tracked(mock)


@pytest.mark.parametrize("tracked", [60.0], indirect=True)
def test_an_event_right_after_the_tracker_is_made_is_taken(tracked: Tracked) -> None:
    tracked.put()
    shown = tracked.api.describe_event_tracker(eventTrackerArn=tracked.tracker)["eventTracker"]
    assert shown["status"].startswith("CREATE ")
    assert tracked.kept == ["alien"]


def test_the_tracker_has_a_dataset_that_can_be_described_and_deleted(tracked: Tracked) -> None:
    tracked.put()
    shown: dict[str, Any] = tracked.api.describe_dataset(datasetArn=tracked.own)["dataset"]
    assert shown["status"] == "ACTIVE"
    assert shown["datasetType"] == "EVENT_INTERACTIONS"
    assert shown["datasetGroupArn"] == tracked.group
    tracked.mock.wait_idle()
    tracked.api.delete_event_tracker(eventTrackerArn=tracked.tracker)
    assert tracked.kept == ["alien"]  # a deleted tracker keeps its data
    tracked.api.delete_dataset(datasetArn=tracked.own)
    until(lambda: tracked.gone(tracked.own))
    assert tracked.kept == []


def test_a_clean_up_need_not_know_of_it(tracked: Tracked) -> None:
    assert tracked.api.list_datasets(datasetGroupArn=tracked.group)["datasets"] == []
    tracked.mock.wait_idle()
    tracked.api.delete_event_tracker(eventTrackerArn=tracked.tracker)
    tracked.mock.wait_idle()
    tracked.api.delete_dataset_group(datasetGroupArn=tracked.group)
    tracked.mock.wait_idle()
    assert tracked.gone(tracked.own)


def test_another_tracker_finds_the_dataset_of_the_first(tracked: Tracked) -> None:
    tracked.mock.wait_idle()
    tracked.api.delete_event_tracker(eventTrackerArn=tracked.tracker)
    tracked.mock.wait_idle()
    tracked.api.create_event_tracker(name="second", datasetGroupArn=tracked.group)
    assert not tracked.gone(tracked.own)
