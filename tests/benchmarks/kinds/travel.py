"""Hotels: a few days of searching in one town, one booking, and then nothing for months."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features
from tests.benchmarks.kinds.kind import (
    DAY,
    Kind,
    Log,
    Reals,
    features,
    pick,
    picks,
    several,
    told,
    zipf,
)

DAYS, N_REGIONS, N_TOWNS, N_SORTS, N_COMFORTS, N_CHAINS = 730, 12, 70, 4, 10, 24
_SEASONS = np.exp(
    np.array([[1.6], [0.3], [-1.6], [0.6]])
    * np.cos((np.arange(12) - np.array([[8], [6], [8], [8]])) / 6 * np.pi)
)
"""Of the sea, of cities, of snow, of the country: when people are there [sorts, months]."""


@dataclass(frozen=True)
class _World:
    """Towns, and hotels [n].

    sort: of towns. where: towns [towns, 2]. comforts: [n, comforts]. look: what nothing tells, with
    the part of the town [n, 3].
    """

    sort: NDArray[np.int64]
    where: Reals
    fame: Reals
    town: NDArray[np.int64]
    price: Reals
    stars: NDArray[np.int64]
    comforts: NDArray[np.bool_]
    chain: NDArray[np.int64]
    look: Reals
    appeal: Reals
    opened: Reals


@dataclass
class _Guest:
    """sorts: of towns. reach: how far they go. faithful: how gladly they come back.

    liking: of all hotels but for the town [n]. been: towns and hotels of bookings.
    """

    user: int
    home: Reals
    sorts: Reals
    reach: float
    faithful: float
    liking: Reals
    been: list[tuple[int, int]]


def travel(seed: int) -> Kind:
    """Views of hotels and bookings, in bursts of some days, one to a few trips a person.

    What tells: within a search the town, or the two or three that are weighed against each other
    first, then hotels of the same price, comforts and look as those that were viewed, and the ones
    on the short list again, of which one is booked; with a second booking, a town nearby. Over
    trips: the price, the comforts, a chain for some, and how far people go from home; the sort of
    town with the time of the year (it is not told, but towns of a region are often of one sort).
    Some people go back to the same town or hotel, others never do; business travellers book the
    same hotel each month with hardly a look around. Comforts are listed with gaps, the number of
    rooms tells nothing, the look of a hotel is told by nothing. Home regions are known for most.
    """
    rng = np.random.default_rng(seed)
    n, n_users = 1800, 2300
    region = rng.choice(N_REGIONS, N_TOWNS, p=zipf(N_REGIONS, 0.4))
    world = _world(rng, n, region)
    middle = np.array([world.where[region == one].mean(axis=0) if (region == one).any()
                       else [0.5, 0.5] for one in range(N_REGIONS)])  # fmt: skip
    homes = rng.choice(N_REGIONS, n_users, p=zipf(N_REGIONS, 0.5))
    log = Log()
    kept: list[int] = []  # the homes of those who searched
    for home in homes.tolist():
        before = len(log)
        business = rng.random() < 0.05
        budget = rng.normal(0, 0.55) + 0.3 * business
        wants = rng.choice(N_COMFORTS, 2, replace=False)
        liking = world.appeal * np.exp(-0.5 * np.square((np.log(world.price) - 4.5 - budget) / 0.3))
        liking *= np.exp(0.7 * world.comforts[:, wants].sum(axis=1))
        liking *= np.exp(0.6 * world.look @ rng.normal(size=3))
        if rng.random() < 0.2:
            liking *= np.where(world.chain == rng.integers(1, N_CHAINS), 8, 1)
        guest = _Guest(
            len(kept),
            middle[home] + rng.normal(0, 0.05, 2),
            np.array([0.02, 1, 0.02, 0.05]) if business else rng.dirichlet([0.5, 0.6, 0.25, 0.3]),
            float(rng.choice([0.1, 0.25, 0.8])),
            float(rng.choice([0.2, 1, 25], p=[0.4, 0.35, 0.25])),
            liking + 1e-9,
            [],
        )
        if business:
            _works(rng, log, world, guest)
        else:
            _trips(rng, log, world, guest)
        kept += [home] if len(log) > before else []
    known = features(
        world.opened * DAY,
        TOWN=world.town,
        REGION=region[world.town],
        CHAIN=world.chain,
    )
    listed = world.comforts & (rng.random((n, N_COMFORTS)) < 0.75)
    listed |= rng.random((n, N_COMFORTS)) < 0.03
    known = several(known, STARS=told(world.stars, rng.random(n) < 0.85), COMFORTS=listed)
    numbers = {
        "PRICE": (world.price * rng.lognormal(0, 0.12, n)).astype(np.float32),
        "ROOMS": np.round(30 * rng.lognormal(0, 0.8, n)).astype(np.float32),
    }
    made = log.data(n, ("View", "Book"), replace(known, numbers=numbers))
    stated = several(Features(), HOME=told(np.array(kept), rng.random(len(kept)) < 0.8))
    return Kind(replace(made, user_features=stated))


def _world(rng: np.random.Generator, n: int, region: NDArray[np.int64]) -> _World:
    usual = rng.choice(N_SORTS, N_REGIONS, p=[0.35, 0.25, 0.2, 0.2])
    drawn = rng.choice(N_SORTS, N_TOWNS, p=[0.25, 0.45, 0.1, 0.2])
    sort = np.where(rng.random(N_TOWNS) < 0.65, usual[region], drawn)
    where = rng.random((N_REGIONS, 2))[region] + rng.normal(0, 0.05, (N_TOWNS, 2))
    fame = rng.permutation(zipf(N_TOWNS, 0.8))
    town = np.sort(np.append(np.arange(N_TOWNS), rng.choice(N_TOWNS, n - N_TOWNS, p=fame)))
    chain = np.where(rng.random(n) < 0.3, rng.integers(1, N_CHAINS, n), 0)
    dear = rng.normal(0, 0.5, N_CHAINS)[chain] * (chain > 0) + rng.normal(0, 0.2, N_TOWNS)[town]
    price = 4.5 + dear + rng.normal(0, 0.45, n)
    stars = np.clip(np.round(2 + 1.6 * (price - 4.5) + rng.normal(0, 0.5, n)), 0, 4)
    often = rng.uniform(0.1, 0.6, N_COMFORTS) + 0.12 * (stars[:, None] - 2)
    look = rng.normal(size=(n, 3)) * 0.8 + rng.normal(size=(N_CHAINS, 3))[chain] * 0.5
    return _World(
        sort,
        where,
        fame,
        town,
        np.exp(price),
        stars.astype(np.int64),
        rng.random((n, N_COMFORTS)) < often,
        chain,
        look,
        rng.lognormal(0, 0.9, n),
        np.where(rng.random(n) < 0.8, -1, rng.uniform(0, DAYS - 20, n)),
    )


def _trips(rng: np.random.Generator, log: Log, world: _World, guest: _Guest) -> None:
    day = rng.uniform(0, DAYS - 15)
    month = _SEASONS.T @ guest.sorts
    while day < DAYS - 3:
        ahead = rng.exponential(40) + 5
        when = int((day + ahead) / 30.44) % 12
        if rng.random() < month[when] / month.max():
            sort = pick(guest.sorts * _SEASONS[:, when], rng)
            day = _search(rng, log, world, guest, _towns(rng, world, guest, sort), day)
            if rng.random() < 0.22:  # books elsewhere from now on
                return
            day += 25 + rng.exponential(110)
        else:
            day += rng.uniform(8, 30)


def _works(rng: np.random.Generator, log: Log, world: _World, guest: _Guest) -> None:
    """Trips to one or two towns, each month or so."""
    towns = picks(world.fame * np.where(world.sort == 1, 1, 0.1), int(rng.integers(1, 4)), rng)
    day = rng.uniform(0, DAYS - 30)
    until = min(DAYS - 3, day + rng.exponential(330))
    while day < until:
        town = towns[min(int(rng.geometric(0.6)), len(towns)) - 1]
        usual = [hotel for place, hotel in guest.been if place == town]
        if usual and rng.random() < 0.75:
            log.add(guest.user, usual[-1], day * DAY)
            log.add(guest.user, usual[-1], day * DAY + 200, 1)
            guest.been.append((town, usual[-1]))
        else:
            _search(rng, log, world, guest, [town], day)
        day += max(3.0, rng.normal(26, 10))


def _towns(rng: np.random.Generator, world: _World, guest: _Guest, sort: int) -> list[int]:
    """One to three towns to think about; the last one is where the trip goes."""
    far = np.linalg.norm(world.where - guest.home, axis=1)
    weights = world.fame * np.exp(-far / guest.reach) * np.where(world.sort == sort, 1, 0.03)
    for town, _ in guest.been:
        weights[town] *= guest.faithful
    first = pick(weights, rng)
    towns = [first]
    if rng.random() < 0.45:
        near = np.linalg.norm(world.where - world.where[first], axis=1)
        alike = weights * np.exp(-near / 0.1)
        alike[first] = 0
        towns = [*picks(alike, int(rng.integers(1, 3)), rng), first]
    return towns


def _search(
    rng: np.random.Generator,
    log: Log,
    world: _World,
    guest: _Guest,
    towns: list[int],
    day: float,
    further: bool = True,
) -> float:
    """Some visits until something is booked or given up; when that was."""
    seen: list[int] = []
    town = towns[-1]
    for visit in range(int(rng.choice([1, 2, 3, 5], p=[0.4, 0.3, 0.2, 0.1]))):
        moment = day
        for _ in range(int(rng.geometric(1 / 4.2))):
            undecided = not visit and rng.random() < 0.5
            where = towns[int(rng.integers(len(towns)))] if undecided else town
            item = _viewed(rng, world, guest, where, seen, moment)
            log.add(guest.user, item, moment * DAY)
            seen.append(item)
            moment += rng.exponential(0.0015)
        day = moment + rng.exponential(2.0)
        if day > DAYS - 1:
            return day
    there = [item for item in seen if world.town[item] == town]
    if not there or rng.random() < 0.22:
        return day
    worth = guest.liking[there] ** 0.5 * (1 + np.arange(len(there)) / len(there))
    booked = there[pick(worth, rng)]
    if booked != seen[-1] or rng.random() < 0.3:
        log.add(guest.user, booked, day * DAY)
    log.add(guest.user, booked, day * DAY + 240, 1)
    guest.been.append((town, booked))
    if further and rng.random() < 0.12:  # the trip goes on
        near = np.exp(-np.linalg.norm(world.where - world.where[town], axis=1) / 0.06) * world.fame
        near[town] = 0
        return _search(rng, log, world, guest, [pick(near, rng)], day + 0.02, False)
    return day


def _viewed(
    rng: np.random.Generator,
    world: _World,
    guest: _Guest,
    town: int,
    seen: list[int],
    moment: float,
) -> int:
    """The next hotel of a search."""
    before = [item for item in seen if world.town[item] == town]
    if before and rng.random() < 0.17:
        return before[pick(guest.liking[before] ** 0.5, rng)]
    first, end = np.searchsorted(world.town, [town, town + 1])
    there = np.arange(first, end)
    weights = guest.liking[there] ** 0.4 * np.sqrt(world.appeal[there])
    weights *= 1e-6 + (world.opened[there] <= moment)
    been = [hotel - first for place, hotel in guest.been if place == town]
    weights[been] *= max(1.0, guest.faithful / 3)
    if before and rng.random() < 0.6:
        last = before[-1]
        like = -np.square(world.look[there] - world.look[last]).sum(axis=1) / 3
        like -= np.square(np.log(world.price[there] / world.price[last]) / 0.3)
        weights = weights * np.exp(like)
    weights[[hotel - first for hotel in before]] *= 0.05
    return int(there[pick(weights, rng)])
