"""Variants that are sold, and the names of their products in a table of several languages."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.orders import Tables, heads
from tests.data.own.roles.worlds.proposals import mapping_of
from tests.data.own.roles.worlds.world import World, title

_FORM = "%Y-%m-%d %H:%M:%S"
_PRODUCTS = 60
"""Products of a shop, which have two variants or three."""


def _shop(language: str = "locale", product: str = "translatable_id") -> Tables:
    """Lines of orders with variants, the names of whose products stand in a table of texts."""
    w = World(1701, users=200, items=140, rows=2400, lines=3)
    products = [7 + i % _PRODUCTS for i in range(w.items)]
    # Not every product has a text in the second language.
    texts = [(one, "fr_FR") for one in range(7, 7 + _PRODUCTS)]
    texts += [(one, "en_US") for one in range(7, 7 + _PRODUCTS, 2)]
    return {
        "order_item.csv": {
            "id": [row + 1 for row in w.rows],
            "order_id": w.by_order(lambda n: n + 1),
            "variant_id": w.by_item(lambda i: 301 + i),
            "quantity": w.pick([1, 2, 3], [8, 1, 1]),
            "product_name": w.by_item(lambda i: title(products[i])),
        },
        "order.csv": {
            "id": heads(w, lambda n: n + 1),
            "customer_id": [77 + w.user[row] for row in w.firsts()],
            "created_at": [f"{w.at[row]:{_FORM}}" for row in w.firsts()],
        },
        "customer.csv": _people(w.users),
        "product_variant.csv": {
            "id": [301 + i for i in range(w.items)],
            "product_id": products,
            "code": [f"VAR-{i:05d}" for i in range(w.items)],
            "on_hand": [i * 7 % 60 for i in range(w.items)],
        },
        "product_translation.csv": {
            "id": [n + 1 for n in range(len(texts))],
            product: [one for one, __ in texts],
            "name": [title(one) if spoken == "fr_FR" else f"The {one}th {title(one + 500)}"
                     for one, spoken in texts],
            language: [spoken for __, spoken in texts],
        },
    }  # fmt: skip


def _people(count: int) -> dict[str, Any]:
    return {
        "id": [77 + u for u in range(count)],
        "email": [f"c{u}@example.com" for u in range(count)],
        "gender": [("m", "f", "u")[u % 3] for u in range(count)],
    }


@pytest.mark.parametrize(
    ("language", "product"),
    [
        ("locale", "translatable_id"), ("Sprache", "objekt_id"), ("언어", "대상번호"),
        ("idioma", "objeto_id"), ("言語", "対象番号"),
    ],
)  # fmt: skip
def test_a_variant_is_the_item_and_not_the_name_of_its_product_that_a_table_of_texts_has(
    language: str, product: str
) -> None:
    made = mapping_of(_shop(language, product))
    assert made.sections["interactions"].columns["ITEM_ID"] == "variant_id"
    titles = {section.title for section in made.sections.values()}
    assert "product_name" in titles
    assert "name" not in titles


def test_names_of_products_are_not_looked_up_by_the_numbers_of_the_rows_of_texts() -> None:
    """Without the names in the lines nothing leads to texts but numbers that agree by chance."""
    tables = _shop()
    del tables["order_item.csv"]["product_name"]
    made = mapping_of(tables)
    assert made.sections["interactions"].columns["ITEM_ID"] == "variant_id"
    used = {one.file for section in made.sections.values() for one in section.joins}
    used |= {file for section in made.sections.values() for file in section.files}
    assert "product_translation.csv" not in used


def test_a_catalogue_that_says_in_which_language_a_book_is_keeps_its_numbers() -> None:
    w = World(1702, users=150, items=90, rows=1500, lines=1)
    made = mapping_of({
        "loans.csv": {
            "member_id": w.by_user(lambda u: u + 1),
            "book_id": w.by_item(lambda i: i + 1),
            "lent_at": w.times(_FORM),
        },
        "books.csv": {
            "id": [i + 1 for i in range(w.items)],
            "title": [title(i) for i in range(w.items)],
            "author_id": [i * 7 % 60 for i in range(w.items)],
            "language": [("en", "de", "fr")[i % 3] for i in range(w.items)],
        },
    })  # fmt: skip
    assert made.sections["items"].files == ("books.csv",)
    assert made.sections["items"].title == "title"
