"""Values of rows that are spread over a table, to judge its columns by."""

from __future__ import annotations

from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.tables import Column, Table


def values(work: Workspace, table: Table, rows: int) -> dict[Column, list[str]]:
    """Column -> its values in about so many rows, as they stand; "" where there is none.

    Args:
        work: of this reading.
        table: which.
        rows: how many; up to twice as many are read.
    """
    step = max(1, table.rows // rows)
    keys = ", ".join(column.key for column in table.columns)
    found = work.run(f"SELECT {keys} FROM {table.name} WHERE rowid % {step} = 0")
    return {
        column: [str(row[index] or "") for row in found]
        for index, column in enumerate(table.columns)
    }
