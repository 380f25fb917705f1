"""First-order chains."""

from __future__ import annotations

import numpy as np

from personalize_poc.local.arrays.types import Ints
from tests.benchmarks.kinds.kind import Kind, Log, Reals

HOUR = 3600
SHARES = np.array([0.35, 0.2, 0.12, 0.08, 0.05])
"""Chances of the five items that may follow an item; else any item follows."""


def chains(seed: int) -> Kind:
    """First-order Markov chains over 300 items: the next item depends on the last one alone.

    What tells: the last item. The truth is known: the oracle has the chances of what follows, and
    of what follows that (a truth is up to three events long).
    """
    rng = np.random.default_rng(seed)
    n_users, n_items = 900, 300
    follow = np.array([rng.choice(n_items, len(SHARES), replace=False) for _ in range(n_items)])
    chances = np.full((n_items, n_items), (1 - SHARES.sum()) / n_items)
    np.put_along_axis(chances, follow, SHARES + chances[0, 0], axis=1)
    log = Log()
    for user in range(n_users):
        item = int(rng.integers(n_items))
        start = rng.uniform(0, 60) * HOUR
        for step in range(int(rng.integers(10, 30))):
            log.add(user, item, start + step * HOUR)
            chance, sums = rng.random(), np.cumsum(SHARES)
            known = chance < sums[-1]
            place = int(np.searchsorted(sums, chance, side="right"))
            item = int(follow[item, place]) if known else int(rng.integers(n_items))
    # As if the length were not known: histories of 20 events have a truth of two.
    ahead = chances + 0.7 * chances @ chances

    def oracle(user: int, history: Ints) -> Reals:
        scores: Reals = ahead[history[-1]]
        return scores

    return Kind(log.data(n_items), oracle=oracle)
