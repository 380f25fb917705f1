"""Copies whose table says of which thing each is, where the row of an event says the same.

A loan names the copy and the title, a ticket the screening and the film. The table of the copies
has no titles and leads to what has them; that both name the same thing shows that the one column
of the event is copied from there, whatever they are called.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.links import further
from personalize_poc.language import _

_THINGS, _MOST = 20, 10.0
"""Fewest things, and most copies of each on average: a group of goods has more."""
_SEEN, _AGREE = 20, 0.97
"""Different copies that are seen on both sides, and share of them that name the same thing."""
_FILLED = 0.95
"""Share of the copies that lead on."""
_BEFORE = 1.0
_OTHERS = ("user", "visitor", "card", "category", "vendor", "staff", "campaign", "order",
           "session", "device")  # fmt: skip
"""What has names of its own, and is none of the things that there are copies of."""


def prefer(found: list[Scored], views: dict[str, View]) -> None:
    """Put the id of what has a title before that of its copies, where rows have both.

    Args:
        found: the columns that may be the item; written to.
        views: all tables by their labels.
    """
    for copy in found:
        for link in _to_copies(copy, views):
            for thing in found:
                if thing is not copy and _is_of(copy, link, thing, views):
                    thing.told = True
                    why = _("{name} numbers the copies of it").format(name=copy.column.name)
                    thing.add(max(0.0, copy.points + _BEFORE - thing.points), why)


def _to_copies(copy: Scored, views: dict[str, View]) -> list[Link]:
    """The ways from a column to tables that have a row for each of its values, and no titles."""
    return [
        link
        for link in copy.view.links
        if link.key == copy.column.key
        and _leads(link, views)
        and views[link.table].kind not in ("user", "lookup")
        and not further.has_titles(views[link.table])
    ]


def _leads(link: Link, views: dict[str, View]) -> bool:
    sure = link.share > SURE and not link.form and not link.more
    return sure and views[link.table].column(link.there).is_unique


def _is_of(copy: Scored, link: Link, thing: Scored, views: dict[str, View]) -> bool:
    """Whether a column names what the table of copies leads on to, and that has titles."""
    said = thing.view.hint(thing.column.key)
    if said.about(*_OTHERS) or thing.column.distinct < _THINGS:
        return False
    between = views[link.table]
    for way in thing.view.links:
        if way.key != thing.column.key or way.table == link.table or not _leads(way, views):
            continue
        titled = views[way.table]
        if titled.kind in ("user", "lookup") or not further.has_titles(titled):
            continue
        for onward in between.links:
            there = onward.table == way.table and onward.there == way.there
            if there and _leads(onward, views) and _agree(copy, thing, between, link, onward.key):
                return True
    return False


def _agree(copy: Scored, thing: Scored, between: View, link: Link, onward: str) -> bool:
    """Whether events and the table of copies name the same thing for the same copy."""
    key, column = between.column(link.there), between.column(onward)
    if key is column or column.fill < _FILLED or not _are_several(key, column):
        return False
    known = dict(zip(key.values, column.values, strict=True))
    seen = {
        (one, other)
        for one, other in zip(copy.column.values, thing.column.values, strict=True)
        if one and other and known.get(one)
    }
    same = sum(known[one] == other for one, other in seen)
    return len({one for one, __ in seen}) >= _SEEN and same >= _AGREE * len(seen)


def _are_several(key: ColumnProfile, column: ColumnProfile) -> bool:
    """Whether some things have more than one copy, and few have very many."""
    return column.distinct < key.distinct <= _MOST * column.distinct
