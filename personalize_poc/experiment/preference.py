"""Which of two interleaved lists users prefer: a score for each user, its mean, and an interval."""

from __future__ import annotations

import html
import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from personalize_poc.errors import BadInput
from personalize_poc.experiment import power
from personalize_poc.experiment.interleaving import PER_USER
from personalize_poc.language import _

Floats = NDArray[np.float64]
_ROUNDING = 1e-9
"""Scores that differ by less are the same."""
FEW = 30
"""Users with a preference, below which the interval of the mean is rough."""


@dataclass(frozen=True)
class Preference:
    """What an interleaving experiment has shown.

    Attributes:
        names: of the first and the second list.
        users: who were shown lists, also those who clicked nothing.
        for_first, for_second: users with more clicks for that list; the others are undecided.
        mean: preference of the users who clicked, from -1 (all chose from the first list) to 1; see
            `judge`.
        deviation: of a user; the standard error of the mean is deviation / sqrt(users).
        interval: of the mean, by Student's t over users who clicked.
        p_value: two-sided, of the same test.
        share: of the decided users that prefer the second list, with its exact (Clopper-Pearson)
            interval; None if nobody is decided.
        sign_p: of the sign test, the exact binomial test of that share against a half.
        confidence: of both intervals.
    """

    names: tuple[str, str]
    users: int
    for_first: int
    for_second: int
    mean: float
    deviation: float
    interval: tuple[float, float]
    p_value: float
    share: tuple[float, tuple[float, float]] | None
    sign_p: float
    confidence: float = 0.95

    @property
    def decision(self) -> str:
        """`first`, `second` or `open`."""
        low, high = self.interval
        return "second" if low > 0 else "first" if high < 0 else "open"

    def users_needed(self, significance: float = power.SIGNIFICANCE, chance: float = 0.8) -> int:
        """Users in all that find a preference as large as this one with this power.

        n = (z(1 - significance/2) + z(power))² · deviation² / mean²: one mean against 0.

        Raises:
            BadInput: the mean is 0.
        """
        if self.mean == 0:
            raise BadInput("No number of users finds a preference of 0.")
        z = power.quantiles(significance, chance)
        return max(2, math.ceil((z * self.deviation / self.mean) ** 2))

    def table(self) -> pd.DataFrame:
        """The figures, as text."""
        level = _("{share:.4g}% interval").format(share=self.confidence * 100)
        low, high = self.interval
        rows = {
            _("users"): [f"{self.users:,}", "", ""],
            _("… with more clicks for {name}").format(name=self.names[0]): [
                f"{self.for_first:,}",
                "",
                "",
            ],
            _("… with more clicks for {name}").format(name=self.names[1]): [
                f"{self.for_second:,}",
                "",
                "",
            ],
            _("mean preference (-1 to 1)"): [
                f"{self.mean:+.3f}",
                f"{low:+.3f} … {high:+.3f}",
                _chance(self.p_value),
            ],
        }
        if self.share is not None:
            value, (low, high) = self.share
            decided = _("share of the decided for {name}").format(name=self.names[1])
            rows[decided] = [
                f"{value:.1%}",
                f"{low:.1%} … {high:.1%}",
                _chance(self.sign_p),
            ]
        return pd.DataFrame.from_dict(rows, orient="index", columns=[_("value"), level, "p"])

    @property
    def words(self) -> str:
        """The decision in plain words."""
        low, high = self.interval
        told = _(
            "mean preference {mean:+.3f} ({share:.4g}% interval {low:+.3f} … "
            "{high:+.3f}) over {users:,} users, {decided:,} of whom chose more "
            "from one list"
        ).format(
            mean=self.mean,
            share=self.confidence * 100,
            low=low,
            high=high,
            users=self.users,
            decided=self.for_first + self.for_second,
        )
        if self.decision == "open":
            said = _(
                "Not decided between {names}: {told}. The interval contains 0; "
                "that is no proof that they are equal."
            ).format(names=_(" and ").join(self.names), told=told)
        else:
            better = self.names[self.decision == "second"]
            said = _(
                "Users prefer {better}: {told}. It says which list is chosen "
                "from, not by how much an outcome would rise: for that, run an "
                "A/B test."
            ).format(better=better, told=told)
        if self.for_first + self.for_second < FEW:
            said += _(" With fewer than {few} decided users the interval is a rough one.").format(
                few=FEW
            )
        return said

    def _repr_html_(self) -> str:
        return f"{self.table().to_html()}<p>{html.escape(self.words)}</p>"

    def __repr__(self) -> str:
        return f"{self.table().to_string()}\n{self.words}"


