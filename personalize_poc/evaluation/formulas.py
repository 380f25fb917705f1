"""The offline metrics of one test user, as formulas over a list and a truth.

A list has items, the best first; a truth is what the user did afterwards. The same formulas as in
the developer guide, evaluating a solution version with metrics
(https://docs.aws.amazon.com/personalize/latest/dg/working-with-training-metrics.html).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

LONGEST = 25


def ranks(listed: Sequence[str], truth: Collection[str], k: int = LONGEST) -> list[int]:
    """The places, from 1, of the right items among the first k."""
    right = set(truth)
    return [rank for rank, item in enumerate(listed[:k], start=1) if item in right]


def reciprocal_rank(listed: Sequence[str], truth: Collection[str], k: int = LONGEST) -> float:
    """1 over the place of the first right item; 0 when there is none."""
    found = ranks(listed, truth, k)
    return 1 / found[0] if found else 0.0


def precision(listed: Sequence[str], truth: Collection[str], k: int) -> float:
    """Right items among the first k, over k."""
    return len(ranks(listed, truth, k)) / k


def ndcg(listed: Sequence[str], truth: Collection[str], k: int) -> float:
    """The reading of the service: compared with the best order of the hits that there are."""
    found = ranks(listed, truth, k)
    return _gain(found) / _gain(range(1, len(found) + 1)) if found else 0.0


def ndcg_textbook(listed: Sequence[str], truth: Collection[str], k: int) -> float:
    """The textbook's: compared with the best list that there could be.

    Järvelin and Kekäläinen, "Cumulated Gain-based Evaluation of IR Techniques" (ACM TOIS, 2002).
    """
    found = ranks(listed, truth, k)
    return _gain(found) / _gain(range(1, min(k, len(set(truth))) + 1)) if found else 0.0


def _gain(places: Sequence[int]) -> float:
    return sum(1 / math.log2(1 + place) for place in places)


def of_one(listed: Sequence[str], truth: Collection[str]) -> dict[str, float]:
    """All of them, by the keys of GetSolutionMetrics; the textbook's NDCG as `textbook_…`."""
    name = "normalized_discounted_cumulative_gain_at_"
    found = {f"mean_reciprocal_rank_at_{LONGEST}": reciprocal_rank(listed, truth)}
    for k in (5, 10, LONGEST):
        found[f"{name}{k}"] = ndcg(listed, truth, k)
        found[f"precision_at_{k}"] = precision(listed, truth, k)
        found[f"textbook_{name}{k}"] = ndcg_textbook(listed, truth, k)
    return found
