"""How far two times of a row lie apart, and which of them is the earlier one."""

from __future__ import annotations

from statistics import median

from personalize_poc.data.own.roles.evidence.scored import Scored

_HOUR, _AGREE = 3600.0, 0.95
"""Seconds between two times that tell the same order, and the share of rows that have no more."""


def always_before(one: Scored, other: Scored) -> bool:
    """Whether one time of a row is never after another, but for a few rows."""
    gaps = _gaps(one, other)
    return bool(gaps) and sum(gap >= 0 for gap in gaps) >= 0.97 * len(gaps)


def agree(one: Scored, other: Scored) -> bool:
    """Whether two times of a row are within an hour, but for a few rows with a clock that is wrong.

    When a device sent it and when a server got it make the same order of what somebody did.
    """
    gaps = _gaps(one, other)
    return bool(gaps) and sum(abs(gap) < _HOUR for gap in gaps) >= _AGREE * len(gaps)


def gap(one: Scored, other: Scored) -> float:
    """Median of the seconds from one time of a row to another."""
    gaps = _gaps(one, other)
    return float(median(gaps)) if gaps else 0.0


def _gaps(one: Scored, other: Scored) -> list[float]:
    """Seconds from one time of a row to another; a day is as good as its times."""
    first, second = one.column.moment, other.column.moment
    assert first is not None
    assert second is not None
    pairs = [
        (a, b)
        for a, b in zip(first.seconds, second.seconds, strict=True)
        if a is not None and b is not None
    ]
    if "day" in (first.resolution, second.resolution):
        pairs = [(a // 86400 * 86400, b // 86400 * 86400) for a, b in pairs]
    return [b - a for a, b in pairs]
