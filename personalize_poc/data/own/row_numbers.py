"""The rows of each person, numbered in the order of the file: an order of events without times."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.tables import Column, Table

if TYPE_CHECKING:
    import duckdb

NAME = "row number"
"""What the column is called that a table gets."""
NUMBERED = "numbered"
"""Key of `reading` in mapping.yaml: the column of the person whose rows are numbered."""


def add(connection: duckdb.DuckDBPyConnection, table: Table, by: Column) -> Table:
    """The table with a column more: the number of each row among those of its person, from 1 on.

    Args:
        connection: where the table is.
        table: which; its rows stay in their order.
        by: the column of the person; rows without one are numbered together.
    """
    made = Column(NAME, f"c{len(table.columns)}")
    number = f"row_number() OVER (PARTITION BY {sql.trimmed(by.key)} ORDER BY rowid)"
    connection.execute(
        f"CREATE TABLE {table.name}_numbered AS SELECT *, ({number})::VARCHAR AS {made.key} "
        f"FROM {table.name} ORDER BY rowid"
    )
    connection.execute(f"DROP TABLE {table.name}")
    connection.execute(f"ALTER TABLE {table.name}_numbered RENAME TO {table.name}")
    return replace(table, columns=(*table.columns, made))
