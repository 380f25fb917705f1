"""Freight, remarks and first pages: words among numbered items, which no catalogue has."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.rows import proposed, section
from tests.data.own.roles.world import World, code, price, title


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


def test_words_of_the_catalogue_and_numbers_that_it_lacks_count() -> None:
    assert not section(_shop(World(2902), {9: "BASIC", 10: "EXTRA"}, listed=True)).leave_out
    assert not section(_shop(World(2902), {9: "J99001", 10: "J99002"})).leave_out


def test_a_word_that_comes_as_seldom_as_an_item_counts() -> None:
    assert not section(_shop(World(2903), {400: "LAMPSHADE", 410: "SETTEE"})).leave_out
