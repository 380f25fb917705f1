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
    covered 78 to 95 % in place of 95 %, with 44 to 620 effective users). Two corrections:

    * the transformation of t by P. Hall, On the removal of skewness by transformation, J. R.
      Statist. Soc. B 54 (1992). Here each end takes the third moment of its own side alone, since
      skewness to both sides, as doubly robust estimates have it, would cancel out; the interval
      only becomes wider by it;
    * the degrees of freedom of the variance, after F. E. Satterthwaite, An approximate distribution
      of estimates of variance components, Biometrics Bulletin 2 (1946): 2 V² / var(V), with the
      variance of V, which is a sum over users, estimated from their fourth powers. Few users with
      large weights make V uncertain, however many others there are. For the same reason Imbens and
      Kolesár, Robust standard errors in small samples, Rev. Econ. Stat. 98 (2016), count clusters
      so.

    With both it covered 93 to 99 % in the same simulations (300 tests each, for IPS, SNIPS and
    doubly robust); without the second 90 to 93 % with 44 to 72 effective users.

    Args:
        value: the estimate.
        influence: (rows,), of each row, with mean 0.
        groups: (rows,), the number of each row's user; two users at least.
        confidence: of the interval.
    """
    from scipy import stats

    sums: Floats = np.bincount(groups, influence).astype(np.float64)
    users = len(sums)
    error = math.sqrt(users / (users - 1) * float((sums**2).sum())) / len(influence)
    if error == 0:
        return Estimate(value, 0.0, (value, value))
    far = float(stats.t.ppf((1 + confidence) / 2, _freedom(sums)))
    cubed = math.sqrt(float((sums**2).mean())) ** 3
    low = _untransformed(far, float((np.minimum(sums, 0) ** 3).mean()) / cubed, users)
    high = _untransformed(-far, float((np.maximum(sums, 0) ** 3).mean()) / cubed, users)
    return Estimate(value, error, (value - low * error, value - high * error))


def _freedom(sums: Floats) -> float:
    """Degrees of freedom of a variance of these sums: at most their number minus 1."""
    squared = sums**2
    total, most = float(squared.sum()), len(sums) - 1
    spread = float((squared**2).sum()) - total**2 / len(sums)
    return most if 2 * total**2 >= most * spread else max(1.0, 2 * total**2 / spread)


def _untransformed(t: float, skewness: float, users: int) -> float:
    """The t whose transformation is this one: Hall's g3, inverted."""
    slope = skewness / math.sqrt(users)
    if abs(slope) < 1e-9:
        return t
    return 3 * (math.cbrt(1 + slope * (t - slope / 6)) - 1) / slope
