"""The judgement of an A/B test: a difference per user, how sure it is, and what to do about it.

Two arms are compared by the mean of an outcome over their users; means of 0 and 1 are rates.
`intervals` holds the statistics.
"""

from __future__ import annotations

import html
import math
from dataclasses import dataclass
from typing import Any

import pandas as pd

from personalize_poc.errors import BadInput
from personalize_poc.experiment import intervals, power
from personalize_poc.experiment.assignment import COLUMNS
from personalize_poc.experiment.statistics.fixed import MISMATCH
from personalize_poc.language import _

_FEW = 30


@dataclass(frozen=True)
class Arm:
    """One arm: its name, its users, and mean and standard deviation of their outcomes."""

    name: str
    users: int
    mean: float
    deviation: float


@dataclass(frozen=True)
class Comparison:
    """What an A/B test has shown. In a notebook it is a table, and the decision in words.

    Attributes:
        control, treatment: the arms.
        rates: whether the outcomes are 0 and 1, so that means are rates.
        confidence: of the interval, e.g. 0.95.
        difference: treatment minus control, per user.
        interval: its confidence interval, low and high.
        p_value: two-sided.
        ratio_p: how often chance alone would make arms whose sizes differ so from the plan.
        worthwhile: the smallest difference worth having, 0 if any is.
        shares: whether the outcomes are shares between 0 and 1, to be read in percent as rates are.
    """

    control: Arm
    treatment: Arm
    rates: bool
    confidence: float
    difference: float
    interval: tuple[float, float]
    p_value: float
    ratio_p: float
    worthwhile: float = 0.0
    shares: bool = False

    @property
    def percent(self) -> bool:
        """Whether means are read in percent, and differences in percentage points."""
        return self.rates or self.shares

    @property
    def decision(self) -> str:
        """`void` if the arms are not as planned, else `better`, `worse`, or `open`."""
        if self.ratio_p < MISMATCH:
            return "void"
        low, high = self.interval
        return "better" if low > 0 else "worse" if high < 0 else "open"

    @property
    def level(self) -> str:
        """The confidence as text, e.g. `95 %`."""
        return _("{share:.4g} %").format(share=self.confidence * 100)

    def table(self) -> pd.DataFrame:
        """One row an arm, and one for the difference with its interval; as text."""
        value = _("rate") if self.rates else _("mean share") if self.shares else _("mean per user")
        columns = [_("users"), value, _("{level} interval").format(level=self.level), "p"]
        rows = {
            arm.name: [f"{arm.users:,}", self.shown(arm.mean), "", ""]
            for arm in (self.control, self.treatment)
        }
        low, high = (self.shown(end, difference=True) for end in self.interval)
        rows[_("difference")] = [
            "",
            self.shown(self.difference, difference=True),
            f"{low} … {high}",
            _chance(self.p_value),
        ]
        return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis(_("arm"))

    def shown(self, value: float, *, difference: bool = False) -> str:
        """A mean or a difference of means as people write it: rates in %, differences in points."""
        if self.percent:
            return (
                _("{value:+.1f} points").format(value=value * 100) if difference else f"{value:.1%}"
            )
        return f"{value:+.4g}" if difference else f"{value:.4g}"

    @property
    def words(self) -> str:
        """The decision and its reason in plain words."""
        parts = {"void": self._void, "better": self._better, "worse": self._worse}
        said = parts.get(self.decision, self._open)()
        if not self.rates and min(self.control.users, self.treatment.users) < _FEW:
            said += _(" With fewer than {few} users in an arm the interval is a rough one.").format(
                few=_FEW
            )
        return said

    def _void(self) -> str:
        return _(
            "Nothing can be concluded: {users:,} and {others:,} users are not "
            "the shares that were planned (by chance only with p {chance}). "
            "Users are lost or counted twice in one arm. Find out where, and "
            "repeat the test."
        ).format(users=self.control.users, others=self.treatment.users, chance=_is(self.ratio_p))

    def _evidence(self) -> str:
        low, high = (self.shown(end, difference=True) for end in self.interval)
        return _(
            "{mean} against {other} for {name}, a difference of {difference} "
            "({level} interval {low} … {high}, p {chance})"
        ).format(
            mean=self.shown(self.treatment.mean),
            other=self.shown(self.control.mean),
            name=self.control.name,
            difference=self.shown(self.difference, difference=True),
            level=self.level,
            low=low,
            high=high,
            chance=_is(self.p_value),
        )

    def _better(self) -> str:
        said = _("{name} brings more: {evidence}.").format(
            name=self.treatment.name, evidence=self._evidence()
        )
        if self.interval[0] < self.worthwhile:
            wanted = self.shown(self.worthwhile, difference=True)
            return _(
                "{said} Whether it is the {wanted} that make it worthwhile is not certain."
            ).format(said=said, wanted=wanted)
        return _("{said} Take {name}.").format(said=said, name=self.treatment.name)

    def _worse(self) -> str:
        return _("{name} brings less: {evidence}. Keep {control}.").format(
            name=self.treatment.name, evidence=self._evidence(), control=self.control.name
        )

    def _open(self) -> str:
        said = _(
            "Not decided: {name} has {evidence}. The interval contains 0, so "
            "either arm may be the better one; that is no proof that they are "
            "equal."
        ).format(name=self.treatment.name, evidence=self._evidence())
        if self.worthwhile <= 0:
            return said
        wanted = self.shown(self.worthwhile, difference=True)
        if self.interval[1] < self.worthwhile:
            return _("{said} But {wanted}, which would be worthwhile, can be excluded.").format(
                said=said, wanted=wanted
            )
        return _("{said} To find {wanted} needs about {needed:,} users in each arm.").format(
            said=said, wanted=wanted, needed=self._needed()
        )

    def _needed(self) -> int:
        level = 1 - self.confidence
        if self.rates:
            rate = min(self.control.mean, 1 - self.worthwhile)
            return power.users_needed(self.worthwhile, rate=rate, significance=level)
        spread = math.sqrt((self.control.deviation**2 + self.treatment.deviation**2) / 2)
        return power.users_needed(self.worthwhile, deviation=spread, significance=level)

    def record(self, audience: str) -> dict[str, Any]:
        """For the report of a run; `audience` says who the users were, e.g. simulated ones."""
        return {
            "audience": audience,
            "control": self.control.name,
            "treatment": self.treatment.name,
            "users": self.control.users + self.treatment.users,
            "difference": self.difference,
            "interval": list(self.interval),
            "confidence": self.confidence,
            "p value": self.p_value,
            "decision": self.decision,
            "words": self.words,
        }

    def _repr_html_(self) -> str:
        return f"{self.table().to_html()}<p>{html.escape(self.words)}</p>"

    def __repr__(self) -> str:
        return f"{self.table().to_string()}\n{self.words}"


