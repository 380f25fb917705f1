"""How far a mean over test users might be off: percentile bootstrap (Efron and Tibshirani, 1993).

The test users are drawn again, with replacement and as many as there are; the mean of each draw is
taken. The interval holds the middle 95 % of these means. It says what other users of the same kind
would change, not what another training would.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

DRAWS = 1000
LEVEL = 0.95
_AT_ONCE = 100_000
"""Users drawn by one call, so that memory stays near that of the table: of few users, all draws."""

Key = TypeVar("Key", bound=Hashable)


def intervals(
    values: Mapping[Key, NDArray[np.float64]], seed: int = 0
) -> dict[Key, tuple[float, float]]:
    """(low, high) of the mean of each metric, rounded to 4 decimals.

    Args:
        values: metric -> its value for each test user [n_users]; the same users in all of them,
            and the same draws for all, so that differences of metrics can be given as well.
        seed: same seed and values, same intervals.

    No users: (0, 0).
    """
    if not values:
        return {}
    table = np.column_stack([np.asarray(column, float) for column in values.values()])
    n_users = len(table)
    if not n_users:
        return dict.fromkeys(values, (0.0, 0.0))
    rng = np.random.default_rng(seed)
    means = np.empty((DRAWS, table.shape[1]))
    block = max(1, _AT_ONCE // n_users)
    for first in range(0, DRAWS, block):
        n = min(block, DRAWS - first)
        drawn = rng.integers(0, n_users, (n, n_users)) + n_users * np.arange(n)[:, None]
        times = np.bincount(drawn.ravel(), minlength=n * n_users).reshape(n, n_users)
        means[first : first + n] = times @ table / n_users
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(means, [tail, 1 - tail], axis=0)
    pairs = zip(low.tolist(), high.tolist(), strict=True)
    return {key: (round(a, 4), round(b, 4)) for key, (a, b) in zip(values, pairs, strict=True)}
