"""Ids of people of another table as the interactions write them: 00000057 for 57.

A program or a spreadsheet took zeros away, so that a mapping cannot join the two tables. The few
people who are no customers are left out by the ids that the interactions have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.links.written_alike import FORMS

if TYPE_CHECKING:
    import duckdb

_EXACT = frozenset(("zeros", "decimals", "case"))
"""Forms in which ids are one that differ in nothing else."""
_LISTED = 100
"""Most ids that are left out by name."""


def is_possible(link: Link, user: Scored) -> bool:
    """Whether a link leads from the users to a table that writes their ids a little otherwise."""
    return link.form in _EXACT and link.key == user.column.key and not link.more


def ids(
    connection: duckdb.DuckDBPyConnection,
    user: Scored,
    link: Link,
    there: View,
    told: list[tuple[ColumnProfile, tuple[str, ...]]],
) -> tuple[str, ...]:
    """The users whom another table says to be no customers; none if they are too many.

    Args:
        connection: where the tables are.
        user: the column of users.
        link: leads from it to the other table, by ids that are written otherwise.
        there: that table.
        told: its columns, with the values that say so.
    """
    any_of = " OR ".join(
        f"coalesce({sql.any_of(sql.trimmed(column.key), values)}, false)" for column, values in told
    )
    rows = connection.execute(
        f"SELECT DISTINCT {sql.trimmed(link.there)} AS v FROM {there.profile.table.name} "
        f"WHERE ({any_of}) AND v IS NOT NULL"
    ).fetchall()
    alike = FORMS[link.form].python
    gone = {alike(str(value)) for (value,) in rows}
    found = [one for one in value_counts(connection, user.view, user.column) if alike(one) in gone]
    return tuple(found) if len(found) <= _LISTED else ()
