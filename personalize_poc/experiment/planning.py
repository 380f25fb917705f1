"""What an A/B test needs before it starts: users, days, and what a shorter one misses."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

from personalize_poc.errors import BadInput
from personalize_poc.experiment import power
from personalize_poc.experiment.statistics import sequential
from personalize_poc.language import _

_NORMAL = NormalDist()
_FINEST = 1e-5
"""Of the standard deviation: no audience is large enough to find a smaller effect."""
_FEWEST = 2
"""Users in a variant, of whom it is known how they differ."""
_RATES_OF_USERS = 1e-3, 1e10
"""Users a day: one in three years, and more than there are people."""
LONGEST = 730
"""Days: no product, and few users, stay the same for two years."""


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
        if self.effect == 0:
            raise BadInput("The smallest effect worth having cannot be 0.", _("No test finds it."))
        if not abs(self.effect) < power.LARGEST:
            raise BadInput(f"A smallest effect of {self.effect:g} is not possible.")
        least, most = _RATES_OF_USERS
        if not least <= self.users_a_day <= most:
            raise BadInput(f"{self.users_a_day:g} users a day are not possible.")
        if not 0 <= self.reduction < 1:
            raise BadInput(f"CUPED cannot take away {self.reduction:g} of the variance (0 to 1).")
        if self.comparisons < 1:
            raise BadInput("At least one metric is tested.")
        power.quantiles(self.significance, self.power)
        if self.power <= self.alpha:
            raise BadInput(
                f"A power of {self.power:g} is no more than the significance, {self.alpha:g}: "
                "a test of nothing would say that something is there as often.",
                _("Usual is a power of 0.8."),
            )
        spread = sum(power.variances(self.effect, self.rate, self.deviation))
        if spread == 0:
            raise BadInput(
                "The outcome is the same for everybody: it has no variance, so nothing can be "
                "planned with it.",
                _("Give a rate above 0 or a standard deviation above 0."),
            )
        if abs(self.effect) < _FINEST * math.sqrt(spread):
            raise BadInput(
                f"An effect of {self.effect:g} is so small beside the differences between users "
                f"(standard deviation {math.sqrt(spread / 2):g}) that no audience is large enough.",
                _("Is it in the unit of the outcome? Of a rate one percentage point is 0.01."),
            )

    @property
    def significance(self) -> float:
        """Of one comparison."""
        return self.alpha / self.comparisons

    @property
    def needed(self) -> int:
        """Users in all variants that find the effect with the power, at one look at the end.

        Two of each variant at least.
        """
        z = power.quantiles(self.significance, self.power)
        found = math.ceil(z**2 * self._spread(self.effect) / self.effect**2)
        return max(found, math.ceil(_FEWEST / min(self.weights)))

    @property
    def days(self) -> int:
        """Days until they are there."""
        return math.ceil(self.needed / self.users_a_day)

    @property
    def needed_looking(self) -> int:
        """Users that find it with the power at the end by the always-valid interval.

        As many in each variant as that interval needs to begin with, at least.
        """
        low, high = 1, 2 * self.needed
        while self._chance_looking(high) < self.power:
            high *= 2
        while high - low > 1:
            middle = (low + high) // 2
            enough = self._chance_looking(middle) >= self.power
            low, high = (low, middle) if enough else (middle, high)
        return max(high, math.ceil(sequential.BURN_IN / min(self.weights)))

    @property
    def reachable(self) -> int | None:
        """Users that can be had within audience and days; None without end.

        Where nobody has said how long the test may take, and it would take longer, `LONGEST` days.
        """
        ends = [] if self.audience is None else [self.audience]
        most = LONGEST if self.is_endless else self.most_days
        if most is not None:
            ends.append(math.floor(most * self.users_a_day))
        return min(ends) if ends else None

    @property
    def is_endless(self) -> bool:
        """Whether it takes more than `LONGEST` days, and nobody has said how many it may take."""
        return self.most_days is None and self.days > LONGEST

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
        """The smallest difference, with the sign of `effect`, that so many find with the power.

        Infinite if none is found.
        """
        z = power.quantiles(self.significance, self.power)
        sign = math.copysign(1.0, self.effect)
        if self.deviation is not None:
            return sign * z * self._error(0.0, users)
        assert self.rate is not None
        low, high = 0.0, 1 - self.rate if sign > 0 else self.rate
        if high < z * self._error(sign * high, users):
            return sign * math.inf
        for __ in range(60):
            middle = (low + high) / 2
            found = middle >= z * self._error(sign * middle, users)
            low, high = (low, middle) if found else (middle, high)
        return sign * high

    def _spread(self, effect: float) -> float:
        """Variance of the difference times users: of the treatment with the smallest weight."""
        control, treatment = power.variances(effect, self.rate, self.deviation)
        parts = control / self.weights[0] + treatment / min(self.weights[1:])
        return parts * (1 - self.reduction)

    def _error(self, effect: float, users: float) -> float:
        return math.sqrt(self._spread(effect) / users)

    def _spread_looking(self) -> float:
        """The same for always-valid intervals, which take no less than the pooled variance."""
        ends = self.weights[0], min(self.weights[1:])
        parts = zip(ends, power.variances(self.effect, self.rate, self.deviation), strict=True)
        pooled = sum(weight * one for weight, one in parts) / sum(ends)
        alike = pooled * sum(1 / weight for weight in ends) * (1 - self.reduction)
        return max(self._spread(self.effect), alike)

    def _chance_looking(self, users: int) -> float:
        error = math.sqrt(self._spread_looking() / users)
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
