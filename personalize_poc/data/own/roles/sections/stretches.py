"""Columns whose values take turns in time: the season, the year's index, the version of a program.

Such a value is no circumstance to learn from: what is asked about later has a value that training
never saw.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View

_ROWS = 200
"""Rows of the sample with value and time, at least."""
_OF_EACH = 5
"""Of these rows so many have each value, at least: less may stand side by side by chance."""
_TURNS = 2
"""Stretches of each value, at most, on average: one or two begin before another has ended."""


def follow_each_other(view: View, column: ColumnProfile, time: str | None) -> bool:
    """Whether each value of a column has a time of its own, after that of another one.

    Args:
        view: the table.
        column: one of its columns.
        time: the key of its column of times, None if it has none.
    """
    times = next((one for one in view.columns if one.key == time), None)
    if times is None or times.moment is None:
        return False
    rows = sorted(
        (second, value)
        for value, second in zip(column.values, times.moment.seconds, strict=True)
        if value and second is not None
    )
    counts = Counter(value for _second, value in rows)
    if len(rows) < _ROWS or len(counts) < 2 or min(counts.values()) < _OF_EACH:
        return False
    turns = 1 + sum(before[1] != after[1] for before, after in pairwise(rows))
    return turns <= _TURNS * len(counts)
