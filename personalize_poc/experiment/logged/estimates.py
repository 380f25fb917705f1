"""One difference between a treatment and the control, with everything that is said of it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from personalize_poc.errors import BadInput
from personalize_poc.experiment.logged.metrics import Metric
from personalize_poc.experiment.power import LEAST_SIGNIFICANCE
from personalize_poc.experiment.statistics import fixed, sequential
from personalize_poc.experiment.statistics.moments import Moments, pooled, uneven
from personalize_poc.language import _

_ROUNDING = 1e-12
"""Of a mean: a smaller standard deviation is that of sums of the same values in another order."""
FEW = 30
"""Users in a variant, below which intervals of means are rough."""
FEWEST_EXPECTED = 5
"""Of a rate, users with and users without the outcome that are expected in the smaller variant if
both have the same rate: with fewer no always-valid interval is given."""


@dataclass(frozen=True)
class Rules:
    """How differences are judged.

    Attributes:
        alpha: significance, two-sided.
        planned: users that the test was planned with, over all variants; None if nobody said.
        correction: a key of `corrections.METHODS`.
    """

    alpha: float = 0.05
    planned: int | None = None
    correction: str = "holm"

    def __post_init__(self) -> None:
        if not LEAST_SIGNIFICANCE <= self.alpha < 1:
            raise BadInput(
                f"A significance of {self.alpha:g} is not between {LEAST_SIGNIFICANCE:g} and 1."
            )

    def tuned(self, share: float) -> int:
        """Users at which always-valid intervals are narrowest, of two variants with this share."""
        return max(1, round(self.planned * share)) if self.planned else sequential.PLANNED


@dataclass(frozen=True)
class Estimate:
    """A difference, treatment minus control, per user.

    Attributes:
        control, treatment: moments of the variants.
        interval: for one look at the planned end, low and high.
        p_value: that belongs to it.
        always: the always-valid interval; None with too few users or outcomes for one.
        always_p: the always-valid p-value; 1 without an interval.
        lift: the relative difference with its interval; None if the control is not clearly above 0.
    """

    control: Moments
    treatment: Moments
    interval: tuple[float, float]
    p_value: float
    always: tuple[float, float] | None
    always_p: float
    lift: tuple[float, tuple[float, float]] | None

    @property
    def difference(self) -> float:
        """Treatment minus control."""
        return self.treatment.mean - self.control.mean

    @property
    def always_lift(self) -> tuple[float, float] | None:
        """The always-valid interval of the relative difference: Fieller's, as `lift` has it."""
        if self.always is None:
            return None
        error = math.sqrt(self.control.error2 + self.treatment.error2)
        found = fixed.lift(self.control, self.treatment, (self.always[1] - self.difference) / error)
        return found[1] if found else None

    @property
    def is_rough(self) -> bool:
        """Whether a variant has so few users that intervals are rough."""
        return min(self.control.users, self.treatment.users) < FEW


def estimate(
    control: Moments | None,
    treatment: Moments | None,
    *,
    rate: bool,
    rules: Rules,
    share: float = 1.0,
) -> Estimate | str:
    """Compare two variants.

    Args:
        control, treatment: moments; None for a variant without users.
        rate: whether the outcome of a user is 0 or 1, and not adjusted.
        rules: significance and planned users.
        share: of all planned users, that these two variants have.

    Returns:
        The estimate, or why there is none.
    """
    if control is None or treatment is None or min(control.users, treatment.users) < 2:
        return _("a variant has fewer than two users, so nothing is known of how users differ")
    if not any(one.variance > (_ROUNDING * one.mean) ** 2 for one in (control, treatment)):
        return _("all users of a variant have the same value (no variance): it measures nothing")
    confidence = 1 - rules.alpha
    test = fixed.rates if rate else fixed.welch
    interval, p_value = test(control, treatment, confidence)
    always, always_p = _always(control, treatment, rate, rules, share)
    difference = treatment.mean - control.mean
    # What the interval of the difference says of 0, that of the lift has to say as well.
    half = difference - interval[0] if difference > 0 else interval[1] - difference
    lift = fixed.lift(control, treatment, half / math.sqrt(control.error2 + treatment.error2))
    return Estimate(control, treatment, interval, p_value, always, always_p, lift)


def _always(
    control: Moments, treatment: Moments, rate: bool, rules: Rules, share: float
) -> tuple[tuple[float, float] | None, float]:
    """The always-valid interval and p-value; None and 1 with too few users or outcomes.

    A small variant in which by chance nobody has done much has a variance that is too small: its
    mean is low and, by its own variance, surely so. A fixed test sees that once; of many looks
    the first ones see it often. So the error is no smaller than that of variants with the same
    variance, which under the hypothesis of no difference they have.
    """
    users = control.users + treatment.users
    both = (control, treatment)
    each = [one.users for one in both]
    if min(each) < sequential.BURN_IN:
        return None, 1.0
    hits = sum(one.mean * one.users for one in both)
    if rate and min(hits, users - hits) * min(each) / users < FEWEST_EXPECTED:
        return None, 1.0
    difference = treatment.mean - control.mean
    error = math.sqrt(max(control.error2 + treatment.error2, pooled(control, treatment)))
    tuned = rules.tuned(share)
    always = sequential.interval(difference, error, users, alpha=rules.alpha, planned=tuned)
    p = sequential.p_value(difference, error, users, alpha=rules.alpha, planned=tuned)
    return always, p


@dataclass(frozen=True)
class Result:
    """A metric of a treatment.

    Attributes:
        metric: what was measured.
        treatment: the name of the variant.
        raw: the estimate without data from before, or why there is none.
        adjusted: with CUPED; None if there is nothing to adjust with.
        reduction: share of the variance that CUPED took away.
        adjusted_p: the p-value that decides, corrected for several tests.
        uncorrected_p: the same before the correction.
        alpha: that it is compared with.
        is_fixed: whether the fixed test decides; else the always-valid one.
    """

    metric: Metric
    treatment: str
    raw: Estimate | str
    adjusted: Estimate | None = None
    reduction: float = 0.0
    adjusted_p: float = 1.0
    uncorrected_p: float = 1.0
    alpha: float = 0.05
    is_fixed: bool = False

    @property
    def is_uneven(self) -> bool:
        """Whether unequal sizes, and few users who bring much, make the fixed test err."""
        if self.metric.is_rate or not isinstance(self.raw, Estimate):
            return False
        return uneven(self.raw.control, self.raw.treatment)

    @property
    def deciding_interval(self) -> tuple[float, float] | None:
        """The interval of the test that decides; None without one."""
        if self.best is None:
            return None
        return self.best.interval if self.is_fixed else self.best.always

    @property
    def best(self) -> Estimate | None:
        """The estimate that decides: with CUPED where it is possible."""
        return self.adjusted or (self.raw if isinstance(self.raw, Estimate) else None)

    @property
    def state(self) -> str:
        """`better`, `worse` or `open`; `none` without an estimate."""
        if self.best is None:
            return "none"
        if self.adjusted_p >= self.alpha or self.best.difference == 0:
            return "open"
        return "better" if (self.best.difference > 0) != self.metric.lower_is_better else "worse"
