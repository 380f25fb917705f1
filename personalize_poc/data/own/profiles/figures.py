"""Codes that look like amounts: two numbers with a point, or digits behind a currency."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from personalize_poc.data.own import currency

_PARTS = re.compile(r"^\d{2,}\.\d{3,}$")
_LETTERED = re.compile(rf"^({currency.CODES})\d{{4,}}$")
_ENDS = 8
"""So many different last digits have numbers of goods, and prices hardly: they end in 0, 5 or 9."""
_EVENLY = 0.35
"""Share of the values that end in the same digit, from which on they are prices."""


def are_parts(given: Sequence[str]) -> bool:
    """Whether two numbers with a point between them are a code, such as group and article.

    Nobody writes 03.017 for an amount: zeros before and three digits or more behind, all as long.
    """
    if not all(_PARTS.match(value) for value in given):
        return False
    lengths = {len(value) for value in given}
    zeros = sum(value.startswith("0") for value in given)
    return len(lengths) == 1 and zeros >= max(2, len(given) // 100)


def are_lettered(given: Sequence[str]) -> bool:
    """Whether values are codes of a shop whose letters happen to be a currency, as MYR58745.

    Amounts have blanks, decimals and as many digits as they need; codes are all as long, and end
    in any digit as often as in another.
    """
    first = _LETTERED.match(given[0])
    if first is None or any(len(value) != len(given[0]) for value in given):
        return False
    if not all(_LETTERED.match(value) and value.startswith(first[1]) for value in given):
        return False
    ends = Counter(value[-1] for value in set(given))
    return len(ends) >= _ENDS and max(ends.values()) < _EVENLY * ends.total()
