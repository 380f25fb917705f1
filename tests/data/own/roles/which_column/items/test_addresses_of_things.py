"""Addresses of pages of what is sold, beside a code that only some kinds of it have."""

from __future__ import annotations

from typing import Any

from tests.data.own.roles.worlds.proposals import item_of, proposed_tables
from tests.data.own.roles.worlds.world import World, mail, price, title

_RECORDS = 80


def _sales(w: World, priced: bool = True) -> dict[str, Any]:
    """What was sold, of which records alone have a number of the market, and songs have none."""
    are = [item < _RECORDS for item in w.item]
    return {
        "date": w.times("%Y-%m-%d %H:%M:%S"),
        "item type": ["album" if one else "track" for one in are],
        "item name": w.by_item(lambda i: title(i % 70)),
        "item price": [
            f"{price(i):.2f}" if one or priced else "0.00"
            for i, one in zip(w.item, are, strict=True)
        ],
        "item url": w.by_item(lambda i: f"https://label.example.com/item-{i}"),
        "upc": w.by_item(lambda i: str(506_050_000_000 + 977 * i) if i < _RECORDS else ""),
        "buyer email": w.by_user(mail),
    }


def test_the_address_of_a_thing_comes_before_a_code_that_some_kinds_of_it_lack() -> None:
    assert item_of(proposed_tables({"sales.csv": _sales(World(6511))})) == "item url"


def test_pages_that_cost_nothing_are_of_no_things_and_the_code_stays_the_item() -> None:
    assert item_of(proposed_tables({"sales.csv": _sales(World(6511), priced=False)})) == "upc"
