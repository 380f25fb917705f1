"""Sums by day, shop and article beside who wrote them in: staff are no customers."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.proposals import proposal_and_columns
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading

_FIRST = date(2024, 1, 1)


def _sums(names: tuple[str, ...], writers: int, with_shop: bool = True) -> dict[str, Any]:
    """Sums of a day, shop and article; each shop has so many people who write them in."""
    choice = random.Random(8)
    day, shop, writer, article, quantity, amount = names
    rows = [
        (at, place, item)
        for at in range(60)
        for place in range(8)
        for item in range(120)
        if choice.random() < 0.12
    ]
    sold = [choice.randint(1, 30) for __ in rows]
    return {
        day: [(_FIRST + timedelta(days=at)).isoformat() for at, *__ in rows],
        **({shop: [f"{place + 1:03}" for __, place, ___ in rows]} if with_shop else {}),
        writer: [f"T{place * writers + choice.randrange(writers):03}" for __, place, ___ in rows],
        article: [str(4_500_000 + item * 7) for *__, item in rows],
        quantity: sold,
        amount: [one * 120 + 5 for one in sold],
    }


def _articles(name: str) -> dict[str, Any]:
    return {
        name: [str(4_500_000 + item * 7) for item in range(120)],
        "title": [f"Good {item}" for item in range(120)],
    }


_CLERKS = [
    ("売上日", "店舗コード", "入力担当者", "JANコード", "販売数量", "売上金額"),
    ("매출일자", "점포코드", "입력자", "상품코드", "판매수량", "판매금액"),
    ("日期", "门店编码", "收银员", "商品编码", "销售数量", "销售金额"),
    ("Datum", "Filiale", "Erfasst von", "Artikelnr", "Menge", "Umsatz"),
    ("Date", "Magasin", "Saisi par", "Réf article", "Quantité", "Montant"),
    ("Fecha", "Tienda", "Capturado por", "Código artículo", "Cantidad", "Importe"),
    ("data", "loja", "operador de caixa", "cod produto", "quantidade", "valor"),
    ("Data", "Negozio", "Utente caricamento", "Codice articolo", "Quantità", "Importo"),
    ("datum", "filiaal", "kassier", "artikelnummer", "aantal", "bedrag"),
    ("date", "store_id", "shift_supervisor", "sku", "quantity", "amount"),
]


@pytest.mark.parametrize("names", _CLERKS)
def test_who_writes_sums_in_is_no_customer(names: tuple[str, ...]) -> None:
    made = roles.propose(
        reading({"sums.csv": _sums(names, writers=3), "articles.csv": _articles(names[3])})
    )
    assert made.mapping is None
    assert not made.questions
    assert "every row is a sum for one" in made.reason
    assert f"{names[2]} (such as T00" in made.reason
    assert "with the id of the customer" in made.reason


@pytest.mark.parametrize("writer", ["user", "Benutzer", "사용자", "ユーザー", "用户"])
def test_a_few_users_of_a_program_write_sums_in(writer: str) -> None:
    names = ("date", "store_id", writer, "sku", "quantity", "amount")
    made = roles.propose(
        reading({"sums.csv": _sums(names, writers=2), "articles.csv": _articles("sku")})
    )
    assert made.mapping is None
    assert f"{writer} (such as T00" in made.reason


def test_a_shop_may_be_known_by_its_manager_alone() -> None:
    names = ("Fecha", "Tienda", "Gerente", "Código artículo", "Cantidad", "Importe")
    table = _sums(names, writers=1, with_shop=False)
    made = roles.propose(reading({"ventas.csv": table, "articulos.csv": _articles(names[3])}))
    assert made.mapping is None
    assert "every row is a sum for one Código artículo × Gerente × Fecha" in made.reason


def test_customers_beside_who_wrote_their_orders_in_are_taken() -> None:
    w = World(91, users=300, items=80, rows=4000, lines=1)
    table = {
        "Datum": w.times("%Y-%m-%d"),
        "Kundennr": w.by_user(lambda u: code("K", u)),
        "Erfasst von": w.by_user(lambda u: f"T{u % 12:02}"),
        "Artikelnr": w.by_item(lambda i: str(30_000 + 3 * i)),
        "Menge": w.pick([1, 2, 3]),
    }
    *__, columns = proposal_and_columns({"auftraege.csv": table})
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("Kundennr", "Artikelnr")


def test_a_few_users_who_choose_the_same_on_one_day_are_people() -> None:
    """What each of them listened to in a day is a sum of his own, and no other tells it apart."""
    choice = random.Random(12)
    rows = [
        (day, user, item)
        for day in range(120)
        for user in ("anna", "ben", "cleo", "dan", "emil", "finn", "gus")
        for item in sorted({int(choice.paretovariate(0.8) * 2) % 150 for __ in range(6)})
    ]
    table = {
        "day": [(_FIRST + timedelta(days=day)).isoformat() for day, *__ in rows],
        "user": [user for __, user, ___ in rows],
        "artist_id": [str(item + 10) for *__, item in rows],
        "artist": [f"Artist {item}" for *__, item in rows],
        "quantity": [choice.randint(1, 20) for __ in rows],
    }
    *__, columns = proposal_and_columns({"plays.csv": table})
    assert columns["USER_ID"] == "user"


def _sold(names: tuple[str, ...], shops: int) -> dict[str, dict[str, Any]]:
    """Pieces that shops sold in a day of an article, and their table, by its own name."""
    choice = random.Random(9)
    day, place, article, quantity, amount, listed = names
    rows = [
        (at, shop, item)
        for at in range(90)
        for shop in range(shops)
        for item in range(40)
        if choice.random() < 0.3
    ]
    pieces = [choice.randint(1, 30) for __ in rows]
    table = {
        day: [(_FIRST + timedelta(days=at)).isoformat() for at, *__ in rows],
        place: [f"PV{shop + 1:02}" for __, shop, ___ in rows],
        article: [str(1000 + 5 * item) for *__, item in rows],
        quantity: pieces,
        amount: [f"{one * 2.6:.2f}" for one in pieces],
    }
    places = {
        place: [f"PV{shop + 1:02}" for shop in range(shops)],
        "m2": [40 + 3 * shop for shop in range(shops)],
    }
    goods = {
        article: [str(1000 + 5 * item) for item in range(40)],
        "title": [f"Good {item}" for item in range(40)],
    }
    return {"sums.csv": table, f"{listed}.csv": places, "goods.csv": goods}


@pytest.mark.parametrize(
    "names",
    [
        ("Data", "Cod. PV", "Cod. articolo", "Pezzi venduti", "Incasso", "punti_vendita"),
        ("Datum", "VST", "Artikelnr", "Menge", "Umsatz", "Filialen"),
        ("date", "PV", "Réf article", "Quantité", "Montant", "magasins"),
        ("날짜", "PV", "상품코드", "판매수량", "판매금액", "매장마스터"),
        ("日付", "PV", "商品コード", "販売数量", "売上金額", "店舗マスタ"),
        ("경락일자", "공판장코드", "품목코드", "거래량", "거래금액", "공판장"),
    ],
)
def test_shops_by_a_short_code_are_no_customers(names: tuple[str, ...]) -> None:
    made = roles.propose(reading(_sold(names, shops=30)))
    assert made.mapping is None
    assert not made.questions
    assert f"every row is a sum for one {names[1]} × {names[2]} × {names[0]}" in made.reason


def test_shops_of_customers_are_whom_is_delivered_to() -> None:
    """What they order comes once a day too; the rows are deliveries, or the table says whose."""
    names = ("Data consegna", "Cod. PV", "Cod. articolo", "Quantità", "Importo", "punti_vendita")
    *__, columns = proposal_and_columns(_sold(names, shops=30))
    assert columns["USER_ID"] == "Cod. PV"
    tables = _sold(("Data", *names[1:]), shops=30)
    tables["punti_vendita.csv"]["Ragione sociale"] = [f"Firma {shop} Srl" for shop in range(30)]
    *__, columns = proposal_and_columns(tables)
    assert columns["USER_ID"] == "Cod. PV"
