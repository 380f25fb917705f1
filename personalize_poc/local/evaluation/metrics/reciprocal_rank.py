"""Reciprocal rank at K: 1 / position of the first relevant item, 0 when none is in the top K.

Its mean over test users is mean_reciprocal_rank_at_25. Source: developer guide, evaluating a
solution version with metrics. No recommendations or no truth: 0.
"""

from __future__ import annotations

import numpy as np

from personalize_poc.local.arrays.types import Ints
from personalize_poc.local.evaluation.metrics.found import found


def reciprocal_rank(recommended: Ints, truth: Ints, k: int) -> float:
    """Reciprocal rank of one user. recommended: best first; truth: different items."""
    hits = np.flatnonzero(found(recommended, truth, k))
    return 1 / (1 + int(hits[0])) if len(hits) else 0.0
