"""A shop with many items and few purchases."""

from __future__ import annotations

import numpy as np

from tests.benchmarks.kinds.kind import DAY, Kind, Log, Urn, features, urns, zipf


def shop(seed: int) -> Kind:
    """Sparse purchases: 2,400 items, about 7 events a person, few items with more than 20.

    What tells: the last few items, each of which has four things that go with it (a third of all
    purchases, the nearer the likelier); the three categories of a person (a third); popularity
    (the rest). Categories and makers of items are known. Hardly anything is bought twice.
    """
    rng = np.random.default_rng(seed)
    n_users, n_items, n_categories = 3500, 2400, 80
    category = rng.integers(0, n_categories, n_items)
    maker = rng.integers(0, 150, n_items)
    popularity = rng.permutation(zipf(n_items, 0.7))
    everything = Urn(np.arange(n_items), popularity)
    within = urns(category, n_categories, popularity)
    follow = [
        [within[c].draw(rng) if near else everything.draw(rng) for near in rng.random(4) < 0.6]
        for c in category
    ]
    log = Log()
    for user in range(n_users):
        interests = rng.choice(n_categories, 3)
        time = rng.uniform(0, 700) * DAY
        bought: list[int] = []
        n = 2 + int(rng.geometric(1 / 5))
        while len(bought) < n:
            chance = rng.random()
            if bought and chance < 0.35:
                back = min(len(bought), int(rng.geometric(0.5)))
                item = follow[bought[-back]][min(3, int(rng.geometric(0.4)) - 1)]
            elif chance < 0.7:
                item = within[int(interests[rng.integers(3)])].draw(rng)
            else:
                item = everything.draw(rng)
            if item not in bought or rng.random() < 0.05:
                log.add(user, item, time)
                bought.append(item)
            time += rng.exponential(12) * DAY
    return Kind(log.data(n_items, ("Purchase",), features(CATEGORY=category, MAKER=maker)))
