"""Items that nobody is recommended: bags, deposits, postage, vouchers, money on cards."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import codes, told
from tests.data.own.roles.worlds.rows import proposed, section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


@pytest.mark.parametrize("name", ["개인결제창 - 추가 배송비", "补差价专拍链接", "追加決済 山田様"])
def test_what_somebody_pays_apart_is_left_out_though_the_catalogue_has_it(name: str) -> None:
    w = World(907)
    items = {
        "item_id": [code("I", i) for i in range(w.items)],
        "name": [name if i == 3 else title(i) for i in range(w.items)],
    }
    found = proposed(w, {"items.csv": items})
    assert section(found).leave_out == {"item_id": (code("I", 3),)}


@pytest.mark.parametrize("listed", [False, True])
def test_a_bag_that_no_catalogue_has_is_left_out(listed: bool) -> None:
    w = World(906)
    names = ["Shopper bio compostabile", *(f"{title(i)} {i}" for i in range(1, w.items))]
    items = {
        "item_id": [code("I", i) for i in range(w.items) if i or listed],
        "descrizione": [name for name in names if name != names[0] or listed],
    }
    beside = {"descrizione": w.by_item(lambda i: names[i])}
    found = proposed(w, {"articoli.csv": items}, **beside)
    assert section(found).leave_out == ({} if listed else {"item_id": (code("I", 0),)})
    assert ("no-goods" in {one.code for one in found.findings}) is listed


def test_items_of_a_group_of_packaging_are_said_in_swedish() -> None:
    w = World(905)
    items = {
        "ean": [code("I", i) for i in range(w.items)],
        "namn": [title(i) for i in range(w.items)],
        "varugrupp": ["Emballage" if i == 3 else f"Grupp {i % 5}" for i in range(w.items)],
    }
    (said,) = [
        one for one in proposed(w, {"artiklar.csv": items}).findings if one.code == "no-goods"
    ]
    assert said.count == sum(item == 3 for item in w.item)


@pytest.mark.parametrize(
    ("group", "is_none"),
    [
        ("AYUDA VENTA", True),
        ("Auxiliares de venta", True),
        ("Material de Apoio", True),
        ("Verkaufshilfen", True),
        ("Sales Aids", True),
        ("辅销品", True),
        ("Ayuda en casa", False),
    ],
)
def test_catalogues_and_bags_for_those_who_sell_at_home_are_said(group: str, is_none: bool) -> None:
    w = World(908)
    items = {
        "item_id": [code("I", i) for i in range(w.items)],
        "name": [title(i) for i in range(w.items)],
        "category": [group if i == 3 else f"Grupo {i % 5}" for i in range(w.items)],
    }
    found = codes(proposed(w, {"items.csv": items}))
    assert ("no-goods" in found) is is_none


@pytest.mark.parametrize("alone", [False, True])
def test_options_of_dishes_are_left_out_unless_they_are_ordered_alone(alone: bool) -> None:
    w = World(911, lines=3)
    options = range(w.items - 12, w.items)
    dish = w.each(lambda row: w.item[row] % options[0])
    first = set(w.firsts())
    takes = {row for row in w.rows if row % 3 == 0 and (row in first) is alone}
    items = {
        "menu_code": [code("I", i) for i in range(w.items)],
        "menu_name": [title(i) for i in range(w.items)],
        "분류": ["옵션" if i in options else f"분류 {i % 5}" for i in range(w.items)],
    }
    chosen = w.each(lambda row: options[row // 3 % 12] if row in takes else dish[row])
    found = proposed(
        w,
        {"menu.csv": items},
        item_id=[code("I", one) for one in chosen],
        order_id=[f"2401-{number:05d}" for number in w.order],
    )
    left = section(found).leave_out.get("item_id", ())
    assert set(left) == (set() if alone else {code("I", i) for i in options})


@pytest.mark.parametrize("name", ["Pfand/Leergut", "Wasser"])
def test_items_of_a_group_of_deposits_are_said(name: str) -> None:
    w = World(904)
    found = proposed(
        w,
        {
            "items.csv": {
                "item_id": [code("I", i) for i in range(w.items)],
                "name": [title(i) for i in range(w.items)],
                "wgr_nr": [6 if i == 3 else i % 5 + 1 for i in range(w.items)],
                "price": [f"{i % 40}.90" for i in range(w.items)],
            },
            "groups.csv": {
                "wgr_nr": [1, 2, 3, 4, 5, 6],
                "bez": ["Bier", "Wein & Sekt", "Saft", "Limonade", "Tee", name],
            },
        },
    )
    said = [one for one in found.findings if one.code == "no-goods"]
    assert [one.count for one in said] == [
        sum(item == 3 for item in w.item) for _one in said if name == "Pfand/Leergut"
    ]
    assert bool(said) is (name == "Pfand/Leergut")


def canteen(title: str, prices: tuple[float, float | None]) -> Proposal:
    w = World(4305, lines=1)
    named = [title if i == 5 else f"Small warm dish number {i}" for i in range(w.items)]
    log = {
        "Pasnr.": w.by_user(lambda u: str(40000 + u * 37)),
        "Art.nr.": w.by_item(lambda i: str(100 + i * 3)),
        "Omschrijving": w.by_item(lambda i: named[i]),
        "Datum": w.times("%d-%m-%Y %H:%M"),
    }
    goods = {
        "Art.nr.": [str(100 + i * 3) for i in range(w.items)],
        "Omschrijving": named,
        "Prijs": [prices[1] if i == 5 else prices[0] + i % 7 for i in range(w.items)],
    }
    return roles.propose(reading({"log.csv": log, "goods.csv": goods}))


def test_money_put_on_a_card_is_left_out_where_all_else_has_a_price() -> None:
    made = canteen("Saldo opwaarderen", (2.5, None))
    assert section(made).columns["USER_ID"] == "Pasnr."
    assert section(made).leave_out == {"Art.nr.": ("115",)}
    assert not made.questions


def test_it_is_said_and_counts_where_it_has_a_price_as_all_else() -> None:
    made = canteen("Saldo opwaarderen", (2.5, 10.0))
    assert section(made).leave_out == {}
    assert "no-goods" in codes(made)


@pytest.mark.parametrize(
    ("bag", "called"),
    [("BOLSA", "BOLSA"), ("SPTRASP", "SPESE DI TRASPORTO"), ("SPINC", "SPESE INCASSO RI.BA."),
     ("FRACHT", "Transportkosten"), ("GC", "Gastos de cobro")],
)  # fmt: skip
def test_a_word_among_numbers_that_is_called_a_bag_or_a_cost_is_left_out(
    bag: str, called: str
) -> None:
    w = World(1305, lines=3)
    bags = w.each(lambda row: row % 11 == 0)
    table: dict[str, Any] = {
        "tarjeta": w.by_user(lambda u: 7_100_000 + u * 13),
        "articulo": w.each(lambda row: bag if bags[row] else 650_000 + w.item[row] * 7),
        "descripcion": w.each(lambda row: called if bags[row] else title(w.item[row])),
        "fecha": w.times(_FORM),
    }
    assert section(roles.propose(reading({"ventas.csv": table}))).leave_out["articulo"] == (bag,)


@pytest.mark.parametrize(("name", "kept"), [("테스트 숙소(삭제금지)", False), ("숙소", True)])
def test_what_is_kept_for_tests_is_left_out_by_the_id_that_bookings_write(
    name: str, kept: bool
) -> None:
    w = World(4511)
    hotels = {
        "hotel_id": [f"{n * 97 + 1:06d}" for n in range(w.items)],
        "name": [name if n == 3 else title(n) for n in range(w.items)],
    }
    stays = {
        "user_id": w.by_user(lambda u: code("u", u)),
        "hotel_id": w.by_item(lambda i: i * 97 + 1),
        "booked_at": w.times(_FORM),
    }
    made = roles.propose(reading({"stays.csv": stays, "hotels.csv": hotels}))
    assert section(made).leave_out == ({} if kept else {"hotel_id": ("292",)})


def test_bags_among_the_items_count_and_are_said() -> None:
    w = World(812)
    goods = {
        "item_id": [code("I", i) for i in range(w.items)],
        "name": ["Carrier bag" if i == 3 else title(i) for i in range(w.items)],
        "price": [f"{i % 40}.90" for i in range(w.items)],
    }
    proposal = proposed(w, {"items.csv": goods})
    assert section(proposal).leave_out == {}
    found = told(proposal, "no-goods")
    assert found.count == sum(item == 3 for item in w.item)
    assert f"leave_out: {{item_id: [{code('I', 3)}]}}" in found.fix
    services = {**goods, "name": [f"Repair service {i}" for i in range(w.items)]}
    services["name"] = ["Installation" if i % 2 else title(i) for i in range(w.items)]
    assert "no-goods" not in codes(proposed(w, {"items.csv": services}))


@pytest.mark.parametrize(
    ("postage", "goods", "is_said"),
    [
        ("Porto", "Tragetasche", True),
        ("택배비", "비닐봉투", True),
        ("Porto", "Tragetasche Versand Lieferung Gebühr Fracht", False),
    ],
)
def test_postage_is_said_where_many_goods_are_called_by_another_word_of_no_goods(
    postage: str, goods: str, is_said: bool
) -> None:
    w = World(813)
    served = goods.split()
    names = [
        f"{served[i % len(served)]} {'ABCDEFGHKL'[i]}" if i < 10 else title(i)
        for i in range(w.items)
    ]
    names[12] = postage
    items = {"item_id": [code("I", i) for i in range(w.items)], "name": names}
    found = proposed(w, {"items.csv": items})
    assert [one.value for one in found.findings if one.code == "no-goods"] == (
        [code("I", 12)] if is_said else []
    )


def test_a_voucher_is_told_by_the_title_beside_it_whatever_that_is_called() -> None:
    """In `Product` stands what a thing is called, and the catalogue has no voucher."""
    w = World(3106)
    w.item = [w.items if row % 40 == 0 else item for row, item in enumerate(w.item)]
    codes = [code("NK", i) for i in range(w.items)]
    called = [title(i - (i % 3 == 1)) for i in range(w.items)]
    goods = {"Artikelcode": codes, "Titel": called,
             "Merk": [("Gabor", "Ecco")[i % 2] for i in range(w.items)]}  # fmt: skip
    lines = {
        "Ordernummer": w.by_order(lambda n: f"ORD{18_000 + n}"),
        "Besteldatum": w.times("%d-%m-%Y %H:%M"),
        "Klantnummer": w.by_user(lambda u: 201_000 + u),
        "Artikelcode": w.each(lambda r: [*codes, "CADEAU50"][w.item[r]]),
        "Product": w.each(lambda r: called[w.item[r]] if w.item[r] < w.items else "Cadeaubon € 50"),
        "Aantal": w.pick([1, 2], [6, 1]),
    }
    made = roles.propose(reading({"orders.csv": lines, "producten.csv": goods}))
    assert section(made).leave_out == {"Artikelcode": ("CADEAU50",)}
