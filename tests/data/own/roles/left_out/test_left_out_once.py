"""Rows are left out by what says what they are, and by one column where one is enough."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import told
from tests.data.own.roles.worlds.rows import proposed, section
from tests.data.own.roles.worlds.world import World, code


def _orders(w: World, extra: str, beside: str, **more: Any) -> Proposal:
    """Goods, and on every third row a line without an item of which a column says `extra`."""
    special = w.each(lambda row: row % 3 == 0)
    goods = w.by_item(lambda i: code("P", i))
    return proposed(
        w,
        {},
        item_id=["" if one else good for one, good in zip(special, goods, strict=True)],
        order_id=w.by_order(lambda n: f"O{n:06d}"),
        kind=[extra if one else beside for one in special],
        **{name: [values[one] for one in special] for name, values in more.items()},
    )


@pytest.mark.parametrize("name", ["税率", "vat_rate", "MwSt", "aliquota", "taux_tva"])
def test_a_rate_of_tax_leaves_out_nothing_beside_the_kind_of_line_or_alone(name: str) -> None:
    made = section(_orders(World(6101, lines=3), "送料", "商品", **{name: ("8", "10")}))
    assert made.leave_out == {"kind": ("送料",)}
    alone = section(_orders(World(6101, lines=3), "x", "x", **{name: ("8", "10")}))
    assert alone.leave_out == {}


@pytest.mark.parametrize("name", ["Riga", "linha", "Zeile", "sor"])
def test_the_number_of_a_line_is_no_kind_of_row(name: str) -> None:
    """The first line of each document is a text, and line 1 of all is none of a thing."""
    w = World(6102, lines=6)
    first = {number: row for row, number in reversed([*enumerate(w.order)])}
    numbers = w.each(lambda row: row - first[w.order[row]] + 1)
    goods = w.by_item(lambda i: code("P", i))
    items = ["" if one == 1 else good for one, good in zip(numbers, goods, strict=True)]
    assert name not in section(proposed(w, {}, item_id=items, **{name: numbers})).leave_out


def test_lines_of_text_are_left_out_because_they_name_no_item() -> None:
    w = World(6103, lines=3)
    pieces = w.pick([1, 2, 3], [8, 2, 1])
    text = w.each(lambda row: row % 4 == 0)
    goods = w.by_item(lambda i: code("P", i))
    items = ["" if one else good for one, good in zip(text, goods, strict=True)]
    counted = ["" if one else n for one, n in zip(text, pieces, strict=True)]
    made = proposed(w, {}, item_id=items, quantity=counted)
    assert section(made).leave_out == {"item_id": ("",)}
    assert "no quantity and no price" in told(made, "rows-left-out").message
    priced = proposed(w, {}, item_id=items, quantity=pieces)
    assert "item_id" not in section(priced).leave_out  # what somebody bought, without its number


def test_quantities_below_zero_of_credit_notes_are_left_out_once() -> None:
    w = World(6104, lines=1)
    credit = w.each(lambda row: row % 12 == 0)
    kinds = ["RESO" if one else "VENDITA" for one in credit]
    pieces = [-1 - row % 3 if one else 1 + row % 3 for row, one in enumerate(credit)]
    made = section(proposed(w, {}, causale=kinds, quantity=pieces))
    assert made.leave_out == {"causale": ("RESO",)}
    assert made.columns["EVENT_VALUE"] == "quantity"
    more = [-1 if row % 7 == 0 else one for row, one in enumerate(pieces)]
    both = section(proposed(w, {}, causale=kinds, quantity=more)).leave_out
    assert both.keys() == {"causale", "quantity"}
    alone = section(proposed(w, {}, quantity=pieces)).leave_out
    assert alone.keys() == {"quantity"}


def test_the_number_of_a_state_is_not_named_beside_its_words() -> None:
    w = World(6105, lines=1)
    gone = w.each(lambda row: row % 9 == 0)
    made = proposed(
        w,
        {},
        status=["cancelled" if one else "completed" for one in gone],
        is_cancelled=[int(one) for one in gone],
    )
    assert section(made).leave_out == {"status": ("cancelled",)}
    assert not made.questions
    assert "standing-unknown" not in {one.code for one in made.findings}


def test_the_day_of_a_cancellation_is_not_named_beside_its_state() -> None:
    w = World(6106, lines=1)
    gone = w.each(lambda row: row % 9 == 0)
    days = w.times("%Y-%m-%d")
    made = proposed(
        w,
        {},
        estado=["Cancelada" if one else "Confirmada" for one in gone],
        fecha_cancelacion=[day if one else "" for one, day in zip(gone, days, strict=True)],
    )
    assert section(made).leave_out == {"estado": ("Cancelada",)}
    assert "estado" in section(made).unused["fecha_cancelacion"]
    assert "rows-taken-back" not in {one.code for one in made.findings}
