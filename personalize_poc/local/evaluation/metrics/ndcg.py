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

from personalize_poc.local.arrays.types import Ints


def _gain(positions: Ints) -> float:
    return float(np.sum(1 / np.log2(1 + positions)))


def _top(n: int) -> Ints:
    return np.arange(1, n + 1, dtype=np.int32)


def _hits(recommended: Ints, truth: Ints, k: int) -> Ints:
    found = np.flatnonzero(np.isin(recommended[:k], truth))
    return (found + 1).astype(np.int32)


def ndcg(recommended: Ints, truth: Ints, k: int) -> float:
    """The service's NDCG of one user. recommended: best first; truth: different items."""
    hits = _hits(recommended, truth, k)
    return _gain(hits) / _gain(_top(len(hits))) if len(hits) else 0.0


def ndcg_textbook(recommended: Ints, truth: Ints, k: int) -> float:
    """The textbook NDCG of one user. recommended: best first; truth: different items."""
    hits = _hits(recommended, truth, k)
    return _gain(hits) / _gain(_top(min(k, len(truth)))) if len(hits) else 0.0
