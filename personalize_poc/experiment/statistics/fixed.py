"""Tests with a size that was fixed before: to be read once, at the planned end.

Distributions come from scipy.special, whose functions scipy.stats calls: to import scipy.stats
takes as long as to read a million rows.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from personalize_poc.experiment import intervals
from personalize_poc.experiment.statistics.moments import Moments

MISMATCH = 0.001
"""Below this p-value the sizes of the arms are not those that were planned (Kohavi, Tang and Xu,
Trustworthy Online Controlled Experiments, 2020, chapter 21)."""
_CLEAR = 3.0
"""Standard errors above 0 at which a mean may be divided by."""
_EXPECTED = 5
"""Users expected in a cell, below which the chi-square distribution is too rough (W. G. Cochran,
Some methods for strengthening the common χ² tests, Biometrics 10 (1954))."""
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
    if not is_rare((control, treatment)):
        return welch(control, treatment, confidence)
    one, other = ((found.mean, found.users) for found in (control, treatment))
    return intervals.of_rates(one, other, confidence)


def is_rare(variants: Sequence[Moments], few: int = FEW) -> bool:
    """Whether a variant has fewer than `few` users with an outcome of 0 or 1, or without it."""
    hits = [one.mean * one.users for one in variants]
    misses = [one.users - hit for one, hit in zip(variants, hits, strict=True)]
    return min(*hits, *misses) < few


def lift(
    control: Moments, treatment: Moments, z: float
) -> tuple[float, tuple[float, float]] | None:
    """The relative difference, treatment / control - 1, with its interval.

    E. C. Fieller, Some problems in interval estimation, J. R. Statist. Soc. B 16 (1954), with the
    normal quantile. Unlike the delta method it agrees with the test of the difference.

    Args:
        control, treatment: moments.
        z: standard errors of the difference that its interval reaches to either side: a normal
            quantile, or the boundary of an always-valid interval.

    Returns:
        None if the mean of the control is not clearly above 0: a lift then has no bounds.
    """
    z2 = z**2
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
    2019. Where fewer than 5 users are expected in a variant, each variant is tested against the
    others by the binomial distribution, and the smallest p-value times the number of variants
    counts.

    Args:
        users: of each variant.
        weights: planned for each, above 0; their sum does not matter.
    """
    total, shares = sum(users), [weight / sum(weights) for weight in weights]
    if total * min(shares) >= _EXPECTED:
        return _chi_square(users, [total * share for share in shares], len(users) - 1)
    pairs = zip(users, shares, strict=True)
    return min(1.0, len(users) * min(_binomial(count, total, share) for count, share in pairs))


def _binomial(count: int, total: int, share: float) -> float:
    """Twice the smaller tail of the binomial distribution, `count` included."""
    from scipy import special

    at_least = 1.0 if count == 0 else float(special.bdtrc(count - 1, total, share))
    return min(1.0, 2 * min(float(special.bdtr(count, total, share)), at_least))


def independence(counts: Sequence[Sequence[int]]) -> float:
    """How often chance alone makes rows and columns depend on each other so: chi-square test.

    The rarest row or column is left out until 5 users or more are expected in each cell.

    Args:
        counts: of users, e.g. a row for each variant of one experiment, a column for the other's.

    Returns:
        The p-value; 1 where fewer than two rows or columns are left.
    """
    table = [list(row) for row in counts]
    while len(table) > 1 and len(table[0]) > 1:
        rows = [sum(row) for row in table]
        columns = [sum(column) for column in zip(*table, strict=True)]
        every = sum(rows)
        if min(rows) * min(columns) >= _EXPECTED * every:
            expected = [row * column / every for row in rows for column in columns]
            seen = [cell for row in table for cell in row]
            return _chi_square(seen, expected, (len(rows) - 1) * (len(columns) - 1))
        if min(rows) <= min(columns):
            del table[rows.index(min(rows))]
        else:
            at = columns.index(min(columns))
            table = [row[:at] + row[at + 1 :] for row in table]
    return 1.0


def _chi_square(seen: Sequence[int], expected: Sequence[float], freedom: int) -> float:
    """The p-value of Pearson's test."""
    from scipy import special

    far = sum((one - other) ** 2 / other for one, other in zip(seen, expected, strict=True))
    return float(special.chdtrc(freedom, far))
