"""Spreadsheets: every sheet is a table, its cells text as a person reads them."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import python_calamine

from personalize_poc.data.errors import BadFile, NoTable
from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading.ground import file_notes, names, notes
from personalize_poc.data.own.reading.ground.dialect import Row
from personalize_poc.data.own.reading.ground.units import Content, Heading, Unit
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.packed import magic
from personalize_poc.data.own.reading.spreadsheets import merged
from personalize_poc.data.own.reading.spreadsheets.cells import text, write
from personalize_poc.data.own.reading.text import delimited, header_notes, layout
from personalize_poc.language import N_, _

_SAMPLE = 1000
_LOCKED = 1 << 24
_SECTORS = 1536
"""Bytes of the smallest of these containers: a header, a table of sectors, a directory."""
_KINDS = {
    bool: "bool",
    int: "int64",
    float: "double",
    dt.datetime: "timestamp[us]",
    dt.date: "date32[day]",
    dt.time: "time64[us]",
    dt.timedelta: "duration[us]",
}


def understand(work: Workspace, unit: Unit, left_out: dict[str, str]) -> list[Content]:
    """The tables of a workbook.

    Raises:
        BadFile: it is damaged, encrypted, or no sheet holds a table.
    """
    try:
        book = python_calamine.load_workbook(str(unit.path))
        sheets = list(book.sheets_metadata)
    except Exception as error:  # calamine's errors have no base in common
        word = "password" in str(error).lower() or _is_locked(unit.path)
        if not word and _is_other_document(unit.path):
            raise NoTable(
                N_("a document of Office or pictures, and no spreadsheet"), unit.file
            ) from None
        reason = "it is protected by a password" if word else f"it is damaged ({error})"
        raise BadFile(f"the spreadsheet cannot be opened: {reason}", unit.file) from error
    found: list[Content] = []
    for number, sheet in enumerate(sheets):
        label = unit.file if len(sheets) == 1 else f"{unit.file}, sheet {sheet.name}"
        hidden = sheet.visible != python_calamine.SheetVisibleEnum.Visible
        if sheet.typ != python_calamine.SheetTypeEnum.WorkSheet:
            left_out[label] = _("a chart, not a table")
            continue
        try:
            content = _sheet(work, unit, book, sheet.name, label, alone=len(sheets) == 1)
        except BadFile as error:
            left_out[label] = error.told
            continue
        share = unit.size // len(sheets) + (unit.size % len(sheets) if number == 0 else 0)
        if hidden:
            hint = file_notes.hidden_sheet(label)
            content = replace(content, findings=(*content.findings, hint))
        found.append(replace(content, unit=replace(content.unit, size=share)))
    if not found:
        reasons = "; ".join(left_out[x] for x in left_out if x.startswith(unit.file))
        raise BadFile(f"no sheet holds a table ({reasons})", unit.file)
    return found


def _is_locked(path: Path) -> bool:
    """Whether a workbook is encrypted: it is another container then, with this name in it."""
    return _names(path, "EncryptedPackage")


def _is_other_document(path: Path) -> bool:
    """Whether a container as Office made them until 2007 holds no workbook: a letter, pictures."""
    if magic.kind(path) != "xls" or path.stat().st_size < _SECTORS:
        return False
    return not any(_names(path, stream) for stream in ("Workbook", "Book"))


def _names(path: Path, stream: str) -> bool:
    """Whether a container, by its beginning, holds a part of this name."""
    with path.open("rb") as file:
        return stream.encode("utf-16-le") in file.read(_LOCKED)


def _sheet(
    work: Workspace, unit: Unit, book: Any, name: str, label: str, *, alone: bool
) -> Content:
    try:
        sheet = book.get_sheet_by_name(name)
        joined = merged.of_sheet(sheet)
    except Exception as error:
        raise BadFile(f"the sheet cannot be read ({error})", label) from error
    rows = iter(sheet.iter_rows())
    first = list(itertools.islice(rows, _SAMPLE))
    texts = [Row(n, tuple(map(text, cells))) for n, cells in enumerate(first, 1)]
    filled = [row for row in texts if any(cell.strip() for cell in row.cells)]
    if not filled:
        raise NoTable(N_("the sheet is empty"), label)
    lie = layout.recognise(filled, header=_said_header(unit))
    if lie.width == 1 and not alone:
        raise NoTable(N_("notes in one column, not a table"), label)
    if lie.data >= len(filled):
        raise NoTable(N_("the sheet has a header but no rows"), label)
    return _written(
        work, replace(unit, file=label), lie, filled, itertools.chain(first, rows), joined
    )


def _said_header(unit: Unit) -> bool | None:
    said = unit.reading.get("header")
    return None if said is None else bool(said)


@dataclass
class _Seen:
    """What was seen while the rows of a sheet were written."""

    kinds: list[set[type]]
    skipped: list[int] = field(default_factory=list)
    last: int = 0


def _rows(cells: Iterable[list[Any]], begin: int, seen: _Seen) -> Iterator[list[Any]]:
    """The rows of data of a sheet, all of one width."""
    width = len(seen.kinds)
    for line, row in enumerate(cells, 1):
        if line < begin:
            continue
        if not any(text(cell).strip() for cell in row[:width]):
            seen.skipped.append(line)
            continue
        for number, cell in enumerate(row[:width]):
            if cell != "" and cell is not None:
                seen.kinds[number].add(type(cell))
        seen.last = line
        yield row[:width] + [""] * (width - len(row))


def _written(
    work: Workspace,
    unit: Unit,
    lie: layout.Layout,
    filled: Sequence[Row],
    rows: Iterable[list[Any]],
    joined: merged.Merged,
) -> Content:
    """A sheet as CSV of our own, to be read by DuckDB."""
    begin = filled[lie.data].line
    target = work.new_path(".csv")
    seen = _Seen([set() for __ in range(lie.width)])
    count = write(target, _rows(joined.fill(rows, begin), begin, seen))
    header = lie.header.cells if lie.header else ()
    found, twice, empty = names.distinct(header or [""] * lie.width)
    # A column that a spreadsheet formatted and nobody filled is none.
    kept = [n for n in range(lie.width) if seen.kinds[n] or (header and header[n].strip())]
    noticed = _noticed(unit.file, lie, filled, twice, [n for n in empty if n - 1 in kept])
    noticed += joined.noticed(unit.file, found)
    return Content(
        unit=unit,
        file=unit.file,
        format="excel",
        headings=tuple(Heading(found[n], _kind(seen.kinds[n])) for n in kept),
        named=bool(header),
        source=delimited.our_own(lie.width),
        parameters=(str(target),),
        expressions=tuple(f"c{n}" for n in kept),
        header=tuple(header),
        first_line=begin,
        reading={"header": bool(header)},
        findings=tuple(noticed),
        skipped=tuple(line for line in seen.skipped if line < seen.last),
        row_bytes=max(unit.size / count, 1.0),
    )


def _noticed(
    file: str,
    lie: layout.Layout,
    filled: Sequence[Row],
    twice: Sequence[str],
    unnamed: Sequence[int],
) -> list[Finding]:
    noticed = []
    if lie.preamble:
        noticed.append(notes.preamble(file, lie.preamble, " ".join(filled[0].cells)))
    if lie.header is None:
        noticed.append(header_notes.no_header(file, lie.width, " ".join(filled[lie.data].cells)))
        return noticed
    if twice:
        noticed.append(header_notes.names_twice(file, twice, lie.header.line))
    if unnamed:
        noticed.append(header_notes.names_empty(file, unnamed, lie.header.line))
    return noticed


def _kind(kinds: set[type]) -> str:
    """The type that all cells of a column have; "" for text and for a mixture."""
    if kinds and kinds <= {int, float}:
        return "double"
    return _KINDS.get(next(iter(kinds)), "") if len(kinds) == 1 else ""
