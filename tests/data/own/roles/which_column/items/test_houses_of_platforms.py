"""Houses of a platform that have things of their own: a person says which is recommended."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import item_of, proposed_tables
from tests.data.own.roles.worlds.world import World, price, title

_HOUSES, _THINGS = 40, 240


def _lines(who: str, house: str, thing: str, *, listed: bool = True) -> Proposal:
    """Lines of orders with a house and a thing of it, each with a table of their names.

    Args:
        who, house, thing: names of the columns.
        listed: whether the houses have a table.
    """
    w = World(4731, items=_THINGS, rows=4000, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "lines.csv": {
            "number": w.each(lambda r: 700_001 + r // 2),
            who: w.by_user(lambda u: 2001 + 3 * u),
            house: w.by_item(lambda i: 301 + i % _HOUSES),
            thing: w.by_item(lambda i: 90_001 + i),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "things.csv": {
            thing: [90_001 + i for i in range(_THINGS)],
            house: [301 + i % _HOUSES for i in range(_THINGS)],
            "name": [title(i) for i in range(_THINGS)],
            "price": [price(i) for i in range(_THINGS)],
        },
    }
    if listed:
        tables["houses.csv"] = {
            house: [301 + n for n in range(_HOUSES)],
            "name": [title(n + 900) for n in range(_HOUSES)],
            "rating": [3 + n % 20 / 10 for n in range(_HOUSES)],
        }
    return proposed_tables(tables)


@pytest.mark.parametrize(
    ("who", "house", "thing"),
    [
        ("customer_id", "restaurant_id", "dish_id"),
        ("cliente_id", "restaurante_id", "prato_id"),
        ("회원번호", "가게번호", "메뉴번호"),
        ("会員番号", "店舗ID", "料理ID"),
        ("用户ID", "餐厅ID", "菜品ID"),
        ("musteri_id", "asci_id", "yemek_id"),  # who cooks at home
        ("cliente_id", "cuoco_id", "piatto_id"),
        ("회원번호", "셰프번호", "메뉴번호"),
        ("cliente_id", "albergo_id", "camera_id"),
        ("patient_id", "praxis_id", "behandlung_id"),
        ("customer_id", "salon_id", "service_id"),
    ],
)
def test_a_house_and_what_it_alone_has_are_asked_about(who: str, house: str, thing: str) -> None:
    made = _lines(who, house, thing)
    assert item_of(made) in (house, thing)
    (asked,) = made.questions
    assert asked.code == "which-item"
    assert house in asked.text
    assert thing in asked.text


@pytest.mark.parametrize(
    ("who", "house", "thing"),
    [
        ("customer_id", "seller_id", "product_id"),
        ("用户ID", "店铺ID", "商品ID"),
        ("회원번호", "브랜드번호", "상품번호"),
        ("kunde_id", "verlag_id", "buch_id"),
        ("kunde_id", "kochbuch_id", "rezept_id"),
        ("usuario_id", "artista_id", "faixa_id"),
        ("lecteur_id", "auteur_id", "article_id"),
        ("client_id", "salle_id", "spectacle_id"),
    ],
)
def test_who_sells_or_made_what_was_chosen_is_not_asked_about(
    who: str, house: str, thing: str
) -> None:
    made = _lines(who, house, thing)
    assert item_of(made) == thing
    assert not made.questions


def test_a_house_without_a_name_is_not_asked_about() -> None:
    made = _lines("customer_id", "salon_id", "service_id", listed=False)
    assert item_of(made) == "service_id"
    assert not made.questions


@pytest.mark.parametrize(
    ("house", "thing", "menu", "asked"),
    [
        ("restoran_id", "urun_id", "menu_urun.csv", True),
        ("restaurant_id", "item_id", "menu_items.csv", True),
        ("restaurant_id", "item_id", "articles.csv", False),
        ("seller_id", "item_id", "menu_items.csv", False),
    ],
)
def test_what_is_on_the_menu_of_who_cooks_is_a_dish_whatever_its_column_is_called(
    house: str, thing: str, menu: str, asked: bool
) -> None:
    w = World(4733, users=200, items=_THINGS, rows=4000, lines=3)
    cooks = w.by_order(lambda o: o * 7 % _HOUSES)
    firsts = w.firsts()
    things = [
        90_001 + item // _HOUSES * _HOUSES + cook for item, cook in zip(w.item, cooks, strict=True)
    ]
    tables: dict[str, dict[str, Any]] = {
        "lines.csv": {
            "order_no": w.by_order(lambda o: f"S{700_001 + o}"),
            thing: things,
            "pieces": w.pick([1, 2, 3]),
        },
        "orders.csv": {
            "order_no": [f"S{700_001 + w.order[row]}" for row in firsts],
            "customer_id": [2001 + 3 * w.user[row] for row in firsts],
            house: [301 + cooks[row] for row in firsts],
            "ordered_at": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
        },
        menu: {
            thing: [90_001 + i for i in range(_THINGS)],
            house: [301 + i % _HOUSES for i in range(_THINGS)],
            "name": [title(i) for i in range(_THINGS)],
            "price": [price(i) for i in range(_THINGS)],
        },
        "houses.csv": {
            house: [301 + n for n in range(_HOUSES)],
            "name": [title(n + 900) for n in range(_HOUSES)],
            "rating": [3 + n % 20 / 10 for n in range(_HOUSES)],
        },
    }
    made = proposed_tables(tables)
    assert item_of(made) in (house, thing)
    questions = [one for one in made.questions if one.code == "which-item"]
    assert bool(questions) is asked
    assert not asked or (house in questions[0].text and "orders.csv" in questions[0].text)
