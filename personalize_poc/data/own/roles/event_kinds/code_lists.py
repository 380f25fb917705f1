"""Events as lists of codes whose words stand in another table: "2,100" is a product view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.states import KINDS
from personalize_poc.data.own.roles.words.meanings import is_event, is_shown
from personalize_poc.data.own.roles.words.names import hint, own_name
from personalize_poc.data.own.roles.words.undoing import undoes

if TYPE_CHECKING:
    import duckdb

_ROWS = 2000
"""Most rows of a table that explains codes of events."""


def find(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    events: View,
    taken: set[str],
    result: Actions,
) -> None:
    """Take a column of lists of codes for the kind of event, if another table has their words.

    Of several codes of a row the first counts that is a kind of event by its words, and the only
    one of another row.

    Args:
        connection: where the tables are.
        views: all tables.
        events: the table of interactions.
        taken: keys of its columns that have a role.
        result: what was found of events; written to.
    """
    if result.event is not None or result.unsaid:
        return
    for column in events.columns:
        if column.key in taken or not 2 <= column.distinct <= KINDS or column.fill < 0.3:
            continue
        if not events.hint(column.key).about("event") or not has_lists(column):
            continue
        counts = value_counts(connection, events, column)
        codes = {code for value in counts for code in value.split(",")}
        for there in views:
            named = hint(own_name(there.label)).about("event") and there is not events
            words = _words(connection, there, codes) if named else {}
            if words:
                _take(column, there, counts, words, result)
                return


def has_lists(column: ColumnProfile) -> bool:
    """Whether some values of a column are several codes, with commas between them."""
    return any(map(_codes, column.frequencies))


def _codes(value: str) -> bool:
    parts = value.split(",")
    return len(parts) > 1 and all(part.isdigit() for part in parts)


def _words(connection: duckdb.DuckDBPyConnection, there: View, codes: set[str]) -> dict[str, str]:
    """Code -> words, of a table whose first column has all codes and no code twice."""
    if there.profile.rows > _ROWS or len(there.columns) < 2:
        return {}
    key, word = there.columns[:2]
    rows = connection.execute(
        f"SELECT {sql.trimmed(key.key)}, {sql.trimmed(word.key)} FROM {there.profile.table.name}"
    ).fetchall()
    words = {str(code): str(text) for code, text in rows if code and text}
    told = codes.issubset(words) and len(words) == len(rows)
    return words if told and any(is_event(words[code]) for code in codes) else {}


def _take(
    column: ColumnProfile,
    there: View,
    counts: dict[str, int],
    words: dict[str, str],
    result: Actions,
) -> None:
    result.event, result.counts, result.confidence = column, counts, 0.85
    result.explained = there.label
    known = {value: [c for c in value.split(",") if is_event(words[c])] for value in counts}
    alone = {codes[0] for codes in known.values() if len(codes) == 1}
    for value, codes in known.items():
        # Whoever puts a first thing in a cart opens it as well, which nobody does alone.
        code = next((one for one in codes if one in alone), None)
        told = words[code or next(iter(codes), value.split(",")[0])]
        result.event_types[value] = None if undoes(told) or is_shown(told, words.values()) else told
