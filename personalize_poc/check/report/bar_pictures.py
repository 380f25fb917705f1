"""Pictures of lists, a bar for each: kinds of events, fields, recipes, with figures in words."""

from __future__ import annotations

from collections.abc import Sequence

from personalize_poc.check.advice.amounts import percent
from personalize_poc.check.facts import Completeness, Facts
from personalize_poc.check.report.diagrams import bars
from personalize_poc.check.report.picture import Picture
from personalize_poc.check.texts import shown
from personalize_poc.data.words import counted
from personalize_poc.language import _

_MOST_BARS, _NAMED = 24, 5


def funnel(facts: Facts) -> Picture | None:
    """Users and events of each event type."""
    types = facts.event_types[:10]
    if not types:
        return None
    title = _("Event types: users who have them")
    names = [shown(one.name, 22) or _("(empty)") for one in types]
    users = [one.users for one in types]
    told = [
        (_("{users}, {events}") if one.exact else _("about {users}, {events}")).format(
            users=counted(one.users, "user"), events=counted(one.rows, "event")
        )
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
    names = [f"{_(one.dataset)}: {shown(one.field, 20)}" for one in fields]
    told = [
        _("{filled}, {about} different").format(filled=percent(one.filled), about=about(one))
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


def about(one: Completeness) -> str:
    """How many values of a field differ; where it is known to about 2 %, it says so."""
    number = f"{one.distinct:,}"
    return number if one.exact else _("about {count}").format(count=number)


def learned(facts: Facts) -> Picture | None:
    """Which share of the events each kind of recipe gets to learn from."""
    rows = facts.usable
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
