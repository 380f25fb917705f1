"""Whether two columns go one to one, by the pairs of values that stand in the same rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence

_EACH = 1.03
"""Pairs for each value of either column up to which they go one to one: some were written wrong."""
_FEWEST, _BACK = 20, 1.3
"""Fewest pairs, and rows of each on average, from which on names of values are no chance."""


def go_one_to_one(pairs: Collection[tuple[str, str]]) -> bool:
    """Whether nearly every value of either side has one partner.

    Args:
        pairs: different ones; none go one to one as well.
    """
    return len(pairs) <= _EACH * min(len({a for a, __ in pairs}), len({b for __, b in pairs}))


def are_named(values: Sequence[str], names: Sequence[str]) -> bool:
    """Whether each of many values that come back has a name of its own beside it.

    Args:
        values: of a column, "" where there is none.
        names: of the column of names, in the same rows.
    """
    rows = [(a, b) for a, b in zip(values, names, strict=True) if a and b]
    pairs = set(rows)
    back = len(rows) >= _BACK * len(pairs) and 2 * len(rows) >= len(values)
    return back and len(pairs) >= _FEWEST and go_one_to_one(pairs)


def share_differing(one: Sequence[str | None], other: Sequence[str | None]) -> float:
    """Share of the rows with both values in which they are not the same.

    Args:
        one: the values of a column.
        other: those of another one, in the same rows.
    """
    both = [(a, b) for a, b in zip(one, other, strict=True) if a and b]
    return sum(a != b for a, b in both) / max(1, len(both))
