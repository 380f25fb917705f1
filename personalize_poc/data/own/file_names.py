"""The name of the file as a column: who acted, where each person has a file."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.tables import Column, Table

if TYPE_CHECKING:
    import duckdb

NAME = "file name"
"""What the column is called that a table gets."""
NAMED = "file_names"
"""Key of `reading` in mapping.yaml: whether the name of its file stands in each row."""
_ENDING = re.compile(r"(?:\.[A-Za-z]\w{0,7})+$")


def of(file: str) -> str:
    """The name of a file without its folder, archive and ending: "u12" of "log.zip, kt/u12.csv"."""
    last = re.split(r", sheet |, |/", file)[-1]
    return _ENDING.sub("", last) or last


def add(connection: duckdb.DuckDBPyConnection, table: Table) -> Table:
    """The table with a column more: the name of the file that each row comes from.

    Args:
        connection: where the table is.
        table: which; its rows stay in their order.
    """
    made = Column(NAME, f"c{len(table.columns)}")
    begins = ", ".join(
        f"({part.first_row}, {sql.quoted(of(part.file))})" for part in table.parts if part.rows
    )
    connection.execute(
        f"CREATE TABLE {table.name}_named AS SELECT t.*, p.name AS {made.key} FROM "
        f"(SELECT *, rowid AS was FROM {table.name}) AS t ASOF JOIN "
        f"(VALUES {begins}) AS p(first, name) ON t.was >= p.first ORDER BY t.was"
    )
    connection.execute(f"ALTER TABLE {table.name}_named DROP COLUMN was")
    connection.execute(f"DROP TABLE {table.name}")
    connection.execute(f"ALTER TABLE {table.name}_named RENAME TO {table.name}")
    return replace(table, columns=(*table.columns, made))
