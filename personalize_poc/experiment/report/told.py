"""Numbers of plans and analyses as people write them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from personalize_poc.experiment.logged.estimates import Estimate

if TYPE_CHECKING:
    from personalize_poc.experiment.logged.metrics import Metric
    from personalize_poc.experiment.logged.results import Analysis, Segment
    from personalize_poc.experiment.planning import Plan

STATES = {"better": "better", "worse": "worse", "open": "not decided", "none": "not judged"}
CORRECTIONS = {
    "holm": "Holm: the chance of any false positive among them stays below the significance",
    "bh": "Benjamini-Hochberg: of those found, at most that share is false on average",
    "none": "no correction: with each further metric a false positive becomes likelier",
}


def value(mean: float, metric: Metric) -> str:
    """A mean over users: rates in per cent."""
    return f"{mean * 100:.3f} %" if metric.is_rate else f"{mean:,.5g}"


def difference(found: float, metric: Metric) -> str:
    """A difference: of rates in percentage points."""
    return f"{found * 100:+.3f} pp" if metric.is_rate else f"{found:+,.4g}"


def interval(found: tuple[float, float] | None, metric: Metric) -> str:
    """An interval of a difference."""
    if found is None:
        return "too few users or outcomes"
    return " to ".join(difference(end, metric) for end in found)


def lift(found: Estimate) -> str:
    """A relative difference with its interval."""
    if found.lift is None:
        return "not bounded: the control is not clearly above 0"
    middle, (low, high) = found.lift
    return f"{middle:+.1%} ({low:+.1%} to {high:+.1%})"


def chance(p: float) -> str:
    """A p-value."""
    return "< 0.001" if p < 0.001 else f"{p:.3f}"


def percent(share: float) -> str:
    """A share."""
    return f"{share * 100:.4g} %"


def segment_row(one: Segment, analysis: Analysis) -> tuple[str, ...]:
    """Column, value, variant, users, difference, interval, p."""
    head = (one.column, one.value, one.treatment)
    if isinstance(one.found, str):
        return (*head, "", f"not judged: {one.found}", "", "")
    users = one.found.control.users + one.found.treatment.users
    metric = analysis.first
    return (
        *head,
        f"{users:,}",
        difference(one.found.difference, metric),
        interval(one.found.interval, metric),
        chance(one.p),
    )


def novelty(analysis: Analysis) -> str:
    """Whether the difference changes with the days since exposure."""
    found = analysis.novelty
    if found is None:
        return (
            "Whether the effect fades cannot be told: it needs times in both files, and half of "
            "the users watched for four days or more."
        )
    change, metric = found.change, analysis.first
    told = (
        f"In days {found.days // 2 + 1} to {found.days} after exposure the difference a day is "
        f"{difference(change.difference, metric)} against days 1 to {found.days // 2} "
        f"(interval {interval(change.interval, metric)}, p {chance(change.p_value)}), over users "
        "watched all that time, one number a user."
    )
    if change.p_value >= analysis.rules.alpha:
        return f"{told} No change of the effect is seen; a small one is not excluded."
    return (
        f"{told} The effect changes as users get used to it: the mean over the test is not what "
        "stays. Run longer, and judge by the later days."
    )


def plan_rows(plan: Plan) -> list[tuple[str, ...]]:
    """Day, users, smallest difference that is found, chance to find the effect."""
    return [
        (
            f"{day:,}",
            f"{day * plan.users_a_day:,.0f}",
            plan.told(plan.smallest(day * plan.users_a_day)),
            f"{plan.chance(day * plan.users_a_day):.0%}".replace("%", " %"),
        )
        for day in sorted({max(1, math.ceil(plan.days * part / 6)) for part in range(1, 10)})
    ]
