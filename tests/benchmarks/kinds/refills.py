"""A pharmacy: packets that run out, seasons, and looks before each purchase."""

from __future__ import annotations

import numpy as np

from tests.benchmarks.kinds.kind import DAY, Kind, Log, features, urns, zipf

_LASTS = np.array([30, 60, 90])
"""Days that packets of each size last."""


def refills(seed: int) -> Kind:
    """Visits of people who look at a thing, buy it, and come back when a packet has run out.

    What tells: within a visit the thing that was just looked at; where one begins, the one of their
    packets that is due, or what helps against what everybody has in that season.
    """
    rng = np.random.default_rng(seed)
    n_users, n_items, n_uses, n_seasons = 1200, 700, 30, 6
    use = rng.integers(0, n_uses, n_items)
    size = rng.integers(0, 3, n_items)
    popularity = rng.permutation(zipf(n_items, 0.9))
    within = urns(use, n_uses, popularity)
    peak = rng.uniform(0, 365, n_seasons)  # the first uses are of a season each
    log = Log()
    for user in range(n_users):
        ills = n_seasons + rng.choice(n_uses - n_seasons, int(rng.integers(0, 4)), replace=False)
        due = {within[ill].draw(rng): rng.uniform(0, 60) for ill in ills.tolist()}
        first = rng.uniform(0, 250)
        for day in range(int(first), int(min(500, first + 60 + rng.exponential(250)))):
            wanted = [item for item, when in due.items() if when < day - first]
            for item in wanted:
                due[item] = day - first + _LASTS[size[item]] * rng.normal(1, 0.08)
            away = np.abs((day - peak + 182) % 365 - 182)
            for ill in np.flatnonzero((away < 40) & (rng.random(n_seasons) < 0.012)).tolist():
                wanted += [within[ill].draw(rng) for _ in range(int(rng.integers(1, 3)))]
            if rng.random() < 0.008:
                wanted.append(within[int(rng.integers(n_seasons, n_uses))].draw(rng))
            moment = day + rng.uniform(0.3, 0.9)
            for item in wanted:
                looks = [within[use[item]].draw(rng) for _ in range(int(rng.poisson(0.5)))]
                for one in [*looks, item]:
                    log.add(user, one, moment * DAY)
                    moment += 0.0007
                log.add(user, item, moment * DAY, 1)
                moment += 0.0007
    return Kind(log.data(n_items, ("View", "Purchase"), features(USE=use, SIZE=size)))
