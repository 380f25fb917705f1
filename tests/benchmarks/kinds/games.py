"""A shop for games: sales, series, friends, and what is played."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features
from tests.benchmarks.kinds.kind import DAY, Kind, Log, Reals, features, picks, zipf

DAYS, N_GENRES = 500, 14
SALES = (48, 130, 221, 312, 395, 478)
"""First days of the sales of the whole shop, which last for nine days."""


@dataclass(frozen=True)
class _Shop:
    """Games [n].

    genres: 1 for the main one, less for another [n, genres]. before: the game of the series before
    it, or -1. cut: discounts [days, n]. vectors: what hidden taste likes [n, 5].
    """

    genres: Reals
    before: NDArray[np.int64]
    together: NDArray[np.bool_]
    price: Reals
    released: Reals
    fame: Reals
    vectors: Reals
    cut: Reals


@dataclass
class _Player:
    """thrift: how much of a game's weight is its discount."""

    user: int
    joined: float
    taste: Reals
    thrift: float
    often: float
    owned: set[int]


def games(seed: int) -> Kind:
    """Purchases of games, and the days on which each was played.

    What tells: for plays, the games bought or played lately (a quarter of them is never played,
    some for months); for purchases, what came out just now, what costs half on these days (six
    sales of the whole shop, some games each week), two genres and a taste behind them, the next
    part of a series, and what a friend bought within the last days (two of three have some;
    nothing says who). Sales cannot be seen but in what others buy.
    """
    rng = np.random.default_rng(seed)
    shop, series = _shop(rng, 800)
    log = Log()
    user = 0
    while user < 1950:
        n = 1 if rng.random() < 0.75 else int(rng.integers(3, 9))
        centre = rng.normal(size=5)
        joined = rng.uniform(-150, DAYS - 20)
        liked = rng.integers(N_GENRES)
        group = []
        for _ in range(n):
            taste = rng.dirichlet(np.full(N_GENRES, 0.2)) + 0.5 * (np.arange(N_GENRES) == liked)
            hidden = 0.6 * centre + 0.8 * rng.normal(size=5)
            worth = np.log(0.03 + shop.genres @ taste) + 0.45 * shop.vectors @ hidden
            since = float(np.clip(joined + rng.exponential(30), 0, DAYS - 5))
            often = 0.006 * rng.lognormal(0, 0.7)
            group.append(
                _Player(user, since, shop.fame * np.exp(worth), rng.gamma(2, 2), often, set())
            )
            user += 1
        _bought(rng, log, shop, group)
    known = features(
        shop.released * DAY,
        SERIES=series,
        STUDIO=rng.choice(180, len(series), p=zipf(180, 0.8)),
        PLAYERS=shop.together.astype(np.int64),
    )
    genres = _several(shop.genres)
    known = replace(
        known,
        categories={**known.categories, **genres.categories},
        vocabularies={**known.vocabularies, **genres.vocabularies},
        numbers={"PRICE": shop.price.astype(np.float32)},
    )
    made = log.data(len(series), ("Purchase", "Play"), known)
    return Kind(made)


def _several(member: Reals) -> Features:
    """Several genres of a game as one column."""
    rows, values = np.nonzero(member)
    ends = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=len(member)))])
    column = (ends.astype(np.int32), values.astype(np.int32))
    return Features({"GENRE": column}, {}, {"GENRE": [f"genre {g}" for g in range(N_GENRES)]})


def _shop(rng: np.random.Generator, n: int) -> tuple[_Shop, NDArray[np.int64]]:
    main = rng.choice(N_GENRES, n, p=zipf(N_GENRES, 0.6))
    released = np.where(rng.random(n) < 0.55, rng.uniform(-900, 0, n), rng.uniform(0, DAYS, n))
    fame = rng.lognormal(0, 1.1, n)
    vectors = rng.normal(size=(n, 5))
    series, before = np.zeros(n, np.int64), np.full(n, -1)
    free = rng.permutation(n)
    for number in range(1, 61):
        parts, free = np.split(free, [int(rng.integers(2, 6))])
        parts = parts[np.argsort(released[parts])]
        series[parts], main[parts] = number, main[parts[0]]
        before[parts[1:]] = parts[:-1]
        fame[parts] = 1.3 * fame[parts[0]] * rng.lognormal(0, 0.3, len(parts))
        vectors[parts] = vectors[parts[0]] + 0.3 * rng.normal(size=(len(parts), 5))
    genres = np.zeros((n, N_GENRES))
    genres[np.arange(n), rng.integers(0, N_GENRES, n)] = 0.4
    genres[np.arange(n), main] = 1
    price = rng.choice([8, 15, 25, 40, 60], n, p=[0.2, 0.3, 0.25, 0.15, 0.1]).astype(np.float64)
    together = rng.random(n) < 0.28
    cut = _cuts(rng, released)
    return _Shop(genres, before, together, price, released, fame, vectors, cut), series


