"""A data directory that version 0.1.0 wrote opens, and everything in it is kept and goes on."""

from __future__ import annotations

import copy
import json
import tarfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.local.process import daemon
from tests.support import directory_answers
from tests.support.directory_answers import BUCKET, UNFINISHED, Client, answers, listed, wait
from tests.support.patience import PATIENCE, until

WRITTEN = Path(__file__).parents[1] / "support" / "data_directory_0_1_0.tar.xz"
OPTIONS = ["--schedule-speed", "0"]
"""Recommenders would be trained again: a week has passed since then."""
VARYING = "next-best-action: u3"
"""Scores of actions depend on the time since a user was shown them."""


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    """The questions and answers that were written beside the directory."""
    return dict(json.loads(WRITTEN.with_suffix("").with_suffix(".json").read_text("utf-8")))


@pytest.fixture
def directory(tmp_path: Path) -> Iterator[Path]:
    """The directory, unpacked."""
    with tarfile.open(WRITTEN) as packed:
        packed.extractall(tmp_path, filter="data")
    yield tmp_path
    daemon.stop(tmp_path)


Start = Callable[[], Client]


@pytest.fixture
def start(directory: Path) -> Start:
    """Starts a stand-in on the directory, and ends the one before."""

    def run() -> Client:
        daemon.stop(directory)
        state, _ = daemon.start(directory, 0, OPTIONS)
        return directory_answers.clients(state["endpoint"])

    return run


def assert_same(found: Any, expected: Any, where: str = "") -> None:
    """Equal; floats nearly, as libraries of another version may round otherwise."""
    if isinstance(expected, dict):
        assert sorted(found) == sorted(expected), where
        for key, value in expected.items():
            assert_same(found[key], value, f"{where}/{key}")
    elif isinstance(expected, list):
        assert len(found) == len(expected), where
        for number, value in enumerate(expected):
            assert_same(found[number], value, f"{where}/{number}")
    elif isinstance(expected, float):
        assert found == pytest.approx(expected, rel=1e-3, abs=1e-4), where
    else:
        assert found == expected, where


def assert_kept(client: Client, written: dict[str, Any]) -> None:
    """All that was told before is told again."""
    found, expected = answers(client, written["questions"]), copy.deepcopy(written["answers"])
    actions = [
        sorted(action for action, _ in one["recommendations"].pop(VARYING))
        for one in (found, expected)
    ]
    assert actions[0] == actions[1]
    assert len(actions[0]) == 4
    assert_same(found, expected)


def test_everything_is_kept_also_when_it_is_opened_again(
    start: Start, written: dict[str, Any]
) -> None:
    for _ in range(2):
        client = start()
        finished(client)
        assert_kept(client, written)


def finished(client: Client) -> None:
    """The batch job that the earlier version did not end is ended by this one."""
    personalize, jobs = client("personalize"), "batch_inference_jobs"
    wait(personalize, PATIENCE)
    found = {one["jobName"]: one["status"] for one in listed(personalize, jobs)}
    assert found == {"users": "ACTIVE", UNFINISHED: "ACTIVE"}
    body = client("s3").get_object(Bucket=BUCKET, Key=f"{UNFINISHED}/users.json.out")["Body"]
    assert json.loads(body.read())["input"] == {"userId": "u3"}


def test_what_comes_next_goes_on_from_what_is_there(start: Start, written: dict[str, Any]) -> None:
    client, questions = start(), written["questions"]
    personalize, runtime = client("personalize"), client("personalize-runtime")
    campaigns = {one["name"]: one["campaignArn"] for one in listed(personalize, "campaigns")}
    filters = {one["name"]: one["filterArn"] for one in listed(personalize, "filters")}
    unseen = {"campaignArn": campaigns["popularity-count"], "filterArn": filters["unseen"]}

    def ask() -> list[str]:
        answer = runtime.get_recommendations(**unseen, userId="live", numResults=40)
        return [item["itemId"] for item in answer["itemList"]]

    first = ask()[0]
    put(client, questions, "Watch", first)
    assert first not in ask()
    put(client, questions, "Click", "i2", recommendationId=questions["rid"])
    counted(client, questions)


def put(client: Client, questions: dict[str, Any], kind: str, item: str, **more: Any) -> None:
    """Put an event of the user `live`, now."""
    event = {"eventType": kind, "itemId": item, "sentAt": time.time(), **more}
    client("personalize-events").put_events(
        trackingId=questions["tracking"], userId="live", sessionId="s", eventList=[event]
    )


def counted(client: Client, questions: dict[str, Any]) -> None:
    """A click after an answer of a campaign that was deleted by the earlier version counts."""
    now = time.time()
    source = "arn:aws:personalize:us-east-1:123456789012:campaign/deleted"
    until(lambda: directory_answers.counts(client, now).get(f"clicks, {source}") == [1.0, 1.0])


@pytest.mark.slow
def test_what_is_trained_now_builds_on_what_was_trained_then(
    start: Start, written: dict[str, Any]
) -> None:
    client, questions = start(), written["questions"]
    personalize = client("personalize")
    solutions = {one["name"]: one["solutionArn"] for one in listed(personalize, "solutions")}
    put(client, questions, "Watch", "i9")
    made = [
        personalize.create_solution_version(solutionArn=solutions[name], **mode)
        for name, mode in (
            ("user-personalization", {"trainingMode": "UPDATE"}),
            ("next-best-action", {}),
            ("sims", {}),
        )
    ]
    wait(personalize, PATIENCE)
    for version in (one["solutionVersionArn"] for one in made):
        shown = personalize.describe_solution_version(solutionVersionArn=version)
        assert shown["solutionVersion"]["status"] == "ACTIVE", shown
    kept = written["answers"]["metrics"]
    old = next(arn for arn in kept if "/sims/" in arn)
    metrics = personalize.get_solution_metrics(solutionVersionArn=made[2]["solutionVersionArn"])
    assert metrics["metrics"].keys() == kept[old].keys()


def test_the_packed_directory_says_nothing_of_the_machine_that_wrote_it() -> None:
    """The directory may lie anywhere: no absolute path, no home, no name of a module or host."""
    with tarfile.open(WRITTEN) as packed:
        contents = {
            entry.name: file.read() for entry in packed if (file := packed.extractfile(entry))
        }
    assert "state.sqlite" in contents
    assert not [name for name in contents if name.endswith(("-wal", "-shm", ".log", ".lock"))]
    for name, body in contents.items():
        for text in (b"/tmp", b"/home", b"/root", b"/work", b"personalize_poc", b"linux"):
            assert text not in body.lower(), (name, text)
