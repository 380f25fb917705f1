"""Tables whose rows all stand in another one: the same sales by month, by shop, and all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.roles.evidence.candidate import LEAST, Candidate

if TYPE_CHECKING:
    import duckdb

_COLUMNS, _COMMON = 4, 0.85
"""Fewest columns whose names two tables share, and the share of all columns that they are."""
_MOST = 5_000_000
"""Rows of a table up to which it is compared row by row."""


def are_in(connection: duckdb.DuckDBPyConnection, one: Candidate, other: Candidate) -> bool:
    """Whether another table has the same columns, and every row at least as often.

    Args:
        connection: where the tables are.
        one: the table whose rows may all be in the other.
        other: which may be the whole.
    """
    rows = one.view.profile.rows, other.view.profile.rows
    common = _common(one, other)
    if not common or rows[0] > rows[1] or rows[1] > _MOST:
        return False
    here, there = (_hashes(table, common) for table in (one, other))
    found = connection.execute(
        f"SELECT count(*) FROM (SELECT h, count(*) AS n FROM ({here}) GROUP BY h) a "
        f"LEFT JOIN (SELECT h, count(*) AS n FROM ({there}) GROUP BY h) b ON a.h = b.h "
        f"WHERE a.n > coalesce(b.n, 0)"
    ).fetchone()
    assert found is not None
    return bool(found[0] == 0)


def _common(one: Candidate, other: Candidate) -> list[str]:
    """Names of the columns that both have; none unless they are nearly all, and the chosen ones."""
    names = [[column.name for column in table.view.columns] for table in (one, other)]
    common = [name for name in names[0] if name in set(names[1])]
    if len(common) < max(_COLUMNS, _COMMON * max(map(len, names))):
        return []
    for role in LEAST:
        here, there = one.roles[role], other.roles[role]
        own = here.view is one.view and there.view is other.view
        if not own or here.column.name != there.column.name:
            return []
    return common


def _hashes(table: Candidate, names: list[str]) -> str:
    """SQL of a number for each row that says what stands in these columns."""
    keys = {column.name: column.key for column in table.view.columns}
    cells = ", ".join(f"coalesce({sql.trimmed(keys[name])}, '')" for name in names)
    return f"SELECT hash([{cells}]) AS h FROM {table.view.profile.table.name}"
