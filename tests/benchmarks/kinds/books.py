"""Books of many authors."""

from __future__ import annotations

import numpy as np

from tests.benchmarks.kinds.kind import DAY, Kind, Log, Urn, features, urns, zipf

SERIES = 4
"""Volumes of a series."""


def books(seed: int) -> Kind:
    """Books of 1,200 authors in 400 series and 20 genres, each read by a few, hardly ever twice.

    What tells: the next volume of a series that was begun (a sixth of all events), another book by
    one of the last authors (a third), the two genres of a person, by popularity (a third). Authors
    and series are far more than the categories that a model can have a column for.
    """
    rng = np.random.default_rng(seed)
    n_users, n_items, n_authors, n_genres = 2500, 5000, 1200, 20
    author = np.concatenate(
        [np.arange(n_authors), rng.choice(n_authors, n_items - n_authors, p=zipf(n_authors, 0.5))]
    )
    genre = rng.integers(0, n_genres, n_authors)[author]
    popularity = rng.permutation(zipf(n_items, 0.8))
    series, after = np.zeros(n_items, np.int64), np.full(n_items, -1)
    works = [np.flatnonzero(author == one) for one in range(n_authors)]
    several = [books for books in works if len(books) >= SERIES][:400]
    for number, volumes in enumerate(several, start=1):
        series[volumes[:SERIES]] = number
        after[volumes[: SERIES - 1]] = volumes[1:SERIES]
    by_author, by_genre = (
        urns(of, n, popularity) for of, n in ((author, n_authors), (genre, n_genres))
    )
    everything = Urn(np.arange(n_items), popularity)
    log = Log()
    for user in range(n_users):
        liked = rng.choice(n_genres, 2, replace=False)
        read: list[int] = []
        time, n = rng.uniform(0, 600) * DAY, 3 + int(rng.geometric(1 / 15))
        while len(read) < n:
            chance = rng.random()
            last = read[-min(len(read), int(rng.geometric(0.5)))] if read else -1
            if last >= 0 and chance < 0.3 and after[last] >= 0:
                item = int(after[last])
            elif last >= 0 and chance < 0.6:
                item = by_author[author[last]].draw(rng)
            elif chance < 0.9:
                item = by_genre[liked[rng.integers(2)]].draw(rng)
            else:
                item = everything.draw(rng)
            if item not in read or rng.random() < 0.02:
                log.add(user, item, time)
                read.append(item)
            time += rng.exponential(9) * DAY
    known = features(AUTHOR=author, SERIES=series, GENRE=genre)
    return Kind(log.data(n_items, ("Read",), known))
