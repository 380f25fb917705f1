"""Letters of its table in the name of each column: OTANOR of heads and ORANOR of lines.

Systems whose names are short write so: those of IBM i before the name, others behind it, as CODFAC
of invoices and CODLFA of their lines. What is left is the name that the columns of other tables
have as well.
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
    """Names of columns -> those of another table that are the same without the letters of each.

    Args:
        names: of all columns of a table.
        others: of all columns of the other one.
    """
    found = []
    for size in _SIZES:
        for behind in (False, True):
            __, here = parted(names, size, behind)
            __, there = parted(others, size, behind)
            found.append({here[rest]: there[rest] for rest in here if rest in there})
    return max(found, key=len)


def parted(names: Sequence[str], size: int, behind: bool) -> tuple[str, dict[str, str]]:
    """The letters of a table, and its names without them -> its names; nothing if it has none.

    Args:
        names: of all columns of a table.
        size: how many letters stand for the table.
        behind: whether they stand behind the name of each column, and not before it.
    """
    cut = [(name[:-size], name[-size:]) if behind else (name[size:], name[:size]) for name in names]
    letters = {one.casefold() for __, one in cut}
    short = any(len(rest) < _LEFT for rest, __ in cut)
    if len(letters) > 1 or short or len(names) < _COLUMNS or not min(letters).isalpha():
        return "", {}
    return min(letters), {
        rest.casefold(): name for (rest, __), name in zip(cut, names, strict=True)
    }
