"""Dense ratings: generated, or those of MovieLens small."""

from __future__ import annotations

import numpy as np

from tests.benchmarks.kinds.kind import DAY, Kind, Log, features
from tests.support.movielens import find_folder, poc_preparation


def films(seed: int) -> Kind:
    """Dense ratings of films in sittings: each film a click, if it pleased also a watch.

    What tells: which films the same people choose (8 factors of taste), popularity, the genre a
    little, and the year, since a person rates what was out when they came and rather what was new
    then. Within a sitting well-known films come first, as on the pages of a rating site.
    """
    rng = np.random.default_rng(seed)
    n_users, n_items, n_genres = 500, 900, 12
    genres = rng.integers(0, n_genres, n_items)
    centres = rng.normal(size=(n_genres, 8))
    vectors = 0.6 * centres[genres] + 0.8 * rng.normal(size=(n_items, 8))
    fame = rng.normal(0, 1.2, n_items)
    released = rng.uniform(-15, 6, n_items)
    log = Log()
    for user in range(n_users):
        taste = 0.5 * rng.normal(size=8)
        joined = rng.uniform(0, 6)
        liking = vectors @ taste
        age = joined - released
        utility = liking + fame - 0.06 * np.maximum(age, 0) + rng.gumbel(size=n_items)
        utility[age < 0] = -np.inf
        n = min(15 + int(rng.geometric(1 / 50)), 250)
        chosen = np.argsort(-utility)[:n]
        sitting = rng.integers(0, 1 + n // 25, n)
        order = np.lexsort((-fame[chosen] + rng.normal(0, 1, n), sitting))
        for place, item in enumerate(chosen[order]):
            day = 365 * joined + 90 * sitting[order][place]
            time = day * DAY + 20 * place
            log.add(user, int(item), time, 0)
            if liking[item] + rng.normal() > 0:
                log.add(user, int(item), time, 1)
    years = np.floor(released + 16).astype(np.int64)
    return Kind(log.data(n_items, ("Click", "Watch"), features(GENRE=genres, YEAR=years)))


def movielens(seed: int) -> Kind:
    """MovieLens small, real: a rating above 1 is a click, above 3 also a watch.

    The seed draws the held-out users alone.

    Raises:
        FileNotFoundError: PERSONALIZE_POC_MOVIELENS names no folder with ratings.csv.
    """
    folder = find_folder()
    if folder is None:
        raise FileNotFoundError("PERSONALIZE_POC_MOVIELENS names no folder with ratings.csv")
    return Kind(poc_preparation(folder))
