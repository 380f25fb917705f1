"""What an A/B test of two arms has shown: a table, and the decision in words."""

from __future__ import annotations

import html
import math
from dataclasses import dataclass
from typing import Any

import pandas as pd

from personalize_poc.experiment import power
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
        """The confidence as text, e.g. `95%`."""
        return f"{self.confidence * 100:.4g}%"

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


def _chance(p: float) -> str:
    """With three significant digits: 0.0495 must not read as 0.050."""
    return "< 0.001" if p < 0.001 else f"{p:.3g}"


def _is(p: float) -> str:
    return _chance(p) if p < 0.001 else f"= {p:.3g}"
