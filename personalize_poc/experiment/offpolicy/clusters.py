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
    value: float, influence: Floats, weights: Floats, groups: NDArray[np.intp], confidence: float
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
    * degrees of freedom of the variance V, which few users with large weights make uncertain,
      however many others there are: the fewer of two. One is that of F. E. Satterthwaite, An
      approximate distribution of estimates of variance components, Biometrics Bulletin 2 (1946),
      2 V² / var(V), with the variance of V, which is a sum over users, estimated from their fourth
      powers. It sees only what was drawn: where a user with a large weight brought nothing, it is
      too many. The other is known before any reward, from the weights w of the users alone,
      (Σ w²)² / Σ w⁴: Satterthwaite's under a working model, as R. M. Bell and D. F. McCaffrey, Bias
      reduction in standard errors for linear regression with multi-stage samples, Survey
      Methodology 28 (2002), and Imbens and Kolesár, Robust standard errors in small samples, Rev.
      Econ. Stat. 98 (2016), count clusters; here the model is that a sum is as large as its weight.

    `tests.experiment.test_methods_simulated` holds what it covers.

    Args:
        value: the estimate.
        influence: (rows,), of each row, with mean 0.
        weights: (rows,), with which each counts in the estimate; one of them above 0.
        groups: (rows,), the number of each row's user; two users at least.
        confidence: of the interval.
    """
    from scipy import stats

    sums: Floats = np.bincount(groups, influence).astype(np.float64)
    users = len(sums)
    error = math.sqrt(users / (users - 1) * float((sums**2).sum())) / len(influence)
    if error == 0:
        return Estimate(value, 0.0, (value, value))
    loads: Floats = np.bincount(groups, weights).astype(np.float64)
    far = float(stats.t.ppf((1 + confidence) / 2, _freedom(sums, loads)))
    cubed = math.sqrt(float((sums**2).mean())) ** 3
    low = _untransformed(far, float((np.minimum(sums, 0) ** 3).mean()) / cubed, users)
    high = _untransformed(-far, float((np.maximum(sums, 0) ** 3).mean()) / cubed, users)
    return Estimate(value, error, (value - low * error, value - high * error))


def _freedom(sums: Floats, weights: Floats) -> float:
    """Degrees of freedom of a variance of these sums: at most their number minus 1.

    Args:
        sums: (users,), of the influences, with mean 0.
        weights: (users,), of the weights.
    """
    squared = sums**2
    total, most = float(squared.sum()), len(sums) - 1
    spread = float((squared**2).sum()) - total**2 / len(sums)
    drawn = most if 2 * total**2 >= most * spread else 2 * total**2 / spread
    known = float((weights**2).sum()) ** 2 / float((weights**4).sum())
    return max(1.0, min(drawn, known, most))


def _untransformed(t: float, skewness: float, users: int) -> float:
    """The t whose transformation is this one: Hall's g3, inverted."""
    slope = skewness / math.sqrt(users)
    if abs(slope) < 1e-9:
        return t
    return 3 * (math.cbrt(1 + slope * (t - slope / 6)) - 1) / slope
