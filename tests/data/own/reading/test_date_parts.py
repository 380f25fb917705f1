"""Days in three columns are one time, where a table has no other."""

from __future__ import annotations

import pytest

from tests.data.own.reading.conftest import Opener


def _log(names: str, *, hours: bool = False, more: str = "") -> str:
    rows = []
    for n in range(300):
        clock = f",{n % 24},{n % 60}" if hours else ""
        rows.append(f"u{n % 40},i{n % 30},{2023 + n % 2},{1 + n % 12},{1 + n % 28}{clock}{more}")
    return "\n".join([names, *rows])


@pytest.mark.parametrize(
    "names", ["year,month,day", "Jahr,Monat,Tag", "order_year,order_month,order_day", "年,月,日"]
)
def test_days_in_parts_are_one_time(opened: Opener, names: str) -> None:
    read = opened(_log(f"user,item,{names}"))
    made = names.replace(",", "-")
    assert read.names[-1] == made
    assert [row[-1] for row in read.rows()][:2] == ["2023-01-01", "2024-02-02"]
    assert read.finding("days-in-parts").column == made


def test_hours_and_minutes_belong_to_them(opened: Opener) -> None:
    read = opened(_log("user,item,yr,mon,day,hr,min", hours=True))
    assert read.rows()[9][-1] == "2024-10-10 09:09"


def test_seconds_belong_to_them_and_the_day_may_be_called_a_date(opened: Opener) -> None:
    names = "user,item,sale_year,sale_month,sale_date,sale_hour,sale_minute,sale_second"
    read = opened(_log(names, hours=True, more=",7"))
    assert read.rows()[9][-1] == "2024-10-10 09:09:07"


@pytest.mark.parametrize(
    ("names", "more"),
    [
        ("user,item,year,month,count,date", ",2024-01-05"),
        ("user,item,year,month,day,at", ",2024-01-05 10:00:00"),
        ("user,item,year,month,amount", ""),
        ("user,item,day,month,year", ""),
    ],
)
def test_other_tables_stay_as_they_are(opened: Opener, names: str, more: str) -> None:
    assert opened(_log(names, more=more)).names == names.split(",")


def test_a_clock_that_is_no_hour_is_left_to_itself(opened: Opener) -> None:
    read = opened(_log("user,item,year,month,day,hora", more=",14:05"))
    assert read.names[-1] == "year-month-day"
