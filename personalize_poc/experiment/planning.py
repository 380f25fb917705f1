"""What an A/B test needs before it starts: users, days, and what a shorter one misses."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist

from personalize_poc.errors import BadInput
from personalize_poc.experiment import power
from personalize_poc.experiment.statistics import sequential
from personalize_poc.language import _, ngettext

_NORMAL = NormalDist()
_EXAMPLE_REDUCTION = 0.3
"""Of the variance; what CUPED is shown with where nobody has said what the history explains."""
_MOST_USERS = 10**12
WEEK = 7


@dataclass(frozen=True)
class Plan:
    """An A/B test as it is planned.

    Attributes:
        effect: the smallest difference worth having, treatment minus control.
        users_a_day: new users that enter the test in a day, over all variants.
        weights: of the variants, the control first; they sum to 1.
        rate: of the control, for an outcome of 0 or 1; or None.
        deviation: of any other outcome over users; or None.
        alpha: significance of the whole test, two-sided.
        power: the chance to find `effect`.
        audience: users there are in all; None without end.
        most_days: that the test may take; None without end.
        reduction: share of the variance that CUPED takes away.
        comparisons: metrics times treatments that are tested; each gets its part of alpha.
    """

    effect: float
    users_a_day: float
    weights: tuple[float, ...] = (0.5, 0.5)
    rate: float | None = None
    deviation: float | None = None
    alpha: float = power.SIGNIFICANCE
    power: float = power.POWER
    audience: int | None = None
    most_days: int | None = None
    reduction: float = 0.0
    comparisons: int = 1

    def __post_init__(self) -> None:
        if self.effect == 0 or not math.isfinite(self.effect):
            raise BadInput("The smallest effect worth having cannot be 0.", _("No test finds it."))
        if not 0 < self.users_a_day < math.inf:
            raise BadInput(f"{self.users_a_day:g} users a day are not possible.")
        if not 0 <= self.reduction < 1:
            raise BadInput(f"CUPED cannot take away {self.reduction:g} of the variance (0 to 1).")
        if self.comparisons < 1:
            raise BadInput("At least one metric is tested.")
        power.quantiles(self.alpha, self.power)
        if sum(power.variances(self.effect, self.rate, self.deviation)) == 0:
            raise BadInput(
                "The outcome is the same for everybody: it has no variance, so nothing can be "
                "planned with it.",
                _("Give a rate above 0 or a standard deviation above 0."),
            )

    @property
    def significance(self) -> float:
        """Of one comparison."""
        return self.alpha / self.comparisons

    @property
    def needed(self) -> int:
        """Users in all variants that find the effect with the power, at one look at the end."""
        z = power.quantiles(self.significance, self.power)
        return math.ceil(z**2 * self._spread(self.effect) / self.effect**2)

    @property
    def days(self) -> int:
        """Days until they are there."""
        return math.ceil(self.needed / self.users_a_day)

    @property
    def needed_looking(self) -> int:
        """Users that find it with the power at the end by the always-valid interval."""
        low, high = 1, 2 * self.needed
        while self._chance_looking(high) < self.power and high < _MOST_USERS:
            high *= 2
        while high - low > 1:
            middle = (low + high) // 2
            enough = self._chance_looking(middle) >= self.power
            low, high = (low, middle) if enough else (middle, high)
        return high

    @property
    def reachable(self) -> int | None:
        """Users that can be had within audience and days; None without end."""
        ends = [] if self.audience is None else [self.audience]
        if self.most_days is not None:
            ends.append(math.floor(self.most_days * self.users_a_day))
        return min(ends) if ends else None

    @property
    def enough(self) -> bool:
        """Whether the audience is large enough."""
        return self.reachable is None or self.needed <= self.reachable

    def chance(self, users: float) -> float:
        """The chance that the effect is found with so many users in all variants."""
        error = self._error(self.effect, users)
        limit = _NORMAL.inv_cdf(1 - self.significance / 2)
        shift = abs(self.effect) / error
        return _NORMAL.cdf(shift - limit) + _NORMAL.cdf(-shift - limit)

    def smallest(self, users: float) -> float:
        """The smallest increase that so many users find with the power; infinite if none."""
        z = power.quantiles(self.significance, self.power)
        if self.deviation is not None:
            return z * self._error(0.0, users)
        assert self.rate is not None
        low, high = 0.0, 1 - self.rate
        if high < z * self._error(high, users):
            return math.inf
        for __ in range(60):
            middle = (low + high) / 2
            found = middle >= z * self._error(middle, users)
            low, high = (low, middle) if found else (middle, high)
        return high

    def remedies(self) -> list[str]:
        """What helps where the audience is too small; each with its figures."""
        users = self.reachable
        if users is None or self.enough:
            return []
        return [
            *self._longer(),
            _(
                "A larger effect: with the {users:,} users that can be had the test "
                "finds {effect} and more with a power of {power:.0%}. Test a bolder "
                "change, or a metric closer to it."
            ).format(users=users, effect=self.told(self.smallest(users)), power=self.power),
            self._with_cuped(users),
            _(
                "Interleaving: if the question is which of two rankings people "
                "prefer, show both mixed in one list. Each user compares them, so "
                "that one to two orders of magnitude fewer were enough in published "
                "trials of search engines (Chapelle, Joachims, Radlinski and Yue, Large-scale "
                "validation and analysis of interleaved search evaluation, ACM TOIS "
                "30, 2012); between other lists it may be less. It says which is "
                "preferred, not how much more it brings."
            ),
        ]

    def told(self, value: float) -> str:
        """An effect in words: points of a rate, or the number."""
        if value == math.inf:
            return _("no increase at all")
        if self.rate is None:
            return _("a difference of {value:.4g}").format(value=value)
        points = f"{value * 100:.3g}"
        count = 1 if points == "1" else 2
        return ngettext("{points} percentage point", "{points} percentage points", count).format(
            points=points
        )

    def _longer(self) -> list[str]:
        if self.audience is not None and self.needed > self.audience:
            return [
                _(
                    "More users: {needed:,} are needed and {audience:,} are there, "
                    "so waiting alone does not help. Bring in other pages, countries "
                    "or placements."
                ).format(needed=self.needed, audience=self.audience)
            ]
        return [
            _(
                "Longer: {days:,} days in place of {most_days}, if the change can "
                "wait and new users keep coming."
            ).format(days=self.days, most_days=self.most_days)
        ]

    def _with_cuped(self, users: int) -> str:
        wanted = 1 - users / (self.needed / (1 - self.reduction))
        has = (
            _(" beyond the {reduction:.0%} that are planned with").format(reduction=self.reduction)
            if self.reduction
            else ""
        )
        example = replace(self, reduction=max(_EXAMPLE_REDUCTION, self.reduction))
        return _(
            "CUPED{has}: data of the same users from before the test must "
            "explain {wanted:.0%} of the variance, which is the square of its "
            "correlation with the outcome (correlation {correlation:.2f}). With "
            "{reduction:.0%} the test needs {needed:,} users."
        ).format(
            has=has,
            wanted=wanted,
            correlation=math.sqrt(wanted),
            reduction=example.reduction,
            needed=example.needed,
        )

    def _spread(self, effect: float) -> float:
        """Variance of the difference times users: of the treatment with the smallest weight."""
        control, treatment = power.variances(effect, self.rate, self.deviation)
        parts = control / self.weights[0] + treatment / min(self.weights[1:])
        return parts * (1 - self.reduction)

    def _error(self, effect: float, users: float) -> float:
        return math.sqrt(self._spread(effect) / users)

    def _chance_looking(self, users: int) -> float:
        error = self._error(self.effect, users)
        pair = round(users * (self.weights[0] + min(self.weights[1:])))
        planned = max(1, round(self.needed * (self.weights[0] + min(self.weights[1:]))))
        __, half = sequential.interval(
            0.0, error, max(pair, 1), alpha=self.significance, planned=planned
        )
        return _NORMAL.cdf((abs(self.effect) - half) / error)


def shares(weights: Sequence[float]) -> tuple[float, ...]:
    """Weights as shares of 1.

    Raises:
        BadInput: there are fewer than two, one is not above 0, or they add up to neither 1 nor 100.
    """
    told = " + ".join(f"{one:g}" for one in weights)
    if len(weights) < 2 or not all(0 < one < math.inf for one in weights):
        raise BadInput(f"The weights {told} are not two or more numbers above 0.")
    total = sum(weights)
    for whole in (1, 100):
        if abs(total - whole) < 1e-6 * whole:
            return tuple(one / whole for one in weights)
    raise BadInput(
        f"The weights do not add up: {told} = {total:g}.", _("They are shares of 1, or of 100.")
    )


def words(plan: Plan) -> list[str]:
    """The plan in sentences."""
    base = (
        _("a rate of {rate:.4g}").format(rate=plan.rate)
        if plan.rate is not None
        else _("a standard deviation of {deviation:.4g}").format(deviation=plan.deviation)
    )
    said = [
        _(
            "To find {effect} on {base} with a power of {power:.0%} at {alpha:g} "
            "two-sided{each}: {needed:,} users in all, {days} with "
            "{users_a_day:,.0f} new users a day."
        ).format(
            effect=plan.told(plan.effect),
            base=base,
            power=plan.power,
            alpha=plan.alpha,
            each=_each(plan),
            needed=plan.needed,
            days=_days(plan.days),
            users_a_day=plan.users_a_day,
        ),
        _(
            "To be free to look every day and stop early, plan {needed:,} users at "
            "most ({days:,} days) and judge by the always-valid interval."
        ).format(
            needed=plan.needed_looking, days=math.ceil(plan.needed_looking / plan.users_a_day)
        ),
    ]
    if plan.reduction:
        without = replace(plan, reduction=0.0)
        said.append(
            _(
                "This counts on CUPED to take away {reduction:.0%} of the variance; "
                "without it {needed:,} users are needed."
            ).format(reduction=plan.reduction, needed=without.needed)
        )
    if plan.days % WEEK:
        weeks = math.ceil(plan.days / WEEK)
        said.append(
            _(
                "Run whole weeks, so that each weekday counts alike: {days} days. "
                "The days count new users; what each does needs time after the last "
                "one has come, too."
            ).format(days=weeks * WEEK)
        )
    return said


def verdict(plan: Plan) -> str:
    """Whether to start."""
    if plan.enough:
        return _("The test can be run: {needed:,} users, {days:,} days.").format(
            needed=plan.needed, days=plan.days
        )
    users = plan.reachable or 0
    chance = plan.chance(users) if users else 0.0
    return _(
        "The audience is too small: {needed:,} users are needed, {users:,} can "
        "be had. Like this the test finds the effect with a chance of "
        "{chance:.0%}, not {power:.0%}."
    ).format(needed=plan.needed, users=users, chance=chance, power=plan.power)


def _days(count: int) -> str:
    return ngettext("{count:,} day", "{count:,} days", count).format(count=count)


def _each(plan: Plan) -> str:
    if plan.comparisons == 1:
        return ""
    return _(" ({significance:.3g} for each of {comparisons} comparisons, Bonferroni)").format(
        significance=plan.significance, comparisons=plan.comparisons
    )
