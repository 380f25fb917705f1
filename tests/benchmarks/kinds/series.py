"""Episodes of series: one type of event, no metadata."""

from __future__ import annotations

import numpy as np

from tests.benchmarks.kinds.kind import DAY, Kind, Log, urns, zipf


def series(seed: int) -> Kind:
    """One type of event and no metadata: episodes of 150 series, seen one after the other.

    What tells: the next episode of the series that was seen last (two thirds of all events); which
    series the same people see (six worlds), and popularity, for the next series that is begun.
    """
    rng = np.random.default_rng(seed)
    n_users, n_series, n_worlds = 600, 150, 6
    lengths = rng.integers(4, 10, n_series)
    firsts = np.cumsum(lengths) - lengths
    world = rng.integers(0, n_worlds, n_series)
    choose = urns(world, n_worlds, rng.permutation(zipf(n_series, 0.8)))
    log = Log()
    for user in range(n_users):
        mine = rng.choice(n_worlds, 2, replace=False, p=zipf(n_worlds, 0.5))
        time = rng.uniform(0, 100) * DAY
        begun: set[int] = set()
        for _ in range(3 + int(rng.integers(0, 6))):
            one = choose[int(mine[rng.integers(2)])].draw(rng)
            if one in begun:
                continue
            begun.add(one)
            for episode in range(int(lengths[one])):
                log.add(user, int(firsts[one]) + episode, time)
                time += 3000 if rng.random() < 0.6 else rng.exponential(2) * DAY
                if rng.random() < 0.15:
                    break
    return Kind(log.data(int(lengths.sum())))
