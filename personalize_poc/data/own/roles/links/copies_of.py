"""Catalogues with several rows an item, or a user: copies of a book, sizes, earlier prices.

Events name the book or the shirt, and each row of the catalogue says of which one it is. Where rows
have a number of their own, what all rows of an item agree on is known of it; a shelf, a size or a
stock differs between them. Where they have none, exports were put together or prices were kept, and
the last row of each says what is true: the check counts the others. A player that writes down for
every viewing what was shown has a row for each event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import alike_names, dependences
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import SURE, is_title
from personalize_poc.data.own.roles.evidence.view import Link, View, is_idlike
from personalize_poc.data.own.roles.links import masters

if TYPE_CHECKING:
    import duckdb

_LOOKED = 1000
"""So many values of a column are looked for in another table."""
_MOST = 1_000_000
"""Rows of a table that is looked at."""
_AGREED = 0.5
"""Share of the columns that say the same in all rows of an id, where rows are of that id alone."""


def link_of(
    connection: duckdb.DuckDBPyConnection, views: list[View], best: Candidate, role: str
) -> Link | None:
    """The way from the items, or users, of events to a table with several rows of each, or None.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        role: "ITEM_ID" or "USER_ID".
    """
    chosen = best.roles[role]
    if role == "USER_ID" and chosen.view.versions:
        return None  # its own table has versions of people, of which it says which one is true
    items = role == "ITEM_ID"
    found = [
        link
        for there in views
        if (_may_tell_of_items(there, best, views) if items else _may_tell_of_users(there, best))
        for column in there.columns
        if _may_name(chosen.view, chosen.column, there, column, role)
        and (link := _looked_up(connection, chosen.column, there, column, role))
    ]
    return max(found, key=lambda one: one.share, default=None)


def are_numbered(there: View) -> bool:
    """Whether rows have a number of their own, as copies of a book have."""
    return any(one.is_unique and is_idlike(one) for one in there.columns)


def agreed(there: View, key: ColumnProfile) -> list[ColumnProfile]:
    """The columns that say the same in all rows of an item; none where nothing is known of that."""
    others = [one for one in there.columns if one is not key]
    if not any(there.goes_with(key.key, one.key) > SURE for one in others):
        return []
    return [one for one in others if one.is_constant or there.goes_with(key.key, one.key) > SURE]


def _may_tell_of_items(there: View, best: Candidate, views: list[View]) -> bool:
    """Whether rows are of nobody, and of no order."""
    if _is_taken(there, best) or there.kind in ("user", "order"):
        return False
    said = [there.hint(one.key) for one in there.columns]
    return (
        (there.profile.rows < best.view.profile.rows or _is_of_events(there, best.view))
        and not any(one.about("order", "session") for one in said)
        and masters.names_nobody(there, views)
    )


def _may_tell_of_users(there: View, best: Candidate) -> bool:
    """Whether rows are of no thing, no order and no moment: what people did is told otherwise."""
    if _is_taken(there, best) or there.kind in ("item", "order") or are_numbered(there):
        return False
    said = [there.hint(one.key) for one in there.columns]
    timed = any(one.moment and not one.moment.weak and one.has_seconds for one in there.columns)
    return (
        there.profile.rows < best.view.profile.rows
        and not timed
        and not any(one.about("item", "order", "session") for one in said)
        and not any(link.table in there.things and link.share > SURE for link in there.links)
    )


def _is_taken(there: View, best: Candidate) -> bool:
    """Whether a table is in use already, or too large to be looked at."""
    taken = {best.view.label, *(link.table for link in best.links)}
    return there.label in taken or there.profile.rows > _MOST


def _is_of_events(there: View, events: View) -> bool:
    """Whether a table says more of every event, under the number that the event has."""
    return any(
        link.table == events.label
        and link.share > SURE
        and there.column(link.key).is_unique
        and events.column(link.there).is_unique
        for link in there.links
    )


def _may_name(
    view: View, chosen: ColumnProfile, there: View, column: ColumnProfile, role: str
) -> bool:
    """Whether a column has several rows a value, and is called as the ids of events are."""
    if column.is_unique or column.fill < SURE or not is_idlike(column):
        return False
    here, key = view.hint(chosen.key), there.hint(column.key)
    about = ("item",) if role == "ITEM_ID" else ("user", "visitor", "card")
    same = role == "ITEM_ID" and here.tokens == key.tokens and _has_copies(view, there)
    if column.shape.kind != chosen.shape.kind or not (key.about(*about) or same):
        return False
    return here.tokens == key.tokens or (
        chosen.shape.kind != "integer" and alike_names.alike(here, key)
    )


def _has_copies(view: View, there: View) -> bool:
    """Whether rows of events name the rows of a table one by one, beside what these are of."""
    return any(
        link.table == there.label and link.share > SURE and there.column(link.there).is_unique
        for link in view.links
    )


def _looked_up(
    connection: duckdb.DuckDBPyConnection,
    chosen: ColumnProfile,
    there: View,
    column: ColumnProfile,
    role: str,
) -> Link | None:
    """The link, if nearly all ids are there, and what rows say of them tells of them.

    An item has a title. Without a number of a row, half of the columns say the same in all rows of
    an id: in a list of stocks, addresses or tags, each row says something else.
    """
    values = list(chosen.frequencies)[:_LOOKED]
    row = connection.execute(
        f"SELECT count(DISTINCT v) FROM (SELECT unnest(?::VARCHAR[]) AS v) WHERE v IN "
        f"(SELECT {sql.trimmed(column.key)} FROM {there.profile.table.name})",
        [values],
    ).fetchone()
    share = row[0] / len(values) if row and values else 0.0
    if share <= SURE:
        return None
    dependences.look_closer(connection, there, [column.key])
    same = [one for one in agreed(there, column) if not one.is_constant]
    if role == "ITEM_ID" and not any(is_title(there, column, other) for other in same):
        return None
    telling = [one for one in there.columns if one is not column and not one.is_constant]
    if not are_numbered(there) and len(same) < _AGREED * len(telling):
        return None
    return Link(chosen.key, there.label, column.key, share, len(values))
