"""Days that are those of a time beside them: the partitions of a log, a day of its own.

When a program loaded the rows of a day says nothing of them: hundreds have the same second, and the
day beside it is when they are of. And a day whose hours stand in a third column is no day of
another time: orders are written as a day and an hour, beside when the broadcast began in which the
thing was shown.
"""

from __future__ import annotations

import re
from collections import Counter

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.profiles.moments import Moment
from personalize_poc.data.own.roles.evidence.contents import clock_digits
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.which_column.times.time_forms import time_of_day
from personalize_poc.language import _

_SAME, _NEAR = 0.97, 0.5
"""Share of rows of which both are of one day, and for the name of a partition, which may be of
another zone than the times."""
_STEADY = 0.9
"""Share of the rows in which a time of day is as far from that of another column, at least."""
_PARTITIONS = frozenset(("dt", "ds", "pt", "dth", "p_date", "part_date", "partition", "ymd"))
_DAY = 86_400
_LOADED = 5.0
"""Rows of one second from which on a time of the last change is that of a program."""


def tell(found: list[Scored]) -> list[Scored]:
    """Take points from days of other times, and return the times without them.

    Args:
        found: columns of times of one table.
    """
    pairs = [(one, other) for one in found for other in found if _is_day_of(one, other)]
    others = {id(one) for one, other in pairs if _has_other_hours(one, other)}
    days = list({id(one): one for one, __ in pairs}.values())
    for one in days:
        if id(one) in others:
            one.add(0.5, _("with time of day"))
        else:
            one.add(-2.0)
    return [one for one in found if one not in days or id(one) in others]


def _has_other_hours(one: Scored, other: Scored) -> bool:
    """Whether a day has a column of its own for the time of day, and not that of another time.

    A log may have day, hour and time. Zones move hours, and minutes by the half hour at most.
    """
    hours = time_of_day(one.view, one.column)
    time = other.column.moment
    return hours is not None and time is not None and 0 < _steady(hours, time) < _STEADY


def _steady(hours: ColumnProfile, time: Moment) -> float:
    """Share of the rows in which times of day are as far from other times as in most of them.

    Minutes are compared where there are any, and hours alone; 0.0 if no row tells.
    """
    digits = clock_digits(hours)
    apart: list[tuple[bool, int]] = []
    for value, second in zip(hours.values, time.seconds, strict=True):
        parts = re.findall(r"\d+", value.zfill(digits) if value else "")
        if not parts or second is None:
            continue
        minute = parts[1] if len(parts) > 1 else parts[0][2:4]
        minutes = int(second) // 60
        if minute:
            apart.append((True, (int(minute) - minutes) % 60))
        else:
            apart.append((False, (int(parts[0]) - minutes // 60) % 24))
    return Counter(apart).most_common(1)[0][1] / len(apart) if apart else 0.0


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
