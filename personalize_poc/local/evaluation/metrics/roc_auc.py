"""Area under the ROC curve of one action: how well scores tell who takes it.

It is the probability that a user who took the action has a higher score than one who did not,
equal scores counting half (Mann and Whitney, 1947). 0.5 is chance, 1 perfect. Undefined (None)
when nobody or everybody took it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def area_under_curve(scores: NDArray[np.floating], taken: NDArray[np.bool_]) -> float | None:
    """scores, taken: [n], one per occasion."""
    positives, negatives = int(taken.sum()), int((~taken).sum())
    if not positives or not negatives:
        return None
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks = (last - (counts - 1) / 2)[inverse]  # the mean rank of equal scores
    smallest = positives * (positives + 1) / 2
    return float((ranks[taken].sum() - smallest) / (positives * negatives))
