"""A plan that keeps its own advice: change it until it can see what is worthwhile, or ask for less.

`planning` says what one plan needs. Here several are compared with what one wants to see, before
the start: a longer test, CUPED. If none of them is enough, the question is changed, and said so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from personalize_poc import looks
from personalize_poc.errors import BadInput
from personalize_poc.experiment import planned
from personalize_poc.experiment.planning import Plan
from personalize_poc.language import _, ngettext

_STEP = 0.05
"""Lifts are rounded up to whole steps of this: a plan that just fits is none."""


@dataclass(frozen=True)
class Option:
    """One way to run the test.

    Attributes:
        name: what is done.
        mean: of the outcome per user, today.
        plan: with the audience that comes in its days.
    """

    name: str
    mean: float
    plan: Plan

    @property
    def smallest(self) -> float:
        """The smallest lift that it finds; infinite without a mean."""
        if self.mean <= 0:
            return math.inf
        return self.plan.smallest(self.plan.reachable or 1) / self.mean


@dataclass(frozen=True, repr=False)
class Settled:
    """What was decided before the start. In a notebook it is its words.

    Attributes:
        options: in the order in which they were tried.
        wanted: the lift that was called worthwhile at first.
        chosen: the first option that can see it, or else the one that sees most.
        worthwhile: the lift that the test is for: `wanted`, or what it can see at the least.
    """

    options: tuple[Option, ...]
    wanted: float
    chosen: Option
    worthwhile: float

    @property
    def keeps(self) -> bool:
        """Whether the test can see what was wanted."""
        return self.worthwhile <= self.wanted

    @property
    def possible(self) -> bool:
        """Whether there is any effect that it could see."""
        return self.worthwhile < math.inf

    @property
    def plan(self) -> Plan:
        """The plan, for the effect that is worthwhile now."""
        effect = self.worthwhile * self.chosen.mean if self.possible else self.chosen.plan.effect
        return replace(self.chosen.plan, effect=effect)

    @property
    def promise(self) -> str:
        """What the test was made for, to be read beside its result."""
        if not self.possible:
            return _("The test was too small to find anything; do not decide by it.")
        least = _("The test was made to see {worthwhile:+.0%} and more").format(
            worthwhile=self.worthwhile
        )
        return _("{least}; of anything less it can say nothing reliable.").format(least=least)

    @property
    def remedies(self) -> list[str]:
        """What would help to see what was wanted; empty if it is seen."""
        effect = self.wanted * self.chosen.mean
        return planned.remedies(replace(self.chosen.plan, effect=effect)) if effect else []

    @property
    def words(self) -> str:
        """What was tried, what was decided, and what the test will not say."""
        first = self.options[0]
        said = _("Worthwhile would be {wanted:+.0%}. ").format(wanted=self.wanted)
        if first.smallest <= self.wanted:
            return _("{said}{name} can see {lift}: it can begin like this.").format(
                said=said, name=first.name, lift=_lift(first.smallest)
            )
        if first.smallest == math.inf:
            said += _("{name} can see nothing: not like this. ").format(name=first.name)
        else:
            said += _("{name} can see no less than {smallest:+.0%}: not like this. ").format(
                name=first.name, smallest=first.smallest
            )
        if self.keeps:
            return _("{said}{name} can see {lift}: so it is run.").format(
                said=said, name=self.chosen.name, lift=_lift(self.chosen.smallest)
            )
        if not self.possible:
            return _(
                "{said}Nor does anything else help: with this audience nothing can be tested."
            ).format(said=said)
        return _(
            "{said}The best of these, {name}, can see {lift}. So either there is "
            "no test, or another question: is it {worthwhile:+.0%} or more? "
            "Whatever lies below that will stay undecided, and then that is the "
            "result."
        ).format(
            said=said,
            name=self.chosen.name,
            lift=_lift(self.chosen.smallest),
            worthwhile=self.worthwhile,
        )

    def table(self) -> pd.DataFrame:
        """One row an option."""
        rows = [
            (
                one.name,
                f"{one.plan.audience or 0:,}",
                f"{one.mean:.3f}",
                f"{one.plan.deviation or 0:.3f}",
                f"{one.plan.reduction:.0%}",
                _lift(one.smallest),
                _("yes") if one.smallest <= self.wanted else _("no"),
            )
            for one in self.options
        ]
        names = [_("users"), _("mean"), _("deviation"), _("CUPED takes"), _("smallest lift")]
        columns = [_("test"), *names, _("enough")]
        return pd.DataFrame(rows, columns=columns).set_index(columns[0])

    def _repr_html_(self) -> str:
        return looks.paragraphs([self.words])

    def __repr__(self) -> str:
        return self.words


def settle(brought: pd.DataFrame, wanted: float) -> Settled:
    """Plan from what users bring today: half the days, all of them, and with CUPED.

    Args:
        brought: a row a user, a column a day: what they brought up to the end of it; NaN before
            they came for the first time.
        wanted: the smallest lift worth having, e.g. 0.2.

    Raises:
        BadInput: nobody came, or nothing is wanted.
    """
    if not 0 < wanted < math.inf:
        raise BadInput(f"A worthwhile lift of {wanted:g} is not above 0.", _("20% more are 0.2."))
    days = brought.shape[1]
    half = max(1, days // 2)
    reduction = _explained(brought)
    options = [
        _option(_days(half), brought.iloc[:, half - 1].dropna(), half, wanted),
        _option(_days(days), brought.iloc[:, -1].dropna(), days, wanted),
    ]
    with_cuped = replace(options[1].plan, reduction=reduction)
    options.append(
        replace(options[1], name=_("{days} with CUPED").format(days=_days(days)), plan=with_cuped)
    )
    enough = [one for one in options if one.smallest <= wanted]
    if enough:
        return Settled(tuple(options), wanted, enough[0], wanted)
    best = min(options, key=lambda one: one.smallest)
    lift = math.ceil(best.smallest / _STEP) * _STEP if best.smallest < math.inf else math.inf
    return Settled(tuple(options), wanted, best, lift)


def _option(name: str, values: pd.Series, days: int, wanted: float) -> Option:
    if len(values) < 2:
        raise BadInput("Fewer than two users came: nothing can be planned with that.")
    mean, deviation = float(values.mean()), float(values.std())
    plan = Plan(
        effect=wanted * mean or 1.0,
        users_a_day=len(values) / days,
        deviation=deviation or 1.0,
        audience=len(values),
        most_days=days,
    )
    return Option(name, mean, plan)


def _explained(brought: pd.DataFrame) -> float:
    """The share of the variance that as many days from before would explain.

    The correlation r of odd and even days, stepped up to all of them: 2r / (1 + r) (C. Spearman and
    W. Brown, both in the British Journal of Psychology 3, 1910); its square is the share.
    """
    here = brought[brought.iloc[:, -1].notna()].fillna(0.0)
    each = here.diff(axis=1).fillna(here.iloc[:, [0]])
    odd, even = each.iloc[:, ::2].sum(axis=1), each.iloc[:, 1::2].sum(axis=1)
    if len(here) < 3 or odd.std() == 0 or even.std() == 0:
        return 0.0
    r = max(0.0, float(np.corrcoef(odd, even)[0, 1]))
    return float((2 * r / (1 + r)) ** 2)


def _days(count: int) -> str:
    return ngettext("One day", "{count} days", count).format(count=count)


def _lift(value: float) -> str:
    return _("none") if value == math.inf else f"{value:+.0%}"
