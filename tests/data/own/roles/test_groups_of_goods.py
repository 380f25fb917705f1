"""Groups of goods by whose names their items are no goods."""

from __future__ import annotations

import pytest

from personalize_poc.data.own.profiles.shapes import shape
from personalize_poc.data.own.roles.left_out.goods import no_goods, no_goods_groups
from tests.data.own.roles.rows import proposed, section
from tests.data.own.roles.world import World, code, title


@pytest.mark.parametrize(
    "group",
    [
        "Pfand/Leergut",
        "Deposit & Delivery",
        "Versandkosten",
        "押金",
        "Lieferung und Pfand",
        "Emballage",
        "Verpackung & Pfand",
        "Statiegeld",
    ],
)
def test_names_of_groups_of_no_goods(group: str) -> None:
    assert no_goods_groups.is_none(group)


@pytest.mark.parametrize("group", ["Wein & Sekt", "Pfandhaus", "Delivery Boys", "Tip/Toe", "", "/"])
def test_names_of_groups_of_goods(group: str) -> None:
    assert not no_goods_groups.is_none(group)


@pytest.mark.parametrize(
    "name", ["Pant PET/burk", "Pfand Flasche 0,25", "Statiegeld krat", "Kaucja za butelkę 0,5l"]
)
def test_deposits_by_the_names_of_what_is_brought_back(name: str) -> None:
    assert no_goods.is_none(name)


@pytest.mark.parametrize("name", ["PET bottle", "Pfand und Pflicht", "Flasche 0,5l", "Cotton pant"])
def test_names_of_goods_that_are_no_deposits(name: str) -> None:
    assert not no_goods.is_none(name)


@pytest.mark.parametrize(
    "name",
    ["SHOPPER BIO COMPOSTABILE", "Sacchetto di carta grande", "Sac de caisse réutilisable",
     "Bolsa reutilizable grande", "Tragetasche Papier groß", "Torba papierowa mała",
     "пакет майка большой", "Reusable carrier bag 10"],
)  # fmt: skip
def test_bags_by_what_they_are_made_of(name: str) -> None:
    assert no_goods.is_none(name)


@pytest.mark.parametrize(
    "name", ["Shopper large", "Sacchetti bio 20 pz", "Paper", "Leather bag", "Borsa Elena grande"]
)
def test_bags_that_are_for_sale(name: str) -> None:
    assert not no_goods.is_none(name)


@pytest.mark.parametrize("name", ["개인결제창 - 추가 배송비", "补差价专拍链接", "追加決済 山田様"])
def test_what_somebody_pays_apart_is_left_out_though_the_catalogue_has_it(name: str) -> None:
    w = World(907)
    items = {
        "item_id": [code("I", i) for i in range(w.items)],
        "name": [name if i == 3 else title(i) for i in range(w.items)],
    }
    found = proposed(w, {"items.csv": items})
    assert section(found).leave_out == {"item_id": (code("I", 3),)}


@pytest.mark.parametrize("name", ["Usługa transportowa", "Transportkosten", "Delivery charge"])
def test_what_brings_goods(name: str) -> None:
    assert no_goods.is_none(name)


@pytest.mark.parametrize("name", ["Transport plane", "Service", "Kosten"])
def test_words_beside_sending_say_nothing_alone(name: str) -> None:
    assert not no_goods.is_none(name)


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


def test_codes_that_begin_with_zeros_are_no_telephone_numbers() -> None:
    assert shape([f"00-{n:08}" for n in range(1, 90)]).kind == "code"
    assert shape([f"0{n}-{n:04}-{n * 7:04}" for n in range(11, 90)]).kind == "phone"


def test_how_an_order_is_brought_is_no_kind_of_its_items() -> None:
    w = World(908, lines=3)
    items = [title(i) if i else "Delivery fee" for i in range(w.items)]
    brought = [order % 4 > 0 for order in range(max(w.order) + 1)]
    w.item = [item or 1 for item in w.item]
    last = {order: row for row, order in enumerate(w.order) if brought[order]}
    for order, row in last.items():
        w.item[row] = 0 if w.order.count(order) > 1 else w.item[row]
    found = proposed(
        w,
        {},
        order_no=w.by_order(lambda o: f"O-{o:06d}"),
        order_type=w.by_order(lambda o: "Delivery" if brought[o] else "Pickup"),
        item_name=w.by_item(lambda i: items[i]),
    )
    assert section(found).leave_out == {"item_id": (code("I", 0),)}
