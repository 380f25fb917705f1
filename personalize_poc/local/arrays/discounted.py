"""What hits in a list gain by their places: the discounts of NDCG, for metrics and for learners.

A hit at place p, from 1 on, gains 1 / log2(1 + p) (Järvelin and Kekäläinen, 2002).
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray


@cache
def gains(n: int) -> NDArray[np.float64]:
    """What a hit at each of the first n places gains, float64 [n], not to be written to."""
    found: NDArray[np.float64] = 1 / np.log2(np.arange(2, n + 2))
    found.setflags(write=False)
    return found


@cache
def best(n: int) -> float:
    """The gain of n hits at the top."""
    return float(gains(n).sum())
