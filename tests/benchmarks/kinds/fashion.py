"""Clothes of four seasons, which are sold out after weeks."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.kinds.kind import DAY, Kind, Log, Reals, features, pick, zipf

DAYS, SEASON, N_SEASONS = 470, 130, 4
N_SORTS, N_PARTS, N_BRANDS, N_COLOURS, N_SIZES = 18, 5, 50, 12, 6


@dataclass(frozen=True)
class _Range:
    """Things [n].

    sort: of `N_SORTS`; every sort is for one of `N_PARTS` of a person. sizes: which there are
    [n, sizes]. looks: how a thing looks [n, 4]. goes: with which others it goes, best first [n, 3].
    """

    who: NDArray[np.int64]
    sort: NDArray[np.int64]
    brand: NDArray[np.int64]
    colour: NDArray[np.int64]
    season: NDArray[np.int64]
    sizes: NDArray[np.bool_]
    looks: Reals
    appeal: Reals
    born: Reals
    gone: Reals
    goes: NDArray[np.int64]


@dataclass
class _Customer:
    """liking: of each thing, without what changes from day to day [n]; needs: of the sorts."""

    user: int
    liking: Reals
    needs: Reals
    buys: float


def fashion(seed: int) -> Kind:
    """Views of clothes, and now and then a purchase, of several things that go together.

    What tells: within a visit the sort of thing that is looked for, what looks like the one before,
    and the same one again; over visits the brands, colours and size of a person; with a purchase
    (most have one or two) the things that go with it. Each season has its own things, which come
    within its first weeks, are sold out a few weeks later, the well-liked ones first, and are cheap
    at its end; a twelfth is there all the time. A third of what is bought goes back: that leaves no
    event, but often a second search for the same sort of thing. Sizes of people are known.
    """
    rng = np.random.default_rng(seed)
    offered = _range(rng, 2600)
    n_users = 2800
    who = rng.choice(3, n_users, p=[0.52, 0.33, 0.15])
    size = np.minimum(rng.binomial(N_SIZES - 1, 0.45, n_users), N_SIZES - 1)
    style = rng.normal(size=(n_users, 4))
    log = Log()
    for user in range(n_users):
        liking = np.exp(0.7 * offered.looks @ style[user])
        brands = rng.choice(N_BRANDS, 4, p=zipf(N_BRANDS, 0.8))
        liking *= np.where(np.isin(offered.brand, brands), 8, 1)
        liking *= np.where(np.isin(offered.colour, rng.choice(N_COLOURS, 3)), 2.5, 1)
        liking *= np.where(offered.who == who[user], 1, 0.04) * (0.1 + offered.sizes[:, size[user]])
        needs = rng.dirichlet(np.full(N_SORTS, 0.3)) + 0.004
        customer = _Customer(user, liking * offered.appeal, needs, 0.12 * rng.lognormal(0, 0.6))
        _visits(rng, log, offered, customer)
    known = features(
        offered.born * DAY,
        DEPARTMENT=offered.who,
        SORT=offered.sort,
        BRAND=offered.brand,
        COLOUR=offered.colour,
        SEASON=offered.season,
    )
    rows, values = np.nonzero(offered.sizes)
    ends = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=len(offered.sizes)))])
    column = (ends.astype(np.int32), values.astype(np.int32))
    known = replace(
        known,
        categories={**known.categories, "SIZES": column},
        vocabularies={**known.vocabularies, "SIZES": [f"size {one}" for one in range(N_SIZES)]},
    )
    made = log.data(len(offered.who), ("View", "Purchase"), known)
    return Kind(replace(made, user_features=features(SIZE=size)))


def _range(rng: np.random.Generator, n: int) -> _Range:
    who = rng.choice(3, n, p=[0.5, 0.32, 0.18])
    sort = rng.choice(N_SORTS, n, p=rng.permutation(zipf(N_SORTS, 0.6)))
    brand = rng.choice(N_BRANDS, n, p=zipf(N_BRANDS, 0.7))
    season = np.where(rng.random(n) < 1 / 12, N_SEASONS, rng.integers(0, N_SEASONS, n))
    palette = rng.dirichlet(np.full(N_COLOURS, 0.7), N_SEASONS + 1)
    colour = np.array([pick(palette[one], rng) for one in season])
    looks = 0.7 * rng.normal(size=(N_BRANDS, 4))[brand] + 0.7 * rng.normal(size=(n, 4))
    appeal = rng.lognormal(0, 1, n)
    always = season == N_SEASONS
    born = np.where(always, -1, season * SEASON + np.minimum(rng.exponential(25, n), 80) - 10)
    lasts = 60 * rng.lognormal(0, 0.5, n) / np.clip(appeal, 0.3, 8) ** 0.3
    gone = np.where(always, 1e6, np.minimum(born + lasts, season * SEASON + SEASON + 15))
    low = rng.integers(0, 3, n)[:, None]
    sizes = np.arange(N_SIZES) >= low
    sizes &= np.arange(N_SIZES) <= low + rng.integers(2, 6, n)[:, None]
    goes = np.zeros((n, 3), np.int64)
    for item in range(n):
        fits = (who == who[item]) & (sort % N_PARTS != sort[item] % N_PARTS)
        fits &= (season == season[item]) | always
        near = -np.square(looks - looks[item]).sum(axis=1) + 1.5 * (brand == brand[item])
        goes[item] = np.argsort(-np.where(fits, near + rng.normal(0, 0.7, n), -np.inf))[:3]
    return _Range(who, sort, brand, colour, season, sizes, looks, appeal, born, gone, goes)


def _visits(rng: np.random.Generator, log: Log, offered: _Range, customer: _Customer) -> None:
    """All visits of one person, those after a thing went back among them."""
    day = rng.uniform(0, DAYS - 2)
    until = min(DAYS, day + rng.exponential(150) + 5)
    between = 22 * rng.lognormal(0, 0.6)
    wanted = -1
    while day < until:
        sort = wanted if wanted >= 0 else pick(customer.needs, rng)
        item = _visit(rng, log, offered, customer, sort, day, again=wanted >= 0)
        back = item >= 0 and rng.random() < 0.35
        wanted = int(offered.sort[item]) if back and rng.random() < 0.6 else -1
        day += rng.uniform(4, 10) if wanted >= 0 else 0.3 + rng.exponential(between)


def _visit(
    rng: np.random.Generator,
    log: Log,
    offered: _Range,
    customer: _Customer,
    sort: int,
    day: float,
    again: bool,
) -> int:
    """One visit; what was bought, or -1."""
    there = np.flatnonzero((offered.born <= day) & (offered.gone > day))
    age = day - offered.born[there]
    cheap = (day % SEASON > SEASON - 30) & (offered.season[there] < N_SEASONS)
    weights = customer.liking[there] * (0.5 + 1.5 * np.exp(-age / 15)) * np.where(cheap, 2, 1)
    aimed = weights * np.where(offered.sort[there] == sort, 1, 0.004)
    seen: list[int] = []
    moment = day
    for _ in range(int(rng.geometric(1 / 4.5))):
        item = _next(rng, offered, there, weights, aimed, seen)
        log.add(customer.user, item, moment * DAY)
        seen.append(item)
        moment += rng.exponential(0.0012)
    if rng.random() > customer.buys * (4 if again else 1):
        return -1
    bought = seen[-min(len(seen), int(rng.geometric(0.5)))]
    basket = [bought] + [
        int(other)
        for other, likely in zip(offered.goes[bought], (0.4, 0.25, 0.15), strict=True)
        if offered.born[other] <= day < offered.gone[other] and rng.random() < likely
    ]
    for item in basket[1:]:  # each is looked at first
        log.add(customer.user, item, moment * DAY)
        moment += 0.0008
    for item in basket:
        log.add(customer.user, item, moment * DAY, 1)
    return bought


def _next(
    rng: np.random.Generator,
    offered: _Range,
    there: NDArray[np.int64],
    weights: Reals,
    aimed: Reals,
    seen: list[int],
) -> int:
    """The next thing that is looked at in a visit."""
    chance = rng.random()
    if seen and chance < 0.16:
        return seen[int(rng.integers(len(seen)))]
    if seen and chance < 0.55:
        last = seen[-1]
        like = -0.5 * np.square(offered.looks[there] - offered.looks[last]).sum(axis=1)
        like += 1.2 * (offered.brand[there] == offered.brand[last])
        like += 0.8 * (offered.colour[there] == offered.colour[last])
        return int(there[pick(np.sqrt(aimed) * np.exp(like), rng)])
    if seen and chance < 0.63:
        with_it = [one for one in offered.goes[seen[-1]].tolist() if one in there]
        if with_it:
            return int(with_it[0])
    return int(there[pick(weights if chance > 0.93 else aimed, rng)])
