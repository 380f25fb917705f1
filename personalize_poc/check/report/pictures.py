"""Pictures of a person's data, from the figures of a check.

Each is small, so that it can be read on a telephone, and readable without colour.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from personalize_poc.check.advice.amounts import percent
from personalize_poc.check.facts import Completeness, Facts
from personalize_poc.check.report import scales
from personalize_poc.check.report.diagrams import Diagram, bars
from personalize_poc.check.texts import shown
from personalize_poc.language import N_, _
from personalize_poc.progress import duration

_MOST_BARS, _NAMED = 24, 5
_SPANS = (1, 60, 3600, 86_400, 604_800, 2_629_800, 31_557_600)
"""Seconds that an axis of time names."""
_PERIODS = {"day": N_("day"), "week": N_("week"), "month": N_("month")}
_DAYS_OF_A_WEEK = 7


@dataclass(frozen=True)
class Picture:
    """A picture of the report.

    Attributes:
        name: a stable name.
        title: what it shows; it stands in the picture as well.
        alt: what one sees, for those who cannot.
        svg: as it stands on the page.
    """

    name: str
    title: str
    alt: str
    svg: str


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
        "Half of {users:,} users have up to {median:,.0f} events, {single} have "
        "one only, the busiest has {most:,}."
    ).format(users=facts.users, median=found.median, single=percent(found.single), most=found.most)
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
        _("{at:.0%} up to {duration}").format(at=at, duration=duration(value))
        for at, value in found.items()
    )
    alt = _("Pauses between events that follow each other: {told}.").format(told=told)
    return Picture("gaps", title, alt.replace("%", " %"), diagram.svg())


def funnel(facts: Facts) -> Picture | None:
    """Users and events of each event type."""
    types = facts.event_types[:10]
    if not types:
        return None
    title = _("Event types: users who have them")
    names = [shown(one.name, 22) or _("(empty)") for one in types]
    users = [one.users for one in types]
    told = [
        _("{users:,} users, {rows:,} events").format(users=one.users, rows=one.rows)
        for one in types
    ]
    drawn = bars(title, _("users"), names, users, told)
    more = len(facts.event_types) - len(types)
    alt = "; ".join(f"{name}: {words}" for name, words in zip(names, told, strict=True))
    return Picture(
        "event-types",
        title,
        alt + (_("; {more} more").format(more=more) if more else "") + ".",
        drawn,
    )


def completeness(facts: Facts) -> Picture | None:
    """How far each field is filled."""
    fields: Sequence[Completeness] = sorted(facts.completeness, key=lambda one: one.filled)
    fields = [one for one in facts.completeness if one in fields[:_MOST_BARS]]
    if not fields:
        return None
    title = _("How much is filled in")
    names = [f"{one.dataset}: {shown(one.field, 20)}" for one in fields]
    told = [
        _("{filled}, {about} different").format(
            filled=percent(one.filled), about=_about(one.distinct)
        )
        for one in fields
    ]
    shares = [one.filled * 100 for one in fields]
    drawn = bars(title, _("rows with a value (%)"), names, shares, told, shares=True)
    gaps = [(one.filled, name) for one, name in zip(fields, names, strict=True) if one.filled < 1]
    emptiest = "; ".join(f"{name} {percent(filled)}" for filled, name in sorted(gaps)[:_NAMED])
    told_gaps = (
        _("{count} with gaps, the emptiest {emptiest}").format(count=len(gaps), emptiest=emptiest)
        if gaps
        else _("none with gaps")
    )
    alt = _("{count} fields, {gaps}.").format(count=len(fields), gaps=told_gaps)
    return Picture("completeness", title, alt, drawn)


def _about(distinct: int) -> str:
    """How many values differ: counted to about 2 %, which shows beside exact numbers."""
    return _("about {count:,}").format(count=distinct) if distinct > 100 else f"{distinct:,}"


def learned(facts: Facts) -> Picture | None:
    """Which share of the events each kind of recipe gets to learn from."""
    rows = facts.rows.get("interactions", 0)
    if not rows:
        return None
    alone = facts.histories.single * facts.users / rows
    known = facts.item_coverage
    parts = {
        "popularity-count, trending-now": 1.0,
        "user-personalization, ranking": max(0.0, 1 - alone),
        "similar-items, SIMS": max(0.0, 1 - alone - facts.repeats),
        _("… with metadata of the item"): 1 - known.unknown_rows if known else 0.0,
    }
    title = _("What recipes get to learn from")
    told = [percent(share) for share in parts.values()]
    shares = [share * 100 for share in parts.values()]
    drawn = bars(title, _("share of the events (%)"), list(parts), shares, told, shares=True)
    alt = "; ".join(f"{name}: {words}" for name, words in zip(parts, told, strict=True))
    why = _(
        "Models of users need a second event of a user; similarity counts a user "
        "and an item once; metadata helps where the item has a row."
    )
    return Picture(
        "learned",
        title,
        _("Of {rows:,} events: {parts}. {why}").format(rows=rows, parts=alt, why=why),
        drawn,
    )


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
    long_tail,
    histories,
    gaps,
    funnel,
    completeness,
    learned,
    new_items,
    drift,
)
