"""Workbooks as XML, which spreadsheets wrote before .xlsx and shop systems still write."""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from personalize_poc.data.errors import BadFile, NoTable
from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading.ground.units import Content, Unit, part
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.spreadsheets.cells import rows_to
from personalize_poc.data.own.reading.spreadsheets.xml_parsing import parse
from personalize_poc.data.own.reading.text import delimited
from personalize_poc.language import N_

_BEGIN = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->)*<(?:[\w.-]+:)?Workbook[\s/>]", re.S)
"""What comes before the outermost element of a workbook, and that."""
_ROWS, _COLUMNS = 1 << 20, 1 << 14
"""Rows and columns that a sheet has at most, and a file may pass over."""


def looks_like(head: str) -> bool:
    """Whether a text is a workbook, from its beginning."""
    return _BEGIN.match(head.lstrip("\ufeff")) is not None


def understand(
    work: Workspace,
    unit: Unit,
    path: Path,
    encoding: str,
    left_out: dict[str, str],
    findings: tuple[Finding, ...] = (),
) -> list[Content]:
    """The tables of a workbook: one a sheet.

    Args:
        work: of this reading.
        unit: the file.
        path: its text in UTF-8.
        encoding: of the file.
        left_out: gets the sheets that are no tables, with the reason.
        findings: made so far.

    Raises:
        BadFile: it is damaged.
        NoTable: no sheet holds a table.
    """
    with ExitStack() as stack:
        sheets = _Sheets(work, stack)
        parse(unit, path, sheets.begin, sheets.end, sheets.text)
    contents = []
    for name, file in sheets.files.items():
        count = len(sheets.files)
        one = part(unit, file, f"sheet {name}", count, delimited.said_of_rows(unit))
        try:
            content = delimited.understand(work, one, file, encoding, findings)
            contents.append(replace(content, format="xml"))
        except BadFile as error:
            if count == 1:
                raise
            left_out[one.file] = error.told
    if not contents:
        raise NoTable(N_("no sheet of it holds a table"), unit.file)
    return contents


@dataclass
class _Sheets:
    """Writes the rows of every sheet into a file of its own.

    Attributes:
        files: name of a sheet -> where its rows are.
    """

    work: Workspace
    stack: ExitStack
    files: dict[str, Path] = field(default_factory=dict)
    _writer: Any = None
    _row: list[str] = field(default_factory=list)
    _rows: int = 0
    _cell: list[str] = field(default_factory=list)
    _merged: int = 0
    _reads: bool = False
    _in_comment: bool = False

    def begin(self, name: str, given: dict[str, str]) -> None:
        """An element begins."""
        if name == "Worksheet":
            self._begin_sheet(given.get("Name") or str(len(self.files) + 1))
        elif name == "Row":
            self._skip_rows(_number(given.get("Index"), _ROWS) - 1)
            self._row = []
        elif name == "Cell":
            self._fill(_number(given.get("Index"), _COLUMNS) - 1)
            self._cell, self._merged = [], _number(given.get("MergeAcross"), _COLUMNS)
        elif name == "Comment":
            self._in_comment = True
        elif name == "Data":
            self._reads = not self._in_comment

    def text(self, piece: str) -> None:
        """Text of the cell that is open."""
        if self._reads:
            self._cell.append(piece)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "Data":
            self._reads = False
        elif name == "Comment":
            self._in_comment = False
        elif name == "Cell":
            self._row += ["".join(self._cell).strip(), *[""] * self._merged]
        elif name == "Row" and self._writer is not None:
            self._writer.writerow(self._row)
            self._rows += 1

    def _begin_sheet(self, name: str) -> None:
        self.files[name] = self.work.new_path(".csv")
        file = self.files[name].open("w", encoding="utf-8", newline="")
        self._writer = rows_to(self.stack.enter_context(file))
        self._rows = 0

    def _skip_rows(self, until: int) -> None:
        """Write the empty rows that a file passes over."""
        while self._writer is not None and self._rows < until:
            self._writer.writerow([""])
            self._rows += 1

    def _fill(self, until: int) -> None:
        """Put the empty cells that a file passes over into the row."""
        self._row += [""] * (until - len(self._row))


def _number(said: str | None, most: int) -> int:
    return min(most, int(said)) if said and said.strip().isdecimal() else 0
