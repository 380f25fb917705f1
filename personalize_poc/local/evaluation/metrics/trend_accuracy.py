"""How much of the growth of the items that trended most a list of recommendations caught."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Ints


def trend_accuracy(recommended: Ints, growth: NDArray[Any], k: int = 25) -> float:
    """Growth of the k recommended items over that of the k that grew most, 0 … 1.

    Args:
        recommended: different item indexes, best first.
        growth: of all items [n_items], after the recommendation was made; a decline counts as 0.

    Returns 0 when nothing grew. The definition follows the developer guide's description.
    """
    grown = np.maximum(growth, 0)
    best = np.sort(grown)[::-1][:k].sum()
    return float(grown[recommended[:k]].sum() / best) if best else 0.0
