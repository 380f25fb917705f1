"""Weekly baskets of groceries."""

from __future__ import annotations

import numpy as np

from tests.benchmarks.kinds.kind import DAY, Kind, Log, Urn, features, urns, zipf


def groceries(seed: int) -> Kind:
    """Weekly baskets: all events of a basket have the same time, in no order.

    What tells: a person's own staples, each of which is due again after its own number of weeks;
    of what is new to a person, popularity, and what goes into the same dish as the rest of the
    basket. The aisle of an item is known and says nothing.
    """
    rng = np.random.default_rng(seed)
    n_users, n_items, n_dishes = 450, 450, 40
    popularity = zipf(n_items, 1.0)
    everything = Urn(np.arange(n_items), popularity)
    dish = rng.integers(0, n_dishes, n_items)
    dishes = urns(dish, n_dishes, np.ones(n_items))
    aisle = rng.integers(0, 15, n_items)
    log = Log()
    for user in range(n_users):
        n = int(rng.integers(8, 20))
        staples = rng.choice(n_items, n, replace=False, p=popularity)
        every = rng.integers(1, 6, n)
        phase = rng.integers(0, 6, n)
        for week in range(int(rng.integers(0, 6)), 8 + int(rng.integers(0, 12))):
            due = ((week + phase) % every == 0) & (rng.random(n) < 0.8)
            basket = {int(item) for item in staples[due]}
            basket |= {everything.draw(rng) for _ in range(int(rng.integers(0, 3)))}
            if rng.random() < 0.4:
                cooked = dishes[int(rng.integers(n_dishes))]
                basket |= {cooked.draw(rng) for _ in range(3)}
            for item in rng.permutation(sorted(basket)):
                log.add(user, int(item), week * 7 * DAY + (user % 5) * DAY)
    return Kind(log.data(n_items, ("Purchase",), features(AISLE=aisle)))
