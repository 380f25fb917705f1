"""Hardly any data."""

from __future__ import annotations

import numpy as np

from tests.benchmarks.kinds.kind import DAY, Kind, Log, features


def tiny(seed: int) -> Kind:
    """Eighty people, 30 items, ten events each: about what a first try has.

    What tells: which of three worlds of ten items a person is in (four fifths of the events), which
    the metadata names.
    """
    rng = np.random.default_rng(seed)
    n_users, n_items = 80, 30
    log = Log()
    for user in range(n_users):
        first = rng.uniform(0, 12)
        for place in range(10):
            at_home = rng.random() < 0.8
            item = user % 3 * 10 + int(rng.integers(10)) if at_home else int(rng.integers(n_items))
            log.add(user, item, (first + place) * DAY)
    return Kind(log.data(n_items, features=features(WORLD=np.arange(n_items) // 10)))
