"""Learns how much each of a user's numbers says about the next interactions: pairwise logistic.

For a segment, u a user who interacted with it afterwards and v one who did not, the model is
P(u before v) = 1 / (1 + exp(-(x(u) - x(v)) w)) (RankNet with a linear score; Burges et al., 2005).
Nothing that all users of a segment share, such as its size, plays a part. The weights are found by
Newton's method with a ridge penalty on their distance from what is believed before.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats, Ints

PENALTY = 1e-3
DOUBT = 20.0
"""The penalty of the mean loss is PENALTY + DOUBT / pairs: with few pairs, little is learned."""
POSITIVES = 50
NEGATIVES = 20
"""Pairs of a segment: at most that many users who came, each with that many who did not."""

_STEPS = 30
_STEADY = 1e-6


def pairs(values: Floats, came: Ints, rng: np.random.Generator) -> Floats:
    """Differences of numbers of users who came and users who did not, float32 [pairs, features].

    values: [n_users, features]. came: users who came, distinct. Empty when all or none came.
    """
    stayed = np.setdiff1d(np.arange(len(values)), came)
    if not len(came) or not len(stayed):
        return np.empty((0, values.shape[1]), np.float32)
    chosen = came if len(came) <= POSITIVES else rng.choice(came, POSITIVES, replace=False)
    chosen = np.repeat(chosen, NEGATIVES)
    return values[chosen] - values[stayed[rng.integers(0, len(stayed), len(chosen))]]


def learn(
    differences: Floats,
    before: Floats,
    told: Callable[[int, float], None] = lambda step, loss: None,
) -> Floats:
    """Weights float32 [features] that put those who came first.

    before: what the weights are without any pair. told: called with the number of each step and
    the mean loss before it.
    """
    x = differences.astype(np.float64)
    prior = w = before.astype(np.float64)
    if not len(x):
        return before
    for step in range(1, _STEPS + 1):
        margin = x @ w
        told(step, float(np.logaddexp(0, -margin).mean()))
        change = _newton(x, margin, w - prior)
        w = w + change
        if np.abs(change).max() < _STEADY:
            break
    return w.astype(np.float32)


def _newton(
    x: NDArray[np.float64], margin: NDArray[np.float64], moved: NDArray[np.float64]
) -> NDArray[np.float64]:
    from scipy.special import expit  # late: a model is loaded with numpy alone

    penalty = PENALTY + DOUBT / len(x)
    wrong = expit(-margin)
    gradient = x.T @ wrong / len(x) - penalty * moved
    curvature = (x * (wrong * (1 - wrong))[:, None]).T @ x / len(x)
    curvature[np.diag_indices(len(moved))] += penalty
    return np.asarray(np.linalg.solve(curvature, gradient), np.float64)
