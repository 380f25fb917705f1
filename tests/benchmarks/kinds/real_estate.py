"""Homes on the market for weeks, and people who look for one for a month."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.kinds.kind import DAY, Kind, Log, Reals, features, pick, zipf

DAYS, N_DISTRICTS = 200, 22
_OFFERS = np.array([[0.5, 0.07], [0.25, 0.18]])
"""Shares of flats and houses among what is to let (first row) and for sale."""


@dataclass(frozen=True)
class _Market:
    """Listings [n]. price, area: logarithms; far: between districts [districts, districts]."""

    district: NDArray[np.int64]
    offer: NDArray[np.int64]
    sort: NDArray[np.int64]
    rooms: NDArray[np.int64]
    price: Reals
    area: Reals
    appeal: Reals
    born: Reals
    gone: Reals
    far: Reals


@dataclass
class _Search:
    """What somebody looks for, and of which listings they know. near: weight of districts."""

    home: int
    other: int
    like: int
    budget: float
    picky: float
    seen: set[int]
    saved: list[int]


def real_estate(seed: int) -> Kind:
    """Views of listings that live for weeks: View, Save and Contact.

    What tells: district (and those beside it), price, to let or for sale, rooms; that a listing is
    new, and still there; what was saved is looked at again. People search for about three weeks,
    widen district and budget as time goes, and leave for good. Behind that, listings that everybody
    looks at: bargains, new buildings (which stay for months) and what the front page shows. The
    agent is known and tells nothing.
    """
    rng = np.random.default_rng(seed)
    market = _market(rng, 3200)
    log = Log()
    for user in range(2400):
        like = int(rng.integers(len(market.price)))  # what they want is what there is
        beside = np.exp(-market.far[market.district[like]] / 0.15)
        search = _Search(
            int(market.district[like]),
            pick(beside, rng),
            like,
            float(market.price[like] + rng.normal(0, 0.1)),
            float(rng.choice([0.4, 1.0, 1.5], p=[0.12, 0.6, 0.28])),
            set(),
            [],
        )
        first = rng.uniform(-5, DAYS - 1)
        lasts = min(150.0, rng.lognormal(2.9, 0.8))
        often = min(0.9, 0.3 * rng.lognormal(0, 0.5))
        _searched(rng, log, market, user, search, np.arange(first, min(DAYS, first + lasts)), often)
    known = features(
        market.born * DAY,
        DISTRICT=market.district,
        OFFER=market.offer,
        TYPE=market.sort,
        ROOMS=market.rooms,
        AGENT=rng.choice(60, len(market.price), p=zipf(60, 0.8)),
    )
    numbers = {
        "PRICE": np.round(np.exp(market.price)).astype(np.float32),
        "AREA": np.round(np.exp(market.area)).astype(np.float32),
    }
    known = replace(known, numbers=numbers)
    return Kind(log.data(len(market.price), ("View", "Save", "Contact"), known))


def _market(rng: np.random.Generator, n: int) -> _Market:
    where = rng.random((N_DISTRICTS, 2))
    level = rng.normal(0, 0.3, N_DISTRICTS)
    district = rng.choice(N_DISTRICTS, n, p=zipf(N_DISTRICTS, 0.7))
    offer, sort = np.divmod(rng.choice(4, n, p=_OFFERS.ravel()), 2)
    rooms = np.clip(rng.poisson(1.6 + 1.8 * sort, n) + 1, 1, 7)
    area = np.log(14 + 23 * rooms) + rng.normal(0, 0.15, n)
    dear = rng.normal(0, 0.18, n)  # beside what is usual there
    price = area + level[district] + np.where(offer == 0, 2.5, 8.1) + dear
    appeal = np.exp(rng.normal(0, 0.7, n) - 2.5 * dear)
    appeal *= np.where(rng.random(n) < 0.04, 5, 1)  # somebody pays for a place on the front page
    born = np.sort(rng.uniform(-30, DAYS, n))
    gone = born + 30 * rng.lognormal(0, 0.6, n) / np.sqrt(0.5 + appeal)
    built = rng.random(n) < 0.02  # a whole new building, one listing for all its homes
    appeal[built] *= 4
    gone[built] += rng.uniform(60, 180, n)[built]
    far = np.linalg.norm(where[:, None] - where[None], axis=2)
    return _Market(district, offer, sort, rooms, price, area, appeal, born, gone, far)


def _searched(
    rng: np.random.Generator,
    log: Log,
    market: _Market,
    user: int,
    search: _Search,
    days: Reals,
    often: float,
) -> None:
    """The visits of one search; the first day has one."""
    for place, day in enumerate(days):
        if place and rng.random() > often * (1.4 if int(day) % 7 > 4 else 0.85):
            continue
        moment = max(0.0, np.floor(day) + rng.choice([0.35, 0.52, 0.83]) + rng.normal(0, 0.04))
        there = np.flatnonzero((market.born <= moment) & (market.gone > moment))
        fresh = 0.12 + np.exp((market.born[there] - moment) / 3)
        front = market.appeal[there] * fresh
        wanted = front * _fits(market, search, there, place)
        for _ in range(int(rng.geometric(1 / 4.5))):
            known = [item for item in search.saved if market.gone[item] > moment]
            if known and rng.random() < 0.26:
                item = known[-min(len(known), int(rng.geometric(0.35)))]
            else:
                weights = front if rng.random() < 0.1 else wanted
                item = int(there[pick(weights, rng)])
                if item in search.seen:  # a glance at the list is enough
                    continue
            log.add(user, item, moment * DAY)
            moment += rng.exponential(0.0012)
            _liked(rng, log, market, user, search, item, moment)


def _fits(market: _Market, search: _Search, there: NDArray[np.int64], days: int) -> Reals:
    """How well listings fit on this day of the search; districts and money widen with time."""
    wide = 0.07 * (1 + days / 40)
    near = np.exp(-market.far[search.home] / wide) + 0.5 * np.exp(-market.far[search.other] / wide)
    over = market.price[there] - search.budget - 0.003 * days
    money = np.exp(-0.5 * (over / np.where(over > 0, 0.12, 0.3)) ** 2)
    fit = (near[market.district[there]] + 0.01) * (money + 0.005)
    like = search.like
    fit *= np.where(market.sort[there] == market.sort[like], 1, 0.2)
    fit *= np.exp(-0.9 * np.abs(market.rooms[there] - market.rooms[like]))
    fit **= search.picky
    found: Reals = fit * np.where(market.offer[there] == market.offer[like], 1, 0.003)
    return found


def _liked(
    rng: np.random.Generator,
    log: Log,
    market: _Market,
    user: int,
    search: _Search,
    item: int,
    moment: float,
) -> None:
    """What comes of a view: nothing, mostly."""
    again = item in search.seen
    search.seen.add(item)
    close = market.price[item] < search.budget + 0.15 and rng.random() < 0.5
    if not again and rng.random() < (0.25 if close else 0.08):
        log.add(user, item, moment * DAY, 1)
        search.saved.append(item)
    if rng.random() < (0.15 if again else 0.03):
        log.add(user, item, moment * DAY + 60, 2)
