"""The rows of each person, numbered in the order of the file: an order of events without times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

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


def without(table: Table, reading: Mapping[str, Any]) -> Table:
    """The table as its file has it, without the column that was added.

    Args:
        table: of the interactions.
        reading: what their section of the mapping says there.
    """
    if NUMBERED not in reading or table.columns[-1].name != NAME:
        return table
    return replace(table, columns=table.columns[:-1])
