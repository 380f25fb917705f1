"""A time of the rows themselves, beside one of what they belong to: an order, a list, a set.

The lines of an order were chosen when it was placed; what is written beside them follows, such as
when one was changed. What somebody keeps in a set, or plays in a list, was put there one by one:
the time of the set is when it was begun. A time of day in each row says more than a day above them.
"""

from __future__ import annotations

from statistics import median

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import Link
from personalize_poc.data.own.roles.systems import evidence

_PAIRS = 10
"""Rows from which on two times are compared over tables."""
_LONG, _SHARE_OF_ALL = 3 * 86_400.0, 0.1
"""Seconds, and share of the time of all rows, from which on rows were not chosen together."""
_FULL = 0.95
"""Share of rows with a time, at least."""
_OTHER = ("updated", "later", "former", "birth", "published", "registered")
"""What a time says that is another one than that of what somebody did."""

_Dated = list[tuple[tuple[str | None, ...], float]]


def is_better(own: Scored, joined: Scored, link: Link) -> bool:
    """Whether a time of the table that a column leads to says better when a row happened.

    Args:
        own: the time of the rows, or of another table they lead to.
        joined: that of the other table.
        link: to it.
    """
    if own.link is not None:
        return joined.points > own.points + 0.8
    finer = _is_day_of(own, joined)
    if _tells(own) and not _is_known(joined) and (finer or _are_of_many_days(_dated(own, link))):
        return False
    early = joined.points > own.points - 0.8 and not finer and _is_earlier_there(own, joined, link)
    return early or joined.points > own.points + 0.8


def _is_known(joined: Scored) -> bool:
    """Whether a system is known to keep there when something happened: when a deal was closed."""
    return evidence.is_known(joined.view, joined.column, "time")


def _is_day_of(own: Scored, joined: Scored) -> bool:
    """Whether the table has times of day itself, and the other one days alone."""
    here, there = own.column.moment, joined.column.moment
    if here is None or there is None:
        return False
    return here.resolution != "day" and there.resolution == "day"


def _tells(own: Scored) -> bool:
    """Whether each row surely has a time, and no name says that it is another one."""
    moment, said = own.column.moment, own.view.hint(own.column.key)
    sure = moment is not None and not moment.weak and own.column.fill >= _FULL
    return sure and own.points > 0 and not said.says(*_OTHER)


def _is_earlier_there(here: Scored, there: Scored, link: Link) -> bool:
    """Whether a time of the table that a column leads to comes before the one of the rows here.

    An order is placed first; what is written beside its lines follows, such as when one changed.
    """
    dated = _dated(here, link)
    if there.column.moment is None or _are_of_many_days(dated):
        return False
    pairs = ((link.key, link.there), *link.more)
    theirs = zip(*(there.view.column(key).values for __, key in pairs), strict=True)
    known = dict(zip(theirs, there.column.moment.seconds, strict=True))
    gaps = [
        second // 86_400 - first // 86_400
        for value, second in dated
        if (first := known.get(value)) is not None
    ]
    later = sum(gap > 0 for gap in gaps)
    return len(gaps) >= _PAIRS and later > 0.1 * len(gaps) and min(gaps) >= 0


def _dated(here: Scored, link: Link) -> _Dated:
    """The rows with a time: what they belong to, and when they are of."""
    assert here.column.moment is not None
    pairs = ((link.key, link.there), *link.more)
    mine = zip(*(here.view.column(key).values for key, __ in pairs), strict=True)
    return [
        (value, second)
        for value, second in zip(mine, here.column.moment.seconds, strict=True)
        if second is not None
    ]


def _are_of_many_days(dated: _Dated) -> bool:
    """Whether rows of one key are of times far apart: it has them for long, as players have names.

    The lines of an order were chosen together, whenever they were sent.
    """
    spans: dict[tuple[str | None, ...], list[float]] = {}
    for value, second in dated:
        one = spans.setdefault(value, [second, second])
        one[:] = min(one[0], second), max(one[1], second)
    lasting = [last - first for first, last in spans.values() if last > first]
    if len(lasting) < _PAIRS:
        return False
    whole = max(second for _key, second in dated) - min(second for _key, second in dated)
    return median(lasting) > max(_LONG, _SHARE_OF_ALL * whole)
