"""The rows of each person, numbered in the order of the file: an order of events without times."""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from personalize_poc.data.errors import MappingError
from personalize_poc.data.own import sql
from personalize_poc.data.own.tables import Column, Table

if TYPE_CHECKING:
    import duckdb

    from personalize_poc.data.own.mapping_file import Mapping, Section

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
        f"CREATE TABLE numbered AS SELECT *, ({number})::VARCHAR AS {made.key} "
        f"FROM {table.name} ORDER BY rowid"
    )
    connection.execute(f"DROP TABLE {table.name}")
    connection.execute(f"ALTER TABLE numbered RENAME TO {table.name}")
    return replace(table, columns=(*table.columns, made))


def as_said(
    connection: duckdb.DuckDBPyConnection, tables: list[Table], mapping: Mapping | None
) -> list[Table]:
    """The tables; those of which a mapping says so have the rows of each person numbered.

    Raises:
        MappingError: a table lacks the column of the person.
    """
    return [_as_said(connection, table, mapping) for table in tables]


def _as_said(connection: duckdb.DuckDBPyConnection, table: Table, mapping: Mapping | None) -> Table:
    for section in mapping.sections.values() if mapping else ():
        by = section.reading.get(NUMBERED)
        if by is None or not _is_of(table, section):
            continue
        column = next((one for one in table.columns if one.name == by), None)
        if column is None:
            raise MappingError(
                f"reading, {NUMBERED} is {by!r}, which is no column of {table.label}. "
                f"It has {', '.join(one.name for one in table.columns[:20])}."
            )
        return add(connection, table, column)
    return table


def _is_of(table: Table, section: Section) -> bool:
    """Whether a section is read from a table."""
    names = {table.label, *(part.file for part in table.parts)}
    return any(fnmatchcase(name, pattern) for name in names for pattern in section.files)
