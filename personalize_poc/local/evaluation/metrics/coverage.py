"""Coverage: how much of the catalogue the recommendations of all test users touch.

coverage = |union of recommended items| / |distinct items in Interactions and Items|

Source: developer guide, evaluating a solution version with metrics. No users: 0.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from personalize_poc.local.arrays.types import Ints


def coverage(recommended: Sequence[Ints], n_items: int) -> float:
    """Share of the catalogue, 0 to 1. `recommended`: one list of items per user."""
    if not recommended or n_items == 0:
        return 0.0
    return len(np.unique(np.concatenate(recommended))) / n_items
