"""Intervals of a mean over rows, with users as clusters, that bear skewed rows."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Estimate:
    """A value per row of the log.

    Attributes:
        value: the estimate.
        error: its standard error.
        interval: low and high.
    """

    value: float
    error: float
    interval: tuple[float, float]


def judged(
    value: float, influence: Floats, groups: NDArray[np.intp], confidence: float
) -> Estimate:
    """An estimate with its interval.

    The influences of a user's rows, which depend on each other, are summed up; the sums of users
    are independent. Weighted rewards are skewed: a sample that lacks the few users with much has a
    small estimate and a small error, and Student's t misses the truth above it far too often (it
    covered 76 to 97 % in place of 95 %, with 45 to 700 effective users). The transformation of t by
    P. Hall, On the removal of skewness by transformation, J. R. Statist. Soc. B 54 (1992), mends
    that. Here each end takes the third moment of its own side alone, since skewness to both sides,
    as doubly robust estimates have it, would cancel out; the interval only becomes wider by it. It
    covered 92 to 98 % in the same simulations, but 87 % for DR with 58 effective users.

    Args:
        value: the estimate.
        influence: (rows,), of each row, with mean 0.
        groups: (rows,), the number of each row's user; two users at least.
        confidence: of the interval.
    """
    from scipy import stats

    sums = np.bincount(groups, influence)
    users = len(sums)
    error = math.sqrt(users / (users - 1) * float((sums**2).sum())) / len(influence)
    if error == 0:
        return Estimate(value, 0.0, (value, value))
    far = float(stats.t.ppf((1 + confidence) / 2, users - 1))
    cubed = math.sqrt(float((sums**2).mean())) ** 3
    low = _untransformed(far, float((np.minimum(sums, 0) ** 3).mean()) / cubed, users)
    high = _untransformed(-far, float((np.maximum(sums, 0) ** 3).mean()) / cubed, users)
    return Estimate(value, error, (value - low * error, value - high * error))


def _untransformed(t: float, skewness: float, users: int) -> float:
    """The t whose transformation is this one: Hall's g3, inverted."""
    slope = skewness / math.sqrt(users)
    if abs(slope) < 1e-9:
        return t
    return 3 * (math.cbrt(1 + slope * (t - slope / 6)) - 1) / slope
