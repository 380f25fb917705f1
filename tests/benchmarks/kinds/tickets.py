"""Tickets of events that are over some weeks after they were put on sale, in some towns."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tests.benchmarks.kinds.kind import DAY, Kind, Log, features, pick, zipf

N_EVENTS, N_USERS, TOWNS, GENRES, DAYS = 1000, 1600, 8, 12, 300


def tickets(seed: int) -> Kind:
    """What people buy tickets for.

    What tells: where somebody lives (who travels is rare), what is on sale now, what was put on
    sale lately, and two genres that a person likes. Nothing is bought twice. The home of people,
    and town, genre and the first day of the sale of an event are known.
    """
    rng = np.random.default_rng(seed)
    town = rng.choice(TOWNS, N_EVENTS, p=zipf(TOWNS, 0.5))
    genre = rng.choice(GENRES, N_EVENTS, p=zipf(GENRES, 0.5))
    begun = rng.uniform(-30, DAYS, N_EVENTS)
    over = begun + rng.uniform(10, 50, N_EVENTS)
    fame = rng.lognormal(0, 1, N_EVENTS)
    home = rng.choice(TOWNS, N_USERS, p=zipf(TOWNS, 0.5))
    log = Log()
    for user, own in enumerate(home.tolist()):
        likes = np.full(GENRES, 0.15)
        likes[rng.choice(GENRES, 2, replace=False)] = 3
        near = np.where(town == own, 1, 0.04)
        has, day = set[int](), rng.uniform(0, DAYS - 20)
        for _ in range(2 + rng.geometric(0.14)):
            on_sale = (begun <= day) & (day < over)
            weights = fame * near * likes[genre] * on_sale * (1 + 3 * (day - begun < 5))
            weights[sorted(has)] = 0
            if day > DAYS or not weights.any():
                break
            item = pick(weights, rng)
            has.add(item)
            log.add(user, item, day * DAY)
            day += rng.exponential(18) if rng.random() < 0.6 else 0.01
    known = features(begun * DAY, TOWN=town, GENRE=genre)
    made = log.data(N_EVENTS, ("Buy",), known)
    return Kind(replace(made, user_features=features(HOME=home[: made.n_users])))
