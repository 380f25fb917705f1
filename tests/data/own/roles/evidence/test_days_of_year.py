"""Numbers with the day of a year, or the century before a day, are times where much says so."""

from __future__ import annotations

from datetime import UTC
from typing import Any

import pytest

from personalize_poc.data.own import canonical, roles
from personalize_poc.data.own.roles.propose import understand
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading

_CENTURY = "1%y%j"
_IBM = "1%y%m%d"


def _lines(w: World, **more: list[Any]) -> dict[str, dict[str, Any]]:
    return {
        "lines.csv": {
            "customer": w.by_user(lambda u: f"K{u:05d}"),
            "article": w.by_item(lambda i: code("A", i)),
            **more,
        }
    }


def _days(w: World, form: str, **after: float) -> list[int]:
    return [int(one) for one in w.times(form, **after)]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("SDTRDJ", _CENTURY), ("order_date", _CENTURY), ("주문일", _CENTURY),
        ("Bestelldatum", "%Y%j"), ("Fecha", _CENTURY), ("日付", "%Y%j"), ("Julian", _CENTURY),
        ("DATEJDT", _CENTURY), ("order_date", _IBM), ("Datum", _IBM), ("zrp", _IBM),
        ("OTDTOR", _IBM),
    ],
)  # fmt: skip
def test_days_of_a_year_are_read_where_a_name_says_so(name: str, form: str) -> None:
    w = World(6501, lines=1)
    tables = _lines(w, **{name: _days(w, form)})
    proposal = roles.propose(reading(tables))
    made = section(proposal)
    assert (made.columns["TIMESTAMP"], made.timestamp) == (name, (form,))
    assert not proposal.questions
    assert proposal.mapping is not None
    built = canonical.build(reading(tables), proposal.mapping)
    read = built.connection.execute("SELECT min(TIMESTAMP), max(TIMESTAMP) FROM interactions")
    days = [at.replace(hour=0, minute=0, second=0, tzinfo=UTC).timestamp() for at in w.at]
    assert read.fetchone() == (min(days), max(days))


def test_a_time_of_day_beside_it_may_have_lost_its_zeros() -> None:
    w = World(6502, lines=1)
    clock = [int(one) for one in w.times("%H%M%S")]
    made = section(roles.propose(reading(_lines(w, SDTRDJ=_days(w, _CENTURY), SDTDAY=clock))))
    assert (made.columns["TIMESTAMP"], made.time_of_day) == ("SDTRDJ", "SDTDAY")
    assert made.timestamp == ("1%y%j %H%M%S",)


def test_two_columns_that_are_near_to_each_other_over_years_are_days_by_any_name() -> None:
    w = World(6503, rows=3000, days=1200, lines=1)
    tables = _lines(w, zrp=_days(w, _CENTURY), qvx=_days(w, _CENTURY, days=6))
    made = section(roles.propose(reading(tables)))
    assert (made.columns["TIMESTAMP"], made.timestamp) == ("zrp", (_CENTURY,))


@pytest.mark.parametrize(
    "name",
    ["order_no", "zrp", "Belegnr", "amount", "Postleitzahl", "거래번호", "注文番号", "SDOBJ"],
)
def test_other_numbers_of_that_size_are_no_days(name: str) -> None:
    """Running numbers, and codes of a group with a number in it, of whatever is called so."""
    w = World(6504, rows=1500, days=1200, lines=1)
    tables = _lines(
        w,
        **{
            name: w.by_order(lambda n: 120_001 + n % 300),
            "grp": w.by_item(lambda i: 110_001 + i % 9 * 1000 + i * 31 % 360),
            "ts": w.times("%Y-%m-%d %H:%M:%S"),
        },
    )
    (view,) = understand(reading(tables))
    assert [one.name for one in view.columns if one.moment and not one.moment.weak] == ["ts"]
    assert section(roles.propose(reading(tables))).columns["TIMESTAMP"] == "ts"


def test_running_numbers_and_codes_of_groups_beside_each_other_are_no_days() -> None:
    """The former are of one year if they are any days, and the latter are of any."""
    w = World(6506, rows=1500, days=1200, lines=1)
    tables = _lines(
        w,
        zrp=w.by_order(lambda n: 120_001 + n % 300),
        qvx=w.by_order(lambda n: 120_041 + n % 300),
        grp=w.by_item(lambda i: 110_001 + i % 9 * 1000 + i * 31 % 360),
        knd=w.by_user(lambda u: 111_001 + u % 7 * 1000 + u * 37 % 360),
    )
    (view,) = understand(reading(tables))
    assert not [one.name for one in view.columns if one.moment]


def test_periods_of_accounts_are_no_days() -> None:
    w = World(6505, rows=1500, days=1200, lines=1)
    (view,) = understand(reading(_lines(w, fiscal_date=[f"{at:%Y}{at.month:03d}" for at in w.at])))
    assert view.column("c2").moment is None


def test_the_century_before_a_day_needs_no_name_and_its_time_of_day_no_zeros() -> None:
    w = World(6507, lines=1)
    clock = [int(one) for one in w.times("%H%M%S")]
    made = section(roles.propose(reading(_lines(w, OTDTOR=_days(w, _IBM), OTORAO=clock))))
    assert (made.columns["TIMESTAMP"], made.time_of_day) == ("OTDTOR", "OTORAO")
    assert made.timestamp == ("1%y%m%d %H%M%S",)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("zrp", [1_230_401 + n for n in range(30)]),  # all of one month, as numbers that run
        ("zrp", [1_230_401 + n for n in range(900)]),
        ("order_no", [1_230_401 + n % 28 + n // 28 % 9 * 100 for n in range(300)]),
        ("Belegnr", [1_230_401 + n % 28 + n // 28 % 9 * 100 for n in range(300)]),
        ("금액", [1_230_401 + n % 28 + n // 28 % 9 * 100 for n in range(300)]),
        ("郵便番号", [1_500_001 + n * 10_011 % 400_000 for n in range(300)]),
        ("amount", [1_000_100 + n * 3_700 for n in range(250)]),
        ("zrp", [1_350_401 + n % 28 + n // 28 % 9 * 100 for n in range(300)]),  # 2035
        ("zrp", [1_230_401 + n // 4 * 100 + n % 4 for n in range(16)]),
    ],
)
def test_numbers_of_seven_digits_that_may_be_something_else_are_no_days(
    name: str, values: list[int]
) -> None:
    w = World(6508, rows=1500, lines=1)
    tables = _lines(
        w,
        **{name: w.each(lambda row: values[row % len(values)])},
        ts=w.times("%Y-%m-%d %H:%M:%S"),
    )
    (view,) = understand(reading(tables))
    assert [one.name for one in view.columns if one.moment and not one.moment.weak] == ["ts"]
    assert section(roles.propose(reading(tables))).columns["TIMESTAMP"] == "ts"
