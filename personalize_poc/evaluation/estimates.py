"""A mean over test users, and how far it might be off.

Intervals are those of the percentile bootstrap (Efron and Tibshirani, "An Introduction to the
Bootstrap", 1993): the users are drawn again, with replacement and as many as there are, 2,000
times; the interval holds the middle 95 % of the means. Of a difference between two recipes it is
drawn over the differences of each user, so that what makes a user hard for both cancels out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from personalize_poc.language import N_

DRAWS = 2000
_RANGE = "\u00a0…\u00a0"
"""Between the ends of an interval: no line breaks there."""
LEVEL = 0.95
_AT_A_TIME = 4_000_000
"""Numbers drawn at a time, so that memory stays small."""


@dataclass(frozen=True)
class Estimate:
    """A mean and its 95 % interval; low and high are NaN where none is known."""

    mean: float
    low: float = math.nan
    high: float = math.nan

    @property
    def has_interval(self) -> bool:
        """Whether it is known how far the mean might be off."""
        return not (math.isnan(self.low) or math.isnan(self.high))

    @property
    def above_zero(self) -> bool:
        """The whole interval is above 0."""
        return self.low > 0

    @property
    def below_zero(self) -> bool:
        """The whole interval is below 0."""
        return self.high < 0

    @property
    def verdict(self) -> str:
        """What a difference says: ahead, behind, or not distinguishable."""
        if not self.has_interval:
            return N_("not known")
        if self.above_zero:
            return N_("ahead")
        return N_("behind") if self.below_zero else N_("not distinguishable")

    def text(self, sign: str = "") -> str:
        """As `0.529 (0.442 … 0.617)`. sign: `+` for differences."""
        if math.isnan(self.mean):
            return "–"
        mean = figure(self.mean, sign)
        if not self.has_interval:
            return mean
        return f"{mean} ({figure(self.low, sign)}{_RANGE}{figure(self.high, sign)})"

    def plain(self) -> list[float | None]:
        """For JSON: mean, low, high, rounded to 4 decimals."""
        return [
            None if math.isnan(value) else round(value, 4)
            for value in (self.mean, self.low, self.high)
        ]


UNKNOWN = Estimate(math.nan)


def figure(value: float, sign: str = "") -> str:
    """A number with three decimals; what they show as nothing has no sign."""
    told = f"{value:{sign}.3f}"
    return told.lstrip("+-") if float(told) == 0 else told


def published(mean: float, interval: Sequence[float] | None) -> Estimate:
    """Of what a service says."""
    return Estimate(mean, *interval) if interval else Estimate(mean)


def restored(plain: Any) -> Estimate:
    """What `Estimate.plain` wrote, or unknown."""
    if not isinstance(plain, list) or len(plain) != 3:
        return UNKNOWN
    return Estimate(*(math.nan if value is None else float(value) for value in plain))


def of(values: Sequence[float | None], seed: int = 0) -> Estimate:
    """The mean of one value a user. None and NaN: that user does not count.

    seed: same seed and values, same interval.
    """
    known = np.array([math.nan if value is None else value for value in values], float)
    known = known[np.isfinite(known)]
    if not len(known):
        return UNKNOWN
    rng = np.random.default_rng(seed)
    means: list[float] = []
    part = max(1, min(DRAWS, _AT_A_TIME // len(known)))
    while len(means) < DRAWS:
        draws = rng.integers(0, len(known), (min(part, DRAWS - len(means)), len(known)))
        means.extend(known[draws].mean(axis=1).tolist())
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(means, [tail, 1 - tail])
    return Estimate(float(known.mean()), float(low), float(high))


def difference(
    one: Sequence[float | None], other: Sequence[float | None], seed: int = 0
) -> Estimate:
    """By how much the first is better, user by user. Both have the same users in the same order."""
    pairs = zip(one, other, strict=True)
    return of([None if a is None or b is None else a - b for a, b in pairs], seed)
