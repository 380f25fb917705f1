"""Heads of orders whose item is the titles of their lines, put behind one another.

A list of orders shows what was in each: "Cat litter, scratching board", or the first thing alone.
The lines name each of them. Nobody chose "Cat litter, scratching board" as one thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import SURE

if TYPE_CHECKING:
    import duckdb

    from personalize_poc.data.own.profiles import ColumnProfile
    from personalize_poc.data.own.roles.evidence.view import Link, View

_TOLD = 0.9
"""Share of the orders whose item is that of their lines, from which on no chance has made it so."""
_LEAST = 20
"""Orders of one line, and orders of several, from which on that is a share."""
_TITLES = ("word", "phrase", "text")
_MOST = 2_000_000
"""Rows of lines up to which the texts are compared."""


def are_of_lines(connection: duckdb.DuckDBPyConnection, heads: Candidate, lines: Candidate) -> bool:
    """Whether the item of each order says once more what its lines say, in a text.

    Args:
        connection: where the tables are.
        heads: the table whose rows may be orders.
        lines: another one, whose rows may lead to them.
    """
    item, chosen = heads.roles["ITEM_ID"], lines.roles["ITEM_ID"]
    rows = heads.view.profile.rows, lines.view.profile.rows
    if item.link or chosen.link or not _is_text(heads.view, item.column) or not rows[0] < rows[1]:
        return False
    ways = [way for way in lines.links if way.table == heads.view.label]
    if rows[1] > _MOST or not ways or not _is_to_one(ways[0], heads):
        return False
    called = [
        column.key
        for column in lines.view.columns
        if _is_text(lines.view, column)
        and (column is chosen.column or lines.view.goes_with(chosen.column.key, column.key) > SURE)
    ]
    return any(_is_told(connection, heads, lines, ways[0], key) for key in called)


def _is_text(view: View, column: ColumnProfile) -> bool:
    """Whether values are words, or called a title: without blanks, a number makes a code of one."""
    return column.shape.kind in _TITLES or (
        column.shape.kind == "code" and view.hint(column.key).says("name")
    )


def _is_to_one(way: Link, heads: Candidate) -> bool:
    """Whether each line surely leads to one row of the heads."""
    plain = not (way.before or way.form or way.more)
    return plain and way.share > SURE and heads.view.column(way.there).is_unique


def _is_told(
    connection: duckdb.DuckDBPyConnection,
    heads: Candidate,
    lines: Candidate,
    way: Link,
    title: str,
) -> bool:
    """Whether an order of one line has its title as the item, and one of several begins so too."""
    item = heads.roles["ITEM_ID"].column.key
    found = connection.execute(
        "SELECT count(*) FILTER (n = 1), count(*) FILTER (n = 1 AND same), "
        "count(*) FILTER (n > 1), count(*) FILTER (n > 1 AND within) FROM ("
        f"SELECT count(*) AS n, bool_or(head.item = line.title) AS same, "
        "bool_or(contains(head.item, line.title)) AS within FROM "
        f"(SELECT {sql.trimmed(way.there)} AS id, {sql.trimmed(item)} AS item "
        f"FROM {heads.view.profile.table.name}) head JOIN "
        f"(SELECT {sql.trimmed(way.key)} AS id, {sql.trimmed(title)} AS title "
        f"FROM {lines.view.profile.table.name}) line ON line.id = head.id "
        "WHERE head.item IS NOT NULL AND line.title IS NOT NULL GROUP BY head.id)"
    ).fetchone()
    assert found is not None
    single, same, several, within = map(int, found)
    enough = single >= _LEAST and several >= _LEAST
    return enough and same >= _TOLD * single and within >= _TOLD * several
