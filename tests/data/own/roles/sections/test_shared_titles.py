"""Names that many items share are what they are called, where they have no other one."""

from __future__ import annotations

import pytest

from personalize_poc.data.own.mapping_file import Section
from tests.data.own.roles.worlds.proposals import proposed_with_items
from tests.data.own.roles.worlds.world import World, title

_ITEMS = 1500


def _items(column: str, names: int = 30, **more: list[str]) -> Section:
    """A catalogue in which so many names are those of all items."""
    w = World(7411, items=_ITEMS, rows=4000)
    shared = [title(i % names) for i in range(_ITEMS)]
    of_groups = [f"F{i % 7}" for i in range(_ITEMS)]
    made = proposed_with_items(w, {column: shared, "famille": of_groups, **more})
    assert made.mapping is not None
    return made.mapping.sections["items"]


@pytest.mark.parametrize(
    "column", ["product_name", "Artikelbezeichnung", "메뉴명", "商品名", "nom_article"]
)
def test_the_only_name_of_items_is_their_title_though_many_share_it(column: str) -> None:
    items = _items(column)
    assert items.title == column
    assert column not in items.columns.values()


@pytest.mark.parametrize("column", ["brand_name", "category_name", "artist_name", "store_name"])
def test_a_name_of_a_group_maker_or_house_is_no_title(column: str) -> None:
    assert _items(column).title is None


def test_few_names_are_kinds() -> None:
    assert _items("product_name", names=8).title is None


def test_items_that_have_names_of_their_own_are_not_called_as_the_show_is() -> None:
    own = [f"{title(i)} {i}" for i in range(_ITEMS)]
    assert _items("show_name", zpi_ttl=own).title == "zpi_ttl"
