"""Titles of bags in which goods are carried home: "Bolsa papel", "Papiertragetasche"."""

from __future__ import annotations

from collections.abc import Sequence

from personalize_poc.data.own.roles.words.lists import goods_words
from personalize_poc.data.own.roles.words.meanings import folded_stems

_LEAST = 3
"""Letters of each half of a word that is made of two."""


def is_one(parts: Sequence[str]) -> bool:
    """Whether all words are of a bag and of what it is made of: a shopper alone may be for sale.

    Args:
        parts: the words of a title, folded.
    """
    bags, made, sizes = (
        folded_stems(one)
        for one in (goods_words.BAGS, goods_words.BAG_KINDS, goods_words.BAG_SIZES)
    )
    said = frozenset(one for part in parts for one in _halves(part, bags, made))
    return bool(said & bags and said & made) and said <= bags | made | sizes


def _halves(part: str, bags: frozenset[str], made: frozenset[str]) -> tuple[str, ...]:
    """The two words that one is made of, as "Papiertragetasche" is; else the word itself."""
    for end in range(_LEAST, len(part) - _LEAST + 1):
        if part[:end] in made and part[end:] in bags:
            return part[:end], part[end:]
    return (part,)
