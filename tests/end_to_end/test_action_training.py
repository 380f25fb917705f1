"""Next best actions when action interactions come later, or never; and after a kill."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from moto import mock_aws

from personalize_poc.local.errors import StandInError
from personalize_poc.local.process import daemon
from personalize_poc.local.process.lock import DirectoryLock
from personalize_poc.local.testing.pytest_plugin import LocalServer
from tests.support.action_world import INTERACTIONS, ActionWorld
from tests.support.patience import until
from tests.support.serving_world import mock

RECIPE = "aws-next-best-action"


def test_scores_come_with_action_interactions_that_are_put_later() -> None:
    with mock_aws(), mock() as active:
        world = ActionWorld(active).build(history=False)
        campaign = world.campaign("first", world.train(RECIPE))
        # The same for everybody, without scores: the greater value first.
        told = {"never-shown": 0.0, "book-club": 0.0, "course": 0.0, "newsletter": 0.0}
        for user in ("r1", "c1", "nobody"):
            found = world.actions(campaign, userId=user)
            assert found == told
            assert list(found) == list(told)

        now = time.time()
        for people in range(0, 40, 10):
            for kind, event in (("r", "Not Taken"), ("c", "TAKEN")):
                batch = [
                    {
                        "actionId": "course",
                        "userId": f"{kind}{people + n}",
                        "sessionId": "s",
                        "eventType": told,
                        "timestamp": now + after,
                    }
                    for n in range(5)
                    for told, after in (("Viewed", 0), (event, 1))
                ]
                for part in range(5):
                    moved = [{**one, "timestamp": now - part * 86_400} for one in batch]
                    world.events.put_action_interactions(
                        trackingId=world.action_tracking, actionInteractions=moved
                    )
        assert world.actions(campaign, userId="c44")["course"] == 0.0  # known at training only
        second = world.campaign("second", world.train(RECIPE))
        cook, reader = (world.actions(second, userId=user) for user in ("c44", "r44"))
        assert cook["course"] > 0.7 > 0.3 > reader["course"] > 0.0
        assert next(iter(cook)) == "course"
        assert cook["book-club"] == 0.0


def test_actions_are_needed_to_train() -> None:
    with mock_aws(), mock() as active:
        world = ActionWorld(active)
        world.group = world.personalize.create_dataset_group(name="g")["datasetGroupArn"]
        world.datasets = {}
        world.idle()
        world.add_dataset("Interactions", INTERACTIONS, "")
        solution = world.personalize.create_solution(
            name="s",
            datasetGroupArn=world.group,
            performAutoTraining=False,
            recipeArn=f"arn:aws:personalize:::recipe/{RECIPE}",
        )["solutionArn"]
        with pytest.raises(world.personalize.exceptions.InvalidInputException, match="ACTIONS"):
            world.personalize.create_solution_version(solutionArn=solution)


class ServedWorld(ActionWorld):
    """The shop on a server of its own."""

    def __init__(self, server: LocalServer) -> None:
        self.server = server
        for name, service in (
            ("personalize", "personalize"),
            ("events", "personalize-events"),
            ("runtime", "personalize-runtime"),
            ("s3", "s3"),
            ("iam", "iam"),
        ):
            setattr(self, name, server.client(service))

    def idle(self) -> None:
        until(lambda: not self._busy())

    def _busy(self) -> bool:
        api = self.personalize
        listed: list[dict[str, Any]] = [
            *api.list_dataset_groups()["datasetGroups"],
            *api.list_datasets()["datasets"],
            *api.list_dataset_import_jobs()["datasetImportJobs"],
            *api.list_event_trackers()["eventTrackers"],
            *api.list_filters()["Filters"],
            *api.list_solution_versions()["solutionVersions"],
            *api.list_campaigns()["campaigns"],
        ]
        return any(one["status"] in ("CREATE PENDING", "CREATE IN_PROGRESS") for one in listed)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    with contextlib.suppress(StandInError):
        daemon.stop(tmp_path)


def start(folder: Path) -> LocalServer:
    state, _ = daemon.start(folder, 0, [])
    return LocalServer(state["endpoint"], state["port"], state["pid"], folder)


def test_a_kill_loses_no_action_and_no_interaction_that_was_acknowledged(folder: Path) -> None:
    world = ServedWorld(start(folder))
    world.build()
    plain = {"itemExplorationConfig": {"explorationWeight": "0"}}
    campaign = world.campaign("plain", world.train(RECIPE), **plain)
    done = world.filter("done", "EXCLUDE ActionID WHERE Action_Interactions.EVENT_TYPE IN (*)")
    untouched = world.actions(campaign, userId="r44")
    now = time.time()
    for number in range(20):
        world.act(f"user-{number}", "course", "Taken", now)
    world.act("r44", "book-club", "Not Taken", now, eventId="once")
    world.events.put_actions(
        datasetArn=world.datasets["Actions"], actions=[{"actionId": "app", "properties": "{}"}]
    )
    os.kill(world.server.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    until(lambda: not DirectoryLock(folder).is_held())

    again = ServedWorld(start(folder))
    again.action_tracking = world.action_tracking
    for number in range(20):
        found = again.actions(campaign, userId=f"user-{number}", filterArn=done)
        assert "course" not in found
    after = again.actions(campaign, userId="r44")
    assert after["book-club"] < untouched["book-club"]
    assert after["app"] == 0.0
    again.act("r44", "book-club", "Taken", now + 1, eventId="once")  # known: ignored
    assert again.actions(campaign, userId="r44") == after
