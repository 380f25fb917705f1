"""A shop for things to build with: one project after another, with long pauses between them."""

from __future__ import annotations

import numpy as np

from tests.benchmarks.kinds.kind import DAY, Kind, Log, features, urns, zipf


def projects(seed: int) -> Kind:
    """Visits for one project each, and weeks or months until the next one, for another project.

    What tells: within a visit the project, whose things are looked at again and again; where one
    begins, what every project needs, since the last one says nothing about the next.
    """
    rng = np.random.default_rng(seed)
    n_users, n_items, n_projects, n_common = 1600, 1000, 40, 30
    popularity = rng.permutation(zipf(n_items, 0.7))
    project = rng.integers(0, n_projects, n_items)
    project[:n_common] = n_projects  # needed for most projects
    maker = rng.integers(0, 25, n_items)
    within = urns(project, n_projects + 1, popularity)
    wanted = zipf(n_projects, 0.6)
    log = Log()
    for user in range(n_users):
        day = rng.uniform(0, 300)
        for _ in range(1 + int(rng.poisson(2.5))):
            moment = day + rng.uniform(0.3, 0.9)
            now = int(rng.choice(n_projects, p=wanted))
            things = [within[now].draw(rng) for _ in range(1 + int(rng.poisson(2)))]
            for _ in range(int(rng.poisson(1.5 * len(things)))):
                log.add(user, things[int(rng.integers(len(things)))], moment * DAY)
                moment += 0.001
            common = [within[n_projects].draw(rng) for _ in range(1 + int(rng.poisson(1)))]
            for item in [*things, *common]:
                log.add(user, item, moment * DAY, 1)
                moment += 0.0005
            day += 3 + rng.exponential(70)
    return Kind(log.data(n_items, ("View", "Purchase"), features(PROJECT=project, MAKER=maker)))
