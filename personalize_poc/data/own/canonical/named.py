"""Which table of a folder, and which column of a table, a name in a mapping means."""

from __future__ import annotations

import fnmatch
import unicodedata
from collections.abc import Iterable

from personalize_poc.data.errors import BadFile, MappingError
from personalize_poc.data.own import sql
from personalize_poc.data.own.mapping_file.nearest import nearest
from personalize_poc.data.own.mapping_file.types import Section
from personalize_poc.data.own.reading.several.splits import AND
from personalize_poc.data.own.tables import Column, Reading, Table

_SHOWN = 30
"""So many names of columns are listed in a message."""


def column(table: Table, name: str) -> Column:
    """The column of this name; blanks at its ends and how accents are coded do not matter.

    Raises:
        BadFile: there is none.
    """
    for same in (str, normal):
        for one in table.columns:
            if same(one.name) == same(name):
                return one
    names = [one.name for one in table.columns]
    listed = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
    raise BadFile(
        f"there is no such column; the file has {listed}.{nearest(name, names)}".removesuffix("."),
        table.parts[0].file if table.parts else table.label,
        column=name,
    )


def has(table: Table, names: Iterable[str]) -> bool:
    """Whether a table has columns of all these names."""
    known = {normal(one.name) for one in table.columns}
    return known.issuperset(map(normal, names))


def left_out(table: Table, section: Section) -> tuple[tuple[Column, tuple[str, ...]], ...]:
    """Columns of a table whose values leave rows out; blanks at the ends of values do not count."""
    names = {normal(one.name) for one in table.columns}
    return tuple(
        (column(table, name), tuple(value.strip(sql.BLANKS) for value in values))
        for name, values in section.leave_out.items()
        if normal(name) in names
    )


def table_of(
    reading: Reading, kind: str, files: tuple[str, ...]
) -> tuple[Table, tuple[tuple[int, int], ...]]:
    """The table that holds these files, and the rows of it that they are."""
    meant = [_matching(reading, name) for name in files]
    tables = {table.name: table for found in meant for table, _ in found}
    if len(tables) > 1:
        labels = ", ".join(table.label for table in tables.values())
        raise MappingError(
            f"{kind}: {labels} have different columns, so they are no one table. Name files with "
            "the same columns, or one of them."
        )
    (table,) = tables.values()
    parts = {part for found in meant for _, parts in found for part in parts}
    if len(parts) == len(table.parts):
        return table, ()
    chosen = [table.parts[index] for index in sorted(parts)]
    return table, tuple((one.first_row, one.first_row + one.rows - 1) for one in chosen)


def _matching(reading: Reading, name: str) -> list[tuple[Table, set[int]]]:
    """Tables with parts of this name or pattern, or of several, and which parts."""
    wanted = normal(name.replace("\\", "/").removeprefix("./"))
    several = {wanted, *(normal(one) for one in name.split(AND))}
    found = []
    for table in reading.tables:
        if normal(table.label) == wanted:
            return [(table, set(range(len(table.parts))))]
        files = [normal(part.file) for part in table.parts]
        exact = {index for index, file in enumerate(files) if file in several}
        loose = {
            index
            for index, file in enumerate(files)
            if any(fnmatch.fnmatchcase(file, one) or file.startswith(f"{one}, ") for one in several)
        }
        if parts := exact or loose:
            found.append((table, parts))
    if not found:
        raise BadFile(f"the file is missing{_there(reading, name)}", name)
    return found


def _there(reading: Reading, name: str) -> str:
    """Which files there are instead, and why one of this name is no table."""
    if name in reading.left_out:
        return f" from what could be read: {reading.left_out[name]}"
    names = [part.file for table in reading.tables for part in table.parts]
    if not names:
        return ""
    return f"; there is {_few(names)}.{nearest(name, names)}".removesuffix(".")


def _few(names: Iterable[str], most: int = 10) -> str:
    names = list(names)
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if names[most:] else "")


def normal(name: str) -> str:
    """A name as it is compared: without blanks at its ends, accents coded alike."""
    return unicodedata.normalize("NFC", name).strip()