def judge(
    per_user: pd.DataFrame,
    *,
    names: tuple[str, str] = ("first", "second"),
    significance: float = power.SIGNIFICANCE,
) -> Preference:
    """Which list users prefer, with the user as the unit.

    The preference of a user with d = second - first and n = second + first clicks is d / n; its
    mean weighs users by sqrt(n): Σ d / sqrt(n) / Σ sqrt(n). Clicks of one person depend on each
    other, so users are independent and clicks are not; the error is that of a ratio of two sums
    over users (W. G. Cochran, Sampling techniques, 1977, 6.4). With equal weights, users with a
    single click make most of the noise, and twice as many are needed; with weights n a few who
    click much decide alone. Chapelle and others (2012, section 4.3) take the sign of each
    difference, which the sign test here does. Under equal lists both have mean 0, since the coins
    of the draft make the teams alike.

    Args:
        per_user: the columns `PER_USER`, as `interleaving.credited` returns them.
        names: of both lists, for words.
        significance: the chance to see a preference where there is none.

    Raises:
        BadInput: a column is missing, a user has two rows or impossible counts, or there are fewer
            than two users, or all have the same score.
    """
    from scipy import stats

    if not 0 < significance < 1:
        raise BadInput(f"A significance of {significance:g} is not between 0 and 1.")
    first, second = _checked(per_user)
    mean, error, clickers = _mean(first.to_numpy(float), second.to_numpy(float))
    confidence = 1 - significance
    half = float(stats.t.ppf((1 + confidence) / 2, clickers - 1)) * error
    ones, others = int((second < first).sum()), int((second > first).sum())
    share, sign_p = None, 1.0
    if ones + others:
        sign = stats.binomtest(others, ones + others)
        ends = sign.proportion_ci(confidence, method="exact")
        share = others / (ones + others), (float(ends.low), float(ends.high))
        sign_p = float(sign.pvalue)
    return Preference(
        names,
        len(first),
        ones,
        others,
        mean,
        error * math.sqrt(len(first)),
        (mean - half, mean + half),
        2 * float(stats.t.sf(abs(mean) / error, clickers - 1)),
        share,
        sign_p,
        confidence,
    )


def _mean(first: Floats, second: Floats) -> tuple[float, float, int]:
    """The weighted mean preference, its standard error, and the users who clicked."""
    from scipy import stats

    clicked = first + second > 0
    clicks, difference = (first + second)[clicked], (second - first)[clicked]
    count = len(clicks)
    if count < 2:
        what = "nobody clicked anything" if not count else "one user clicked"
        raise BadInput(f"No preference can be told: {what}.")
    weights = np.sqrt(clicks)
    mean = float((difference / weights).sum() / weights.sum())
    rest = difference / weights - mean * weights
    if float(np.abs(rest).max()) <= _ROUNDING * float(weights.max()):
        sign = stats.binomtest(int((difference > 0).sum()), int((difference != 0).sum()) or 1)
        raise BadInput(
            f"No mean preference can be told: all {count} users who clicked have the same, "
            f"{mean:+.3g}, so how they differ is open.",
            _("By the sign test chance makes all choose alike with p {p}.").format(
                p=_chance(float(sign.pvalue) if difference.any() else 1.0)
            ),
        )
    error = math.sqrt(count / (count - 1) * float((rest**2).sum())) / float(weights.sum())
    return mean, error, count


def _checked(per_user: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    missing = [name for name in PER_USER if name not in per_user]
    if missing:
        raise BadInput(
            f"The table of users has no column {', '.join(missing)}.",
            _("Needed: {columns}").format(columns=", ".join(PER_USER)),
        )
    double = per_user["user"].duplicated()
    if double.any():
        user = per_user.loc[double, "user"].iloc[0]
        raise BadInput(f"User {user} has more than one row.", _("Sum up to one row a user first."))
    if len(per_user) < 2:
        raise BadInput(f"{len(per_user)} users are too few: nothing is known of how users differ.")
    counts = [pd.to_numeric(per_user[name], errors="coerce") for name in ("first", "second")]
    wrong = ~((counts[0] >= 0) & (counts[1] >= 0) & (counts[0] + counts[1] < math.inf))
    if wrong.any():
        user = per_user.loc[wrong, "user"].iloc[0]
        raise BadInput(f"User {user} has clicks that are no numbers of 0 or more.")
    return counts[0], counts[1]


@dataclass(frozen=True)
class Sensitivity:
    """Users that interleaving and an A/B test need, to tell the same two lists apart.

    Attributes:
        interleaving: users in all.
        ab: users in both arms.
        dispersion: of the outcome of the A/B test, variance divided by mean over the users of the
            control; 1 if all users are alike and what they do is chance (Poisson).

    How many times more users an A/B test needs grows with the dispersion. With clicks of mean μ and
    dispersion D an A/B test needs 4 z² D / (μ r²) users for a lift r. An interleaving of lists that
    share nothing, for people who all prefer the same, has about 4 z² / (μ r²): the difference of
    two counts of Poisson, of one user each. So the ratio is about D, and more where the better list
    takes clicks from the other, which is the rule: in `tests/experiment/test_methods_simulated.py`
    it is 3 at a dispersion of 1, 6 at 2.5, 11 at 6.4 and 20 at 18. It is less where people prefer
    different lists. The dispersion is large if few people bring most of the clicks, and grows with
    the days that a user is counted.
    """

    interleaving: int
    ab: int
    dispersion: float

    @property
    def ratio(self) -> float:
        """How many times more users the A/B test needs."""
        return self.ab / self.interleaving


def sensitivity(
    found: Preference,
    control: pd.Series,
    treatment: pd.Series,
    *,
    significance: float = power.SIGNIFICANCE,
    chance: float = 0.8,
) -> Sensitivity:
    """Compare the users that both ways need, from a trial of each with the same two lists.

    Args:
        found: an interleaving of the two.
        control, treatment: the outcome of each user who saw one of the lists alone.
        significance, chance: as `power.users_needed` takes them.

    Raises:
        BadInput: the means are equal, or an arm has fewer than two users.
    """
    if min(len(control), len(treatment)) < 2:
        raise BadInput("An arm with fewer than two users says nothing of how users differ.")
    effect = float(treatment.mean() - control.mean())
    deviation = math.sqrt((float(control.var()) + float(treatment.var())) / 2)
    each = power.users_needed(effect, deviation=deviation, significance=significance, power=chance)
    mean = float(control.mean())
    dispersion = float(control.var()) / mean if mean > 0 else math.nan
    return Sensitivity(found.users_needed(significance, chance), 2 * each, dispersion)


def _chance(p: float) -> str:
    return "< 0.001" if p < 0.001 else f"{p:.3g}"
