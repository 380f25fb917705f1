"""Articles that companies order again."""

from __future__ import annotations

import numpy as np

from tests.benchmarks.kinds.kind import DAY, Kind, Log, features, urns, zipf


def supplies(seed: int) -> Kind:
    """Orders of companies, each article in a cycle of its own; lines of an order have one time.

    What tells: four of five lines are articles that the company had, each due again after its own
    10 to 100 days, so that what was ordered last is not ordered next; of what is new, the families
    that its trade buys. The supplier is known and tells little.
    """
    rng = np.random.default_rng(seed)
    n_users, n_items, n_trades, n_families = 900, 1500, 12, 60
    family = rng.integers(0, n_families, n_items)
    popularity = rng.permutation(zipf(n_items, 0.9))
    trade = rng.dirichlet(np.full(n_families, 0.15), n_trades)
    within = urns(family, n_families, popularity)
    days = rng.uniform(10, 100, n_families)
    log = Log()
    for user in range(n_users):
        shares = trade[int(rng.integers(n_trades))]
        size = 1 + int(rng.geometric(1 / 8))
        own = {within[f].draw(rng) for f in rng.choice(n_families, size, p=shares).tolist()}
        due = {item: rng.uniform(0, days[family[item]]) for item in sorted(own)}
        between = int(rng.choice([7, 14, 28]))
        for day in range(int(rng.integers(0, 200)), 200 + int(rng.integers(0, 200)), between):
            lines = [item for item, when in due.items() if when < day]
            for item in lines:
                due[item] = day + days[family[item]] * rng.lognormal(0, 0.3)
            for f in rng.choice(n_families, int(rng.poisson(0.2 * len(lines))), p=shares).tolist():
                item = within[f].draw(rng)
                if item not in due:
                    lines.append(item)
                    due[item] = day + days[f] * rng.lognormal(0, 0.3)
            for item in lines:
                log.add(user, item, day * DAY)
    known = features(FAMILY=family, SUPPLIER=(family * 2 + rng.integers(0, 8, n_items)) % 50)
    return Kind(log.data(n_items, ("Order",), known))
