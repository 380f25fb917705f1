"""Quantities that are called by their unit alone: "Fl." with 6 and 12, bottles of wine.

Such words are short, and mean other things in other tables: a status, a flag, a book. They name a
quantity where whole numbers of several sizes stand beside a price.
"""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.words import units
from personalize_poc.data.own.roles.words.names import Hint, hint

_SIZES, _DIGIT = 4, 9
"""Different numbers at least, and the number above which it is none of a few states."""
_PIECES, _MOSTLY = 1000, 0.9
"""What hardly anybody buys more of, and the share of the rows with fewer: ids are larger."""


def is_one(column: ColumnProfile, said: Hint, columns: Iterable[ColumnProfile]) -> bool:
    """Whether a column says how many of such a unit somebody took.

    Args:
        column: which.
        said: what its name says.
        columns: all of its table.
    """
    if len(said.tokens) != 1 or not units.counts(said.tokens[0]):
        return False
    if column.shape.kind != "integer" or column.shape.zeros or column.is_unique:
        return False
    sizes = [abs(one) for one in column.numbers if one is not None]
    if column.distinct < _SIZES or max(sizes, default=0) <= _DIGIT:
        return False
    few = sum(one <= _PIECES for one in sizes) >= _MOSTLY * len(sizes)
    return few and any(hint(other.name).says("price") for other in columns)
