"""Numbers of plans and analyses as people write them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from personalize_poc.experiment import planned
from personalize_poc.experiment.logged import results
from personalize_poc.experiment.logged.estimates import Estimate, Result
from personalize_poc.experiment.statistics import fixed
from personalize_poc.language import N_, _

if TYPE_CHECKING:
    from personalize_poc.experiment.logged.metrics import Metric
    from personalize_poc.experiment.logged.results import Analysis, Novelty, Segment
    from personalize_poc.experiment.planning import Plan

STATES = {
    "better": N_("better"),
    "worse": N_("worse"),
    "open": N_("not decided"),
    "none": N_("not judged"),
}
CORRECTIONS = {
    "holm": N_("Holm: the chance of any false positive among them stays below the significance"),
    "bh": N_("Benjamini-Hochberg: of those found, at most that share is false on average"),
    "none": N_("no correction: with each further metric a false positive becomes likelier"),
}


def name(metric: Metric) -> str:
    """A metric's name, and whether it is a guardrail."""
    return _("{name} (guardrail)").format(name=metric.label) if metric.guardrail else metric.label


def value(mean: float, metric: Metric) -> str:
    """A mean over users: rates in per cent."""
    return f"{mean * 100:.3f}%" if metric.is_rate else f"{mean:,.5g}"


def difference(found: float, metric: Metric) -> str:
    """A difference: of rates in percentage points."""
    return _("{points:+.3f} pp").format(points=found * 100) if metric.is_rate else f"{found:+,.4g}"


def interval(found: tuple[float, float] | None, metric: Metric) -> str:
    """An interval of a difference."""
    if found is None:
        return _("too few users or outcomes")
    low, high = (difference(end, metric) for end in found)
    return _("{low} to {high}").format(low=low, high=high)


def sizes(analysis: Analysis) -> list[str]:
    """How large each difference may be, by the interval that decides; none where nothing counts.

    A guardrail that is not harmed says how much harm is not excluded.
    """
    if analysis.state == results.VOID:
        return []
    return [_size(one, analysis) for one in analysis.results if one.best is not None]


def _size(one: Result, analysis: Analysis) -> str:
    assert one.best is not None
    found = one.best
    ends = one.deciding_interval
    which = _("one look") if one.is_fixed else _("always-valid")
    said = _("{name}, {treatment}: {difference} per user ({level} {which}: {interval}).").format(
        name=name(one.metric),
        treatment=one.treatment,
        difference=difference(found.difference, one.metric),
        level=percent(1 - analysis.rules.alpha),
        which=which,
        interval=interval(ends, one.metric),
    )
    if not one.metric.guardrail or one.state == "worse" or ends is None:
        return said
    worst = ends[1] if one.metric.lower_is_better else ends[0]
    harms = worst > 0 if one.metric.lower_is_better else worst < 0
    if not harms:
        return said
    return _("{said} No harm is shown; a harm of up to {worst} is not excluded.").format(
        said=said, worst=difference(worst, one.metric)
    )


def lift(found: Estimate) -> str:
    """A relative difference with its interval."""
    if found.lift is None:
        return _("not bounded: the control is not clearly above 0")
    middle, (low, high) = found.lift
    return _("{middle:+.1%} ({low:+.1%} to {high:+.1%})").format(middle=middle, low=low, high=high)


def chance(p: float) -> str:
    """A p-value."""
    return "< 0.001" if p < 0.001 else f"{p:.3f}"


def percent(share: float) -> str:
    """A share."""
    return f"{share * 100:.4g}%"


def segment_row(one: Segment, analysis: Analysis) -> tuple[str, ...]:
    """Column, value, variant, users, difference, interval, p."""
    head = (one.column, one.value, one.treatment)
    if isinstance(one.found, str):
        return (*head, "", _("not judged: {why}").format(why=one.found), "", "")
    users = one.found.control.users + one.found.treatment.users
    metric = analysis.first
    return (
        *head,
        f"{users:,}",
        difference(one.found.difference, metric),
        interval(one.found.interval, metric),
        chance(one.p),
    )


