"""Days that are those of a time beside them: the partitions of a log, a day of its own.

When a program loaded the rows of a day says nothing of them: hundreds have the same second, and the
day beside it is when they are of.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored

_SAME, _NEAR = 0.97, 0.5
"""Share of rows of which both are of one day, and for the name of a partition, which may be of
another zone than the times."""
_PARTITIONS = frozenset(("dt", "ds", "pt", "dth", "p_date", "part_date", "partition", "ymd"))
_DAY = 86_400
_LOADED = 5.0
"""Rows of one second from which on a time of the last change is that of a program."""


def tell(found: list[Scored]) -> list[Scored]:
    """Take points from days of other times, and return the times without them.

    Args:
        found: columns of times of one table.
    """
    days = [one for one in found if any(_is_day_of(one, other) for other in found)]
    for one in days:
        one.add(-2.0)
    return [one for one in found if one not in days]


def _is_day_of(one: Scored, other: Scored) -> bool:
    """Whether a column has the days of times that another column has with their hours."""
    day, time = one.column.moment, other.column.moment
    if one is other or day is None or time is None or other.points <= 0 or _is_load(other):
        return False
    if (day.resolution, time.resolution) != ("day", "second") or other.column.fill < _SAME:
        return False
    apart = [
        b // _DAY - a // _DAY
        for a, b in zip(day.seconds, time.seconds, strict=True)
        if a is not None and b is not None
    ]
    same = sum(not gap for gap in apart)
    if not apart or same >= _SAME * len(apart):
        return bool(apart)
    near = sum(abs(gap) <= 1 for gap in apart) >= _SAME * len(apart)
    return near and same >= _NEAR * len(apart) and one.column.name.lower() in _PARTITIONS


def _is_load(other: Scored) -> bool:
    """Whether a program wrote many rows at once at such a time, by its name and its values."""
    said = other.view.hint(other.column.key)
    return said.says("updated") and other.column.repeats >= _LOADED
