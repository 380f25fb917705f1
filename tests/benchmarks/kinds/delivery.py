"""Food that is brought: the same restaurants again, by the hour and the day."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.kinds.kind import DAY, Kind, Log, Reals, features, pick, zipf

DAYS, MONTH, N_DISTRICTS, N_CUISINES, N_SLOTS = 300, 30, 16, 18, 5
_HOURS = np.array([12.2, 19.2, 20.0, 23.3, 11.5])
"""Of the slots: noon and evening of a weekday, evening of a weekend, late, noon of a Sunday."""


@dataclass(frozen=True)
class _City:
    """Restaurants [n].

    fame: [months, n]. suits: cuisines at the slots. brings: which restaurants bring to a district,
    and how readily [districts, n].
    """

    cuisine: NDArray[np.int64]
    price: NDArray[np.int64]
    opened: Reals
    closed: Reals
    fame: Reals
    suits: Reals
    brings: Reals


@dataclass
class _Eater:
    """places: district of each slot. knows: per slot, restaurants and the days of orders there."""

    places: NDArray[np.int64]
    taste: Reals
    price: int
    curious: float
    slots: Reals
    knows: list[dict[int, list[float]]]
    never: set[int]


def delivery(seed: int) -> Kind:
    """Orders from restaurants that bring to where a person is.

    What tells: the restaurants that the person ordered from at that time of day and of the week,
    not the one of yesterday; of what is new, the district (their own and those beside it; that of
    the office at noon), the cuisine, what is new there and what is in fashion that month. One in
    five first orders is the last one there. Restaurants open and close, a few people move. The
    districts of people and of restaurants are known.
    """
    rng = np.random.default_rng(seed)
    n = 460
    district = rng.choice(N_DISTRICTS, n, p=zipf(N_DISTRICTS, 0.6))
    brand = np.where(rng.random(n) < 0.2, rng.integers(1, 13, n), 0)  # a chain, or none
    city = _city(rng, district, brand)
    lives = rng.choice(N_DISTRICTS, 1400, p=zipf(N_DISTRICTS, 0.5))
    log = Log()
    for user, home in enumerate(lives.tolist()):
        office = int(rng.integers(N_DISTRICTS)) if rng.random() < 0.4 else home
        eater = _Eater(
            np.array([office, home, home, home, home]),
            rng.dirichlet(np.full(N_CUISINES, 0.3)) + 0.004,
            int(rng.integers(3)),
            float(2.5 * rng.lognormal(0, 0.7)),
            rng.dirichlet([0.8, 1.5, 1.3, 0.4, 0.5]),
            [{} for _ in range(N_SLOTS)],
            set(),
        )
        _ordered(rng, log, city, user, eater)
    known = features(
        city.opened * DAY,
        DISTRICT=district,
        CUISINE=city.cuisine,
        PRICE=city.price,
        BRAND=brand,
    )
    made = log.data(n, ("Order",), known)
    return Kind(replace(made, user_features=features(DISTRICT=lives)))


def _city(rng: np.random.Generator, district: NDArray[np.int64], brand: NDArray[np.int64]) -> _City:
    n = len(district)
    cuisine = rng.choice(N_CUISINES, n, p=zipf(N_CUISINES, 0.6))
    cuisine = np.where(brand > 0, rng.integers(0, N_CUISINES, 13)[brand], cuisine)
    known = np.where(brand > 0, rng.normal(1, 0.5, 13)[brand], 0)
    walk = np.cumsum(rng.normal(0, 0.25, (DAYS // MONTH + 1, n)), axis=0)
    fame = np.exp(rng.normal(0, 0.8, n) + known + walk)
    opened = np.where(rng.random(n) < 0.65, -100, rng.uniform(0, DAYS, n))
    closed = np.where(rng.random(n) < 0.75, 2 * DAYS, opened + rng.exponential(200, n) + 60)
    where = rng.random((N_DISTRICTS, 2))
    far = np.linalg.norm(where[:, None] - where[None], axis=2)
    brings = (np.exp(-far / 0.1) * (far < 0.3))[:, district]
    suits = rng.lognormal(0, 0.9, (N_SLOTS, N_CUISINES))
    return _City(cuisine, rng.integers(0, 3, n), opened, closed, fame, suits, brings)


def _ordered(rng: np.random.Generator, log: Log, city: _City, user: int, eater: _Eater) -> None:
    """All orders of one person; the first one always comes."""
    day = rng.uniform(0, DAYS - 3)
    until = min(DAYS, day + 20 + rng.exponential(170))
    between = 3.2 * rng.lognormal(0, 0.6)
    moves = rng.uniform(day, 12 * DAYS)  # hardly anybody does
    while day < until:
        if day > moves:
            eater.places[1:] = rng.integers(N_DISTRICTS)
            eater.knows[1:] = [{} for _ in range(N_SLOTS - 1)]
            moves = np.inf
        slot = pick(eater.slots * _fit_day(int(day) % 7), rng)
        moment = np.floor(day) + (_HOURS[slot] + rng.normal(0, 0.6)) / 24
        item = _chosen(rng, city, eater, slot, moment)
        log.add(user, item, moment * DAY)
        if all(item not in known for known in eater.knows) and rng.random() < 0.2:
            eater.never.add(item)
        elif item not in eater.never:
            eater.knows[slot].setdefault(item, []).append(moment)
        day = np.floor(day) + rng.random() + max(0.3, rng.exponential(between))


def _fit_day(weekday: int) -> Reals:
    """Weights of the slots; the week begins on a Monday."""
    weekend, sunday = weekday in (4, 5), weekday == 6
    return np.array([0.02 if weekday > 4 else 1, 0.05 if weekend else 1, 1.6 * weekend + 0.02,
                     0.3 + weekend, 1.5 * sunday + 0.01])  # fmt: skip


def _chosen(rng: np.random.Generator, city: _City, eater: _Eater, slot: int, moment: float) -> int:
    """One of those that the person knows from that slot, or from another, or a new one."""
    usual: dict[int, float] = {}
    for other, known in enumerate(eater.knows):
        for item, days in known.items():
            if city.closed[item] > moment and city.brings[eater.places[slot], item] > 0:
                lately = np.exp((np.array(days) - moment) / 70).sum()
                tired = 0.25 if moment - days[-1] < 1.5 else 1
                worth = lately * tired * (1 if other == slot else 0.12)
                usual[item] = usual.get(item, 0) + float(worth)
    total = sum(usual.values())
    if total and rng.random() < total / (total + eater.curious):
        return list(usual)[pick(np.array(list(usual.values())) ** 1.2, rng)]
    there = (city.opened <= moment) & (city.closed > moment)
    weights = city.fame[int(moment) // MONTH] * city.brings[eater.places[slot]] * there
    weights *= (eater.taste * city.suits[slot])[city.cuisine]
    weights *= np.where(city.price == eater.price, 1, 0.45)
    weights *= 1 + 3 * (moment - city.opened < 21)
    weights[sorted(eater.never)] = 0
    return pick(weights if weights.sum() else city.fame[0] * there, rng)
