"""Precision and recall of one action.

precision = users predicted to take the action who took it / users predicted to take it
recall = users predicted to take the action who took it / users who took it

Nobody predicted: precision 0. Nobody took it: recall is undefined (None).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]


def precision_of_action(predicted: Flags, taken: Flags) -> float:
    """predicted, taken: [n], one per occasion."""
    return float((predicted & taken).sum() / predicted.sum()) if predicted.any() else 0.0


def recall_of_action(predicted: Flags, taken: Flags) -> float | None:
    """predicted, taken: [n], one per occasion."""
    return float((predicted & taken).sum() / taken.sum()) if taken.any() else None
