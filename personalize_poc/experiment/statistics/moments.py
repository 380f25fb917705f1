"""What is kept of a variant: moments over its users; and CUPED, which needs no more than these."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

_NORMAL = 355
_UNEVEN = 50


@dataclass(frozen=True)
class Moments:
    """Moments of an outcome over the users of one variant.

    Attributes:
        users: how many; those who did nothing count with 0.
        mean: of the outcome.
        variance: of the outcome, divided by users - 1; 0 for a single user.
        before_mean, before_variance: the same of what was known of them before the experiment.
        covariance: of the outcome and what was known before, divided by users - 1.
        skewness: of the outcome; 0 where nobody asked for it.
    """

    users: int
    mean: float
    variance: float
    before_mean: float = 0.0
    before_variance: float = 0.0
    covariance: float = 0.0
    skewness: float = 0.0

    @property
    def error2(self) -> float:
        """The squared standard error of the mean."""
        return self.variance / self.users

    @property
    def third(self) -> float:
        """The third central moment of the mean."""
        return float(self.skewness * self.variance**1.5 / self.users**2)

    @property
    def change(self) -> Moments:
        """Moments of the outcome minus what was known before."""
        spread = self.variance + self.before_variance - 2 * self.covariance
        return Moments(self.users, self.mean - self.before_mean, max(spread, 0.0))


def enough(control: Moments, treatment: Moments) -> int:
    """Users of both variants with whom the difference of their means is close to normal.

    355 times the squared skewness of what is averaged: Kohavi, Deng, Longbotham and Xu, Seven rules
    of thumb for web site experimenters, KDD 2014, rule 7. It is applied to the difference, whose
    skewness cancels out between variants of the same size and shape. At least one variance is
    above 0.
    """
    users = control.users + treatment.users
    third = treatment.third - control.third
    skewness2 = users * third**2 / (control.error2 + treatment.error2) ** 3
    return math.ceil(_NORMAL * skewness2)


def uneven(control: Moments, treatment: Moments) -> bool:
    """Whether few users who bring much make a test of variants of unequal size err in one way.

    If both have the same distribution with skewness s, the difference of the means of m and n users
    has the skewness g = s (m - n) / √(m n (m + n)): none if they are of the same size. It takes
    error from one end of Student's t to the other, and adds about g²/4 to the 5 % of both together
    (the second term of the Edgeworth expansion; P. Hall, The bootstrap and Edgeworth expansion,
    1992, section 2.6). More than half a point is too much: g² above 1/50. s is that of all users.
    """
    both = (control, treatment)
    users = control.users + treatment.users
    variance = sum(one.users * one.variance for one in both) / users
    if variance <= 0:
        return False
    third = sum(one.users * one.skewness * one.variance**1.5 for one in both) / users
    skewness2 = third**2 / variance**3
    apart = (control.users - treatment.users) ** 2 / (control.users * treatment.users * users)
    return bool(_UNEVEN * skewness2 * apart > 1)


def pooled(control: Moments, treatment: Moments) -> float:
    """The squared standard error of the difference of the means if both have the same variance.

    Two variants of two or more users; the variance is pooled within them, as for Student's test.
    """
    freedom = control.users + treatment.users - 2
    squares = (control.users - 1) * control.variance + (treatment.users - 1) * treatment.variance
    return squares / freedom * (1 / control.users + 1 / treatment.users)


@dataclass(frozen=True)
class Adjusted:
    """Variants after CUPED.

    Attributes:
        variants: their moments, with the adjusted mean and variance.
        slope: what was subtracted for each unit of the data from before.
        reduction: the share of the variance within variants that is gone, 0 to 1.
    """

    variants: tuple[Moments, ...]
    slope: float
    reduction: float


def cuped(variants: Sequence[Moments]) -> Adjusted | None:
    """Take away what was known before: CUPED.

    Y' = Y - θ (X - mean of X over all users), with θ = cov(X, Y) / var(X), both pooled within the
    variants. Deng, Xu, Kohavi and Walker, Improving the sensitivity of online controlled
    experiments by utilizing pre-experiment data, WSDM 2013. X must be from before the exposure:
    then no variant can have changed it, and the difference of the means keeps its expectation.

    Returns:
        None if there is nothing to take away: what was known before is the same for everybody.
    """
    weights = [max(one.users - 1, 0) for one in variants]
    before = _weighted(weights, [one.before_variance for one in variants])
    spread = _weighted(weights, [one.variance for one in variants])
    if before <= 0 or spread <= 0:
        return None
    slope = _weighted(weights, [one.covariance for one in variants]) / before
    users = [one.users for one in variants]
    middle = _weighted(users, [one.before_mean for one in variants]) / sum(users)
    made = tuple(_adjusted(one, slope, middle) for one in variants)
    left = _weighted(weights, [one.variance for one in made])
    return Adjusted(made, slope, 1 - left / spread)


def _adjusted(one: Moments, slope: float, middle: float) -> Moments:
    variance = one.variance + slope**2 * one.before_variance - 2 * slope * one.covariance
    mean = one.mean - slope * (one.before_mean - middle)
    return replace(one, mean=mean, variance=max(variance, 0.0), skewness=0.0)


def _weighted(weights: Sequence[int], values: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))
