"""Gifts and samples that come with orders, rooms that are none, bags, vouchers and "misc"."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import codes
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, price, title
from tests.support.own_tables import reading

GIFT = 3
"""The item that may be given away."""


def lines(w: World, cost: float, **more: Any) -> dict[str, Any]:
    """Lines of orders; one item costs that."""
    return {
        "order_no": w.by_order(lambda n: n + 70_000),
        "customer_no": w.by_user(lambda u: u + 900),
        "product_code": w.by_item(lambda i: code("I", i)),
        "ordered_at": w.times("%Y-%m-%d %H:%M:%S"),
        "unit_price": w.by_item(lambda i: cost if i == GIFT else price(i)),
        **more,
    }


def names(w: World, name: str) -> list[str]:
    return w.by_item(lambda i: name if i == GIFT else title(i))


def proposed(**tables: dict[str, Any]) -> Proposal:
    return roles.propose(reading({f"{name}.csv": one for name, one in tables.items()}))


@pytest.fixture
def w() -> World:
    """Orders of two lines or more, as those with a gift are."""
    made = World(2301, lines=5, rows=4000)
    alone = {number for number, lines in Counter(made.order).items() if lines == 1}
    keep = [row for row in made.rows if made.order[row] not in alone]
    made.user = [made.user[row] for row in keep]
    made.item = [made.item[row] for row in keep]
    made.at = [made.at[row] for row in keep]
    made.order = [made.order[row] for row in keep]
    made.rows = range(len(keep))
    return made


NAMES = ["Hediye Numune (Bedelsiz)", "BRINDE Amostra Surpresa", "[사은품] 샘플 50g", "おまけ",
         "Free gift 2024", "赠品 面膜", "PREMIO PROGRAMA BRILLANTE 19", "奖品 毛巾"]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_what_is_called_a_gift_and_costs_nothing_is_left_out(w: World, name: str) -> None:
    found = proposed(lines=lines(w, 0.0, product_name=names(w, name)))
    assert section(found).leave_out == {"product_code": (code("I", GIFT),)}
    assert any("gifts or samples" in one.message for one in found.findings)


@pytest.mark.parametrize(
    ("name", "cost"), [("Gift set of teas", 24.9), ("Geschenkkorb", 49.0), ("Lamp", 0.0)]
)
def test_gifts_with_a_price_and_other_things_without_one_are_goods(
    w: World, name: str, cost: float
) -> None:
    found = proposed(lines=lines(w, cost, product_name=names(w, name)))
    assert section(found).leave_out == {}


@pytest.mark.parametrize(("cost", "is_gift"), [(0.0, True), (12.5, False)])
def test_a_flag_of_gifts_marks_rows_where_nothing_is_paid(
    w: World, cost: float, is_gift: bool
) -> None:
    marked = w.by_item(lambda i: "Y" if i == GIFT else "N")
    found = proposed(lines=lines(w, cost, gift_yn=marked))
    assert section(found).leave_out == ({"gift_yn": ("Y",)} if is_gift else {})


def test_what_can_be_had_for_nothing_is_chosen_all_the_same(w: World) -> None:
    free = w.pick(["free", "paid"], [2, 8])
    table = lines(w, 4.0, access=free)
    table["unit_price"] = [
        0 if one == "free" else cost for one, cost in zip(free, table["unit_price"], strict=True)
    ]
    assert "access" not in section(proposed(lines=table)).leave_out


@pytest.mark.parametrize(("rate", "is_none"), [(0.0, True), (95.0, False)])
def test_rooms_in_which_nobody_stays(rate: float, is_none: bool) -> None:
    w = World(2302, lines=1)
    kinds = w.pick(["STD", "DLX", "FAM", "PM"], [60, 25, 13, 2])
    bookings = {
        "guest_id": w.by_user(lambda u: u + 900),
        "hotel": w.by_item(lambda i: code("H", i)),
        "booked_at": w.times("%Y-%m-%d %H:%M:%S"),
        "room_category": kinds,
        "rate": [rate if one == "PM" else price(n % 500) for n, one in enumerate(kinds)],
    }
    gone = section(proposed(bookings=bookings)).leave_out
    assert gone == ({"room_category": ("PM",)} if is_none else {})


@pytest.mark.parametrize("name", ["レジ袋（中）", "Carrier bag", "BOLSA", "VERSANDKOSTENANTEIL"])
def test_bags_and_postage_beside_what_was_bought_are_left_out_and_said(w: World, name: str) -> None:
    found = proposed(lines=lines(w, 0.1, product_name=names(w, name)))
    assert section(found).leave_out == {"product_code": (code("I", GIFT),)}
    assert any(name in one.message for one in found.findings if one.code == "rows-left-out")
    assert "no-goods" not in codes(found)


def test_what_is_sold_under_a_name_for_everything_is_left_out() -> None:
    w = World(2303, lines=1)
    found = proposed(lines=lines(w, 3.0, product_name=names(w, "VARIOS")))
    assert section(found).leave_out == {"product_code": (code("I", GIFT),)}


@pytest.mark.parametrize("name", ["Custom Amount", "Freier Betrag", "Importe libre", "임의금액"])
def test_an_amount_that_was_typed_in_is_no_item_though_titles_are_all_there_is(name: str) -> None:
    w = World(2305, lines=1)
    table = lines(w, 3.0, group=w.by_item(lambda i: f"G{i % 6}"))
    del table["product_code"]
    spelled = str.maketrans("0123456789", "aeioubdgkl")
    table["item"] = [name if one == name else one.translate(spelled) for one in names(w, name)]
    assert section(proposed(lines=table)).leave_out == {"item": (name,)}


@pytest.mark.parametrize("lacks", [True, False])
def test_vouchers_are_left_out_where_the_catalogue_lacks_them(lacks: bool) -> None:
    w = World(2304, lines=1)
    ids = [i for i in range(w.items) if not (lacks and i == GIFT)]
    goods = {
        "product_code": [code("I", i) for i in ids],
        "product_name": ["Geschenkgutschein 50 €" if i == GIFT else title(i) for i in ids],
        "brand": [f"Brand {i % 7}" for i in ids],
    }
    told = lines(w, 50.0, product_name=names(w, "Geschenkgutschein 50 €"))
    found = proposed(lines=told, products=goods)
    assert section(found).leave_out == ({"product_code": (code("I", GIFT),)} if lacks else {})
    assert ("no-goods" in codes(found)) != lacks


@pytest.mark.parametrize(
    ("name", "is_creation"),
    [("FechaUltimaSalida", False), ("last_sold_at", False), ("Fecha", True), ("created_at", True)],
)
def test_when_an_item_was_sold_last_is_not_when_it_came_into_being(
    name: str, is_creation: bool
) -> None:
    w = World(2305, lines=1)
    goods = {
        "product_code": [code("I", i) for i in range(w.items)],
        "product_name": [title(i) for i in range(w.items)],
        name: [f"2023-{i % 12 + 1:02d}-{i % 27 + 1:02d}T09:41:00" for i in range(w.items)],
    }
    mapping = proposed(lines=lines(w, 4.0), products=goods).mapping
    assert mapping is not None
    found = mapping.sections["items"].columns.get("CREATION_TIMESTAMP")
    assert found == (name if is_creation else None)


@pytest.mark.parametrize(("name", "is_gift"), [("BONIF", True), ("Rabatt %", True), ("pos", False)])
def test_a_line_whose_price_is_taken_off_beside_paid_ones_is_a_gift(
    w: World, name: str, is_gift: bool
) -> None:
    off = w.by_item(lambda i: "100" if i == GIFT else "05"[i % 2])
    found = section(proposed(lines=lines(w, 12.5, **{name: off})))
    assert found.leave_out == ({name: ("100",)} if is_gift else {})


def test_whole_orders_for_a_code_of_100_per_cent_were_chosen(w: World) -> None:
    off = w.by_order(lambda n: "100" if n % 20 == 3 else "0")
    assert section(proposed(lines=lines(w, 12.5, discount_pct=off))).leave_out == {}


def _delivered(w: World, name: str, reason: str, whole: bool = False) -> dict[str, Any]:
    """Lines with two quantities: nothing came of some lines, or of some orders as a whole."""
    pieces = w.pick((1, 2, 3, 10))
    gone = w.by_order(lambda n: n % 20 == 3) if whole else w.each(lambda row: row % 25 == 3)
    came = [0 if none else n for none, n in zip(gone, pieces, strict=True)]
    why = [reason if none else "" for none in gone]
    return lines(w, 12.5, cantidad=pieces, **{name: came, "mot_rech": why})


@pytest.mark.parametrize(
    ("name", "reason", "told"),
    [
        ("cant_ent", "VENCIDO/ROTO", True),
        ("qty_delivered", "", True),
        ("cant_2", "", False),
    ],
)
def test_lines_of_which_nothing_came_beside_others_are_left_out(
    w: World, name: str, reason: str, told: bool
) -> None:
    found = section(proposed(lines=_delivered(w, name, reason)))
    assert found.leave_out == ({name: ("0",)} if told else {})


def test_orders_of_which_nothing_came_yet_count(w: World) -> None:
    assert (
        section(proposed(lines=_delivered(w, "cant_ent", "SIN STOCK", whole=True))).leave_out == {}
    )
