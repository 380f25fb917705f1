"""Columns of prices or counts in which words stand in many rows, where numbers should."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.words.names import Hint

_COUNTED = ("price", "quantity", "amount", "duration")
"""What names say of columns whose values are numbers, whatever else stands there."""
_AMOUNTS = 10
"""Different numbers, at least, beside which words are damage."""


def is_one(column: ColumnProfile, said: Hint) -> bool:
    """Whether half of the values are numbers, or more, as the name says, and the others words.

    Words with digits are numbers in a way of their own (12B, 2 x 100 g, 10-20), and no damage.
    """
    if not said.says(*_COUNTED) or said.says("id", "type", "status", "place", "name"):
        return False
    pairs = list(zip(column.values, column.numbers, strict=True))
    found = [number for value, number in pairs if value and number is not None]
    others = [value for value, number in pairs if value and number is None]
    odd = sum(any(map(str.isdigit, value)) for value in others)
    return len(set(found)) >= _AMOUNTS and len(found) >= len(others) and 2 * odd < len(others)
