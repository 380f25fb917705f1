"""A number that tills use for all who have no card of their own: no table of people has it.

It comes far more often than that of anybody, while the table knows whoever else comes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import Link, View

if TYPE_CHECKING:
    import duckdb

_COVERED = 0.9
"""Share of the ids that a table of people has, from which on it is that of all of them."""
_LOST, _PEOPLE = 3, 100
"""Most ids that such a table lacks, and fewest that it has: a table with gaps says nothing."""
_MORE, _TIMES = 2, 20
"""Times as many rows as anybody whom the table knows, and as people have on average."""


def find(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    tables: dict[str, str],
    nobody: list[str],
) -> list[str]:
    """The users with far more rows than anybody whom the table of people does not know.

    Args:
        connection: where the tables are.
        view: the table of interactions.
        column: of it, with the users.
        tables: label of a table -> its name.
        nobody: values of which it is known that they stand for nobody.
    """
    link = to_people(view, column, tables)
    if link is None:
        return []
    rows = counted(connection, view, column, tables, link)
    strange = {value: n for value, n, lacks in rows if lacks and value not in nobody}
    known = [n for __, n, lacks in rows if not lacks]
    if not 0 < len(strange) <= _LOST or len(known) < _PEOPLE:
        return []
    least = max(_MORE * max(known), _TIMES * sum(known) / len(known))
    return [value for value, n in strange.items() if n > least]


def to_people(view: View, column: ColumnProfile, tables: dict[str, str]) -> Link | None:
    """The surest way from a column of people to their table; None if there is none.

    What a table of accounts holds may be told by nothing but that users are its keys.
    """
    links = [
        link
        for link in view.links
        if link.key == column.key
        and link.share > _COVERED
        and not link.form
        and link.table in tables
        and link.table not in view.things
    ]
    return max(links, key=lambda one: (one.share, one.values), default=None)


def counted(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    tables: dict[str, str],
    link: Link,
) -> list[tuple[str, int, bool]]:
    """Each value, its rows, and whether the table that a link leads to lacks it.

    The most frequent value comes first.
    """
    rows = connection.execute(
        f"SELECT v, n, v NOT IN (SELECT k FROM (SELECT {sql.trimmed(link.there)} AS k FROM "
        f"{tables[link.table]}) WHERE k IS NOT NULL) FROM (SELECT {sql.trimmed(column.key)} AS v, "
        f"count(*) AS n FROM {view.profile.table.name} GROUP BY v) WHERE v IS NOT NULL "
        "ORDER BY n DESC, v"
    ).fetchall()
    return [(str(value), int(n), bool(lacks)) for value, n, lacks in rows]
