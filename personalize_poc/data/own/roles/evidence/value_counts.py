"""The values of a column, and how many rows have each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb


_MANY_VALUES, _ROWS = 500_000, 8_000_000
"""Of so many different values or more about so many rows are counted: to count two million values
in a hundred million rows takes as long as to read half of the file."""


def value_counts(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    most: int | None = None,
    only: Sequence[str] | None = None,
) -> dict[str, int]:
    """Value -> its rows, the most frequent first; rows without one are left out.

    Of very many values in a very large table the counts are estimated from every n-th row, and
    what is rarer may be missing; those of `only` are counted.

    Args:
        connection: where the table is.
        view: the table.
        column: of it.
        most: so many values at most; None: all.
        only: no others than these; None: all.
    """
    limit = "" if most is None else f" LIMIT {most}"
    these = "" if only is None else " WHERE list_contains(?::VARCHAR[], v)"
    if only is not None and _every(column) > 1:
        source = f"({_rows_of(view, column, 1)})"
    else:
        source = _counted(connection, view, column)
    rows = connection.execute(
        f"SELECT v, n FROM {source}{these} ORDER BY n DESC, v{limit}",
        [] if only is None else [list(only)],
    ).fetchall()
    return {str(value): int(count) for value, count in rows}


def values_that(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    condition: str,
    most: int | None = None,
) -> list[str]:
    """Different values of a column of which a condition is true, sorted.

    Args:
        connection: where the table is.
        view: the table.
        column: of it.
        condition: SQL of a value `v`; it is asked of each value once, not of each row.
        most: so many values at most; None: all.
    """
    limit = "" if most is None else f" LIMIT {most}"
    rows = connection.execute(
        f"SELECT v FROM {_counted(connection, view, column)} WHERE {condition} ORDER BY v{limit}"
    ).fetchall()
    return [str(value) for (value,) in rows]


def _counted(connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile) -> str:
    """Name of a table with the values `v` of a column and their rows `n`; made when first asked.

    It stays until `forget`: a view of SQL would be asked of all rows each time, as DuckDB takes a
    condition of groups to the rows that they are made of.
    """
    name = f"values_{view.profile.table.name}_{column.key}"
    if name not in view.made:
        rows = _rows_of(view, column, _every(column))
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {rows}")
        # Not as a condition above, which DuckDB would ask of each row.
        connection.execute(f"DELETE FROM {name} WHERE v IS NULL")
        view.made.add(name)
    return name


def _rows_of(view: View, column: ColumnProfile, every: int) -> str:
    """SELECT of the values `v` of a column and their rows `n`, from every n-th row."""
    some = f" WHERE rowid % {every} = 0" if every > 1 else ""
    # Grouped as they stand, then trimmed: that is done once for each value and not each row.
    return (
        f"SELECT {sql.trimmed('t')} AS v, (sum(n) * {every})::BIGINT AS n FROM "
        f"(SELECT {column.key} AS t, count(*) AS n FROM {view.profile.table.name}{some} "
        "GROUP BY t) GROUP BY v"
    )


def _every(column: ColumnProfile) -> int:
    """Every how many-th row suffices to tell which values have many rows."""
    if column.distinct < _MANY_VALUES:
        return 1
    return max(1, column.rows // _ROWS)


def are_counted(column: ColumnProfile) -> bool:
    """Whether values are 1, 2, 3, 4 …, each rarer than the one before: they count something."""
    ranked = [value for value, __ in column.frequencies.most_common()]
    return len(ranked) > 3 and ranked == [str(n + 1) for n in range(len(ranked))]
