"""Freight, remarks and charges: words among numbered items, which no catalogue has."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.rows import proposed, section
from tests.data.own.roles.worlds.world import World, code, price, title
from tests.support.own_tables import reading

_SIZES = ("/S", "/M", "/L", "")


def _shop(w: World, words: dict[int, str], listed: bool = False) -> Proposal:
    """A log in which the rows at some places have a word, with the catalogue of all others."""
    codes = [code("I", i) for i in range(w.items)]
    catalogue: dict[str, list[Any]] = {
        "item_id": codes + list(words.values()) * listed,
        "product_name": [title(i) for i in range(len(codes) + listed * len(words))],
        "price": [price(i) for i in range(len(codes) + listed * len(words))],
    }
    items = w.each(
        lambda r: next((one for n, one in words.items() if r % n == 0), codes[w.item[r]])
    )
    return proposed(w, {"products.csv": catalogue}, item_id=items)


@pytest.mark.parametrize("words", [{9: "PORTO"}, {9: "EMB-KRAT", 10: "TEXT"}, {11: "TOP"}])
def test_words_that_the_catalogue_lacks_are_left_out(words: dict[int, str]) -> None:
    found = _shop(World(2901), words)
    assert set(section(found).leave_out["item_id"]) == set(words.values())
    told = [one.message for one in found.findings if one.code == "rows-left-out"]
    assert any("products.csv has no such item" in one for one in told)


def test_a_word_is_left_out_where_the_catalogue_writes_zeros_before_the_numbers() -> None:
    w = World(2903)
    items = w.each(lambda r: "VK" if r % 9 == 0 else str(4_000 + w.item[r]))
    catalogue: dict[str, list[Any]] = {
        "item_id": [f"{4_000 + i:07}" for i in range(w.items)],
        "product_name": [title(i) for i in range(w.items)],
        "price": [price(i) for i in range(w.items)],
    }
    made = section(proposed(w, {"products.csv": catalogue}, item_id=items))
    assert made.leave_out == {"item_id": ("VK",)}


def test_words_of_the_catalogue_and_numbers_that_it_lacks_count() -> None:
    assert not section(_shop(World(2902), {9: "BASIC", 10: "EXTRA"}, listed=True)).leave_out
    assert not section(_shop(World(2902), {9: "J99001", 10: "J99002"})).leave_out


def test_a_word_that_comes_as_seldom_as_an_item_counts() -> None:
    assert not section(_shop(World(2903), {400: "LAMPSHADE", 410: "SETTEE"})).leave_out


def _article(item: int) -> str:
    return f"{100 + item}{_SIZES[item % 4]}"


def _shop_with_sizes(paid: str, sent: str, known: tuple[str, ...] = ()) -> Proposal:
    """Orders whose last line is how they were paid or sent, beside a catalogue of the articles."""
    w = World(1931)
    last = {row for row in w.rows if row + 1 == len(w.rows) or w.order[row + 1] != w.order[row]}
    last = {row for row in last if row and w.order[row - 1] == w.order[row]}
    lines: dict[str, list[Any]] = {
        "code": w.by_order(lambda number: 20_240_000 + number),
        "date": w.times("%Y-%m-%d %H:%M:%S"),
        "email": w.by_user(lambda u: f"u{u}@example.com"),
        "itemCode": [
            (paid, sent)[w.order[row] % 2] if row in last else _article(w.item[row])
            for row in w.rows
        ],
    }
    goods: dict[str, list[Any]] = {
        "code": [*map(_article, range(w.items)), *known],
        "name": [title(n) for n in range(w.items + len(known))],
        "price": [f"{200 + n * 7}.00" for n in range(w.items + len(known))],
    }
    return roles.propose(reading({"orders.csv": lines, "products.csv": goods}))


def test_lines_of_delivery_and_payment_are_left_out_by_their_codes() -> None:
    made = _shop_with_sizes("BILLING2", "SHIPPING9")
    assert set(section(made).leave_out["itemCode"]) == {"BILLING2", "SHIPPING9"}
    assert made.mapping is not None
    assert made.mapping.sections["items"].files[0] == "products.csv"
    (said,) = [one for one in made.findings if one.code == "rows-left-out"]
    assert "products.csv" in said.message


def test_what_the_catalogue_has_is_sold_whatever_its_code_is() -> None:
    made = _shop_with_sizes("BILLING2", "SHIPPING9", known=("BILLING2", "SHIPPING9"))
    assert not section(made).leave_out


@pytest.mark.parametrize("charge", ["CYL RENT", "FRACHT", "Mano de obra", "Kraanhuur"])
def test_a_charge_in_words_among_numbered_articles_is_nothing_to_recommend(charge: str) -> None:
    w = World(3404, items=150)
    listed = [i for i in range(w.items) if i % 25 != 3]  # articles are taken off the list
    goods = {
        "article_no": [code("A", i) for i in listed],
        "description": [title(i) for i in listed],
        "list_price": [price(i) for i in listed],
    }

    def gone(seldom: int) -> tuple[str, ...]:
        lines = {
            "invoice_no": w.by_order(lambda n: f"{n:06d}"),
            "customer_no": w.by_user(lambda u: f"{u:05d}"),
            "article_no": w.each(lambda r: code("A", w.item[r]) if r % seldom else charge),
            "invoiced_at": w.times("%Y-%m-%d %H:%M:%S"),
            "pieces": w.pick(["1", "2", "3"]),
        }
        made = roles.propose(reading({"invoice_lines.csv": lines, "articles.csv": goods}))
        return section(made).leave_out.get("article_no", ())

    assert gone(9) == (charge,)


def test_a_word_that_hardly_anybody_bought_may_be_an_article() -> None:
    w = World(3404, items=150)
    goods = {
        "article_no": [code("A", i) for i in range(w.items)],
        "description": [title(i) for i in range(w.items)],
    }
    log = {
        "customer_no": w.by_user(lambda u: f"{u:05d}"),
        "article_no": w.each(lambda r: code("A", w.item[r]) if r % 700 else "LANTERN"),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(reading({"lines.csv": log, "articles.csv": goods}))
    assert "article_no" not in section(made).leave_out


def test_words_say_which_lines_name_no_goods_rather_than_a_rate_of_tax() -> None:
    w = World(3110)
    none = w.each(lambda r: r % 3 == 0)
    goods = w.each(lambda r: "" if none[r] else code("I", w.item[r]))
    made = proposed(
        w,
        {},
        税率=[10 if one else 8 for one in none],
        明細区分=["送料" if one else "商品" for one in none],
        item_id=goods,
    )
    assert section(made).leave_out == {"明細区分": ("送料",)}


@pytest.mark.parametrize("words", [("KOPIE", "PORT"), ("UUR",), ("TRANSP", "MONT", "DIV")])
def test_words_that_a_catalogue_says_nothing_of_are_no_articles(words: tuple[str, ...]) -> None:
    w = World(1511, items=200, lines=1)
    ids = [*(f"BM{1000 + i}" for i in range(w.items)), *words]

    def told(i: int, *values: str) -> str | None:
        return values[i % len(values)] if i < w.items else None

    catalogue = {
        "Artikelnr": ids,
        "Titel": [title(i) for i in range(len(ids))],
        "Componist": [told(i, "Bach", "Van der Roost", "Elgar", "Grieg") for i in range(len(ids))],
        "Bezetting": [told(i, "Koor", "Piano", "Fanfare") for i in range(len(ids))],
        "Uitgever": [told(i, "De Haske", "Molenaar") for i in range(len(ids))],
        "Prijs": [5 + i % 30 for i in range(len(ids))],
    }
    lines = w.each(lambda r: words[r % len(words)] if r % 15 == 0 else f"BM{1000 + w.item[r]}")
    log = {"KlantID": w.by_user(lambda u: 200 + u), "Artikelnr": lines,
           "Datum": w.times("%Y-%m-%d %H:%M:%S")}  # fmt: skip
    made = section(roles.propose(reading({"regels.csv": log, "artikelen.csv": catalogue})))
    assert set(made.leave_out["Artikelnr"]) == set(words)


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


def _tools(catalogue_zeros: bool, shared: bool = False) -> Proposal:
    """Clicks of a shop of tools; those on menus name a part of the page, all others a tool.

    Args:
        catalogue_zeros: whether codes of the catalogue begin with zeros, which the log lost.
        shared: whether clicks on menus name tools as well.
    """
    w = World(2951, users=200, items=100, rows=3000, lines=1)
    areas = w.pick(("shop", "shop", "shop", "menu"))
    numbers = w.by_item(lambda i: str(5_100 + 3 * i))
    parts = w.pick(("size", "colour", "summer24"))
    named = [
        part if area == "menu" and not shared else number
        for area, part, number in zip(areas, parts, numbers, strict=True)
    ]
    written = "{:08}" if catalogue_zeros else "{}"
    catalogue: dict[str, list[Any]] = {
        "item_id": [written.format(5_100 + 3 * i) for i in range(100)],
        "product_name": [f"{title(i)} {i}" for i in range(100)],
        "price": [price(i) for i in range(100)],
    }
    return proposed(w, {"tools.csv": catalogue}, item_id=named, area=areas)


@pytest.mark.parametrize("catalogue_zeros", [True, False])
def test_rows_of_an_area_whose_things_no_catalogue_has_are_left_out(catalogue_zeros: bool) -> None:
    assert section(_tools(catalogue_zeros)).leave_out == {"area": ("menu",)}


def test_rows_of_an_area_whose_things_the_catalogue_writes_with_zeros_count() -> None:
    assert not section(_tools(catalogue_zeros=True, shared=True)).leave_out
