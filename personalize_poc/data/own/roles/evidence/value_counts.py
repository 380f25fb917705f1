"""The values of a column, and how many rows have each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View

if TYPE_CHECKING:
    import duckdb


def value_counts(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    most: int | None = None,
) -> dict[str, int]:
    """Value -> its rows, the most frequent first; rows without one are left out.

    Args:
        connection: where the table is.
        view: the table.
        column: of it.
        most: so many values at most; None: all.
    """
    limit = "" if most is None else f" LIMIT {most}"
    rows = connection.execute(
        f"SELECT {sql.trimmed('v')} AS t, sum(n) FROM (SELECT {column.key} AS v, count(*) AS n "
        f"FROM {view.profile.table.name} GROUP BY v) WHERE t IS NOT NULL "
        f"GROUP BY t ORDER BY 2 DESC, 1{limit}"
    ).fetchall()
    return {str(value): int(count) for value, count in rows}
