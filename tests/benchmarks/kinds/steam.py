"""Reviews of computer games by those who played them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.kinds.kind import (
    DAY,
    START,
    Kind,
    Log,
    Reals,
    features,
    pick,
    several,
    zipf,
)

DAYS, N_USERS, N_GAMES, N_GENRES, N_TAGS = 1500, 4_000, 1_900, 12, 60
N_DEVELOPERS, SALE_EVERY, SALE_DAYS = 650, 182, 13
MIDNIGHT = -START % DAY


@dataclass(frozen=True)
class _Games:
    """Games [n], those of a developer one after another in the order of their release.

    series, part: number of the series, and which part of it. genres, tags: [n, many]. lasting: how
    much of the fame of its first days a game keeps.
    """

    developer: NDArray[np.int64]
    series: NDArray[np.int64]
    part: NDArray[np.int64]
    genres: NDArray[np.bool_]
    tags: NDArray[np.bool_]
    released: Reals
    fame: Reals
    lasting: Reals
    price: Reals


def steam(seed: int) -> Kind:
    """One review of a game by a player, after Steam; the day is known, 10 to 40 of each player.

    What tells: above all fame, most in the weeks after a release, some for years; the next part of
    a series (only its name says so), the developer, genres and tags. Some play what is new, others
    wait for two sales in a year and take several older games. The first ones are the hits.
    """
    rng = np.random.default_rng(seed)
    games = _games(rng)
    log = Log()
    for user in range(N_USERS):
        _player(rng, log, games, user)
    known = features(games.released * DAY, DEVELOPER=games.developer)
    seen = games.tags & (rng.random(games.tags.shape) < 0.85)
    known = several(known, GENRE=games.genres, TAG=seen)
    names = [
        f"title{series} {part + 1}" if part else f"title{series}"
        for series, part in zip(games.series.tolist(), games.part.tolist(), strict=True)
    ]
    numbers = {"PRICE": games.price.astype(np.float32)}
    known = replace(known, texts={"NAME": names}, numbers=numbers)
    return Kind(log.data(N_GAMES, ("Review",), known))


def _games(rng: np.random.Generator) -> _Games:
    developer = np.sort(rng.choice(N_DEVELOPERS, N_GAMES, p=zipf(N_DEVELOPERS, 0.65)))
    developer = np.unique(developer, return_inverse=True)[1]
    old = rng.random(N_GAMES) < 0.35
    came = np.where(old, rng.uniform(-1200, 0, N_GAMES), rng.uniform(0, DAYS - 20, N_GAMES))
    released = np.floor(came[np.lexsort((came, developer))])
    tag_of = rng.dirichlet(np.full(N_TAGS, 0.15), N_GENRES)
    shares = zipf(N_GENRES, 0.8)
    series, part = np.arange(N_GAMES), np.zeros(N_GAMES, np.int64)
    genres = np.zeros((N_GAMES, N_GENRES), np.bool_)
    tags = np.zeros((N_GAMES, N_TAGS), np.bool_)
    fame = rng.normal(0, 1.35, N_GAMES) + rng.normal(0, 0.8, N_DEVELOPERS)[developer]
    for game in range(N_GAMES):
        of_same = game > 0 and developer[game] == developer[game - 1]
        before = game - int(rng.integers(1, 3)) if game > 1 else 0
        of_same = of_same and developer[before] == developer[game]
        if of_same and rng.random() < 0.4 + fame[before] / 8:
            series[game] = series[before]
            part[game] = part[series == series[game]].max() + 1
            genres[game] = genres[before]
            tags[game] = tags[before] ^ (rng.random(N_TAGS) < 0.02)
            fame[game] = 0.7 * fame[before] + 0.5 * fame[game] + 0.2
            continue
        genres[game, rng.choice(N_GENRES, int(rng.integers(1, 4)), p=shares)] = True
        mean = tag_of[genres[game]].mean(axis=0)
        tags[game, rng.choice(N_TAGS, int(rng.integers(4, 10)), p=0.9 * mean + 0.1 / N_TAGS)] = True
    lasting = rng.beta(0.8, 3.5, N_GAMES) * np.exp(0.15 * fame)
    price = np.exp(rng.normal(2.4, 0.6, N_GAMES) + 0.15 * fame).round(0)
    price[rng.random(N_GAMES) < 0.06] = 0
    return _Games(
        developer, series, part, genres, tags, released, np.exp(fame), lasting, price.clip(0, 60)
    )


def _on_sale(day: float) -> bool:
    return day % SALE_EVERY > SALE_EVERY - SALE_DAYS


def _days(rng: np.random.Generator, count: int, waits: float) -> Reals:
    """When one player writes: alone, on days with several reviews, and more in sales."""
    since = max(0.0, rng.uniform(-200, DAYS - 150))
    until = min(DAYS - 1, since + 90 + rng.exponential(600))
    days = rng.uniform(since, until, max(2, int(count * rng.uniform(0.3, 0.9))))
    sales = [day for day in range(int(since) + 1, int(until) + 1) if _on_sale(day)]
    if sales:
        moved = rng.random(len(days)) < waits
        days = np.where(moved, rng.choice(sales, len(days)), days)
    days = rng.choice(days, count)
    return np.sort(np.floor(days))


def _player(rng: np.random.Generator, log: Log, games: _Games, user: int) -> None:
    count = min(40, 10 + int(rng.lognormal(1.6, 0.9)))
    waits = float(rng.beta(0.9, 2))
    days = _days(rng, count, waits)
    likes = rng.dirichlet(np.full(N_GENRES, 0.5)) + 0.02
    tastes = np.exp(0.45 * games.tags @ rng.normal(size=N_TAGS))
    fits = (games.genres @ likes) / games.genres.sum(axis=1) * np.minimum(tastes, 30)
    crowd = rng.uniform(0.8, 1.15)  # how much one goes with the many
    later, early = games.fame**crowd * fits, games.fame ** (crowd + 0.3) * fits**0.5
    bond = np.ones(N_GAMES)
    today: list[int] = []
    for place, day in enumerate(days.tolist()):
        if place == 0 or day > days[place - 1]:
            age = day - games.released
            fresh = np.exp(-np.maximum(age, 0) / 35)
            now = games.lasting * np.exp(-np.maximum(age, 0) / 1500) + (1.6 - 1.4 * waits) * fresh
            if _on_sale(day):
                now = now + 0.6 * waits * (age > 120) * (games.price > 0)
        weights = (early if place < 3 else later) * now
        game = pick(weights * bond * (age >= 0), rng)
        _bind(games, bond, game)
        today.append(game)
        if place + 1 == count or days[place + 1] > day:
            for one in rng.permutation(today).tolist():
                log.add(user, one, MIDNIGHT + day * DAY)
            today = []


def _bind(games: _Games, bond: Reals, game: int) -> None:
    """Brings others of the developer, of the series and above all its next part nearer."""
    others = np.flatnonzero(games.developer == games.developer[game])
    mine = games.series[others] == games.series[game]
    following = mine & (games.part[others] == games.part[game] + 1)
    nearer = np.where(following, 25, np.where(mine, 5, 2))
    bond[others] = np.where(bond[others] > 0, np.maximum(bond[others], nearer), 0)
    bond[game] = 0
