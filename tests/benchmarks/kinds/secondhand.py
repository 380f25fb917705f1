"""Things that are there once: who buys one takes it off the list."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.kinds.kind import DAY, Kind, Log, Reals, features, pick, zipf

DAYS, N_SORTS, N_BRANDS, N_SIZES, N_TOWNS = 150, 36, 90, 6, 14


@dataclass(frozen=True)
class _Offers:
    """Things [n], in the order in which they are put on the list. born: days."""

    sort: NDArray[np.int64]
    brand: NDArray[np.int64]
    size: NDArray[np.int64]
    town: NDArray[np.int64]
    appeal: Reals
    born: Reals


def secondhand(seed: int) -> Kind:
    """Purchases of used things, each sold once, by people who come back for a few sorts of them.

    What tells: sort, size and town (what is near is fetched), some brands; that a thing is still
    there, so that nobody has bought it; and that it is new on the list, for what is good is gone in
    days. A third of the things is never sold. No two people have one in common, so that nothing can
    be counted of pairs.
    """
    rng = np.random.default_rng(seed)
    offers = _offers(rng, 4500)
    n_users = 1000
    sizes = rng.integers(0, N_SIZES, n_users)
    towns = rng.choice(N_TOWNS, n_users, p=zipf(N_TOWNS, 0.8))
    sorts = [rng.choice(N_SORTS, 2, replace=False) for _ in range(n_users)]
    loved = [rng.choice(N_BRANDS, 3, replace=False) for _ in range(n_users)]
    visits = [
        (float(day), user)
        for user in range(n_users)
        for day in rng.uniform(3, DAYS, 2 + rng.poisson(1.2))
    ]
    there = np.zeros(len(offers.born), bool)
    log, listed = Log(), 0
    for day, user in sorted(visits):
        upto = int(np.searchsorted(offers.born, day))
        there[listed:upto] = True
        listed = max(listed, upto)
        found = np.flatnonzero(there)
        wanted = 2.6 * np.isin(offers.sort[found], sorts[user])
        wanted += 1.1 * (offers.size[found] == sizes[user])
        wanted += 1.2 * (offers.town[found] == towns[user])
        wanted += 0.9 * np.isin(offers.brand[found], loved[user])
        wanted += offers.appeal[found] - 0.05 * (day - offers.born[found])
        item = int(found[pick(np.exp(wanted), rng)])
        there[item] = False
        log.add(user, item, day * DAY)
    known = features(
        offers.born * DAY,
        SORT=offers.sort,
        BRAND=offers.brand,
        SIZE=offers.size,
        TOWN=offers.town,
    )
    return Kind(log.data(len(offers.born), ("Purchase",), known))


def _offers(rng: np.random.Generator, n: int) -> _Offers:
    sort = rng.choice(N_SORTS, n, p=zipf(N_SORTS, 0.6))
    brand = (5 * sort + rng.integers(0, 12, n)) % N_BRANDS  # a brand makes a few sorts
    return _Offers(
        sort,
        brand,
        rng.integers(0, N_SIZES, n),
        rng.choice(N_TOWNS, n, p=zipf(N_TOWNS, 0.8)),
        rng.normal(0, 0.8, n),
        np.sort(rng.uniform(-20, DAYS, n)),
    )
