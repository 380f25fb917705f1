"""A table in the place of one that it was made of, with more columns and other rows."""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.tables import Column, Table


def in_place(work: Workspace, table: Table, made: str, *columns: Column) -> Table:
    """The table with the rows of the other one, which takes its name; files without rows are gone.

    Args:
        work: of this reading.
        table: what the rows come from.
        made: a table with its columns, the new ones, and `was`: the row that each row comes from.
        columns: the new ones.
    """
    parts, rows = [], 0
    for part in table.parts:
        last = part.first_row + part.rows
        kept = f"SELECT count(*) FROM {made} WHERE was >= {part.first_row} AND was < {last}"
        count = int(work.run(kept)[0][0])
        if count > part.rows:  # then rows are no lines of the file any more
            part = replace(part, first_line=0, skipped=())
        if count:
            parts.append(replace(part, first_row=rows, rows=count))
        rows += count
    work.run(f"ALTER TABLE {made} DROP COLUMN was")
    work.run(f"DROP TABLE {table.name}")
    work.run(f"ALTER TABLE {made} RENAME TO {table.name}")
    return replace(table, columns=(*table.columns, *columns), parts=tuple(parts), rows=rows)
