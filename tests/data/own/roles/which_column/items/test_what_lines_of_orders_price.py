"""Lines of orders that tell what was ordered by code, title and price, beside those who ordered."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked_of_user
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_NAMES = {
    "ko": ("전표번호", "주문일자", "학원코드", "강사코드", "교재코드", "교재명", "단가"),
    "ja": ("伝票番号", "注文日", "学校コード", "講師コード", "苗木コード", "苗木名称", "単価"),
    "zh": ("订单号", "订购日期", "学校编号", "教师编号", "教具编号", "教具名称", "单价"),
    "de": ("Belegnr", "Bestelldatum", "Schule_Nr", "Lehrer_Nr", "Heft_Nr", "Heft_Bezeichnung",
           "Einzelpreis"),
    "fr": ("no_commande", "date_commande", "code_école", "code_professeur", "code_cahier",
           "libellé_cahier", "prix_unitaire"),
    "es": ("num_pedido", "fecha_pedido", "cod_escuela", "cod_profesor", "cod_cuaderno",
           "nombre_cuaderno", "precio_unitario"),
    "en": ("order_no", "ordered_on", "clinic_code", "doctor_code", "swab_code", "swab_name",
           "unit_price"),
}  # fmt: skip


def _lines(
    language: str, *, priced: bool = True, alike: bool = True, customer: str = ""
) -> Proposal:
    """Lines of orders, with whoever ordered and for which school, each in a register of its own.

    Args:
        language: of the names of columns.
        priced: whether each thing has one price.
        alike: whether its title is called as its code is.
        customer: how a column of who is served is called, if there is one.
    """
    order, at, place, person, thing, called, price = _NAMES[language]
    w = World(5123, rows=4000, users=130, items=160, lines=1)
    lines: dict[str, Any] = {
        order: w.by_order(lambda o: 70_001 + o),
        at: w.times("%Y-%m-%d"),
        place: w.each(lambda row: code("A", row * 31 % 120)),
        person: w.by_user(lambda u: code("L", u)),
        thing: w.by_item(lambda i: code("B", i)),
        called if alike else "text": w.by_item(title),
        price: [9100 + 300 * (w.item[row] % 40 if priced else row * 17 % 40) for row in w.rows],
    }
    if customer:
        lines[customer] = w.each(lambda row: code("C", row * 7 % 400))
    registers = {
        name: {
            key: [code(letter, n) for n in range(count)],
            "name": [f"{title(n)} {letter}{n}" for n in range(count)],
            "region": [("north", "south", "west")[n % 3] for n in range(count)],
        }
        for name, key, letter, count in (
            ("register_1.csv", place, "A", 120), ("register_2.csv", person, "L", 130)
        )
    }  # fmt: skip
    return roles.propose(reading({"orders.csv": lines, **registers}))


@pytest.mark.parametrize("language", _NAMES)
def test_what_has_a_title_and_a_price_in_the_line_was_ordered(language: str) -> None:
    made = _lines(language)
    assert section(made).columns["ITEM_ID"] == _NAMES[language][4]
    assert "which-item" not in {one.code for one in made.questions}


@pytest.mark.parametrize("language", _NAMES)
def test_a_school_and_a_teacher_who_both_order_are_asked_about(language: str) -> None:
    assert sorted(asked_of_user(_lines(language))) == sorted(_NAMES[language][2:4])


@pytest.mark.parametrize("customer", ["patient_id", "customer_no"])
def test_where_a_customer_is_named_nobody_is_asked_for_the_doctor(customer: str) -> None:
    made = _lines("en", customer=customer)
    assert section(made).columns["USER_ID"] == customer
    assert not asked_of_user(made)


def test_without_a_price_of_its_own_or_a_title_called_alike_nothing_says_what_was_ordered() -> None:
    for made in (_lines("ko", priced=False), _lines("ko", alike=False)):
        assert section(made).columns["ITEM_ID"] != "교재코드"
