"""Reports that show a member once, above the rows that are theirs."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.data.own.reading.conftest import Opener

_BEGIN = datetime(2024, 1, 1)
Row = tuple[str, str, datetime]


def _events(members: int = 40, most: int = 12) -> list[Row]:
    """Events of each member, sorted by member and time."""
    return [
        (f"U{m:03}", f"I{m * at % 17}", _BEGIN + timedelta(hours=m * 37 % 400 + at * (5 + m % 9)))
        for m in range(members)
        for at in range(3 + m * 7 % most)
    ]


def _csv(rows: list[Row], head: str = "회원번호,상품코드,일시") -> str:
    return "\n".join([head, *(",".join(map(str, row)) for row in rows)])


def _first_only(rows: list[Row]) -> list[Row]:
    before = [None, *(row[0] for row in rows)]
    return [
        ("" if row[0] == was else row[0], *row[1:]) for row, was in zip(rows, before, strict=False)
    ]


@pytest.mark.parametrize("newest_first", [False, True])
def test_a_member_above_their_rows_is_filled_down(opened: Opener, newest_first: bool) -> None:
    rows = _events()
    if newest_first:
        rows.sort(key=lambda row: (row[0], -row[2].timestamp()))
    read = opened(_csv(_first_only(rows)))
    assert [row[0] for row in read.rows()] == [row[0] for row in rows]
    found = read.finding("groups-filled-down")
    assert (found.column, found.row, found.count) == ("회원번호", 3, len(rows) - 40)
    assert "guest" in found.fix


@pytest.mark.parametrize(
    "written",
    [
        "{0:%d.%m.%Y %H:%M}",
        "{0:%d.%m.%Y}",
        "{0.day}.{0.month}.{0.year}",
        "{0:%d.%m.%y}",
        "{0:%m/%d/%Y %H:%M}",
        "{0.month}/{0.day}/{0.year}",
        "{0.year}. {0.month}. {0.day}.",
        "{0.year}년 {0.month}월 {0.day}일",
        "{0:%d %b %Y}",
    ],
)
def test_groups_are_told_by_times_however_they_are_written(opened: Opener, written: str) -> None:
    """As texts, 28.01.2024 comes after 03.02.2024."""
    rows = [(who, what, at + (at - _BEGIN)) for who, what, at in _events()]
    lines = [(who, what, written.format(at)) for who, what, at in rows]
    first = [
        f"{one[0]},{two[1]},{two[2]}" for one, two in zip(_first_only(rows), lines, strict=True)
    ]
    read = opened("\n".join(["member,item,at", *first]))
    assert [row[0] for row in read.rows()] == [row[0] for row in rows]
    assert read.finding("groups-filled-down").count == len(rows) - 40


def test_groups_of_a_few_days_of_which_day_and_month_may_be_either(opened: Opener) -> None:
    """Up to the twelfth of a month both ways put them into the same order."""
    rows = [(who, what, _BEGIN + (at - _BEGIN) / 60) for who, what, at in _events()]
    lines = [f"{who},{what},{at:%d.%m.%Y %H:%M}" for who, what, at in _first_only(rows)]
    read = opened("\n".join(["member,item,at", *lines]))
    assert [row[0] for row in read.rows()] == [row[0] for row in rows]


def test_a_log_in_which_texts_of_days_begin_anew_with_each_month_is_no_report(
    opened: Opener,
) -> None:
    """Sorted by time, somebody known on each first day: as texts, days go back there alone."""
    days = [_BEGIN + timedelta(days=n) for n in range(800)]
    lines = [
        f"{f'U{n:03}' if day.day == 1 else ''},I{n % 17},{day:%d.%m.%Y}"
        for n, day in enumerate(days)
    ]
    read = opened("\n".join(["member,item,at", *lines]))
    assert "groups-filled-down" not in read.codes


def test_orders_and_members_that_stand_once_are_filled_down(opened: Opener) -> None:
    lines = ["member_id,order_no,order_date,item_id,qty"]
    whole: list[tuple[str, str]] = []
    for number, (who, __, at) in enumerate(_events()):
        for line in range(1 + number % 4):
            first = not line
            new = first and (not whole or whole[-1][0] != who)
            head = (who if new else "", f"O{number:05}" if first else "", at if first else "")
            lines.append(",".join(map(str, (*head, f"I{(number + line) % 17}", 1 + line % 2))))
            whole.append((who, f"O{number:05}"))
    read = opened("\n".join(lines))
    assert [row[:2] for row in read.rows()] == whole
    assert {"fields-filled-down", "groups-filled-down"} <= {*read.codes}


def test_rows_of_guests_in_a_log_belong_to_nobody(opened: Opener) -> None:
    rows = sorted(_events(), key=lambda row: row[2])
    firsts = {who: n for n, (who, *_) in reversed([*enumerate(rows)])}
    once = [(who if firsts[who] == n else "", what, at) for n, (who, what, at) in enumerate(rows)]
    some = [(who if n % 5 == 0 else "", what, at) for n, (who, what, at) in enumerate(rows)]
    for log in (once, some):
        read = opened(_csv(log))
        assert "groups-filled-down" not in read.codes
        assert sum(row[0] is None for row in read.rows()) == sum(not row[0] for row in log)


def test_nothing_is_filled_where_each_row_says_whose_it_is(opened: Opener) -> None:
    rows = _events()
    coupons = [f"{row[0]},C{n}" if row[0] else "," for n, row in enumerate(_first_only(rows))]
    lines = [
        f"{','.join(map(str, row))},{c.split(',')[1]}" for row, c in zip(rows, coupons, strict=True)
    ]
    read = opened("\n".join(["member,item,at,welcome", *lines]))
    assert "groups-filled-down" not in read.codes
