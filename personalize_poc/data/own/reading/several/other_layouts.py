"""Files of another layout, and ids without their zeros, as a mapping tells of them."""

from __future__ import annotations

from collections.abc import Sequence

from personalize_poc.data.errors import MappingError
from personalize_poc.data.own import layouts
from personalize_poc.data.own.mapping_file import Mapping, Section
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.several import grouping
from personalize_poc.data.own.tables import Column, Table


def as_said(work: Workspace, tables: Sequence[Table], known: Mapping | None) -> list[Table]:
    """The tables; those that a section calls one in several layouts are put together.

    Raises:
        MappingError: the section names a column that is not there.
    """
    found = list(tables)
    for section in known.sections.values() if known else ():
        if section.renamed:
            found = _together(work, found, section)
        if section.digits:
            found = [_with_zeros(work, table, section) for table in found]
    return found


def _together(work: Workspace, tables: list[Table], section: Section) -> list[Table]:
    others = {layout: _read_as(tables, layout) for layout in section.renamed}
    apart = [id(table) for table in others.values() if table]
    main = next(
        (one for one in tables if id(one) not in apart and grouping.is_read_from(one, section)),
        None,
    )
    if main is None:
        return tables
    whole = main
    for layout, other in others.items():
        if other is None:
            continue
        names = section.renamed[layout]
        for name in names:
            _column(other, name, "renamed")
        for name in names.values():
            _column(whole, name, "renamed")
        whole = layouts.together(work.connection, whole, other, names)
    return [whole if one is main else one for one in tables if id(one) not in apart]


def _read_as(tables: Sequence[Table], layout: str) -> Table | None:
    """The table of the files of a layout; None if they could not be read."""
    return next(
        (
            table
            for table in tables
            if all(grouping.matches(part.file, layout) for part in table.parts)
        ),
        None,
    )


def _with_zeros(work: Workspace, table: Table, section: Section) -> Table:
    if not grouping.is_read_from(table, section):
        return table
    digits = {_column(table, name, "digits"): width for name, width in section.digits.items()}
    return layouts.with_zeros(work.connection, table, digits)


def _column(table: Table, name: str, key: str) -> Column:
    for column in table.columns:
        if column.name.strip() == name.strip():
            return column
    listed = ", ".join(column.name for column in table.columns[:20])
    raise MappingError(
        f"{key} names {name!r}, which is no column of {table.label}. It has {listed}."
    )
