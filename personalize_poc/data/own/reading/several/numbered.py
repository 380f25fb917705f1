"""Tables to which a mapping adds columns: names of files, and numbers of the rows of a person."""

from __future__ import annotations

from collections.abc import Sequence

from personalize_poc.data.errors import MappingError
from personalize_poc.data.own import file_names, row_numbers
from personalize_poc.data.own.mapping_file import Mapping
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.several import grouping
from personalize_poc.data.own.tables import Table


def as_said(work: Workspace, tables: Sequence[Table], known: Mapping | None) -> list[Table]:
    """The tables; those of which a mapping says so name their files, and number rows of a person.

    Raises:
        MappingError: a table lacks the column of the person.
    """
    return [_as_said(work, table, known) for table in tables]


def _as_said(work: Workspace, table: Table, known: Mapping | None) -> Table:
    for section in known.sections.values() if known else ():
        if not grouping.is_read_from(table, section):
            continue
        if section.reading.get(file_names.NAMED):
            table = _with_names(work, table)
        by = section.reading.get(row_numbers.NUMBERED)
        if by is None:
            continue
        column = next((one for one in table.columns if one.name == by), None)
        if column is None:
            raise MappingError(
                f"reading, {row_numbers.NUMBERED} is {by!r}, which is no column of {table.label}. "
                f"It has {', '.join(one.name for one in table.columns[:20])}."
            )
        return row_numbers.add(work.connection, table, column)
    return table


def _with_names(work: Workspace, table: Table) -> Table:
    """The table with the names of its files, which two sections may ask for."""
    known = any(one.name == file_names.NAME for one in table.columns)
    return table if known else file_names.add(work.connection, table)
