"""Receipts of shops whose columns of members are empty: staff and tills are nobody who bought."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import columns_of, proposed_tables
from tests.data.own.roles.worlds.world import World, title

_JA = ("取引ID", "取引日時", "店舗ID", "端末ID", "販売担当者ID", "会員ID", "商品ID")
_EN = ("receipt_id", "receipt_time", "store_id", "terminal_device_id", "cashier_id", "member_id",
       "product_id")  # fmt: skip
_DE = ("BonNr", "Bonzeit", "FilialNr", "GerätNr", "KassiererNr", "Kundennummer", "ArtikelNr")


def _receipts(names: tuple[str, ...], members: bool | None, staff: bool = True) -> Proposal:
    """Heads and lines of receipts of four shops with two tills and five of the staff each."""
    receipt, time, shop, till, clerk, member, product = names
    w = World(7511, users=300, items=60, rows=3000)
    firsts = w.firsts()
    at = {row: w.order[row] * 7 % 4 for row in firsts}
    heads: dict[str, Any] = {
        receipt: [1001 + w.order[row] for row in firsts],
        time: [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
        shop: [1 + at[row] for row in firsts],
        till: [10 * (1 + at[row]) + 1 + w.order[row] // 4 % 2 for row in firsts],
    }
    if staff:
        heads[clerk] = [100 * (1 + at[row]) + 1 + w.order[row] * 3 % 5 for row in firsts]
    if members is not None:
        heads[member] = [5001 + w.user[row] if members else "" for row in firsts]
    lines = {
        receipt: w.by_order(lambda n: 1001 + n),
        product: w.by_item(lambda i: 70_001 + i),
        "quantity": w.each(lambda row: 1 + row % 3),
    }
    everybody = [100 * (1 + s) + 1 + n for s in range(4) for n in range(5)]
    return proposed_tables(
        {
            "heads.csv": heads,
            "lines.csv": lines,
            "goods.csv": {
                product: [70_001 + i for i in range(60)],
                "name": [title(i) for i in range(60)],
            },
            "スタッフ.csv": {
                "スタッフID": everybody,
                "スタッフ名": [f"スタッフ{n}" for n in range(len(everybody))],
                shop: [one // 100 for one in everybody],
            },
        }
    )


@pytest.mark.parametrize("staff", [True, False])
@pytest.mark.parametrize("names", [_JA, _EN, _DE])
def test_empty_columns_of_members_are_told_of_and_nobody_is_taken_for_them(
    names: tuple[str, ...], staff: bool
) -> None:
    made = _receipts(names, members=False, staff=staff)
    assert made.mapping is None
    assert not made.questions
    assert "USER_ID" not in {one.field for one in made.guesses}
    assert f"({names[5]}), but they are empty in every row" in made.reason


def test_it_is_said_that_who_comes_back_served_and_bought_nothing() -> None:
    made = _receipts(_JA, members=False)
    assert "who served, or the till (販売担当者ID)" in made.reason


@pytest.mark.parametrize("names", [_JA, _EN, _DE])
def test_members_are_taken_where_they_are_filled_in(names: tuple[str, ...]) -> None:
    made = _receipts(names, members=True)
    assert columns_of(made)["USER_ID"] == names[5]
    assert not made.questions


@pytest.mark.parametrize("names", [_JA, _EN])
def test_a_till_is_nobody_also_where_no_column_is_for_members(names: tuple[str, ...]) -> None:
    made = _receipts(names, members=None, staff=False)
    assert made.mapping is None
    assert "USER_ID" not in {one.field for one in made.guesses}


def test_a_terminal_of_its_own_is_a_telephone_and_somebodys() -> None:
    """Each telephone orders a few times, from the shop that is near."""
    w = World(7512, users=300, items=60, rows=3000)
    made = proposed_tables(
        {
            "注文.csv": {
                "注文ID": w.by_order(lambda n: 1001 + n),
                "注文日時": w.times("%Y-%m-%d %H:%M:%S"),
                "店舗ID": w.by_user(lambda u: 1 + u * 7 % 4),
                "端末ID": w.by_user(lambda u: 5001 + 17 * u),
                "会員ID": w.each(lambda _: ""),
                "商品ID": w.by_item(lambda i: 70_001 + i),
            }
        }
    )
    assert columns_of(made)["USER_ID"] == "端末ID"
