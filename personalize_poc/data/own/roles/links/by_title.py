"""A catalogue that has no id of what was chosen, but its title: offers of a market by their names.

Rows of the events have both, so that what the catalogue says of a title is known of the id.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.mapping_file import Join
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import metadata
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.described import Described
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words import language_words

if TYPE_CHECKING:
    import duckdb

_LEAST, _FOUND = 20, 0.6
"""Titles that a catalogue has, and share of those of the events that it has: some offers ended."""
_APART = 0.9
"""Different titles for each item, at least, so that a title tells which one is meant."""
_IDS = 0.2
"""Different values a row, from which on an id is that of the item: texts of five languages."""
_TITLES = ("phrase", "text")
_KINDS = ("categorical", "number", "text", "list")


@dataclass(frozen=True)
class Catalogue:
    """What a table says of titles. view: of it. join: with it. fields: of it that can be taken."""

    view: View
    join: Join
    fields: tuple[Described, ...]


def find(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    taken: dict[str, str],
    title: str | None,
) -> Catalogue | None:
    """The catalogue of the items of events by their titles; None if there is none.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        taken: fields of items that stand in their rows.
        title: name of the column with the titles in their rows.
    """
    view, item = best.view, best.roles["ITEM_ID"].column
    called = next((one for one in view.columns if one.name == title), None)
    if called is None or called.shape.kind not in _TITLES or called is item:
        return None
    if view.goes_with(item.key, called.key) < SURE or called.distinct < _APART * item.distinct:
        return None
    used = {view.label, *(link.table for link in best.links)}
    for there in views:
        if there.kind != "item" or there.label in used:
            continue
        for key in there.columns:
            if key.is_unique and key.shape.kind in _TITLES and _has(connection, called, there, key):
                return _catalogue(there, key, called.name, taken)
    return None


def _has(
    connection: duckdb.DuckDBPyConnection, called: ColumnProfile, there: View, key: ColumnProfile
) -> bool:
    """Whether most of the titles are in a column of another table."""
    titles = list(called.frequencies)
    row = connection.execute(
        f"SELECT count(DISTINCT v) FROM (SELECT unnest(?::VARCHAR[]) AS v) WHERE v IN "
        f"(SELECT {sql.trimmed(key.key)} FROM {there.profile.table.name})",
        [titles],
    ).fetchone()
    assert row is not None
    return bool(row[0] >= max(_LEAST, _FOUND * len(titles)))


def _catalogue(
    there: View, key: ColumnProfile, title: str, taken: dict[str, str]
) -> Catalogue | None:
    """What else a table says, but for what is known already."""
    others = [one for one in there.columns if one is not key and not _names_row(there, one)]
    fields = tuple(
        one
        for one in metadata.describe(others, "items")
        if one.kind in _KINDS and one.field not in taken
    )
    fields = fields[: max(0, metadata.MOST["items"] - len(taken))]
    if not fields:
        return None
    columns = {one.field: one.column.name for one in fields}
    return Catalogue(there, Join(there.label, {title: key.name}, columns), fields)


def _names_row(there: View, column: ColumnProfile) -> bool:
    """Whether a column is an id of the item, or the language of its texts: neither describes it."""
    said = there.hint(column.key)
    is_id = said.about("item") and said.says("id") and column.distinct >= _IDS * column.filled
    return is_id or language_words.says_so(column.name)
