"""What a company sells to its customers, beside what it buys from its suppliers in one layout."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import proposed_tables
from tests.data.own.roles.worlds.world import World, code, price, title

_LAYOUTS = {
    "ko": ("일자", "거래처코드", "품목코드", "품목명", "수량", "단가"),
    "de": ("Datum", "Kontonr", "Artikelnr", "Bezeichnung", "Menge", "Preis"),
    "zh": ("日期", "往来单位代码", "商品代码", "商品名称", "数量", "单价"),
    "en": ("date", "partner_id", "item_code", "item_name", "quantity", "price"),
}


def journal(w: World, language: str, partner: str, rows: float = 1.0) -> dict[str, list[Any]]:
    """A journal whose partners begin with a letter."""
    day, who, what, called, much, each = _LAYOUTS[language]
    table = {
        day: w.times("%Y-%m-%d"),
        who: w.by_user(lambda u: code(partner, u)),
        what: w.by_item(lambda i: code("A", i)),
        called: w.by_item(lambda i: f"{title(i)} {i}"),
        much: w.pick([1, 2, 5, 10]),
        each: w.by_item(price),
    }
    return {name: values[: int(rows * len(values))] for name, values in table.items()}


def goods(w: World, language: str) -> dict[str, list[Any]]:
    __, __, what, called, __, each = _LAYOUTS[language]
    return {
        what: [code("A", i) for i in range(w.items)],
        called: [f"{title(i)} {i}" for i in range(w.items)],
        each: [price(i) for i in range(w.items)],
    }


@pytest.mark.parametrize(
    ("language", "sold", "bought"),
    [
        ("ko", "판매현황_2023.txt", "구매현황_2023.txt"),
        ("ko", "매출장.csv", "매입장.csv"),
        ("de", "Verkaufsjournal.csv", "Einkaufsjournal.csv"),
        ("de", "Handel.xlsx, sheet Verkauf", "Handel.xlsx, sheet Einkauf"),
        ("en", "ventes_2024.csv", "achats_2024.csv"),
        ("en", "ventas.csv", "compras.csv"),
        ("en", "vendite.csv", "acquisti.csv"),
        ("zh", "売上明細.csv", "仕入明細.csv"),
        ("zh", "销售明细.csv", "采购明细.csv"),
        ("zh", "销售出库单.csv", "采购入库单.csv"),
        ("en", "sales_2024.csv", "purchases_2024.csv"),
    ],
)
@pytest.mark.parametrize("more_sold", [True, False])
def test_what_was_sold_is_taken_and_what_was_bought_in_is_said_not_to_be(
    language: str, sold: str, bought: str, more_sold: bool
) -> None:
    w, other = World(7620, rows=2000), World(7621, users=60, rows=2000)
    parts = (1.0, 0.7) if more_sold else (0.7, 1.0)
    proposal = proposed_tables({
        sold: journal(w, language, "C", parts[0]),
        bought: journal(other, language, "S", parts[1]),
        "goods.csv": goods(w, language),
    })  # fmt: skip
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].files == (sold,)
    assert proposal.questions == ()
    (said,) = [one for one in proposal.findings if one.file == bought]
    assert "bought in from suppliers" in said.message


def test_purchases_alone_are_those_of_customers() -> None:
    w = World(7620, rows=2000)
    proposal = proposed_tables({
        "purchases.csv": journal(w, "en", "C"), "inventario.csv": goods(w, "en"),
    })  # fmt: skip
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].files == ("purchases.csv",)


def test_sales_and_purchases_of_the_same_people_are_asked_about() -> None:
    w, other = World(7620, rows=2000), World(7621, rows=2000)
    proposal = proposed_tables({
        "sales.csv": journal(w, "en", "C"),
        "purchases.csv": journal(other, "en", "C"),
        "goods.csv": goods(w, "en"),
    })  # fmt: skip
    assert [one.code for one in proposal.questions] == ["which-file"]