def segments(analysis: Analysis) -> list[str]:
    """Whether segments differ from each other, a sentence for each column and treatment."""
    said = []
    for column, treatment in dict.fromkeys(
        (one.column, one.treatment) for one in analysis.segments
    ):
        parts = [
            one.found
            for one in analysis.segments
            if (one.column, one.treatment) == (column, treatment)
            and isinstance(one.found, Estimate)
        ]
        if len(parts) < 2:
            continue
        p = fixed.heterogeneity(
            [one.difference for one in parts],
            [one.control.error2 + one.treatment.error2 for one in parts],
        )
        found = _(
            "{treatment}, {count} segments by {column}: if the difference were the "
            "same in all, chance would make them look so unlike with p {p}."
        ).format(treatment=treatment, count=len(parts), column=column, p=chance(p))
        verdict = (
            _("They are not known to differ from each other.")
            if p >= analysis.rules.alpha
            else _("They seem to differ; a new test has to show whether they do.")
        )
        said.append(f"{found} {verdict}")
    return said


def novelty(analysis: Analysis) -> str:
    """Whether the difference changes with the days since exposure."""
    found = analysis.novelty
    if found is None:
        return _(
            "Whether the effect fades cannot be told: it needs times in both "
            "files, and half of the users watched for four days or more, with "
            "outcomes on these days."
        )
    said = _novelty(found, analysis)
    if len(analysis.exposed.treatments) == 1:
        return said
    return f"{analysis.exposed.treatments[0]}: {said}"


def _novelty(found: Novelty, analysis: Analysis) -> str:
    change, metric = found.change, analysis.first
    told = _(
        "From days 1 to {half} after exposure to days {first} to {last} the "
        "difference a day changes by {change} (interval {interval}, p {p}), over "
        "users watched all that time, one number a user."
    ).format(
        first=found.days // 2 + 1,
        last=found.days,
        change=difference(change.difference, metric),
        half=found.days // 2,
        interval=interval(change.interval, metric),
        p=chance(change.p_value),
    )
    if change.p_value >= analysis.rules.alpha:
        return _("{told} No change of the effect is seen; a small one is not excluded.").format(
            told=told
        )
    told += " " + _("In the control a user brings {late} a day late and {early} early.").format(
        late=value(found.control.mean, metric), early=value(found.control.before_mean, metric)
    )
    return f"{told} {_reason(found, analysis.rules.alpha)}"


def _reason(found: Novelty, alpha: float) -> str:
    """What a change of the difference may come from; files without items cannot tell all apart."""
    advice = _("The mean over the test is not what stays: run longer, and judge by the later days.")
    if found.proportion_p is None:
        return _(
            "Whether both variants change in proportion cannot be told: outcomes a "
            "day are too few. A novelty effect, a list that stays the same and is "
            "used up, and interest that fades in both variants all look like this. "
            "{advice}"
        ).format(advice=advice)
    if found.proportion_p >= alpha:
        return _(
            "Both variants change in about the same proportion (p {p}): the "
            "difference changes as all outcomes do, as with lists that stay the same "
            "and are used up. This is no sign of a novelty effect, nor does it "
            "exclude one. Judge by the lift, and by days like those to come."
        ).format(p=chance(found.proportion_p))
    return _(
        "The lift changes as well, from {early} to {late} (p {p}). That may be a "
        "novelty effect, or a list that stays the same and is used up sooner in one "
        "variant: these files cannot tell the two apart; if the lists were renewed "
        "all the time, it is not the second. {advice}"
    ).format(
        early=_lift_of(found.control.before_mean, found.treatment.before_mean),
        late=_lift_of(found.control.mean, found.treatment.mean),
        p=chance(found.proportion_p),
        advice=advice,
    )


def _lift_of(control: float, treatment: float) -> str:
    return f"{treatment / control - 1:+.1%}"


def plan_rows(plan: Plan) -> list[tuple[str, ...]]:
    """Day, users, smallest difference that is found, chance to find the effect."""
    return [
        (
            f"{day:,}",
            f"{day * plan.users_a_day:,.0f}",
            planned.told(plan, plan.smallest(day * plan.users_a_day)),
            percent(round(plan.chance(day * plan.users_a_day), 2)),
        )
        for day in sorted({max(1, math.ceil(plan.days * part / 6)) for part in range(1, 10)})
    ]
