"""Precision at K: relevant items among the top K, divided by K.

The divisor is always K, also when fewer items were recommended. Source: developer guide,
evaluating a solution version with metrics: relevant items at 2 and 5, K = 5, give 0.4.
"""

from __future__ import annotations

from personalize_poc.local.arrays.types import Ints
from personalize_poc.local.evaluation.metrics.found import found


def precision(recommended: Ints, truth: Ints, k: int) -> float:
    """Precision of one user. recommended: best first; truth: different items."""
    return int(found(recommended, truth, k).sum()) / k
