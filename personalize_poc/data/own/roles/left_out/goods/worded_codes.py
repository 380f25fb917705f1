"""Codes of items that are words where goods have numbers: "shipping-cost" among "SP10623".

A shop writes its postage and its discounts as lines of an order, under a code of its own. What
the code says stands, in whatever language the title beside it is.
"""

from __future__ import annotations

from collections.abc import Callable

from personalize_poc.data.own.profiles import ColumnProfile

_NUMBERED = 0.7
"""Share of the rows whose item has a digit, from which on a word is none: postage is in many."""


def is_word_among_numbers(column: ColumnProfile, value: str) -> bool:
    """Whether an id is a word, "BOLSA", where what is sold has numbers."""
    numbered = sum(any(map(str.isdigit, one)) for one in column.given)
    return not any(map(str.isdigit, value)) and numbered >= _NUMBERED * len(column.given)


def find(column: ColumnProfile, is_none: Callable[[str], bool]) -> dict[str, str]:
    """Code -> itself, of those that say by their words that they are no goods.

    Args:
        column: of the items.
        is_none: whether a title is of no goods.
    """
    return {
        value: value
        for value in column.frequencies
        if is_none(value) and is_word_among_numbers(column, value)
    }
