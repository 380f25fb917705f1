"""Letters of its table before the name of each column: OTANOR of heads, and ORANOR of lines.

Systems whose names are short write so, as those of IBM i do. What is left is the name that the
columns of other tables have as well.
"""

from __future__ import annotations

from collections.abc import Sequence

_SIZES = (2, 3, 4)
"""How many letters stand for a table."""
_COLUMNS = 4
"""Fewest columns of a table that all begin so."""
_LEFT = 2
"""Fewest letters of each name that are left without them."""


def alike(names: Sequence[str], others: Sequence[str]) -> dict[str, str]:
    """Names of columns -> those of another table that are the same behind the letters of each.

    Args:
        names: of all columns of a table.
        others: of all columns of the other one.
    """
    found = []
    for size in _SIZES:
        here, there = _without(names, size), _without(others, size)
        found.append({here[rest]: there[rest] for rest in here if rest in there})
    return max(found, key=len)


def _without(names: Sequence[str], size: int) -> dict[str, str]:
    """Names without the letters of their table -> names; nothing if not all begin with the same."""
    starts = {name[:size].casefold() for name in names}
    short = any(len(name) < size + _LEFT for name in names)
    if len(starts) > 1 or short or len(names) < _COLUMNS or not next(iter(starts)).isalpha():
        return {}
    return {name[size:].casefold(): name for name in names}
