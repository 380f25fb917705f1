"""Sheets that people keep by hand: merged cells, and totals between the rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.data.own.reading.conftest import Opener

_TITLE = ["Members and trips", None, None, None]
_HEAD = ["member", "trip", "day", "fee"]


def _sheet(path: Path, *, top: int = 0, merge: bool = True, total: str = "") -> Path:
    """Ten members with three trips each, whose name is in the first of their rows."""
    book = Workbook()
    sheet = book.active
    line = top + 2
    for at, values in ((top + 1, _TITLE), (line, _HEAD)):
        for column, value in enumerate(values, 1):
            sheet.cell(at, column, value)
    for member in range(10):
        first = line + 1
        for trip in range(3):
            line += 1
            name = f"Member {member}" if trip == 0 else None
            cells = (name, f"Trip {trip}", f"2024-01-1{trip}", 5)
            for column, cell in enumerate(cells, 1):
                sheet.cell(line, column, cell)
        if merge:
            sheet.merge_cells(start_row=first, end_row=line, start_column=1, end_column=1)
        if total:
            line += 1
            sheet.cell(line, 2, total)
    book.save(path)
    return path


@pytest.mark.parametrize("top", [0, 2])
def test_each_row_has_what_its_merged_cell_says(opened: Opener, tmp_path: Path, top: int) -> None:
    read = opened(_sheet(tmp_path / "trips.xlsx", top=top))
    assert [row[0] for row in read.rows()[:4]] == ["Member 0"] * 3 + ["Member 1"]
    found = read.finding("cells-merged")
    assert (found.row, found.column, found.count) == (top + 4, "member", 20)


def test_cells_that_are_blank_and_not_merged_stay_blank(opened: Opener, tmp_path: Path) -> None:
    read = opened(_sheet(tmp_path / "trips.xlsx", merge=False))
    assert [row[0] for row in read.rows()[:2]] == ["Member 0", None]
    assert "cells-merged" not in read.codes


def test_a_row_that_holds_nothing_of_its_own_is_none(opened: Opener, tmp_path: Path) -> None:
    """The cell of the last member is merged over a row that nobody filled in."""
    path = _sheet(tmp_path / "trips.xlsx", merge=False)
    book = Workbook()
    sheet = book.active
    for row in (_HEAD, ["a", "t0", "2024-01-01", 5], [None] * 4, [None, "t1", "2024-01-02", 5]):
        sheet.append(row)
    sheet.merge_cells("A2:A4")
    book.save(path)
    assert [row[:2] for row in opened(path).rows()] == [("a", "t0"), ("a", "t1")]


@pytest.mark.parametrize(
    "total",
    ["yht. 3 retkeä", "Yhteensä", "Subtotal", "Zwischensumme: 3", "Sous-total", "Razem 3", "σύνολο",
     "Celkem", "Összesen 3", "小計", "Delsumma", "i alt 3", "4月 小計", "3월 합계", "March total",
     "Woche 7 gesamt:", "Mart toplamı", "за март итого", "Mars totalt"],
)  # fmt: skip
def test_totals_between_rows_are_none(opened: Opener, tmp_path: Path, total: str) -> None:
    read = opened(_sheet(tmp_path / "trips.xlsx", total=total))
    assert read.table.rows == 30
    assert {row[1] for row in read.rows()} == {"Trip 0", "Trip 1", "Trip 2"}
    found = read.finding("subtotals-skipped")
    assert (found.count, found.value) == (9, total)  # and the last one is at the end
    assert found.row == 6


def test_things_that_are_called_like_a_total_stay(opened: Opener) -> None:
    named = ("Total War", "Summa", "Body Count Total")
    rows = "".join(f"u{n},{named[n % 3]},2024-01-01,\n" for n in range(30))
    read = opened("user,game,day,note\n" + rows)
    assert read.table.rows == 30
    assert "subtotals-skipped" not in read.codes


def test_a_number_may_stand_before_or_behind_what_it_numbers(
    opened: Opener, tmp_path: Path
) -> None:
    book = Workbook()
    heads = [["Data", "N. tessera", "Cod. art."], ["Data", "Tessera n.", "Cod. art."],
             ["Data", "Cod. art.", "N. tessera"]]  # fmt: skip
    for month, head in zip(("Gen", "Feb", "Mar"), heads, strict=True):
        sheet = book.create_sheet(month)
        sheet.append(head)
        for day in range(1, 20):
            cells = {"Data": f"2024-01-{day:02}", "Cod. art.": f"A{day:03}"}
            sheet.append([cells.get(name, f"T{day + 100}") for name in head])
    del book["Sheet"]
    book.save(tmp_path / "vendite.xlsx")
    read = opened(tmp_path / "vendite.xlsx")
    assert set(read.names) == {"Data", "Tessera n.", "Cod. art."}
    assert all(str(row[1]).startswith("T") for row in read.rows())
    assert read.table.rows == 57
