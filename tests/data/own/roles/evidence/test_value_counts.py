"""Counts of values: exact, but of very many values in a very large table."""

from __future__ import annotations

import duckdb
import pytest

from personalize_poc.data.own.profiles import profile
from personalize_poc.data.own.roles.evidence import value_counts as counting
from personalize_poc.data.own.roles.evidence.view import View, forget
from tests.support.own_tables import reading

_USERS, _ROWS = 600, 6_000


def _view() -> tuple[duckdb.DuckDBPyConnection, View]:
    """A table in which a guest has a third of the rows and each of many users a few."""
    users = ["guest " if row % 3 == 0 else f"u{row % _USERS}" for row in range(_ROWS)]
    read = reading({"events.csv": {"user": users}})
    return read.connection, View(profile(read.connection, read.tables[0]))


@pytest.mark.parametrize("many", [10, 1_000_000])
def test_of_many_values_the_frequent_ones_are_found_and_those_asked_for_are_counted(
    monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(counting, "_MANY_VALUES", many)
    monkeypatch.setattr(counting, "_ROWS", _ROWS // 7)
    connection, view = _view()
    column = view.columns[0]
    counts = counting.value_counts(connection, view, column)
    assert next(iter(counts)) == "guest"
    assert counts["guest"] == pytest.approx(_ROWS / 3, rel=0.05)
    assert counting.value_counts(connection, view, column, only=["guest", "u1"]) == {
        "guest": _ROWS // 3,
        "u1": _ROWS // _USERS,
    }
    estimated = counts != counting.value_counts(connection, view, column, only=list(counts))
    assert estimated is (many == 10)
    forget(connection, [view])