def judge(
    outcomes: pd.DataFrame,
    *,
    control: str,
    treatment: str,
    control_share: float = 0.5,
    significance: float = power.SIGNIFICANCE,
    comparisons: int = 1,
    worthwhile: float = 0.0,
    shares: bool = False,
) -> Comparison:
    """Compare two arms of an experiment that has ended.

    Args:
        outcomes: one row a user, with the columns user, arm and outcome; also of the users who
            did nothing, with 0.
        control, treatment: the names of the arms.
        control_share: the share of the users that was planned for the control.
        significance: the chance to see a difference where there is none.
        comparisons: how many metrics, or treatments, are judged in this experiment. Each gets its
            part of `significance` (Bonferroni), so that the chance is not more for all together.
        worthwhile: the smallest difference that would be worth having; only the words use it.
        shares: the outcomes are shares of something, such as of evenings; only words and figures
            use it.

    Raises:
        BadInput: the table is not one row a user in exactly these arms with finite numbers, or an
            arm has no user, or one alone where outcomes are not 0 and 1.
    """
    if not 0 < significance < 1 or not 0 < control_share < 1 or comparisons < 1:
        raise BadInput(
            "significance and control_share are between 0 and 1, comparisons is at least 1."
        )
    table = _checked(outcomes, control, treatment)
    one, other = (table.loc[table["arm"] == name, "outcome"] for name in (control, treatment))
    arms = _arm(control, one), _arm(treatment, other)
    rates = bool(table["outcome"].isin((0.0, 1.0)).all())
    confidence = 1 - significance / comparisons
    interval, p_value = _compared(*arms, rates=rates, confidence=confidence)
    expected = control_share * len(table)
    off = (arms[0].users - expected) / math.sqrt(expected * (1 - control_share))
    return Comparison(
        *arms,
        rates=rates,
        confidence=confidence,
        difference=arms[1].mean - arms[0].mean,
        interval=interval,
        p_value=p_value,
        ratio_p=intervals.two_sided(off),
        worthwhile=worthwhile,
        shares=shares,
    )


