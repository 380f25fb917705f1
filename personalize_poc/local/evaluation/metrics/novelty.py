"""Novelty at K: how little known the recommended items are, in bits.

novelty(u) = mean over the top K items i of log2(users / users who know i)

An item that every training user knows has 0 bits, one that 1 in 1,024 knows has 10. An item that
nobody knows is counted as known by one user, so that the figure stays finite. Source: mean
self-information, Zhou et al. 2010; Vargas and Castells 2011. No recommendations: 0.
"""

from __future__ import annotations

import numpy as np

from personalize_poc.local.arrays.types import Floats, Ints


def novelty(recommended: Ints, known_by: Floats, n_users: int, k: int) -> float:
    """Novelty of one list.

    Args:
        recommended: items, best first.
        known_by: training users who know each item [n_items].
        n_users: training users.
        k: how many places count.
    """
    top = recommended[:k]
    if not len(top) or not n_users:
        return 0.0
    return float(np.mean(np.log2(n_users / np.maximum(known_by[top], 1))))
