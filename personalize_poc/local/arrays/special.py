"""Functions of scipy.special for one row, in numpy: an answer loads no scipy."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]


def softmax(logits: NDArray[Any]) -> Doubles:
    """Probabilities float64 [n] that sum to 1; empty for no logits. -inf has none."""
    if not len(logits):
        return np.empty(0)
    powers = np.exp(logits - logits.max(), dtype=np.float64)
    return np.asarray(powers / powers.sum(), np.float64)


def logsumexp(logits: NDArray[Any]) -> float:
    """Logarithm of the sum of exp of the logits [n], n at least 1."""
    top = logits.max()
    return float(top) + float(np.log(np.exp(logits - top).sum(dtype=np.float64)))


def expit(logits: NDArray[np.floating]) -> Doubles:
    """The logistic function 1 / (1 + exp(-x)), float64 of the same shape."""
    return np.asarray(np.exp(-np.logaddexp(0.0, -np.asarray(logits, np.float64))))
