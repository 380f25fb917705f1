"""Orders from an online grocer: baskets in which most things were bought before."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.kinds.kind import DAY, START, Kind, Log, Reals, features, pick, picks, zipf

DAYS, WEEK, N_USERS, N_PRODUCTS, N_AISLES, N_DEPARTMENTS = 365, 7, 690, 3_200, 70, 15
MIDNIGHT = -START % DAY


@dataclass(frozen=True)
class _Range:
    """Products [n]. fresh: aisles from which people buy again soonest. goes_with: of two aisles."""

    aisle: NDArray[np.int64]
    department: NDArray[np.int64]
    organic: NDArray[np.bool_]
    style: Reals
    fame: Reals
    born: Reals
    lasts: Reals
    goes_with: Reals


@dataclass
class _Pantry:
    """What a household has bought: products, how gladly they are taken, and when last."""

    items: list[int]
    gladly: list[float]
    last: list[float]


def baskets(seed: int) -> Kind:
    """Lines of orders, after Instacart; all lines of an order have one time, and no order.

    What tells: what a household bought before, how often, and whether it is used up by now (by
    aisle); half of what is tried is never bought again, a new favourite takes the place of others.
    New: by aisles, organic or not, what goes with the basket, fame, what has just come.
    """
    rng = np.random.default_rng(seed)
    sold = _range(rng)
    log = Log()
    for user in range(N_USERS):
        _household(rng, log, sold, user)
    known = features(sold.born * DAY, AISLE=sold.aisle, DEPARTMENT=sold.department[sold.aisle])
    words = np.where(sold.organic, "organic ", "").tolist()
    names = [
        f"{word}thing{aisle} kind{rng.integers(12)} brand{rng.integers(90)}"
        for word, aisle in zip(words, sold.aisle.tolist(), strict=True)
    ]
    known = replace(known, texts={"NAME": names})
    return Kind(log.data(N_PRODUCTS, ("Order",), known))


def _range(rng: np.random.Generator) -> _Range:
    aisle = rng.choice(N_AISLES, N_PRODUCTS, p=zipf(N_AISLES, 0.4))
    department = np.sort(rng.choice(N_DEPARTMENTS, N_AISLES, p=zipf(N_DEPARTMENTS, 0.5)))
    department = np.unique(department, return_inverse=True)[1]
    department = rng.permutation(department)
    lasts = rng.lognormal(3.0, 0.7, N_AISLES)
    organic = rng.random(N_PRODUCTS) < rng.beta(1, 2, N_AISLES)[aisle]
    needed = lasts**-0.5  # what is used up soon is also bought by most
    needed *= rng.lognormal(0, 0.5, N_AISLES)
    fame = rng.lognormal(0, 1.35, N_PRODUCTS) * needed[aisle]
    born = np.where(rng.random(N_PRODUCTS) < 0.9, -400.0, rng.uniform(0, DAYS - 20, N_PRODUCTS))
    goes_with = np.where(rng.random((N_AISLES, N_AISLES)) < 0.06, 1.0, 0.03)
    goes_with[department[:, None] == department[None, :]] += 0.1
    style = rng.normal(size=(N_PRODUCTS, 3))
    return _Range(aisle, department, organic, style, fame, np.floor(born), lasts, goes_with)


def _order_days(rng: np.random.Generator) -> Reals:
    """When one household orders: at least 4 times, half of them at least 10 times."""
    count = min(100, 4 + int(rng.lognormal(1.8, 0.95)))
    rhythm = float(rng.choice([4, 7, 14, 28], p=[0.2, 0.4, 0.22, 0.18]))
    rhythm = min(rhythm, (DAYS - 10) / count)
    gaps = rhythm * rng.lognormal(-0.1, 0.5, count)
    weekly = rng.random(count) < 0.2
    gaps = np.where(weekly, np.maximum(1, np.round(gaps / WEEK)) * WEEK, gaps)
    days = np.cumsum(np.maximum(gaps, 0.3))
    days = days - days[0] + rng.uniform(0, max(1.0, DAYS - (days[-1] - days[0])))
    orders: Reals = np.unique(np.floor(days[days < DAYS]))
    return orders


def _household(rng: np.random.Generator, log: Log, sold: _Range, user: int) -> None:
    aisles = rng.dirichlet(np.full(N_AISLES, 0.35)) + 0.004
    green = rng.normal(0, 1.2)
    fits = aisles[sold.aisle] * np.exp(0.5 * sold.style @ rng.normal(size=3))
    fits *= np.where(sold.organic, np.exp(green), 1) * sold.fame
    pantry = _Pantry([], [], [])
    size = rng.lognormal(1.98, 0.5)
    curious, hour = rng.beta(2, 5), rng.normal(13.5, 3.5)
    free = np.ones(N_PRODUCTS, np.bool_)
    for day in _order_days(rng).tolist():
        lines = 1 + min(60, int(size * rng.lognormal(-0.1, 0.5)))
        share = 0.93 * (1 - curious * 0.55) * (1 - np.exp(-len(pantry.items) / (1.6 * size + 3)))
        again = _again(rng, sold, pantry, day, int(rng.binomial(lines, share)))
        basket = [pantry.items[place] for place in again]
        for place in again:
            pantry.last[place] = day
        weights = fits * free * (sold.born <= day)
        weights *= np.where(sold.born > day - 45, np.where(sold.born >= 0, 2.5, 1), 1)
        new = _new(rng, sold, weights, basket, lines - len(basket))
        for item in new:
            free[item] = False
            _try(rng, sold, pantry, item, day)
        moment = day + np.floor(np.clip(hour + rng.normal(0, 2.5), 6, 23)) / 24
        for item in rng.permutation(basket + new).tolist():
            log.add(user, item, MIDNIGHT + round(moment * 24) * 3600)


def _again(
    rng: np.random.Generator, sold: _Range, pantry: _Pantry, day: float, count: int
) -> list[int]:
    """Places in the pantry of what is bought again."""
    if count == 0 or not pantry.items:
        return []
    waited = (day - np.array(pantry.last)) / sold.lasts[sold.aisle[pantry.items]]
    due = 0.06 + 1 / (1 + np.exp(-4 * (np.log(np.maximum(waited, 0.01)) + 0.35)))
    forgotten = np.exp(-np.maximum(waited - 3, 0) / 8)
    return picks(np.array(pantry.gladly) * due * forgotten, count, rng)


def _new(
    rng: np.random.Generator, sold: _Range, weights: Reals, basket: list[int], count: int
) -> list[int]:
    """What was not bought before, one part of it because of the rest of the basket."""
    found: list[int] = []
    own = 0 if count <= 0 else int(rng.binomial(count, 0.7))
    found += picks(weights, own, rng) if own else []
    while len(found) < count:
        weights[found] = 0
        rest = basket + found
        if not rest:
            found.append(pick(weights, rng))
            continue
        other = sold.aisle[rest[int(rng.integers(len(rest)))]]
        found.append(pick(weights * sold.goes_with[other][sold.aisle], rng))
    return found


def _try(rng: np.random.Generator, sold: _Range, pantry: _Pantry, item: int, day: float) -> None:
    """Puts something new into the pantry; if it is liked, others of its aisle are needed less."""
    liked = rng.random() < 0.5
    gladly = rng.gamma(1.2) * (1 + min(1.0, 10 / sold.lasts[sold.aisle[item]])) if liked else 0.015
    if liked:
        for place, other in enumerate(pantry.items):
            if sold.aisle[other] == sold.aisle[item]:
                pantry.gladly[place] *= 0.75
    pantry.items.append(item)
    pantry.gladly.append(float(gladly))
    pantry.last.append(day)
