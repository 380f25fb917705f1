"""Pictures of a person's data, from the figures of a check.

Each is small, so that it can be read on a telephone, and readable without colour.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from statistics import median

from personalize_poc.check.advice.amounts import percent
from personalize_poc.check.facts import Facts
from personalize_poc.check.report import bar_pictures, scales
from personalize_poc.check.report.diagrams import Diagram
from personalize_poc.check.report.picture import Picture
from personalize_poc.data.words import counted
from personalize_poc.language import N_, _
from personalize_poc.progress import duration

_SPANS = (1, 60, 3600, 86_400, 604_800, 2_629_800, 31_557_600)
"""Seconds that an axis of time names."""
_PERIODS = {"day": N_("day"), "week": N_("week"), "month": N_("month")}
_DAYS_OF_A_WEEK = 7
_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


_Drawer = Callable[[Facts], Picture | None]


def every(facts: Facts) -> list[Picture]:
    """All pictures that the figures allow."""
    found = [draw(facts) for draw in _ALL]
    return [one for one in found if one is not None]


def activity(facts: Facts) -> Picture | None:
    """Events over time."""
    if len(facts.activity) < 2:
        return None
    title, period = _("Activity over time"), _(_PERIODS[facts.period])
    days = [date.fromisoformat(day) for day, __ in facts.activity]
    events = [count for __, count in facts.activity]
    diagram = Diagram(
        title,
        scales.days(days[0], days[-1], f"{period} ({facts.timezone})"),
        scales.numbers(max(events), _("events per {period}").format(period=period)),
    )
    diagram.area([(day.toordinal(), n) for day, n in zip(days, events, strict=True)])
    most = max(facts.activity, key=lambda one: one[1])
    alt = _(
        "From {first} to {last}, {low:,} to {high:,} events a {period}; most in that of {most}."
    ).format(
        first=facts.activity[0][0],
        last=facts.activity[-1][0],
        low=min(events),
        high=max(events),
        period=period,
        most=most[0],
    )
    return Picture("activity", title, alt, diagram.svg())


def hours(facts: Facts) -> Picture | None:
    """Events by hour of the day."""
    if not facts.hours or not facts.exact_times:
        return None
    counts = [sum(day[hour] for day in facts.hours) for hour in range(24)]
    if not sum(counts):
        return None
    title = _("Events by hour of the day")
    label = _("hour of the day (h, {zone})").format(zone=facts.timezone)
    diagram = Diagram(
        title,
        scales.named([str(hour) for hour in range(24)], label, every=3),
        scales.numbers(max(counts), _("events")),
    )
    diagram.bars(list(enumerate(counts)), 0.8)
    high, low = counts.index(max(counts)), counts.index(min(counts))
    alt = _("Most events at {high} h ({most:,}), fewest at {low} h ({fewest:,}).").format(
        high=high, most=max(counts), low=low, fewest=min(counts)
    )
    return Picture("hours", title, alt, diagram.svg())


def weekdays(facts: Facts) -> Picture | None:
    """Events by day of the week, where there are two weeks or more."""
    counts = [sum(day) for day in facts.hours]
    if not sum(counts) or facts.days < 2 * _DAYS_OF_A_WEEK:
        return None
    title = _("Events by day of the week")
    names = [_(one) for one in _WEEKDAYS]
    diagram = Diagram(
        title,
        scales.named(names, _("day of the week ({zone})").format(zone=facts.timezone)),
        scales.numbers(max(counts), _("events")),
    )
    diagram.bars(list(enumerate(counts)), 0.8)
    high, low = counts.index(max(counts)), counts.index(min(counts))
    alt = _("Most events on {high} ({most:,}), fewest on {low} ({fewest:,}).").format(
        high=names[high], most=max(counts), low=names[low], fewest=min(counts)
    )
    return Picture("weekdays", title, alt, diagram.svg())


def long_tail(facts: Facts) -> Picture | None:
    """Events of an item by its rank, both in logarithms."""
    curve = facts.popularity.curve
    if len(curve) < 3:
        return None
    title = _("Long tail: popularity of the items")
    events = [n for __, n in curve]
    diagram = Diagram(
        title,
        scales.logarithmic(1, curve[-1][0], _("rank of the item (1: most popular)")),
        scales.logarithmic(min(events), max(events), _("events of the item")),
    )
    diagram.line(curve, dots=True)
    found = facts.popularity
    slope = ""
    if found.slope is not None:
        slope = _(" The line falls with a slope of {slope:.2f}; from -0.75 to -2 is usual.").format(
            slope=found.slope
        )
    alt = _(
        "The most popular of {items:,} items has {first:,} events, the least "
        "popular {last:,}; the ten first have {top} of all, the first hundredth "
        "{hundredth}.{slope}"
    ).format(
        items=facts.items,
        first=curve[0][1],
        last=curve[-1][1],
        top=percent(found.top_10),
        hundredth=percent(found.top_1_percent),
        slope=slope,
    )
    return Picture("long-tail", title, alt, diagram.svg())


def histories(facts: Facts) -> Picture | None:
    """How many users have how many events."""
    bins = facts.histories.bins
    if not bins:
        return None
    title = _("Users by the length of their history")
    names = [f"{low:,}" if low == high else f"{low:,}–{high:,}" for low, high, __ in bins]
    counts = [users for __, __, users in bins]
    diagram = Diagram(
        title,
        scales.named(names, _("events of a user")),
        scales.numbers(max(counts), _("users")),
    )
    diagram.bars(list(enumerate(counts)), 0.85)
    found = facts.histories
    alt = _(
        "Half of {users:,} users have up to {median}, {single} have one only, the busiest has "
        "{most:,}."
    ).format(
        users=facts.users,
        median=counted(round(found.median), "event"),
        single=percent(found.single),
        most=found.most,
    )
    if 0.5 in found.spans:
        alt += _(
            " From the first event to the last it is up to {half} for half of those who came back, "
            "and up to {most} for nine in ten."
        ).format(half=duration(found.spans[0.5]), most=duration(found.spans[0.9]))
    return Picture("histories", title, alt, diagram.svg())


def gaps(facts: Facts) -> Picture | None:
    """Time between two events of a user: its quantiles on a logarithmic axis."""
    found = {at: max(seconds, 1.0) for at, seconds in facts.histories.gaps.items()}
    if len(found) < 2:
        return None
    title = _("Time between two events of a user")
    seconds = list(found.values())
    named = [(length, duration(length)) for length in _SPANS]
    diagram = Diagram(
        title,
        scales.durations(min(seconds), max(seconds), _("time between two events"), named),
        scales.per_cent(_("pauses up to this long (%)")),
    )
    diagram.line([(value, at * 100) for at, value in found.items()], dots=True)
    told = ", ".join(
        _("{share} up to {duration}").format(share=percent(at), duration=duration(value))
        for at, value in found.items()
    )
    alt = _("Pauses between events that follow each other: {told}.").format(told=told)
    return Picture("gaps", title, alt, diagram.svg())


def new_items(facts: Facts) -> Picture | None:
    """Which share of each week's events is of items that had their first event in it."""
    weeks = facts.new_items[1:]  # in the first, everything is new
    if len(weeks) < 3:
        return None
    title = _("Events of items that are new that week")
    days = [date.fromisoformat(day) for day, *__ in weeks]
    shares = [share * 100 for *__, share in weeks]
    diagram = Diagram(
        title,
        scales.days(days[0], days[-1], _("week"), room=_DAYS_OF_A_WEEK / 2),
        scales.numbers(max(shares), _("share of the week's events (%)")),
    )
    bars_of_weeks = [(day.toordinal(), share) for day, share in zip(days, shares, strict=True)]
    diagram.bars(bars_of_weeks, 0.8 * _DAYS_OF_A_WEEK)
    middle = median(share for *__, share in weeks)
    alt = _("In half of the weeks up to {share} of the events are of new items.").format(
        share=percent(middle)
    )
    return Picture("new-items", title, alt, diagram.svg())


def drift(facts: Facts) -> Picture | None:
    """How much popularity differs between periods further and further apart."""
    found = facts.drift
    if len(found.apart) < 2:
        return None
    title = _("How fast the popular items change")
    points = [(apart * found.days, share * 100) for apart, share in found.apart.items()]
    diagram = Diagram(
        title,
        scales.numbers(max(days for days, __ in points) * 1.03, _("days between two periods")),
        scales.per_cent(_("difference (%)")),
    )
    diagram.line(points, dots=True)
    diagram.level(found.noise * 100)
    diagram.legend(_("between periods"), _("by chance alone"))
    near, far = (percent(found.apart[at]) for at in (min(found.apart), max(found.apart)))
    alt = _(
        "Neighbouring periods of {days:,.0f} days differ by {near}, the furthest "
        "apart by {far}; chance alone makes {noise}."
    ).format(days=found.days, near=near, far=far, noise=percent(found.noise))
    return Picture("drift", title, alt, diagram.svg())


_ALL: tuple[_Drawer, ...] = (
    activity,
    hours,
    weekdays,
    long_tail,
    histories,
    gaps,
    bar_pictures.funnel,
    bar_pictures.completeness,
    bar_pictures.learned,
    new_items,
    drift,
)
