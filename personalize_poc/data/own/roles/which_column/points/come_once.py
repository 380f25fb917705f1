"""Whether people come to each of many things, and nobody comes twice: they answer an invitation.

The number of a row, of an order or of a visit is of one person. A kind of event happens to the
same person again and again. What several people came to, each of them once, was chosen.
"""

from __future__ import annotations

from collections import Counter

from personalize_poc.data.own.profiles import ColumnProfile

_SEVERAL = 2.0
"""People of each thing on average."""
_ENOUGH, _RARELY = 10.0, 0.2
"""Rows that would repeat a pair by chance, from which on it is told; share of them that may."""


def is_met(thing: ColumnProfile, person: ColumnProfile) -> bool:
    """Whether several people have each thing, and far fewer have one twice than chance makes.

    Args:
        thing: a column of ids of things.
        person: a column of ids of people, of the same table.
    """
    rows = [(a, b) for a, b in zip(thing.values, person.values, strict=True) if a and b]
    pairs = Counter(rows)
    if not rows or len(pairs) < _SEVERAL * len({a for a, __ in pairs}):
        return False
    chance = _by_chance(rows)
    return chance >= _ENOUGH and _twice(pairs) <= _RARELY * chance


def _twice(counts: Counter[tuple[str, str]]) -> int:
    """Pairs of rows that say the same."""
    return sum(count * (count - 1) // 2 for count in counts.values())


def _by_chance(rows: list[tuple[str, str]]) -> float:
    """Pairs of rows that would say the same if anybody took any thing, as often as it is taken."""
    share = 1.0
    for side in zip(*rows, strict=True):
        share *= sum((count / len(rows)) ** 2 for count in Counter(side).values())
    return share * len(rows) * (len(rows) - 1) / 2
