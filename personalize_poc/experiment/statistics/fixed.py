"""Tests with a size that was fixed before: to be read once, at the planned end.

Distributions come from scipy.special, whose functions scipy.stats calls: to import scipy.stats
takes as long as to read a million rows.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist

from personalize_poc.experiment import intervals
from personalize_poc.experiment.statistics.moments import Moments

MISMATCH = 0.001
"""Below this p-value the sizes of the arms are not those that were planned (Kohavi, Tang and Xu,
Trustworthy Online Controlled Experiments, 2020, chapter 21)."""
_CLEAR = 3.0
"""Standard errors above 0 at which a mean may be divided by."""
FEW = 50
"""Users with an outcome, or without it, below which a rate is near 0 or 1."""


def welch(
    control: Moments, treatment: Moments, confidence: float
) -> tuple[tuple[float, float], float]:
    """The interval of the difference of two means, treatment minus control, and its p-value.

    Welch's t test: the variances may differ. One of them must be above 0.
    """
    from scipy import special

    error2 = control.error2 + treatment.error2
    freedom = error2**2 / sum(
        one.error2**2 / (one.users - 1) for one in (control, treatment) if one.variance > 0
    )
    difference, error = treatment.mean - control.mean, math.sqrt(error2)
    half = float(special.stdtrit(freedom, (1 + confidence) / 2)) * error
    p_value = 2 * float(special.stdtr(freedom, -abs(difference) / error))
    return (difference - half, difference + half), p_value


def rates(
    control: Moments, treatment: Moments, confidence: float
) -> tuple[tuple[float, float], float]:
    """The interval of the difference of two rates, and its p-value.

    Of many users it is Welch's. Where a variant has fewer than `FEW` users with the outcome, or
    without it, it is Newcombe's (`intervals.of_rates`), which holds for rates near 0 or 1. Not for
    all: with unequal variants its centre is off by so much that the power of a test of some
    thousand users with weights 20 to 80 is 6 points from the planned one; Welch's is within 2.
    """
    hits = [one.mean * one.users for one in (control, treatment)]
    misses = [one.users - hit for one, hit in zip((control, treatment), hits, strict=True)]
    if min(*hits, *misses) >= FEW:
        return welch(control, treatment, confidence)
    one, other = ((found.mean, found.users) for found in (control, treatment))
    return intervals.of_rates(one, other, confidence)


def lift(
    control: Moments, treatment: Moments, confidence: float
) -> tuple[float, tuple[float, float]] | None:
    """The relative difference, treatment / control - 1, with its interval.

    E. C. Fieller, Some problems in interval estimation, J. R. Statist. Soc. B 16 (1954), with the
    normal quantile. Unlike the delta method it agrees with the test of the difference.

    Returns:
        None if the mean of the control is not clearly above 0: a lift then has no bounds.
    """
    z2 = NormalDist().inv_cdf((1 + confidence) / 2) ** 2
    below = control.mean**2 - z2 * control.error2
    if control.mean <= 0 or below <= 0:
        return None
    middle = control.mean * treatment.mean
    root = math.sqrt(max(0.0, middle**2 - below * (treatment.mean**2 - z2 * treatment.error2)))
    ratio = treatment.mean / control.mean
    return ratio - 1, ((middle - root) / below - 1, (middle + root) / below - 1)


def in_proportion(control: Moments, treatment: Moments) -> float | None:
    """How often chance alone makes two variants change by factors that differ so much.

    The factor of a variant is its mean divided by the mean of what was known before. The logarithm
    of the ratio of both factors is tested with its standard error by the delta method (Casella and
    Berger, Statistical Inference, 2nd edition 2002, section 5.5.4), users as the unit.

    Returns:
        The two-sided p-value; None if a mean is not clearly above 0 (by three standard errors),
        since a logarithm of it is worth nothing then.
    """
    logs, spread = [], 0.0
    for one in (control, treatment):
        for mean, variance in ((one.mean, one.variance), (one.before_mean, one.before_variance)):
            if mean <= 0 or mean**2 < _CLEAR**2 * variance / one.users:
                return None
        logs.append(math.log(one.mean / one.before_mean))
        spread += (
            one.variance / one.mean**2
            + one.before_variance / one.before_mean**2
            - 2 * one.covariance / (one.mean * one.before_mean)
        ) / one.users
    if spread <= 0:
        return None
    return intervals.two_sided((logs[1] - logs[0]) / math.sqrt(spread))


def heterogeneity(differences: Sequence[float], errors2: Sequence[float]) -> float:
    """How often chance alone makes differences of independent parts differ so: Cochran's Q.

    W. G. Cochran, The combination of estimates from different experiments, Biometrics 10 (1954).

    Args:
        differences: of each part; two or more.
        errors2: their squared standard errors, above 0.
    """
    from scipy import special

    weights = [1 / one for one in errors2]
    pairs = list(zip(weights, differences, strict=True))
    middle = sum(weight * one for weight, one in pairs) / sum(weights)
    found = sum(weight * (one - middle) ** 2 for weight, one in pairs)
    return float(special.chdtrc(len(differences) - 1, found))


def sample_ratio(users: Sequence[int], weights: Sequence[float]) -> float:
    """How often chance alone makes sizes that differ so from the weights: chi-square test.

    Fabijan and others, Diagnosing sample ratio mismatch in online controlled experiments, KDD
    2019.

    Args:
        users: of each variant.
        weights: planned for each, above 0; their sum does not matter.
    """
    scale = sum(users) / sum(weights)
    return _chi_square(users, [weight * scale for weight in weights], len(users) - 1)


def independence(counts: Sequence[Sequence[int]]) -> float:
    """How often chance alone makes two experiments depend on each other so: chi-square test.

    Args:
        counts: of users, a row for each variant of one experiment, a column for the other's.

    Returns:
        The p-value; 1 where one of them has a single variant.
    """
    if len(counts) < 2 or len(counts[0]) < 2:
        return 1.0
    columns = [sum(column) for column in zip(*counts, strict=True)]
    every = sum(columns)
    expected = [sum(row) * column / every for row in counts for column in columns]
    seen = [cell for row in counts for cell in row]
    return _chi_square(seen, expected, (len(counts) - 1) * (len(columns) - 1))


def _chi_square(seen: Sequence[int], expected: Sequence[float], freedom: int) -> float:
    """The p-value of Pearson's test."""
    from scipy import special

    far = sum((one - other) ** 2 / other for one, other in zip(seen, expected, strict=True))
    return float(special.chdtrc(freedom, far))
