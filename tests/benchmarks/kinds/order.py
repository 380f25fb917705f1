"""Events of which the order is known, and no times."""

from __future__ import annotations

import numpy as np

from tests.benchmarks.kinds.kind import Kind, Log, Urn, urns, zipf


def order(seed: int) -> Kind:
    """Interests that drift, no times: the timestamp of an event is its place in the history.

    What tells: the group of the last few items, since a person stays in one of 50 groups for about
    six events and then moves on to a neighbour of it; within a group popularity, and the two items
    that go with each. What a person did long ago says little.
    """
    rng = np.random.default_rng(seed)
    n_users, n_items, n_groups = 900, 1200, 50
    group = rng.integers(0, n_groups, n_items)
    popularity = rng.permutation(zipf(n_items, 0.6))
    everything = Urn(np.arange(n_items), popularity)
    within = urns(group, n_groups, popularity)
    follow = [[within[g].draw(rng) for _ in range(2)] for g in group]
    log = Log()
    for user in range(n_users):
        place = int(rng.integers(n_groups))
        last = None
        for rank in range(10 + int(rng.integers(0, 35))):
            if rng.random() < 1 / 6:
                place = (place + int(rng.choice([-1, 1, 7]))) % n_groups
                last = None
            chance = rng.random()
            if last is not None and chance < 0.3:
                last = follow[last][int(rng.integers(2))]
            elif chance < 0.9:
                last = within[place].draw(rng)
            else:
                last = everything.draw(rng)
            log.add(user, last, rank)
    return Kind(log.data(n_items), timed=False)
