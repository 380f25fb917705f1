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


def _parts(folder: Path, names: list[str], lost: dict[str, bytes]) -> dict[str, Finding]:
    """Each file has the ten days behind those of the one before; some cannot be read."""
    rows = list(_rows(lambda row, at: row, _ISO))
    for number, name in enumerate(names):
        some = rows[number * 400 : number * 400 + 400]
        text = "\n".join(["customer,product,status,ordered_at", *(",".join(row) for row in some)])
        (folder / name).write_bytes(lost.get(name, text.encode()))
    with check(folder) as study:
        return {one.code: one for one in study.findings}


_BROKEN = b"PK\x03\x04" + bytes(range(256)) * 9


@pytest.mark.parametrize(
    ("names", "gone", "first"),
    [
        ([f"orders_2024-{n:02}.csv" for n in range(1, 7)], ["orders_2024-03.csv"], "2024-03-21"),
        ([f"{n}월 주문.csv" for n in range(8, 14)], ["10월 주문.csv"], "2024-03-21"),
        (
            [f"orders_{n}.csv" for n in range(1, 7)],
            ["orders_3.csv", "orders_4.csv"],
            "2024-03-21",
        ),
    ],
)
@pytest.mark.parametrize("content", [_BROKEN, b""], ids=["broken", "empty"])
def test_days_of_a_file_that_could_not_be_read_are_told_with_its_name(
    tmp_path: Path, names: list[str], gone: list[str], first: str, content: bytes
) -> None:
    told = _parts(tmp_path, names, dict.fromkeys(gone, content))
    assert "days-missing" not in told
    one = told["days-of-unread-file"]
    assert (one.count, one.file) == (10 * len(gone), gone[0])
    assert f"the first on {first}: those of {', '.join(gone)}" in one.message


def test_days_are_missing_where_files_do_not_follow_each_other(tmp_path: Path) -> None:
    names = ["orders_c.csv", "orders_1.csv", "orders_7.csv", "orders_3.csv", "orders_2.csv"]
    told = _parts(tmp_path, names, {"orders_7.csv": _BROKEN})
    assert "days-of-unread-file" not in told
    assert told["days-missing"].count == 10


def test_a_broken_file_of_something_else_explains_no_days(tmp_path: Path) -> None:
    (tmp_path / "stock_2024-03.csv").write_bytes(_BROKEN)
    told = _parts(tmp_path, [f"orders_2024-{n:02}.csv" for n in (1, 2, 4, 5)], {})
    assert "days-of-unread-file" not in told
    assert "days-missing" not in told
