"""What people get who test their own code: fixtures and context managers."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import unittest
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.local.testing.server import Trained, running
from tests.support.patience import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
USER = "user-7"


def recommended(trained: Trained, user: str = USER, **more: Any) -> list[str]:
    answer = trained.client("personalize-runtime").get_recommendations(
        campaignArn=trained.campaigns["user-personalization"], userId=user, numResults=10, **more
    )
    return [item["itemId"] for item in answer["itemList"]]


def watch(trained: Trained, user: str, film: str) -> None:
    trained.client("personalize-events").put_events(
        trackingId=trained.tracking_id,
        userId=user,
        sessionId="test",
        eventList=[{"eventType": "watch", "itemId": film, "sentAt": 1_600_000_000}],
    )


def test_trained_campaigns_know_their_users(personalize_trained: Trained) -> None:
    """Everybody watches one series, and is recommended it."""
    trained = personalize_trained
    own = f"series-{int(USER.removeprefix('user-')) % 3}"
    found = recommended(trained)
    assert sum(trained.series[film] == own for film in found) >= 8
    filtered = recommended(
        trained,
        filterArn=trained.filters["of-series"],
        filterValues={"SERIES": '"series-0"'},
    )
    assert {trained.series[film] for film in filtered} == {"series-0"}


@pytest.mark.parametrize("time", [1, 2])
def test_each_test_begins_as_new(personalize_trained: Trained, time: int) -> None:
    trained = personalize_trained
    assert trained.client("personalize").list_dataset_groups()["datasetGroups"][1:] == []
    trained.client("personalize").create_dataset_group(name=f"of-test-{time}")
    assert trained.server.has_changed()


def test_questions_change_nothing(personalize_trained: Trained) -> None:
    recommended(personalize_trained)
    assert not personalize_trained.server.has_changed()
    watch(personalize_trained, "somebody", "film-3")
    assert personalize_trained.server.has_changed()
    (sent,) = personalize_trained.server.requests(
        operation="PutEvents", params={"userId": "somebody"}
    )
    assert sent["params"]["eventList"][0]["itemId"] == "film-3"


def test_a_server_is_kept_and_reset(tmp_path: Path) -> None:
    with running(tmp_path) as server:
        client = server.client("personalize")
        client.create_dataset_group(name="kept")
        server.snapshot("one")
        server.reset()
        assert client.list_dataset_groups()["datasetGroups"] == []
        server.restore("one")
        assert [g["name"] for g in client.list_dataset_groups()["datasetGroups"]] == ["kept"]


class InUnittest(unittest.TestCase):
    """As the manual shows it."""

    def setUp(self) -> None:  # noqa: N802 - the name is that of unittest
        self.server = self.enterContext(running())

    def test_empty_at_first(self) -> None:
        groups = self.server.client("personalize").list_dataset_groups()["datasetGroups"]
        self.assertEqual(groups, [])  # noqa: PT009 - that is the point


def test_fixtures_are_there_once_it_is_installed(tmp_path: Path) -> None:
    """In a project with nothing but one test: by the entry point, without loading boto3."""
    name = "personalize_poc.local.testing.pytest_plugin"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["entry-points"]["pytest11"] == {name: name}
    (tmp_path / "test_own.py").write_text(
        "import sys\n"
        "LOADED = 'boto3' in sys.modules\n"
        "def test_it(personalize_mock):\n"
        "    assert not LOADED\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", name, "-p", "no:cacheprovider", str(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert "1 passed" in done.stdout, done.stdout + done.stderr
