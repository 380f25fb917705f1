"""Codes of a catalogue whose names stand in tables of their own."""

from __future__ import annotations

from typing import Any

from personalize_poc.data.own import canonical
from personalize_poc.data.own.mapping_file import Join, Section
from tests.data.own.roles.worlds.proposals import found
from tests.data.own.roles.worlds.world import World, title
from tests.support.own_tables import reading

_NAMES = ["Drinks", "Bread", "Cheese", "Fish", "Sweets"]


def _shop(w: World) -> dict[str, dict[str, Any]]:
    """Orders, products with the number of their category, and the categories."""
    return {
        "orders.csv": {
            "customer_id": w.by_user(lambda u: 4000 + u),
            "product_id": w.by_item(lambda i: 700 + i),
            "ordered_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "products.csv": {
            "product_id": [700 + i for i in range(w.items)],
            "product_name": [f"{title(i)} No. {i}" for i in range(w.items)],
            "category_id": [1 + i % 5 for i in range(w.items)],
            "price": [f"{9 + i % 31}.50" for i in range(w.items)],
        },
        "categories.csv": {
            "category_id": [1, 2, 3, 4, 5],
            "category_name": _NAMES,
            "description": [f"All that is {one.lower()}, fresh and kept" for one in _NAMES],
        },
    }


def _items(tables: dict[str, dict[str, Any]]) -> Section:
    proposal = found(tables, "customer_id", "product_id")
    assert proposal.mapping is not None
    return proposal.mapping.sections["items"]


def test_names_of_categories_are_taken_for_their_numbers() -> None:
    w = World(2101, items=60)
    tables = _shop(w)
    proposal = found(tables, "customer_id", "product_id")
    assert proposal.mapping is not None
    items = proposal.mapping.sections["items"]
    categories = Join(
        "categories.csv", {"category_id": "category_id"}, {"CATEGORY": "category_name"}
    )
    assert items.joins == (categories,)
    assert items.kinds["CATEGORY"] == "categorical"
    assert items.title == "product_name"
    assert items.unused["category_id"] == "its names in categories.csv are taken"
    built = canonical.build(reading(tables), proposal.mapping)
    rows = built.connection.execute("SELECT DISTINCT CATEGORY FROM items ORDER BY 1").fetchall()
    assert [one for (one,) in rows] == sorted(_NAMES)


def test_a_catalogue_of_numbers_alone_has_the_names() -> None:
    w = World(2102, items=60)
    tables = _shop(w)
    for name in ("product_name", "price"):
        del tables["products.csv"][name]
    assert _items(tables).fields == {"ITEM_ID": "product_id", "CATEGORY": "category_name"}


def test_names_that_two_codes_share_tell_less_than_the_codes() -> None:
    w = World(2103, items=60)
    tables = _shop(w)
    tables["categories.csv"]["category_name"] = ["Food", "Food", "Drinks", "Fish", "Bread"]
    tables["categories.csv"]["description"] = ["", "", "", "", ""]
    items = _items(tables)
    assert items.columns["CATEGORY_ID"] == "category_id"
    assert not items.joins


def test_numbers_that_are_keys_by_chance_are_no_codes_of_a_table() -> None:
    w = World(2104, items=60)
    tables = _shop(w)
    area = {"area_code": [1 + i % 4 for i in range(w.items)]}
    tables["products.csv"] = {**area, **tables["products.csv"]}
    (join,) = _items(tables).joins
    assert join.on == {"category_id": "category_id"}


def test_a_table_without_names_of_columns_explains_no_codes() -> None:
    w = World(2105, items=60)
    tables = _shop(w)
    codes = ["AB", "CD", "EF", "GH", "IJ"]
    tables["products.csv"]["category_id"] = [codes[i % 5] for i in range(w.items)]
    tables["categories.csv"] = {"column 1": codes, "column 2": _NAMES}
    assert not _items(tables).joins
