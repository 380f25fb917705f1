"""Cells that a spreadsheet merged over several rows: each of these rows has what stands there.

Who keeps a list by hand writes a member once, and merges the cell over all rows that are theirs. A
file holds the value in the first of them only; without it the others belong to nobody.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.reading.ground.notes import counted, shortened
from personalize_poc.data.own.reading.spreadsheets.cells import text
from personalize_poc.language import _

_Cell = tuple[int, int]


@dataclass(frozen=True)
class Merged:
    """What a sheet merged over rows.

    Attributes:
        above: of a cell that was merged, by its line and column, the line that has its value.
        filled: the cells that were filled, once rows were read.
    """

    above: dict[_Cell, int] = field(default_factory=dict)
    filled: set[_Cell] = field(default_factory=set)

    def fill(self, rows: Iterable[list[Any]], begin: int) -> Iterator[list[Any]]:
        """The rows of a sheet, each with what stands in the cells that it was merged with.

        A row that holds nothing else stays empty, and a header stays as it is.

        Args:
            rows: of the sheet, from its first line on.
            begin: the line in which data begins.
        """
        told = {(line, column) for (__, column), line in self.above.items() if line >= begin}
        values: dict[_Cell, Any] = {}
        for line, cells in enumerate(rows, 1):
            values |= {at: cells[at[1]] for at in _of(line, cells, told)}
            if self.above and any(text(cell).strip() for cell in cells):
                for at in _of(line, cells, self.above.keys()):
                    value = values.get((self.above[at], at[1]), "")
                    if not text(cells[at[1]]).strip() and text(value).strip():
                        cells[at[1]] = value
                        self.filled.add(at)
            yield cells

    def noticed(self, file: str, names: Sequence[str]) -> list[Finding]:
        """What is to be said of the cells that were filled."""
        if not self.filled:
            return []
        lines = {line for line, __ in self.filled}
        columns = [names[column] for column in sorted({column for __, column in self.filled})]
        return [
            Finding(
                "cells-merged",
                Grade.NOTE,
                _("{columns}: cells are merged over several rows; {rows} got what stands in them.")
                .format(columns=shortened(", ".join(columns)), rows=counted(len(lines), "row")),
                file=file,
                row=min(lines),
                column=columns[0],
                count=len(lines),
                matters=_("A file holds the value of such a cell in the first of its rows only."),
                fix=_("Nothing, if each of these rows belongs to what the merged cell says."),
            )
        ]  # fmt: skip


def _of(line: int, cells: Sequence[Any], known: Container[_Cell]) -> list[_Cell]:
    """The cells of a line that are among known ones."""
    return [at for column in range(len(cells)) if (at := (line, column)) in known]


def of_sheet(sheet: Any) -> Merged:
    """What a sheet of calamine merged; nothing where its format does not say."""
    ranges: Sequence[tuple[_Cell, _Cell]] = getattr(sheet, "merged_cell_ranges", None) or ()
    left = sheet.start[1] if sheet.start else 0
    return Merged(
        {
            (row + 1, start[1] - left): start[0] + 1
            for start, end in ranges
            for row in range(start[0] + 1, end[0] + 1)
        }
    )
