"""Lines of orders that repeat all that their orders say: one row for each ticket of a booking.

Who ordered, the show and the time stand in the table of orders as well, once for each. Lines that
name things of their own, as those of a shop do, tell more than their orders and are not meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.roles.evidence.candidate import LEAST, Candidate
from personalize_poc.data.own.roles.evidence.signs import SURE

if TYPE_CHECKING:
    import duckdb

    from personalize_poc.data.own.roles.evidence.view import Link

_ALL = 0.99
"""Share of the rows that say what their orders say, at least: a tenth with things of their own
would be lost."""


def are_in(connection: duckdb.DuckDBPyConnection, lines: Candidate, orders: Candidate) -> bool:
    """Whether each row has the person, the thing and the time of its order in another table.

    Args:
        connection: where the tables are.
        lines: the table in question.
        orders: the one that may have a row for each order.
    """
    for name in LEAST:
        here, there = lines.roles[name], orders.roles[name]
        if here.link or there.link or here.view is not lines.view or there.view is not orders.view:
            return False
    return any(_are_same(connection, lines, orders, link) for link in _ways(lines, orders))


def _ways(lines: Candidate, orders: Candidate) -> list[Link]:
    """Links of several rows to the one of their order, which is nothing that has a role."""
    taken = lines.taken(lines.view) | orders.taken(orders.view)
    return [
        link
        for link in lines.view.links
        if link.table == orders.view.label
        and link.share > SURE
        and not (link.form or link.more)
        and not {link.key, link.there} & taken
        and not lines.view.column(link.key).is_unique
        and orders.view.column(link.there).is_unique
    ]


def _are_same(
    connection: duckdb.DuckDBPyConnection, lines: Candidate, orders: Candidate, link: Link
) -> bool:
    """Whether person, thing and time of nearly all rows, of a sample, are those of their orders."""
    same = " AND ".join(
        f"{_cell('a', lines, name)} IS NOT DISTINCT FROM {_cell('b', orders, name)}"
        for name in LEAST
    )
    found = connection.execute(
        f"SELECT count(*) FILTER ({same}), (SELECT count(*) FROM {lines.view.profile.sample}) "
        f"FROM {lines.view.profile.sample} a JOIN {orders.view.profile.table.name} b "
        f"ON {sql.trimmed('a.' + link.key)} = {sql.trimmed('b.' + link.there)}"
    ).fetchone()
    assert found is not None
    return bool(int(found[0]) >= _ALL * int(found[1]) > 0)


def _cell(table: str, one: Candidate, name: str) -> str:
    return sql.trimmed(f"{table}.{one.roles[name].column.key}")
