"""A word for the house itself where everybody has a code: WEWN among K02288 and K10672.

Goods that a house moves between its own warehouses are booked as if somebody had bought them.
Where people choose what they are called, such a word may be a name; where all of them have a code
of one form, which a program gave, it is none. Where they are bare numbers, a table of people and
how often a word comes say more (`word_among_people`).
"""

from __future__ import annotations

import re

from personalize_poc.data.own.roles.words import own_use
from personalize_poc.data.own.roles.words.names import plain

_FORM = re.compile("[0-9]+")
_CODES, _ALIKE = 50, 0.98
"""Fewest codes of people, and the share of them that have the same letters around their digits."""
_SHORT = 3
"""Most letters of a code, of one at least: a name with a number behind it somebody has chosen."""
_WORDS = 3
"""Most words that stand among them, unless one says that it is of internal use."""


def find(values: list[str], nobody: list[str]) -> list[str]:
    """The words for the house itself; none where people may have chosen what they are called.

    Args:
        values: all different ones of a column with people.
        nobody: those of which it is known that they stand for nobody.
    """
    words = [one for one in values if not any(map(str.isdigit, one)) and one not in nobody]
    forms = [_FORM.sub("0", one) for one in values if any(map(str.isdigit, one))]
    sure = [one for one in words if own_use.is_one(one)]
    if not (sure or 0 < len(words) <= _WORDS) or len(forms) < _CODES:
        return []
    usual = max(set(forms), key=forms.count)
    letters = sum(map(str.isalpha, usual))
    if forms.count(usual) < _ALIKE * len(forms) or not 0 < letters <= _SHORT:
        return []
    few = words if len(words) <= _WORDS else []
    return [one for one in words if one in sure or (one in few and _is_of_house(one))]


def _is_of_house(word: str) -> bool:
    return plain(word.strip()) in own_use.OF_HOUSE
