"""Normalized discounted cumulative gain at K, in two readings.

DCG = sum over relevant items at positions p <= K of 1 / log2(1 + p)

`ndcg`, the reading of the service, divides by the DCG of as many relevant items as were found,
placed at the top. In the guide's worked example relevant items stand at positions 2 and 5 and K is
5: (1/log 3 + 1/log 6) / (1/log 2 + 1/log 3) = 0.6241. It says how high the hits stand, not how
many there are.

`ndcg_textbook` divides by the DCG of min(K, number of relevant items) at the top (Järvelin and
Kekäläinen, 2002), so that missed items count.

No hit or no truth: 0 in both.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.discounted import best, gains
from personalize_poc.local.arrays.types import Ints
from personalize_poc.local.evaluation.metrics.found import found


def _gain(hits: NDArray[np.bool_]) -> float:
    """The gain of a list, of which it is known what is a hit, bool [positions]."""
    return float(np.sum(gains(len(hits))[hits]))


def ndcg(recommended: Ints, truth: Ints, k: int) -> float:
    """The service's NDCG of one user. recommended: best first; truth: different items."""
    hits = found(recommended, truth, k)
    return _gain(hits) / best(int(hits.sum())) if hits.any() else 0.0


def ndcg_textbook(recommended: Ints, truth: Ints, k: int) -> float:
    """The textbook NDCG of one user. recommended: best first; truth: different items."""
    hits = found(recommended, truth, k)
    return _gain(hits) / best(min(k, len(truth))) if hits.any() else 0.0
