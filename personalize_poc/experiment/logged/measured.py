"""Moments of each variant: of all users, of segments, at each look, by day of exposure."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import numpy as np

from personalize_poc.experiment.logged.arrays import DAY, Floats, Ints, Outcomes, Users, added
from personalize_poc.experiment.statistics.moments import Moments

MOST_DAYS = 60
"""Looks, and days since exposure, that are shown at most."""
Variants = Mapping[str, Moments]


def overall(users: Users, y: Floats, x: Floats | None = None) -> Variants:
    """Moments in each variant.

    Args:
        users: n of them.
        y: [n] the outcome of each.
        x: [n] what was known of them before; None where nothing is.
    """
    return {
        name: _of_users(y[arm], None if x is None else x[arm]) for name, arm in users.arms.items()
    }


def of_places(users: Users, y: Floats, places: Ints) -> Variants:
    """Moments of the users at some places, which are sorted."""
    found = {}
    for name, arm in users.arms.items():
        first, last = np.searchsorted(places, [arm.start, arm.stop])
        if last > first:
            found[name] = _of_users(y[places[first:last]], None)
    return found


def _of_users(y: Floats, x: Floats | None) -> Moments:
    """Moments of one variant; skewness is G1 of Joanes and Gill, The Statistician 47 (1998)."""
    n, mean = len(y), float(y.mean())
    if n < 2:
        return Moments(n, mean, 0.0, float(x.mean()) if x is not None else 0.0)
    away = y - mean
    squares = away * away
    variance = float(squares.sum()) / (n - 1)
    skewness = 0.0
    if n > 2 and variance > 0:
        third = _product(squares, away) / n / float(squares.mean()) ** 1.5
        skewness = third * math.sqrt(n * (n - 1)) / (n - 2)
    if x is None:
        return Moments(n, mean, variance, skewness=skewness)
    before = x - x.mean()
    return Moments(
        n,
        mean,
        variance,
        float(x.mean()),
        _product(before, before) / (n - 1),
        _product(before, away) / (n - 1),
        skewness,
    )


def _product(one: Floats, other: Floats) -> float:
    """The sum of products. Not by BLAS, whose threads wait for each other by turning in circles."""
    return float(np.einsum("i,i->", one, other))


def between_looks(low: int, high: int) -> int:
    """Seconds between two looks: whole days, so that there are not too many of them."""
    return DAY * max(1, -(-(high - low) // (DAY * MOST_DAYS)))


def by_look(users: Users, found: Outcomes, low: int, high: int) -> list[tuple[int, Variants]]:
    """What was known at the end of each day: (day, moments of the variants).

    Args:
        users: who is judged.
        found: their outcomes, with looks.
        low, high: first exposure, and the second after the last thing that is known.
    """
    length = between_looks(low, high)
    last = (high - 1 - low) // length
    shown = np.clip((users.time - low) // length, 0, last)
    looks = np.minimum(found.look, last)
    sums, made = np.zeros(len(users)), []
    seen = {
        name: np.cumsum(np.bincount(shown[arm], minlength=last + 1))
        for name, arm in users.arms.items()
    }
    new = np.bincount(shown, minlength=last + 1) + np.bincount(looks, minlength=last + 1)
    for look, chosen in enumerate(_apart(looks, last + 1)):
        if not new[look]:
            continue
        sums += added(users, found, chosen)
        reached = found.of_sums(sums)
        known = {name: int(count[look]) for name, count in seen.items()}
        made.append(((look + 1) * (length // DAY), _of_sums(users, reached, known)))
    return made


def by_day(users: Users, found: Outcomes, high: int) -> list[tuple[int, Variants]]:
    """The outcome of single days since the exposure: (day from 1, moments of the variants).

    A day counts for the users who were exposed long enough ago to have lived all of it.
    """
    lived = np.clip((high - users.time) // DAY, 0, MOST_DAYS)
    # How many have lived at least so many days.
    longer = {
        name: np.cumsum(np.bincount(lived[arm], minlength=MOST_DAYS + 1)[::-1])[::-1]
        for name, arm in users.arms.items()
    }
    made = []
    for day, y in enumerate(_daily(users, found, lived)):
        known = {name: int(count[day + 1]) for name, count in longer.items()}
        variants = _of_sums(users, y, known)
        if variants:
            made.append((day + 1, variants))
    return made


def halves(users: Users, found: Outcomes, high: int, days: int) -> Variants:
    """Moments of what users bring a day in the second half of their first `days`.

    What they brought a day in the first half stands in the moments as what was known before. One
    pair of numbers a user, so that days of the same user, which depend on each other, are no
    samples.

    Args:
        users: who is judged.
        found: their outcomes, with days.
        high: the second after the last thing that is known.
        days: an even number; users who were exposed later than so long ago are left out.
    """
    half = days // 2
    old = users.time <= high - days * DAY
    early, late = np.zeros(len(users)), np.zeros(len(users))
    for day, y in enumerate(_daily(users, found, np.where(old, days, 0))):
        (early if day < half else late)[:] += y / half
    return {
        name: _of_users(late[arm][old[arm]], early[arm][old[arm]])
        for name, arm in users.arms.items()
        if old[arm].any()
    }


def _daily(users: Users, found: Outcomes, lived: Ints) -> Iterator[Floats]:
    """[n] for each day, the outcome of the users who have lived it; 0 for the others."""
    days = int(lived.max(initial=0))
    counts = found.day < lived[found.at]
    day = np.where(counts, found.day, days).astype(np.int16)
    nothing = np.zeros(len(users))
    for chosen in _apart(day, days + 1)[:days]:
        yield found.per_user(users, chosen) if len(chosen) else nothing


def _apart(number: Ints, size: int) -> list[Ints]:
    """The places of 0, of 1, and so on up to size - 1, in an array of numbers below size."""
    order = np.argsort(number, kind="stable")
    return np.split(order, np.cumsum(np.bincount(number, minlength=size))[: size - 1])


def _of_sums(users: Users, y: Floats, known: Mapping[str, int]) -> Variants:
    """Moments of variants with so many users, all others of which have 0."""
    found = {}
    for name, arm in users.arms.items():
        count, part = known[name], y[arm]
        if count >= 2:
            mean = float(part.sum()) / count
            variance = (_product(part, part) - count * mean**2) / (count - 1)
            found[name] = Moments(count, mean, max(0.0, variance))
    return found
