"""News, which live for about a day."""

from __future__ import annotations

import numpy as np

from tests.benchmarks.kinds.kind import DAY, Kind, Log, features

LIFE = 0.7 * DAY


def news(seed: int) -> Kind:
    """Articles that nearly everybody reads within a day after they were published.

    What tells: when an article was published (its chance falls to a third every 17 hours), how good
    it is, and the two topics of a person. What was popular over all time is dead. Topic and moment
    of publication are known.
    """
    rng = np.random.default_rng(seed)
    n_users, n_items, days = 1800, 900, 21
    born = np.sort(rng.uniform(-1, days, n_items)) * DAY
    topic = rng.integers(0, 10, n_items)
    quality = rng.lognormal(0, 1, n_items)
    log = Log()
    for user in range(n_users):
        loved = rng.choice(10, 2, replace=False)
        weights = quality * np.where(np.isin(topic, loved), 6, 1)
        n = int(rng.integers(4, 20))
        first = rng.uniform(0, days - 4)
        seen: set[int] = set()
        for time in np.sort(rng.uniform(first, first + 4, n)) * DAY:
            from_, to = np.searchsorted(born, [time - 8 * LIFE, time])
            now = weights[from_:to] * np.exp((born[from_:to] - time) / LIFE)
            sums = np.cumsum(now)
            item = int(from_ + np.searchsorted(sums, rng.random() * sums[-1]))
            if item not in seen:
                log.add(user, item, time)
                seen.add(item)
    return Kind(log.data(n_items, ("Read",), features(born, TOPIC=topic)))
