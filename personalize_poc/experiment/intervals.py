"""Confidence intervals of a difference, and the p-values that belong to them.

A p-value here is the significance at which the interval just touches 0, so that the two never
contradict each other.
"""

from __future__ import annotations

import math
from statistics import NormalDist

_NORMAL = NormalDist()
_FAR = 40.0
"""A z beyond every p-value that a floating-point number can hold."""


def of_rates(
    one: tuple[float, int], other: tuple[float, int], confidence: float
) -> tuple[tuple[float, float], float]:
    """The interval of the difference of two independent rates, other minus one, and its p-value.

    Method 10 of R. G. Newcombe, Interval estimation for the difference between independent
    proportions, Statistics in Medicine 17 (1998) 873-890: the Wilson intervals of both rates
    combined. Unlike the textbook's it also holds for few users and for rates near 0 or 1.

    Args:
        one, other: rate (0 to 1) and number of users (1 or more) of an arm.
        confidence: e.g. 0.95.
    """
    low, high = 0.0, _FAR  # between them lies the z at which the interval touches 0
    for _ in range(100 if one[0] != other[0] else 0):
        middle = (low + high) / 2
        ends = _newcombe(one, other, middle)
        low, high = (middle, high) if ends[0] > 0 or ends[1] < 0 else (low, middle)
    return _newcombe(one, other, _NORMAL.inv_cdf((1 + confidence) / 2)), two_sided(low)


def of_means(
    one: tuple[float, float, int], other: tuple[float, float, int], confidence: float
) -> tuple[tuple[float, float], float]:
    """The interval of the difference of two means, other minus one, and its p-value.

    Welch's, with the quantile of the normal distribution: for some dozens of users and more.

    Args:
        one, other: mean, standard deviation (at least one of them above 0) and number of users.
        confidence: e.g. 0.95.
    """
    difference = other[0] - one[0]
    error = math.hypot(*(deviation / math.sqrt(users) for _, deviation, users in (one, other)))
    half = _NORMAL.inv_cdf((1 + confidence) / 2) * error
    return (difference - half, difference + half), two_sided(difference / error)


def wilson(rate: float, users: int, z: float) -> tuple[float, float]:
    """The interval of one rate (E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212)."""
    middle = rate + z**2 / (2 * users)
    half = z * math.sqrt(rate * (1 - rate) / users + z**2 / (4 * users**2))
    scale = 1 + z**2 / users
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def two_sided(z: float) -> float:
    """The chance of a standard normal number at least as far from 0 as z."""
    return math.erfc(abs(z) / math.sqrt(2))


def _newcombe(one: tuple[float, int], other: tuple[float, int], z: float) -> tuple[float, float]:
    (low_one, high_one), (low_other, high_other) = wilson(*one, z), wilson(*other, z)
    difference = other[0] - one[0]
    below = math.hypot(other[0] - low_other, high_one - one[0])
    above = math.hypot(high_other - other[0], one[0] - low_one)
    return max(-1.0, difference - below), min(1.0, difference + above)
