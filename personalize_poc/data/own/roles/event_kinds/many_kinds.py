"""Columns of events that hold much besides kinds, on rows that are nobody's or of no item.

A log of a site writes what somebody did by its name ("play_video") and, of every other request, the
address that was asked for. The addresses are many, and these rows lack the user or the item: what
counts are the kinds of the rows that have both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.event_kinds.event_column import is_called_event
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states.states import KINDS
from personalize_poc.data.own.roles.words.meanings import is_event
from personalize_poc.data.own.sql import NOTHING

if TYPE_CHECKING:
    import duckdb

_SHAPES = ("word", "code", "phrase", "url", "text")
_MOST = 20_000
"""Different values up to which a column is looked at."""


def counted(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    columns: list[ColumnProfile],
    pair: tuple[str, str] | None,
) -> dict[str, dict[str, int]]:
    """Key of a column of events with too many values -> kinds of the rows that count -> rows.

    Args:
        connection: where the table is.
        view: the table.
        columns: that have no role yet.
        pair: keys of the columns of user and item, if both stand in this table.
    """
    found = {}
    for column in columns if pair else ():
        many = KINDS < column.distinct <= _MOST and column.shape.kind in _SHAPES
        said = view.hint(column.key)
        if not many or not is_called_event(view, column) or said.says("id", "time"):
            continue
        kinds = _kinds(connection, view, column, pair or ("", ""))
        if 2 <= len(kinds) <= KINDS and any(map(is_event, kinds)):
            found[column.key] = kinds
    return found


def _kinds(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile, pair: tuple[str, str]
) -> dict[str, int]:
    """The values of rows that name a user and an item, the most frequent first."""
    user, item = (sql.trimmed(key) for key in pair)
    rows = connection.execute(
        f"SELECT {sql.trimmed(column.key)} AS v, count(*) AS n FROM {view.profile.table.name} "
        f"WHERE {user} IS NOT NULL AND {item} IS NOT NULL AND v IS NOT NULL "
        f"GROUP BY v ORDER BY n DESC, v LIMIT {KINDS + 1}"
    ).fetchall()
    return {str(value): int(count) for value, count in rows if value not in NOTHING}
