"""Words among numbered articles of which a catalogue says nothing but a name and a price: COPY.

Freight, photocopies and work by the hour are entered among the articles so that they can be put on
a bill. They get a word for a number, and nobody fills in who made them or of which kind they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.links import pointed
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_KNOWN = 0.9
"""Share of the items that a catalogue has, so that it is the one of them."""
_NUMBERED = 0.98
"""Share of the items of the catalogue with a digit."""
_TOLD, _FILLED = 3, 0.95
"""Fewest columns that describe an item, and share of the items that have each."""
_LEAST, _MOST = 50, 10
"""Fewest items of a catalogue, and most such words."""


def find(
    connection: duckdb.DuckDBPyConnection, views: list[View], best: Candidate, found: Actions
) -> None:
    """Leave out rows of such words.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    item = best.roles["ITEM_ID"]
    link = pointed.link_of(views, best, "ITEM_ID")
    if item.view is not best.view or item.link or link is None or link.form:
        return
    there = next(view for view in views if view.label == link.table)
    if link.share < _KNOWN or not there.column(link.there).is_unique:
        return
    known = found.leave_out.get(item.column.name, ())
    bare = tuple(one for one in _bare(connection, link, there) if one not in known)
    name = item.column.name
    if not bare:
        return
    found.leave_out_values(name, bare)
    found.tell(
        name,
        _("{label} says nothing of {words} but a name and a price: they are no articles.").format(
            label=there.label, words=", ".join(bare)
        ),
    )


def _bare(connection: duckdb.DuckDBPyConnection, link: Link, there: View) -> list[str]:
    """Ids without a digit whose rows lack all that describes the others."""
    described = [one for one in there.columns if _describes(there, one, link)]
    rows = there.profile.rows
    if len(described) < _TOLD or rows < _LEAST:
        return []
    key = sql.trimmed(link.there)
    nothing = " AND ".join(f"{sql.trimmed(one.key)} IS NULL" for one in described)
    found = connection.execute(
        f"SELECT k, {nothing}, count(*) FILTER (NOT regexp_matches(k, '[0-9]')) OVER () "
        f"FROM (SELECT *, {key} AS k FROM {there.profile.table.name}) WHERE k IS NOT NULL "
        "QUALIFY NOT regexp_matches(k, '[0-9]') ORDER BY k"
    ).fetchall()
    words = found[0][2] if found else 0
    if not 0 < words <= min(_MOST, (1 - _NUMBERED) * rows):
        return []
    return [str(word) for word, is_bare, __ in found if is_bare]


def _describes(there: View, column: ColumnProfile, link: Link) -> bool:
    """Whether a column says in words what nearly all items are like, and is no title."""
    said = there.hint(column.key)
    return (
        column.key != link.there
        and column.fill >= _FILLED
        and column.shape.kind in ("word", "phrase", "code", "text")
        and not column.moment
        and not said.says("price", "quantity", "name")
    )
