"""Sums by week or month: a pharmacy or a shop is no user, who orders each week is one."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.proposals import proposal_and_columns
from tests.support.own_tables import reading

_MONDAY = date(2024, 1, 1)


def _weeks(names: tuple[str, ...], form: str = "%Y-%m-%d") -> dict[str, Any]:
    """What each of 30 places sold in a week of each of some of 200 articles."""
    choice = random.Random(5)
    week, place, article, pieces, amount = names
    rows = [
        (at, shop, item)
        for at in range(20)
        for shop in range(30)
        for item in range(200)
        if choice.random() < 0.1
    ]
    sold = [choice.randint(2, 90) for __ in rows]
    return {
        week: [(_MONDAY + timedelta(weeks=at)).strftime(form) for at, *__ in rows],
        place: [f"AP{shop + 1:03}" for __, shop, ___ in rows],
        article: [str(5_909_990_000_000 + 7919 * item) for *__, item in rows],
        pieces: sold,
        amount: [f"{one * choice.uniform(2, 9):.2f}" for one in sold],
    }


_POLISH = ("tydzien_od", "kod_apteki", "kod_ean", "ilosc_szt", "wartosc_brutto")
_NAMES = [
    _POLISH,
    ("week_start", "pharmacy", "product_code", "units", "net_sales"),
    ("week_start", "store_id", "sku", "units_sold", "revenue"),
    ("주시작일", "약국코드", "상품코드", "판매수량", "판매금액"),
    ("semaine_du", "pharmacie", "code_cip", "quantite", "ca_ttc"),
]


@pytest.mark.parametrize("names", _NAMES)
def test_places_of_weekly_sums_are_no_users(names: tuple[str, ...]) -> None:
    made = roles.propose(reading({"sums.csv": _weeks(names)}))
    assert made.mapping is None
    assert not made.questions
    assert f"every row is a sum for one {names[1]} × {names[2]} × {names[0]}" in made.reason
    assert ", and no column" in made.reason


def test_counted_receipts_beside_few_pieces_are_of_many_people() -> None:
    table = _weeks(_POLISH)
    table["ilosc_szt"] = [1 + one % 4 for one in table["ilosc_szt"]]
    table["liczba_paragonow"] = [max(1, one - 1) for one in table["ilosc_szt"]]
    assert roles.propose(reading({"sums.csv": table})).mapping is None


def test_staff_who_change_prices_are_not_taken_instead() -> None:
    choice = random.Random(6)
    goods = sorted(set(_weeks(_POLISH)["kod_ean"]))
    prices = {
        "data_zmiany": [(_MONDAY + timedelta(days=n % 120)).isoformat() for n in range(900)],
        "kod_ean": [choice.choice(goods) for __ in range(900)],
        "cena_nowa": [f"{choice.uniform(5, 90):.2f}" for __ in range(900)],
        "kod_pracownika": [f"PR{choice.randrange(60) + 100}" for __ in range(900)],
    }
    made = roles.propose(reading({"sprzedaz.csv": _weeks(_POLISH), "zmiany_cen.csv": prices}))
    assert made.mapping is None
    assert "In sprzedaz.csv every row is a sum" in made.reason


def _ordered(customer: str, users: int) -> dict[str, Any]:
    """What some people buy each Monday, of their own few things."""
    choice = random.Random(7)
    own = [choice.sample(range(150), 9) for __ in range(users)]
    rows = [
        (at, user, item)
        for at in range(40)
        for user in range(users)
        for item in sorted(set(choice.choices(own[user], k=4)))
    ]
    return {
        "week": [(_MONDAY + timedelta(weeks=at)).isoformat() for at, *__ in rows],
        customer: [f"K{user:04}" for __, user, ___ in rows],
        "sku": [f"P{1000 + item}" for *__, item in rows],
        "quantity": [choice.randint(1, 60) for __ in rows],
        "amount": [f"{choice.uniform(2, 90):.2f}" for __ in rows],
    }


@pytest.mark.parametrize(
    ("customer", "users"), [("customer_id", 300), ("code", 300), ("pharmacy", 60)]
)
def test_who_buys_the_same_few_things_each_week_is_a_user(customer: str, users: int) -> None:
    *__, columns = proposal_and_columns({"weeks.csv": _ordered(customer, users)})
    assert (columns["USER_ID"], columns["ITEM_ID"]) == (customer, "sku")


def test_orders_of_customers_beside_larger_sums_are_taken() -> None:
    tables = {"weeks.csv": _ordered("code", 60), "sums.csv": _weeks(_POLISH)}
    *__, columns = proposal_and_columns(tables)
    assert columns["USER_ID"] == "code"
