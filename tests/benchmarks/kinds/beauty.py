"""Reviews of beauty products: short histories, of which only the days are known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.kinds.kind import DAY, START, Kind, Log, Reals, features, pick, picks, zipf

DAYS, QUARTER, N_USERS, N_ITEMS, CORE = 1600, 91, 10_500, 8_000, 5
N_DEPARTMENTS, N_SORTS, N_BRANDS, N_ALSO = 6, 45, 380, 8
MIDNIGHT = -START % DAY


@dataclass(frozen=True)
class _Goods:
    """Products [n]; a sort lies in a department.

    fame: in each quarter, 0 before a product came [quarters, n]. also: what is bought by those who
    bought it, most often first [n, N_ALSO].
    """

    sort: NDArray[np.int64]
    department: NDArray[np.int64]
    brand: NDArray[np.int64]
    style: Reals
    born: Reals
    fame: Reals
    also: NDArray[np.int64]


def beauty(seed: int) -> Kind:
    """Reviews of products, after Amazon Beauty; all persons and products have five or more.

    What tells: what is bought with the last products (never said), brands to which people return,
    the few sorts they care for, a style that nothing tells, and fame in this quarter. Many write
    about several products on one day, in no order; nobody writes twice about the same one.
    """
    rng = np.random.default_rng(seed)
    goods = _goods(rng)
    rows: list[tuple[int, int, int]] = []
    for user in range(N_USERS):
        rows += _reviews(rng, goods, user)
    kept = _core(np.array(rows, np.int64))
    items, numbers = np.unique(kept[:, 1], return_inverse=True)
    users = np.unique(kept[:, 0], return_inverse=True)[1]
    log = Log()
    for user, item, day in zip(users.tolist(), numbers.tolist(), kept[:, 2].tolist(), strict=True):
        log.add(user, item, MIDNIGHT + day * DAY)
    brands = np.unique(goods.brand[items], return_inverse=True)[1]
    known = features(
        np.floor(goods.born[items]) * DAY,
        BRAND=brands,
        CATEGORY=goods.sort[items],
        DEPARTMENT=goods.department[goods.sort[items]],
    )
    return Kind(log.data(len(items), ("Review",), known))


def _core(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Without persons and products that are too rare, until none is. rows: [n, 3]."""
    while True:
        often = np.bincount(rows[:, 0])[rows[:, 0]] >= CORE
        often &= np.bincount(rows[:, 1])[rows[:, 1]] >= CORE
        if often.all():
            return rows
        rows = rows[often]


def _goods(rng: np.random.Generator) -> _Goods:
    department = rng.choice(N_DEPARTMENTS, N_SORTS, p=zipf(N_DEPARTMENTS, 0.7))
    brand = rng.choice(N_BRANDS, N_ITEMS, p=zipf(N_BRANDS, 0.8))
    shares = zipf(N_SORTS, 0.6)
    makes = np.array([rng.choice(N_SORTS, 5, p=shares) for _ in range(N_BRANDS)])
    place = rng.choice(5, N_ITEMS, p=[0.45, 0.25, 0.15, 0.1, 0.05])
    sort = np.where(
        rng.random(N_ITEMS) < 0.8, makes[brand, place], rng.choice(N_SORTS, N_ITEMS, p=shares)
    )
    style = rng.normal(size=(N_BRANDS, 3))[brand] * 0.6 + rng.normal(size=(N_ITEMS, 3)) * 0.8
    early = rng.random(N_ITEMS) < 0.4
    born = np.where(early, rng.uniform(-900, 0, N_ITEMS), rng.uniform(0, DAYS - 120, N_ITEMS))
    quarters = DAYS // QUARTER + 1
    middle = (np.arange(quarters)[:, None] + 0.5) * QUARTER
    age = np.maximum(middle - born, 0)
    walk = np.cumsum(rng.normal(0, 0.18, (quarters, N_ITEMS)), axis=0)
    liked = rng.normal(0, 0.95, N_ITEMS) + rng.normal(0, 0.3, N_BRANDS)[brand]
    fame = np.exp(liked + walk) * (1 - np.exp(-age / 120)) * (0.35 + np.exp(-age / 700))
    goes_with = rng.random((N_SORTS, N_SORTS)) < 0.05
    also = np.empty((N_ITEMS, N_ALSO), np.int64)
    known = np.exp(0.6 * liked)
    for item in range(N_ITEMS):
        near = 1.5 * goes_with[sort[item]][sort] + (sort == sort[item])
        near += 0.1 * (brand == brand[item])
        near[item] = 0
        some = np.flatnonzero(near)
        weights = near[some] * np.where(brand[some] == brand[item], 8, 1) * known[some]
        weights *= np.exp(-np.abs(born[some] - born[item]) / 500)
        also[item] = some[picks(weights, N_ALSO, rng)]
    return _Goods(sort, department, brand, style, born, fame, also)


def _days(rng: np.random.Generator, count: int) -> NDArray[np.int64]:
    """The days on which one person writes, more of them in later years."""
    mean = 5.0 if rng.random() < 0.3 else 1.7  # some wait and then write about all
    sizes = rng.geometric(1 / mean, count)
    visits = int(np.searchsorted(np.cumsum(sizes), count)) + 1
    gaps = rng.lognormal(3.6, 1.2, visits)
    gaps[0] = 0
    when = np.cumsum(gaps)
    start = DAYS * rng.beta(2.2, 1.0)
    start = max(0.0, min(start, DAYS - when[-1] - 1))
    when = np.minimum(start + when, DAYS - 1)
    days: NDArray[np.int64] = np.repeat(when, sizes[:visits])[:count].astype(np.int64)
    return days


def _reviews(rng: np.random.Generator, goods: _Goods, user: int) -> list[tuple[int, int, int]]:
    days = _days(rng, 5 + min(200, int(rng.lognormal(0.6, 1.2))))
    sorts = rng.dirichlet(np.full(N_SORTS, 0.1)) + 0.002
    fits = sorts[goods.sort] * np.exp(0.6 * goods.style @ rng.normal(size=3))
    faithful = rng.beta(1.2, 4)
    taken: list[int] = []
    for day in days.tolist():
        there = fits * (goods.born <= day)
        item = _next(rng, goods, there, taken, faithful, day)
        if item < 0 or not there[item]:
            item = pick(there * goods.fame[day // QUARTER], rng)
        fits[item] = 0
        taken.append(item)
    ends = np.flatnonzero(np.diff(days)) + 1
    shuffled = [rng.permutation(part) for part in np.split(np.array(taken), ends)]
    return [
        (user, int(item), day)
        for item, day in zip(np.concatenate(shuffled), days.tolist(), strict=True)
    ]


def _next(
    rng: np.random.Generator,
    goods: _Goods,
    fits: Reals,
    taken: list[int],
    faithful: float,
    day: int,
) -> int:
    """A product that comes from an earlier one or from its fame, or -1."""
    fame = goods.fame[day // QUARTER]
    roll = rng.random()
    if roll < 0.1:
        return pick(fame * (fits > 0), rng)
    if not taken or roll > 0.4 + 0.5 * faithful:
        return -1
    before = taken[-min(int(rng.geometric(0.45)), len(taken))]
    if roll < 0.4:
        item = int(goods.also[before, min(int(rng.geometric(0.3)), N_ALSO) - 1])
        return item if fits[item] > 0 else -1
    weights = fits * fame * (goods.brand == goods.brand[before])
    return pick(weights, rng) if weights.sum() > 0 else -1
