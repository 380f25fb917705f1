"""A shop in which nothing but metadata tells."""

from __future__ import annotations

import numpy as np

from personalize_poc.local.arrays.types import Ints
from tests.benchmarks.kinds.kind import DAY, Kind, Log, Reals, features


def attributes(seed: int) -> Kind:
    """Items of 30 sorts and 40 makers, chosen by sort and maker alone, in no order, never twice.

    What tells: the two sorts and three makers that a person likes. All items of the same sort and
    maker are alike, so no pair of items is bought by the same people more than another such pair;
    with six events an item, counts of single items are noise. The truth is known: the oracle has
    the tastes of all people.
    """
    rng = np.random.default_rng(seed)
    n_users, n_items, n_sorts, n_makers = 2200, 2400, 30, 40
    sort = rng.integers(0, n_sorts, n_items)
    maker = rng.integers(0, n_makers, n_items)
    utilities: list[Reals] = []
    log = Log()
    for user in range(n_users):
        sorts, makers = (
            rng.choice(n_sorts, 2, replace=False),
            rng.choice(n_makers, 3, replace=False),
        )
        utility = 2.5 * np.isin(sort, sorts) + 2.0 * np.isin(maker, makers)
        n = 2 + int(rng.geometric(1 / 5))
        drawn = -(utility + rng.gumbel(size=n_items))
        first_ones = np.argpartition(drawn, n)[:n]
        chosen = first_ones[np.argsort(drawn[first_ones])]
        utilities.append(utility)
        first = rng.uniform(0, 300)
        for place, item in enumerate(rng.permutation(chosen)):
            log.add(user, int(item), (first + 12 * place) * DAY)

    def oracle(user: int, history: Ints) -> Reals:
        scores = utilities[user].copy()
        scores[history] = -1
        return scores

    return Kind(log.data(n_items, ("Purchase",), features(SORT=sort, MAKER=maker)), oracle=oracle)
