"""Recall: the share of the right users that are among those ranked first.

recall_at_1_percent of a segment = hits / |users of the test interactions|

Source: developer guide, evaluating a solution version with metrics (USER_SEGMENTATION). When more
users came than the top has places, it cannot reach 1. A segment without right users is not tested.
"""

from __future__ import annotations

from personalize_poc.local.arrays.types import Ints
from personalize_poc.local.evaluation.metrics.hits import hits


def recall(top: Ints, truth: Ints) -> float:
    """Recall of one segment, 0 to 1. truth: different users, at least one. Raises ValueError."""
    if not len(truth):
        raise ValueError("Recall of a segment that no user belongs to is not defined")
    return hits(top, truth) / len(truth)
