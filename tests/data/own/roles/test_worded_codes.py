"""Codes of lines that are no goods, and their titles language by language."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.roles.left_out.goods.no_goods import is_none
from tests.data.own.roles.rows import section
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading


@pytest.mark.parametrize(("word", "is_left_out"), [("shipping-cost", True), ("surprise", False)])
def test_a_code_in_words_among_numbers_says_what_it_is_whatever_its_title(
    word: str, is_left_out: bool
) -> None:
    w = World(4471, lines=3)
    sent = w.each(lambda row: row % 9 == 0)
    table = {
        "user_id": w.by_user(lambda u: f"u{u:05d}"),
        "sku": w.each(lambda row: word if sent[row] else code("SP", w.item[row])),
        "title": w.each(lambda row: "Qarlo zemp" if sent[row] else title(w.item[row])),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = section(roles.propose(reading({"orders.csv": table})))
    assert made.leave_out == ({"sku": (word,)} if is_left_out else {})


@pytest.mark.parametrize(
    "name",
    ["Szállítási költség", "Kezelési költség (utánvét)", "Kedvezmény", "Dobírka", "Sleva",
     "Postikulut", "Alennus", "Livrare", "Reducere", "Έξοδα αποστολής", "Έκπτωση", "Kargo ücreti",
     "Opłata za pobranie", "Ekspeditionsgebyr", "Øreafrunding", "Faktureringsavgift",
     "Наложенный платёж", "Знижка", "Phí giao hàng", "Giảm giá", "ส่วนลด", "Ongkos kirim", "Diskon",
     "خصم", "رسوم التوصيل", "优惠券"],
)  # fmt: skip
def test_postage_and_discounts_are_known(name: str) -> None:
    assert is_none(name)
