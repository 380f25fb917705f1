"""Tables of an HTML page; many shop systems write such a page and call it .xls."""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from personalize_poc.data.errors import NoTable
from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading.ground.units import Content, Unit, part
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.spreadsheets.cells import rows_to
from personalize_poc.data.own.reading.text import delimited
from personalize_poc.language import N_

_BEGIN = re.compile(
    r"(?:<\?xml[^>]*>|<!--.*?-->|\s)*"
    r"<(?:!doctype\s+html|(?:html|head|meta|title|style|script|body|div|table)[\s>/])",
    re.I | re.S,
)
_BREAKS = frozenset({"br", "p", "div", "li"})
"""Tags within a cell between which there is at least a blank."""
_UNSEEN = frozenset({"script", "style", "select"})
_MOST = 1000
"""Columns or rows that a cell may span."""
_CHUNK = 1 << 16


def looks_like(head: str) -> bool:
    """Whether a text is an HTML page, or a part of one, from its beginning."""
    return _BEGIN.match(head.lstrip("\ufeff")) is not None


def understand(
    work: Workspace, unit: Unit, path: Path, encoding: str, findings: tuple[Finding, ...] = ()
) -> list[Content]:
    """The tables of a page that have at least two rows and two columns.

    Args:
        work: of this reading.
        unit: the file.
        path: its text in UTF-8.
        encoding: of the file.
        findings: made so far.

    Raises:
        NoTable: it has none.
    """
    with ExitStack() as stack, path.open(encoding="utf-8-sig", errors="replace") as file:
        page = _Page(work, stack)
        while piece := file.read(_CHUNK):
            page.feed(piece)
        page.close()
        page.end()
    tables = [one for one in page.tables if one.rows > 1 and one.width > 1]
    if not tables:
        raise NoTable(N_("an HTML page without a table of several rows"), unit.file)
    contents = []
    for number, table in enumerate(tables, 1):
        said = delimited.said_of_rows(unit)
        one = part(unit, table.path, f"table {number}", len(tables), said)
        content = delimited.understand(work, one, table.path, encoding, findings)
        contents.append(replace(content, format="html"))
    return contents


@dataclass
class _Table:
    """A table whose rows are being written.

    Attributes:
        path: where they are.
        writer: of CSV.
        rows: how many are written.
        width: cells of the widest.
        row: cells of the one that is open; None between rows.
        cell: pieces of text of the cell that is open; None between cells.
        spans: column -> (rows for which a cell above still stands there, its text).
    """

    path: Path
    writer: Any
    rows: int = 0
    width: int = 0
    row: list[str] | None = None
    cell: list[str] | None = None
    columns: int = 1
    height: int = 1
    spans: dict[int, tuple[int, str]] = field(default_factory=dict)

    def begin_row(self) -> None:
        """A row begins; the one before may have been left open."""
        self.end_row()
        self.row = []

    def begin_cell(self, columns: int, height: int) -> None:
        """A cell begins that spans so many columns and rows."""
        self.end_cell()
        if self.row is None:
            self.row = []
        self._fill(self.row)
        self.cell, self.columns, self.height = [], columns, height

    def end_cell(self) -> None:
        """The cell that is open, if there is one, has all of its text."""
        if self.cell is None or self.row is None:
            return
        text = " ".join("".join(self.cell).split())
        for number in range(self.columns):
            # A heading over two columns names the first; a row of an order that spans its lines
            # belongs to each of them.
            value = text if number == 0 else ""
            if self.height > 1:
                self.spans[len(self.row)] = (self.height - 1, value)
            self.row.append(value)
        self.cell = None

    def end_row(self) -> None:
        """The row that is open, if there is one, is written."""
        self.end_cell()
        if self.row is None:
            return
        self._fill(self.row)
        if any(self.row):
            self.writer.writerow(self.row)
            self.rows += 1
            self.width = max(self.width, len(self.row))
        self.row = None

    def _fill(self, row: list[str]) -> None:
        """Put what cells of the rows above still say into the next columns."""
        while len(row) in self.spans:
            left, text = self.spans.pop(len(row))
            if left > 1:
                self.spans[len(row)] = (left - 1, text)
            row.append(text)


class _Page(HTMLParser):
    """Writes the rows of every table of a page into a file of its own."""

    def __init__(self, work: Workspace, stack: ExitStack) -> None:
        super().__init__(convert_charrefs=True)
        self._work, self._stack = work, stack
        self._open: list[_Table] = []
        self._unseen = 0
        self.tables: list[_Table] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, row or cell."""
        if tag == "table":
            self._begin()
        elif tag == "tr":
            (self._open or self._begin())[-1].begin_row()
        elif tag in ("td", "th"):
            said = dict(attrs)
            table = (self._open or self._begin())[-1]
            table.begin_cell(_span(said.get("colspan")), _span(said.get("rowspan")))
        elif tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BREAKS:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        """End what is open."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BREAKS:
            self.handle_data(" ")
        elif not self._open:
            return
        elif tag == "table":
            self._open.pop().end_row()
        elif tag == "tr":
            self._open[-1].end_row()
        elif tag in ("td", "th"):
            self._open[-1].end_cell()

    def handle_data(self, data: str) -> None:
        """Text of the cell that is open."""
        if self._open and self._open[-1].cell is not None and not self._unseen:
            self._open[-1].cell.append(data)

    def end(self) -> None:
        """Write what the page left open."""
        while self._open:
            self._open.pop().end_row()

    def _begin(self) -> list[_Table]:
        path = self._work.new_path(".csv")
        file = self._stack.enter_context(path.open("w", encoding="utf-8", newline=""))
        table = _Table(path, rows_to(file))
        self.tables.append(table)
        self._open.append(table)
        return self._open


def _span(said: str | None) -> int:
    return min(_MOST, max(1, int(said))) if said and said.strip().isdecimal() else 1