def _cuts(rng: np.random.Generator, released: Reals) -> Reals:
    """Discounts of each day: nothing much younger than two months is cheaper."""
    n = len(released)
    cut = np.zeros((DAYS, n))
    for first in SALES:
        part = (rng.random(n) < 0.55) & (released < first - 50)
        cut[first : first + 9] = part * rng.choice([0.25, 0.5, 0.75], n, p=[0.4, 0.4, 0.2])
    for first in range(3, DAYS, 7):
        old = np.flatnonzero(released < first - 50)
        cut[first : first + 4, rng.choice(old, 5, replace=False)] = rng.choice([0.6, 0.75, 0.9], 5)
    return cut


def _bought(rng: np.random.Generator, log: Log, shop: _Shop, group: list[_Player]) -> None:
    """What a group of friends buys, in the order of time, one after another's example."""
    sale = np.isin(np.arange(DAYS), [first + day for first in SALES for day in range(9)])
    coming: list[tuple[float, int, int, float]] = []
    for place, player in enumerate(group):
        rate = player.often * np.where(sale, 1 + player.thrift, 1)
        days = np.flatnonzero(rng.random(DAYS) < rate)
        days = np.union1d(days[days >= player.joined], [int(player.joined)])
        coming += [(day + rng.uniform(0.4, 0.95), place, -1, 0.0) for day in days.tolist()]
    heapq.heapify(coming)
    while coming:
        moment, place, shown, example = heapq.heappop(coming)
        player = group[place]
        if moment >= DAYS or shown in player.owned:
            continue
        weights = _weights(shop, player, moment)
        n = 1 + int(rng.poisson(1.0 if sale[int(moment)] else 0.25))
        for item in [shown] if shown >= 0 else picks(weights, n, rng):
            player.owned.add(item)
            log.add(player.user, item, moment * DAY)
            _played(rng, log, shop, player, item, moment)
            moment += 0.001
            chance = (0.5 if shop.together[item] else 0.12) if shown < 0 else 0.6 * example
            for friend, other in enumerate(group):
                if item not in other.owned and moment > other.joined and rng.random() < chance:
                    heapq.heappush(coming, (moment + rng.exponential(3), friend, item, chance))


def _weights(shop: _Shop, player: _Player, moment: float) -> Reals:
    age = moment - shop.released
    weights = player.taste * np.where(age >= 0, 0.15 + 2.5 * np.exp(-np.maximum(age, 0) / 25), 0)
    cut = shop.cut[int(moment)]
    weights *= np.exp(-0.006 * player.thrift * shop.price * (1 - cut))
    weights *= 1 + 3 * player.thrift * cut**1.5
    mine = sorted(player.owned)
    follows = np.isin(shop.before, mine)
    weights *= np.where(follows, 12, np.where(shop.before >= 0, 0.6, 1))
    weights[mine] = 0
    found: Reals = weights
    return found


def _played(
    rng: np.random.Generator, log: Log, shop: _Shop, player: _Player, item: int, moment: float
) -> None:
    """The days on which somebody plays a game, further and further from each other."""
    if rng.random() < 0.25:
        return
    held = rng.exponential(3.3) * (3 if shop.together[item] else 1)
    if rng.random() < 0.15:
        moment += rng.exponential(60)  # bought to be played at some time
    gap = rng.uniform(0.8, 4)
    for _ in range(min(40, int(rng.geometric(1 / (1 + held * 0.55))))):
        moment += 0.05 + rng.exponential(gap)
        if moment >= DAYS:
            return
        log.add(player.user, item, moment * DAY, 1)
        gap *= 1.12