def _checked(outcomes: pd.DataFrame, control: str, treatment: str) -> pd.DataFrame:
    missing = [name for name in COLUMNS if name not in outcomes]
    if missing:
        raise BadInput(
            f"The outcomes have no column {', '.join(missing)}.",
            _("Needed: {columns}.").format(columns=", ".join(COLUMNS)),
        )
    table = outcomes[list(COLUMNS)]
    _one_row_a_user(table)
    sizes = table["arm"].value_counts()
    foreign = sorted({str(arm) for arm in sizes.index} - {control, treatment})
    if foreign or table["arm"].isna().any():
        raise BadInput(
            f"The outcomes have rows of {', '.join(foreign) or 'no arm'} beside {control} and "
            f"{treatment}.",
            _("Judge two arms at a time, and say in `comparisons` how many pairs you judge."),
        )
    empty = [name for name in (control, treatment) if not sizes.get(name, 0)]
    if empty or control == treatment:
        raise BadInput(f"There is no user of {empty[0] if empty else 'a second arm'} to judge.")
    numbers = pd.to_numeric(table["outcome"], errors="coerce").astype(float)
    bad = ~numbers.abs().lt(math.inf)
    if bad.any():
        raise BadInput(
            f"User {table.loc[bad, 'user'].iloc[0]} has no finite number as outcome.",
            _("Somebody who did nothing has 0."),
        )
    return table.assign(outcome=numbers)


def _one_row_a_user(table: pd.DataFrame) -> None:
    double = table["user"].duplicated(keep=False)
    if not double.any():
        return
    user = table.loc[double, "user"].iloc[0]
    arms = table.loc[table["user"] == user, "arm"].nunique()
    if arms > 1:
        raise BadInput(
            f"User {user} is in {arms} arms.",
            _("Who has seen both lists can be counted in neither."),
        )
    raise BadInput(
        f"User {user} has more than one row.",
        _("Sum up to one row a user first: rows of the same user are not independent."),
    )


def _arm(name: str, values: pd.Series) -> Arm:
    deviation = float(values.std()) if len(values) > 1 else 0.0
    return Arm(name, len(values), float(values.mean()), deviation)


def _compared(
    control: Arm, treatment: Arm, *, rates: bool, confidence: float
) -> tuple[tuple[float, float], float]:
    if rates:
        rate, other = ((arm.mean, arm.users) for arm in (control, treatment))
        return intervals.of_rates(rate, other, confidence)
    if min(control.users, treatment.users) < 2:
        raise BadInput("An arm of one user has no spread, so its mean cannot be judged.")
    if control.deviation == treatment.deviation == 0:
        raise BadInput("All users of an arm have the same outcome: it measures nothing.")
    first, second = ((arm.mean, arm.deviation, arm.users) for arm in (control, treatment))
    return intervals.of_means(first, second, confidence)


def _chance(p: float) -> str:
    """With three significant digits: 0.0495 must not read as 0.050."""
    return "< 0.001" if p < 0.001 else f"{p:.3g}"


def _is(p: float) -> str:
    return _chance(p) if p < 0.001 else f"= {p:.3g}"
