"""A catalogue with several rows an item: copies of a book by their numbers, sizes of a shirt.

Events name the book or the shirt, and each row of the catalogue says of which one it is. What all
rows of an item agree on is known of it; a shelf, a size or a stock differs between them. A player
that writes down for every viewing what was shown has a row for each event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import alike_names
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import SURE, is_title
from personalize_poc.data.own.roles.evidence.view import Link, View, is_idlike, look_closer
from personalize_poc.data.own.roles.links import masters

if TYPE_CHECKING:
    import duckdb

_LOOKED = 1000
"""So many values of a column are looked for in another table."""
_MOST = 1_000_000
"""Rows of a table that is looked at."""


def link_of(
    connection: duckdb.DuckDBPyConnection, views: list[View], best: Candidate
) -> Link | None:
    """The way from the items of events to a table of their copies; None if there is none.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
    """
    item = best.roles["ITEM_ID"]
    found = [
        link
        for there in views
        if _may_have_copies(there, best, views)
        for column in there.columns
        if _may_name(item.view, item.column, there, column)
        and (link := _looked_up(connection, item.column, there, column))
    ]
    return max(found, key=lambda one: one.share, default=None)


def agreed(there: View, key: ColumnProfile) -> list[ColumnProfile]:
    """The columns that say the same in all rows of an item; none where nothing is known of that."""
    others = [one for one in there.columns if one is not key]
    if not any(there.goes_with(key.key, one.key) > SURE for one in others):
        return []
    return [one for one in others if one.is_constant or there.goes_with(key.key, one.key) > SURE]


def _may_have_copies(there: View, best: Candidate, views: list[View]) -> bool:
    """Whether rows have a number of their own and are of nobody, and of no order."""
    taken = {best.view.label, *(link.table for link in best.links)}
    if there.label in taken or there.kind in ("user", "order") or there.profile.rows > _MOST:
        return False
    said = [there.hint(one.key) for one in there.columns]
    return (
        (there.profile.rows < best.view.profile.rows or _is_of_events(there, best.view))
        and any(one.is_unique and is_idlike(one) for one in there.columns)
        and not any(one.about("order", "session") for one in said)
        and masters.names_nobody(there, views)
    )


def _is_of_events(there: View, events: View) -> bool:
    """Whether a table says more of every event, under the number that the event has."""
    return any(
        link.table == events.label
        and link.share > SURE
        and there.column(link.key).is_unique
        and events.column(link.there).is_unique
        for link in there.links
    )


def _may_name(view: View, item: ColumnProfile, there: View, column: ColumnProfile) -> bool:
    """Whether a column has several rows a value, and is called as the items of events are."""
    if column.is_unique or column.fill < SURE or not is_idlike(column):
        return False
    here, key = view.hint(item.key), there.hint(column.key)
    if column.shape.kind != item.shape.kind or not key.about("item"):
        return False
    return here.tokens == key.tokens or (
        item.shape.kind != "integer" and alike_names.alike(here, key)
    )


def _looked_up(
    connection: duckdb.DuckDBPyConnection,
    item: ColumnProfile,
    there: View,
    column: ColumnProfile,
) -> Link | None:
    """The link, if nearly all items are there and have a title each."""
    values = list(item.frequencies)[:_LOOKED]
    row = connection.execute(
        f"SELECT count(DISTINCT v) FROM (SELECT unnest(?::VARCHAR[]) AS v) WHERE v IN "
        f"(SELECT {sql.trimmed(column.key)} FROM {there.profile.table.name})",
        [values],
    ).fetchone()
    share = row[0] / len(values) if row and values else 0.0
    if share <= SURE:
        return None
    look_closer(connection, there, [column.key])
    if not any(is_title(there, column, other) for other in agreed(there, column)):
        return None
    return Link(item.key, there.label, column.key, share, len(values))
