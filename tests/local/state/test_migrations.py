"""Every earlier state file opens with all that is in it; what cannot be opened stays as it is."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from personalize_poc.local.errors import StandInError
from personalize_poc.local.state import migrations
from personalize_poc.local.state.attribution_ledger import Count
from personalize_poc.local.state.events import Event
from personalize_poc.local.state.migrations import STEPS
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State
from personalize_poc.local.state.types import ResourceKind

COUNT = Count("clicks", "Click", "SAMPLECOUNT", "a", 0, 3, 3.0, 1.0, 1.0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.sqlite"


@contextlib.contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
        yield database


def written(path: Path, version: int) -> None:
    """A file of this version with a resource and an event, when there are tables for them."""
    with connected(path) as database:
        migrations.migrate(database, path, STEPS[:version])
        if version:
            for statement in (
                "INSERT INTO resources VALUES (1, 'arn:1', 'schema', '1', 'r', 's', NULL, NULL, "
                "'ACTIVE', NULL, 1.5, 2.5, '{\"a\": 1}', '{}')",
                "INSERT INTO events VALUES (4, 'g', 'u', 'i', 9, 'Click', NULL, '{}')",
            ):
                database.execute(statement)


def shape(path: Path) -> list[tuple[str, str]]:
    """Tables, their columns and indexes."""
    query = "SELECT name, sql FROM sqlite_master WHERE sql NOT NULL AND name NOT LIKE 'sqlite_%'"
    with connected(path) as database:
        return sorted(
            (name, " ".join(sql.replace("IF NOT EXISTS ", "").split()))
            for name, sql in database.execute(query)
        )


def version_of(path: Path) -> int:
    with connected(path) as database:
        return int(database.execute("PRAGMA user_version").fetchone()[0])


@pytest.mark.parametrize("version", range(len(STEPS) + 1))
def test_a_file_of_every_version_becomes_the_newest_and_keeps_its_rows(
    path: Path, tmp_path: Path, version: int
) -> None:
    written(path, version)
    for _ in range(2):  # opened again it is as new
        state = State(path)
        if version:
            assert [(r.arn, r.body) for r in state.resources.select(ResourceKind.SCHEMA)] == [
                ("arn:1", {"a": 1})
            ]
            assert list(state.events.since("g")) == [Event("u", "i", 9, "Click", seq=4)]
        assert state.ledger.changes(7) == (0, [])
        state.close()
        assert version_of(path) == len(STEPS)
    State(tmp_path / "new.sqlite").close()
    assert shape(path) == shape(tmp_path / "new.sqlite")


def test_version_1_keeps_the_counts_whose_tables_it_made_by_itself(path: Path) -> None:
    """Version 1 made the tables of attributions when they were first asked for, or not at all."""
    written(path, 1)
    with connected(path) as database:
        for statement in STEPS[1]:
            database.execute(statement)
        row = "7, 'clicks', 'Click', 'SAMPLECOUNT', 'a', 0, 3, 3.0, 1.0, 1.0, 5"
        database.execute(f"INSERT INTO attribution_counts VALUES ({row})")
    state = State(path)
    assert state.ledger.changes(7) == (5, [COUNT])
    state.close()


def test_all_tables_are_there_before_anything_asks_for_them(path: Path) -> None:
    state = State(path)
    before = shape(path)
    assert {"resources", "events", "attribution_counts", "former_answerers"} <= dict(before).keys()
    state.ledger.remember("g", "arn")
    assert shape(path) == before
    state.close()


@pytest.mark.parametrize("number", [len(STEPS) + 1, 99, -1])
def test_a_file_of_an_unknown_version_is_refused_and_stays_as_it_is(
    path: Path, number: int
) -> None:
    written(path, 1)
    with connected(path) as database:
        database.execute(f"PRAGMA user_version = {number}")
    before = shape(path)
    with pytest.raises(
        StandInError, match=rf"newer version.*format {number}, .* up to {len(STEPS)}.*--data-dir"
    ):
        State(path)
    assert (shape(path), version_of(path)) == (before, number)


@pytest.mark.parametrize("version", [0, 1])
def test_a_migration_that_fails_in_the_middle_leaves_the_file_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    written(path, version)
    before = shape(path)
    broken = ("CREATE TABLE more (a)", "DELETE FROM resources", "INSERT INTO nowhere VALUES (1)")
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", (*STEPS, broken))
        with pytest.raises(StandInError, match="nowhere"):
            State(path)
    assert (shape(path), version_of(path)) == (before, version)
    state = State(path)
    state.resources.add(Resource("arn:2", ResourceKind.SCHEMA, "1", "r", "t"))
    assert len(state.resources.select(ResourceKind.SCHEMA)) == 1 + version
    state.close()
