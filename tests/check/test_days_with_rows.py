"""Days without events: those that an export lost, and those whose rows are left out or not read."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from personalize_poc.check.checking import check
from personalize_poc.data.findings import Finding

Row = list[str]
_BEGIN, _GAP = datetime(2024, 3, 1), range(20, 26)


def _rows(gap: Callable[[Row, datetime], Row | None], form: str) -> Iterator[Row]:
    draw = random.Random(5)
    for day in range(60):
        for number in range(40):
            at = _BEGIN + timedelta(days=day, minutes=number * 30)
            state = draw.choice(["paid"] * 20 + ["cancelled"])
            who, what = f"C{draw.randrange(200):04}", f"P{draw.randrange(60):03}"
            row = [who, what, state, at.strftime(form)]
            if made := gap(row, at) if day in _GAP else row:
                yield made


def _told(folder: Path, rows: list[Row]) -> dict[str, Finding]:
    lines = ["customer,product,status,ordered_at", *(",".join(row) for row in rows)]
    (folder / "orders.csv").write_text("\n".join(lines))
    with check(folder) as study:
        return {one.code: one for one in study.findings if one.code.startswith("days-")}


_ISO = "%Y-%m-%d %H:%M:%S"


@pytest.mark.parametrize(
    ("gap", "form"),
    [
        (lambda row, at: [*row[:3], "and", "more", row[3]], _ISO),
        (lambda row, at: [*row[:3], "and", "more", row[3]], "%d.%m.%Y %H:%M"),
        (lambda row, at: [*row[:2], "cancelled", row[3]], _ISO),
        (lambda row, at: [*row[:3], at.strftime("%d %B %Y at about %H")], _ISO),
        (lambda row, at: [*row[:3], at.strftime("%d|%m|%Y")], _ISO),
    ],
)
def test_days_whose_rows_are_left_out_are_not_called_missing(
    tmp_path: Path, gap: Callable[[Row, datetime], Row | None], form: str
) -> None:
    told = _told(tmp_path, list(_rows(gap, form)))
    assert "days-missing" not in told
    one = told["days-left-out"]
    assert (one.count, one.row) == (6, 802)
    assert "the first on 2024-03-21" in one.message


def test_days_without_rows_are_missing_and_those_with_rows_are_told_apart(tmp_path: Path) -> None:
    rows = _rows(lambda row, at: None if at.day % 3 else [*row[:2], "cancelled", row[3]], _ISO)
    told = _told(tmp_path, list(rows))
    assert (told["days-missing"].count, told["days-left-out"].count) == (4, 2)


def test_days_that_are_not_in_the_files_are_missing(tmp_path: Path) -> None:
    assert _told(tmp_path, list(_rows(lambda row, at: None, _ISO))).keys() == {"days-missing"}


def test_missing_days_may_be_those_of_rows_whose_time_cannot_be_read(tmp_path: Path) -> None:
    rows = list(_rows(lambda row, at: [*row[:3], at.strftime("%d|%m|%Y")], _ISO))
    random.Random(1).shuffle(rows)
    assert "whose time is empty or cannot be read" in _told(tmp_path, rows)["days-missing"].matters
