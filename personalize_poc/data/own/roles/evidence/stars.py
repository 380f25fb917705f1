"""Numbers that are stars or marks of liking, by what they are alone."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile

_FEWEST = 20
"""Values in the sample by which it is judged."""


def are_stars(column: ColumnProfile) -> bool:
    """Whether numbers are a scale from 1 to 5 or 10 whose ends are both used, as stars are.

    Numbers of things bought go from 1 as well, but 1 is the most frequent of them.
    """
    given = [one for one in column.numbers if one is not None]
    if len(given) < _FEWEST or min(given) not in (0.5, 1.0) or max(given) not in (5.0, 10.0):
        return False
    if not max(given) - 1 <= column.distinct <= 2 * max(given):
        return False
    high = sum(one >= 0.8 * max(given) for one in given)
    return all(one * 2 % 1 == 0 for one in given) and high > given.count(1.0)
