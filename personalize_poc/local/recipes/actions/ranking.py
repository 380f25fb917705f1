"""In which order actions are recommended."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats

SCORE_DECIMALS = 7


def shown(propensities: Floats, scored: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Scores as they are answered, float64 [n]: rounded; 0 for actions without a score."""
    return np.where(scored, np.round(propensities.astype(np.float64), SCORE_DECIMALS), 0.0)


def ranked(
    scores: NDArray[np.float64], scored: NDArray[np.bool_], values: NDArray[np.float64]
) -> NDArray[np.intp]:
    """Places best first: by score; of equal ones the greater value first, then the first.

    Actions without a score come last, in order of their values: the same for everybody.
    """
    worth = np.nan_to_num(values, nan=0.0)
    return np.lexsort((np.arange(len(scores)), -worth, -scores, ~scored))
