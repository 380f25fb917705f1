"""Codes of events whose words stand in another table: 1 is a view, 2 a purchase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.acted import Actions
from personalize_poc.data.own.roles.meanings import is_event, is_shown
from personalize_poc.data.own.roles.undoing import undoes
from personalize_poc.data.own.roles.view import Link, View

if TYPE_CHECKING:
    import duckdb

_MOST = 60
"""Most codes, and most rows of the table that explains them."""
_SURE = 0.8
_KNOWN = 0.5
"""Share of the codes whose words are events, from which on it is a table of kinds of events."""


def find(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    events: View,
    taken: set[str],
    result: Actions,
) -> None:
    """Take a column of codes for the kind of event, if another table says so in words.

    Args:
        connection: where the tables are.
        views: all tables.
        events: the table of interactions.
        taken: keys of its columns that have a role.
        result: what was found of events; written to.
    """
    if result.event is not None:
        return
    tables = {view.label: view for view in views}
    for link in events.links:
        column = events.column(link.key)
        there = tables[link.table]
        few = 2 <= column.distinct <= _MOST and there.profile.rows <= _MOST
        if link.key in taken or link.share < _SURE or link.form or not few:
            continue
        words = _words(connection, there, link)
        if words and column.fill > _SURE:
            _take(connection, events, column, there, words, result)
            return


def _words(connection: duckdb.DuckDBPyConnection, there: View, link: Link) -> dict[str, str]:
    """Code -> words, of the column there whose words are kinds of events."""
    for column in there.columns:
        if column.key == link.there or column.shape.kind not in ("word", "phrase", "code"):
            continue
        rows = connection.execute(
            f"SELECT {sql.trimmed(link.there)}, {sql.trimmed(column.key)} "
            f"FROM {there.profile.table.name}"
        ).fetchall()
        words = {str(code): str(word) for code, word in rows if code and word}
        if sum(map(is_event, words.values())) >= max(2, _KNOWN * len(words)):
            return words
    return {}


def _take(
    connection: duckdb.DuckDBPyConnection,
    events: View,
    column: ColumnProfile,
    there: View,
    words: dict[str, str],
    result: Actions,
) -> None:
    rows = connection.execute(
        f"SELECT {sql.trimmed(column.key)} AS v, count(*) FROM {events.profile.table.name} "
        "WHERE v IS NOT NULL GROUP BY v ORDER BY 2 DESC, 1"
    ).fetchall()
    result.event, result.confidence = column, 0.9
    result.counts = {str(code): int(count) for code, count in rows}
    result.event_types = {
        code: None if undoes(words[code]) or is_shown(words[code]) else words[code]
        for code in result.counts
        if code in words
    }
    result.explained = there.label
    if result.unsaid and result.unsaid.column is column:
        result.unsaid = None
