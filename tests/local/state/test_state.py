"""All repositories stand on one database: what they do in one transaction happens together."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from personalize_poc.local.state.events import Event
from personalize_poc.local.state.job_queue import JobState
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State
from personalize_poc.local.state.types import ResourceKind, Status

LOCAL = Path(__file__).parents[3] / "personalize_poc" / "local"
SQL = re.compile(
    r"\s*(SELECT|INSERT|UPDATE \w+ SET|DELETE FROM|CREATE (TABLE|INDEX)|PRAGMA|BEGIN)\b"
)
GROUP = Resource(
    "arn:g", ResourceKind.DATASET_GROUP, "1", "us-east-1", "films", status=Status.CREATE_PENDING
)


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    state = State(tmp_path / "state.sqlite", clock=lambda: 5.0)
    yield state
    state.close()


def change_everything(state: State) -> None:
    state.resources.add(GROUP)
    state.events.append("arn:g", [Event("u", "i", 1, "Watch")])
    state.records.put("arn:d", {"i": {"GENRE": "crime"}})
    state.jobs.add("dataset-group", "arn:g", {"a": 1})
    state.ledger.remember("arn:g", "arn:c")


def content(state: State) -> tuple[object, ...]:
    return (
        state.resources.find("arn:g"),
        list(state.events.since("arn:g")),
        state.records.of("arn:d"),
        state.jobs.unfinished(),
        state.ledger.answerers("arn:g"),
    )


def test_changes_of_all_repositories_happen_together(state: State) -> None:
    with state.transaction():
        change_everything(state)
    assert all(content(state))


def test_when_one_of_them_fails_nothing_is_changed(state: State) -> None:
    def failing() -> None:
        with state.transaction():
            change_everything(state)
            raise KeyError

    with pytest.raises(KeyError):
        failing()
    assert content(state) == (None, [], {}, [], [])


def test_kinds_and_statuses_come_back_as_such(state: State) -> None:
    state.resources.add(GROUP)
    found = state.resources.get("arn:g")
    assert isinstance(found.kind, ResourceKind)
    assert isinstance(found.status, Status)
    number = state.jobs.add("dataset-group", "arn:g", {})
    assert state.jobs.state_of(number) is JobState.QUEUED
    assert [row.state for row in state.jobs.unfinished()] == [JobState.QUEUED]


def test_a_change_makes_another_resource_and_leaves_the_one_before(state: State) -> None:
    before = state.resources.add(GROUP)
    after = state.resources.change(
        "arn:g", status=Status.ACTIVE, body={"domain": "ECOMMERCE"}, private={"folder": "a"}
    )
    assert (before.status, before.body, before.private) == (Status.CREATE_PENDING, {}, {})
    assert after == state.resources.get("arn:g") != before
    with pytest.raises(FrozenInstanceError):
        before.status = Status.ACTIVE  # type: ignore[misc]
    assert state.resources.change("arn:g", body={"domain": None}).body == {}  # type: ignore[union-attr]


def test_a_change_only_from_other_statuses_changes_nothing(state: State) -> None:
    before = state.resources.add(GROUP)
    assert (
        state.resources.change("arn:g", status=Status.ACTIVE, only_from=[Status.INACTIVE]) is None
    )
    assert state.resources.get("arn:g") == before


def test_sql_is_written_in_one_room() -> None:
    found = [
        f"{path.relative_to(LOCAL)}: {node.value[:40]}"
        for path in LOCAL.rglob("*.py")
        if path.parent != LOCAL / "state"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value)
    ]
    assert found == []
