"""Tables whose items stand in columns: a row a customer and month, a 0 or 1 for each product."""

from __future__ import annotations

from collections import defaultdict

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View

_FEWEST = 6
"""Columns of one pattern that hold only yes and no, from which on they are things."""

_MONTHS = 150
"""Most months that an export has."""


def things(view: View) -> list[ColumnProfile]:
    """Columns of yes and no whose names begin and end alike, as ind_*_ult1; none if there are few.

    Args:
        view: a table without a column of items.
    """
    alike: dict[tuple[str, str], list[ColumnProfile]] = defaultdict(list)
    for column in view.columns:
        tokens = view.hint(column.key).tokens
        if column.shape.kind == "boolean" and len(tokens) > 1:
            alike[tokens[0], ""].append(column)
            alike["", tokens[-1]].append(column)
            if len(tokens) > 2:
                alike[tokens[0], tokens[-1]].append(column)
    found = max(alike.items(), key=lambda one: (len(one[1]), all(one[0])), default=None)
    if found is None or len(found[1]) < _FEWEST:
        return []
    both = [some for key, some in alike.items() if all(key) and len(some) >= _FEWEST]
    return max(both, key=len, default=found[1])


def is_once(user: ColumnProfile, time: ColumnProfile) -> bool:
    """Whether everybody has one row for each of a few times."""
    pairs = list(zip(user.values, time.values, strict=True))
    return time.distinct <= _MONTHS and len(set(pairs)) == len(pairs)
