"""A plan in words: what it takes, whether to start, and what helps if it takes too much."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    from personalize_poc.experiment.planning import Plan

_EXAMPLE_REDUCTION = 0.3
"""Of the variance; what CUPED is shown with where nobody has said what the history explains."""
WEEK = 7


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
            effect=told(plan, plan.effect),
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
            "most ({days}) and judge by the always-valid interval."
        ).format(
            needed=plan.needed_looking,
            days=_days(math.ceil(plan.needed_looking / plan.users_a_day)),
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
    if plan.days % WEEK and not plan.is_endless:
        weeks = math.ceil(plan.days / WEEK)
        said.append(
            _(
                "Run whole weeks, so that each weekday counts alike: {days:,} days. "
                "The days count new users; what each does needs time after the last "
                "one has come, too."
            ).format(days=weeks * WEEK)
        )
    return said


def verdict(plan: Plan) -> str:
    """Whether to start."""
    if plan.enough:
        return _("The test can be run: {needed:,} users, {days}.").format(
            needed=plan.needed, days=_days(plan.days)
        )
    users = plan.reachable or 0
    chance = plan.chance(users) if users else 0.0
    if plan.is_endless and users != plan.audience:
        return _(
            "The test takes too long: {needed:,} users are needed, which takes {days}; in two "
            "years {users:,} come. Like this it finds the effect with a chance of {chance:.0%}, "
            "not {power:.0%}."
        ).format(
            needed=plan.needed, days=_days(plan.days), users=users, chance=chance, power=plan.power
        )
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


def remedies(plan: Plan) -> list[str]:
    """What helps where the audience is too small; each with its figures."""
    users = plan.reachable
    if users is None or plan.enough:
        return []
    return [
        *_longer(plan),
        _(
            "A larger effect: with the {users:,} users that can be had the test "
            "finds {effect} and more with a power of {power:.0%}. Test a bolder "
            "change, or a metric closer to it."
        ).format(users=users, effect=told(plan, plan.smallest(users)), power=plan.power),
        _with_cuped(plan, users),
        _(
            "Interleaving: if the question is which of two rankings people "
            "prefer, show both mixed in one list. Each user compares them, so "
            "that one to two orders of magnitude fewer were enough in published "
            "trials of search engines (Chapelle, Joachims, Radlinski and Yue, Large-scale "
            "validation and analysis of interleaved search evaluation, ACM TOIS "
            "30, 2012). How many times fewer depends on how much users differ: in simulations it "
            "is ten where the variance of clicks per user is about six times their mean, and "
            "three where it is the same. It says which is preferred, not how much more it brings."
        ),
    ]


def told(plan: Plan, value: float) -> str:
    """An effect in words: points of a rate, or the number."""
    if math.isinf(value):
        return _("no difference at all")
    if plan.rate is None:
        return _("a difference of {value:.4g}").format(value=value)
    points = f"{value * 100:.3g}"
    count = 1 if points == "1" else 2
    return ngettext("{points} percentage point", "{points} percentage points", count).format(
        points=points
    )


def _longer(plan: Plan) -> list[str]:
    if plan.audience is not None and plan.needed > plan.audience:
        return [
            _(
                "More users: {needed:,} are needed and {audience:,} are there, "
                "so waiting alone does not help. Bring in other pages, countries "
                "or placements."
            ).format(needed=plan.needed, audience=plan.audience)
        ]
    if plan.most_days is None:
        return []
    return [
        _(
            "Longer: {days:,} days in place of {most_days}, if the change can "
            "wait and new users keep coming."
        ).format(days=plan.days, most_days=plan.most_days)
    ]


def _with_cuped(plan: Plan, users: int) -> str:
    wanted = 1 - users / (plan.needed / (1 - plan.reduction))
    has = (
        _(" beyond the {reduction:.0%} that are planned with").format(reduction=plan.reduction)
        if plan.reduction
        else ""
    )
    example = replace(plan, reduction=max(_EXAMPLE_REDUCTION, plan.reduction))
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
