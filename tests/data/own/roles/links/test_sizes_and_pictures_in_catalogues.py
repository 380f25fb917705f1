"""Catalogues with a row for each copy, size or picture of an item."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import found, mapping_of, proposal_and_section
from tests.data.own.roles.worlds.world import World, code, digest, title

Tables = dict[str, dict[str, Any]]
_FORM = "%Y-%m-%d %H:%M:%S"


def loans(w: World, book: Any) -> Tables:
    """Loans that name the book, and a list with up to three copies of each."""
    copies = [(i, n) for i in range(w.items) for n in range(1 + i % 3)]
    return {
        "loans.csv": {
            "reader": w.by_user(lambda u: f"R{u:05}"),
            "isbn": w.by_item(book),
            "lent_at": w.times(_FORM),
        },
        "holdings.csv": {
            "copy_no": [f"EM{n:06}" for n in range(len(copies))],
            "isbn": [book(i) for i, __ in copies],
            "title": [title(i) for i, __ in copies],
            "author": [f"Writer {i % 40}" for i, __ in copies],
            "shelf": [f"Shelf {(i * 5 + n * 7) % 9}" for i, n in copies],
        },
    }


def test_a_list_with_several_copies_of_a_book_tells_of_the_books() -> None:
    w = World(901)
    items = mapping_of(loans(w, lambda i: f"97889{i * 7:08}")).sections["items"]
    assert (items.files, items.title) == (("holdings.csv",), "title")
    assert {name: field for field, name in items.columns.items()} == {
        "isbn": "ITEM_ID",
        "author": "AUTHOR",
    }
    assert {"copy_no", "shelf"} <= set(items.unused)


def test_lines_of_orders_are_no_catalogue_of_copies() -> None:
    w = World(902)
    tables = loans(w, lambda i: f"97889{i * 7:08}")
    tables["holdings.csv"]["order_no"] = [
        n // 2 for n, __ in enumerate(tables["holdings.csv"]["isbn"])
    ]
    items = mapping_of(tables).sections.get("items")
    assert items is None or items.files != ("holdings.csv",)


def test_what_comes_in_one_size_only_has_no_parent_and_is_not_lost() -> None:
    w = World(954)
    families = w.items // 2
    ids = [digest(i)[:32] for i in range(w.items)]
    parents = [digest(i % families)[:32] if i >= families else None for i in range(w.items)]
    __, section = proposal_and_section({
        "order_line_item.csv": {
            "order_id": w.by_order(lambda n: code("O", n)),
            "customer_id": w.by_user(lambda u: code("C", u)),
            "product_id": w.by_item(lambda i: ids[i]),
            "created_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "product.csv": {"id": ids, "parent_id": parents, "stock": [i % 40 for i in range(w.items)]},
        "product_translation.csv": {
            "product_id": ids[:families],
            "name": [title(i) for i in range(families)],
        },
    })  # fmt: skip
    assert section.columns["ITEM_ID"] == "product_id"


def test_a_catalogue_with_rows_of_further_pictures_is_found_by_its_sku() -> None:
    w = World(610)
    rows = [(i, first) for i in range(w.items) for first in (True, False) if first or i % 3 == 0]
    tables: dict[str, dict[str, Any]] = {
        "orders.csv": {
            "Email": w.by_user(lambda u: f"person{u}@example.com"),
            "Lineitem sku": w.by_item(lambda i: f"WH-{i:04}"),
            "Lineitem quantity": w.pick([1, 2], [5, 1]),
            "Created at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "products.csv": {
            "Handle": [title(i).lower().replace(" ", "-") for i, _ in rows],
            "Title": [f"{title(i)} {i}" if first else None for i, first in rows],
            "Variant SKU": [f"WH-{i:04}" if first else None for i, first in rows],
            "Image Src": [f"https://example.com/{n}.jpg" for n in range(len(rows))],
        },
    }
    proposal = found(tables, "Email", "Lineitem sku")
    assert proposal.mapping is not None
    items = proposal.mapping.sections["items"]
    assert (items.files, items.columns["ITEM_ID"]) == (("products.csv",), "Variant SKU")


def _views(w: World) -> dict[str, Any]:
    return {
        "user_id": w.by_user(lambda u: code("U", u)),
        "item_id": w.by_item(lambda i: code("P", i)),
        "at": w.times(_FORM),
    }


def test_a_catalogue_that_was_put_together_is_one_though_ids_come_back() -> None:
    w = World(961, lines=1)
    rows = [(i, n) for n in range(3) for i in range(w.items) if n < 1 + i % 3]
    items = mapping_of({
        "views.csv": _views(w),
        "products.csv": {
            "item_id": [code("P", i) for i, __ in rows],
            "name": [title(i) for i, __ in rows],
            "category": [("Bags", "Hats", "Toys")[i % 3] for i, __ in rows],
            "price": [f"{7 + i % 50 + n}.90" for i, n in rows],
        },
    }).sections["items"]  # fmt: skip
    assert (items.files, items.title) == (("products.csv",), "name")
    assert items.columns == {"ITEM_ID": "item_id", "CATEGORY": "category", "PRICE": "price"}


def test_a_list_of_stocks_with_titles_is_no_catalogue() -> None:
    w = World(962, lines=1)
    rows = [(i, n) for n in range(3) for i in range(w.items)]
    sections = mapping_of({
        "views.csv": _views(w),
        "stock.csv": {
            "item_id": [code("P", i) for i, __ in rows],
            "name": [title(i) for i, __ in rows],
            "warehouse": [f"Hall {n}" for __, n in rows],
            "pieces": [str((i * 7 + n * 13) % 50) for i, n in rows],
        },
    }).sections  # fmt: skip
    assert "items" not in sections


@pytest.mark.parametrize("addresses", [False, True])
def test_customers_that_stand_twice_are_known_and_their_addresses_are_not(addresses: bool) -> None:
    w = World(963, lines=1)
    rows = [(u, n) for n in range(2) for u in range(w.users)]
    told = {
        "gender": ["mf"[u % 2] for u, __ in rows],
        "age": [str(18 + u * 7 % 60) for u, __ in rows],
        "country": [("DE", "FR", "KR", "XX")[u % 3 if n else 3] for u, n in rows],
    }
    if addresses:
        told = {
            "street": [f"Street {(u * 11 + n * 5) % 97}" for u, n in rows],
            "town": [f"Town {(u * 3 + n * 7) % 13}" for u, n in rows],
        }
    tables = {
        "views.csv": _views(w),
        "customers.csv": {"user_id": [code("U", u) for u, __ in rows], **told},
    }
    users = mapping_of(tables).sections.get("users")
    assert addresses if users is None else set(users.columns) == {
        "USER_ID", "GENDER", "AGE", "COUNTRY"
    }  # fmt: skip
