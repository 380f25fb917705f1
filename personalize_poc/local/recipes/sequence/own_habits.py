"""What a person does after what, at which hour and how often: of the items that they had before.

How often and how long ago somebody had an item (see `repeat_consumption`) does not say when it is
its turn. Their own past does: after the warm-up the same machines in the same order, the news at
seven and music at noon, coffee every third week, seeds in spring. For each item of a history there
are figures of four kinds:

`AFTER`   log(1 + f), f how often it came after what came last: directly; directly, where what came
          before that was the same too; among the `REACH` next events, one at distance d counting
          1 / d; and so after each of the `LATEST` last items, those further back counting less
`HOURS`   log((c + DOUBT) / (e + DOUBT)), c its events around this hour, e those that are to be
          expected of so many of somebody with these hours: around the hour of the day, of such a
          day (a weekday, or Saturday and Sunday), and around the hour of the week
`SEASON`  log(1 + s), s its events around this day of earlier years
`DUE`     by how much the time since it came last is shorter, and longer, than the mean time from
          one to the next, as the difference of logarithms

Days begin at midnight in UTC; what depends on the hour alone is the same in every zone. How much
each kind counts is weighed with the other features of repeats; see there.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Ints, Query

AFTER, HOURS, SEASON, DUE = slice(0, 4), slice(4, 7), slice(7, 8), slice(8, 10)
KINDS = (AFTER, HOURS, SEASON, DUE)
N_HABITS = DUE.stop
REACH = 10
"""Events after an item that count as coming after it, as in `sequential_rules`."""
LATEST, FURTHER = 3, 0.6
"""Last items that are asked, and what one counts against the next newer one."""
DOUBT = 0.5
"""Events."""

_HOUR, _DAY = 3600.0, 86_400.0
_WEEK, _YEAR = 7 * _DAY, 365.25 * _DAY
_NEAR_HOUR, _NEAR_HOUR_OF_WEEK, _NEAR_DAY = _HOUR, 4 * _HOUR, 15 * _DAY
_FIRST_SATURDAY = 2
"""Days after the beginning of Unix time, a Thursday."""
_FURTHEST = 3.0

Doubles = NDArray[np.float64]


def features(
    places: NDArray[np.intp], query: Query, counts: Ints, wanted: NDArray[np.bool_]
) -> Doubles:
    """Figures of the items that a history has, float64 [s, N_HABITS], 0 where nothing is known.

    Args:
        places: of each of the newest events, oldest first, the place of its item in 0 … s - 1.
        query: whose newest events these are.
        counts: events of each item, [s].
        wanted: which figures are asked for, [N_HABITS]; others stay 0.
    """
    found = np.zeros((len(counts), N_HABITS))
    if wanted[AFTER].any():
        found[:, AFTER] = _after(places, len(counts))
    times = query.timestamps[-len(places) :]
    if query.time is None or len(times) < len(places):
        return found
    now = float(query.time)
    since = np.maximum(now - times, 0.0)
    if wanted[HOURS].any() and query.hours:
        found[:, HOURS] = _hours(places, since, now, counts)
    if wanted[SEASON].any():
        found[:, SEASON] = _season(places, since, len(counts))
    if wanted[DUE].any():
        found[:, DUE] = _due(places, since, counts)
    return found


def _after(places: NDArray[np.intp], n: int) -> Doubles:
    step = np.ones(len(places), bool)
    np.not_equal(places[1:], places[:-1], out=step[1:])
    steps = places[step]
    last = len(steps) - 1
    direct = alike = near = several = np.zeros(n)
    for back in range(min(LATEST, last)):
        then = np.flatnonzero(steps[: last - back] == steps[last - back]) + back
        if not len(then):
            continue
        came = np.zeros(n)
        for distance in range(1, REACH + 1):
            came += _at(steps, then + distance, n) / distance
        if not back:
            direct, near = _at(steps, then + 1, n), came
            before = then[then > 0]
            alike = _at(steps, before[steps[before - 1] == steps[last - 1]] + 1, n)
        several = several + FURTHER**back * came
    return np.log1p(np.column_stack([direct, alike, near, several]))


def _at(steps: NDArray[np.intp], rows: NDArray[np.intp], n: int) -> Doubles:
    """How often each item stands at these places, of which some may lie behind the last one."""
    return np.bincount(steps[rows[rows < len(steps)]], minlength=n).astype(np.float64)


def _hours(places: NDArray[np.intp], since: Doubles, now: float, counts: Ints) -> Doubles:
    hour = _around(since, _DAY, _NEAR_HOUR)
    alike = _is_weekend(now - since) == _is_weekend(np.array([now]))
    several = (hour, hour * alike, _around(since, _WEEK, _NEAR_HOUR_OF_WEEK))
    return np.column_stack([_risen(places, near, counts) for near in several])


def _risen(places: NDArray[np.intp], near: Doubles, counts: Ints) -> Doubles:
    found = np.bincount(places, near, len(counts))
    risen: Doubles = np.log((found + DOUBT) / (counts * near.mean() + DOUBT))
    return risen


def _around(since: Doubles, cycle: float, width: float) -> Doubles:
    """How near times lie to this place in a cycle, 1 at the same place; all in seconds."""
    apart = np.abs((since + cycle / 2) % cycle - cycle / 2)
    near: Doubles = np.exp(-0.5 * (apart / width) ** 2)
    return near


def _is_weekend(times: Doubles) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = (times // _DAY - _FIRST_SATURDAY) % 7 < 2
    return found


def _season(places: NDArray[np.intp], since: Doubles, n: int) -> Doubles:
    near = _around(since, _YEAR, _NEAR_DAY) * (since > _YEAR / 2)
    return np.log1p(np.bincount(places, near, n))[:, None]


def _due(places: NDArray[np.intp], since: Doubles, counts: Ints) -> Doubles:
    n = len(counts)
    latest, first = np.full(n, np.inf), np.zeros(n)
    np.minimum.at(latest, places, since)
    np.maximum.at(first, places, since)
    usual = (first - latest) / np.maximum(counts - 1, 1)
    late = np.where(usual > 0, np.log((latest + _HOUR) / (usual + _HOUR)), 0.0)
    apart: Doubles = np.clip(np.column_stack([-late, late]), 0, _FURTHEST)
    return apart
