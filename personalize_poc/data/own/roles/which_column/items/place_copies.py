"""Ids of copies: every place has one of its own for each thing, and a coarser id has all of them.

A group of restaurants has an id of a dish at each of them, and a master id of the dish. What was
chosen there is known from all places only by the coarser one.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import NO_ID, SURE, is_coarser, is_title
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.language import _

_THINGS, _PLACES = 20, (2, 500)
"""Fewest things, and fewest and most places that have copies of them."""
_ONE, _TOGETHER = 0.97, 2.0
"""Share of the things of a place that have one copy there; and rows of each, from which on
something is seen of that."""
_SEVERAL = 1.5
"""Places of a thing on average."""
_LOST = 0.05
"""Share of the rows that may lack the coarser id."""
_BEFORE = 1.0
_NO_PLACE = ("price", "amount", "quantity", "time", "created", "updated")
_OTHERS = ("category", "vendor", "staff", "campaign", "user", "visitor", "card", "order",
           "session", "device", "event")  # fmt: skip


def prefer(found: list[Scored]) -> None:
    """Put what all copies of a thing have in common before the ids of these copies.

    Args:
        found: the columns that may be the item; written to.
    """
    for fine in found:
        view, column = fine.view, fine.column
        if not (fine.named or fine.told) or _is_known(view, column):
            continue
        for coarse in found:
            near = coarse.points < fine.points + _BEFORE
            if near and (place := _place(view, column, coarse.column)):
                coarse.named = coarse.named or fine.named
                why = _("every {name} belongs to one, and each {place} has its own").format(
                    name=column.name, place=place.name
                )
                coarse.add(fine.points + _BEFORE - coarse.points, why)


def _place(view: View, fine: ColumnProfile, coarse: ColumnProfile) -> ColumnProfile | None:
    """The column of places, for each of which `fine` has an id of a thing that `coarse` names."""
    said = view.hint(coarse.key)
    may_unite = (
        is_coarser(view, fine, coarse)
        and coarse.distinct >= _THINGS
        and coarse.fill >= fine.fill - _LOST
        and said.says("id")
        and not said.about(*_OTHERS)
        and not said.says(*NO_ID)
        and _have_one_title(view, fine, coarse)
    )
    places = view.columns if may_unite else ()
    return next((one for one in places if _is_place_of(view, one, fine, coarse)), None)


def _is_known(view: View, column: ColumnProfile) -> bool:
    """Whether a table has a row for each value."""
    return any(link.key == column.key and link.share > SURE for link in view.links)


def _have_one_title(view: View, fine: ColumnProfile, coarse: ColumnProfile) -> bool:
    """Whether things are called alike in all of their copies, which have no titles of their own."""
    titles = [one for one in view.told_by(coarse.key) if is_title(view, coarse, one)]
    own = [one for one in view.told_by(fine.key) if is_title(view, fine, one)]
    return bool(titles) and all(view.goes_with(coarse.key, one.key) > SURE for one in own)


def _is_place_of(
    view: View, place: ColumnProfile, fine: ColumnProfile, coarse: ColumnProfile
) -> bool:
    """Whether copies are of one place each, in which every thing has one."""
    few = _PLACES[0] <= place.distinct <= min(_PLACES[1], fine.distinct // 2)
    if not few or place in (fine, coarse) or place.moment or view.hint(place.key).says(*_NO_PLACE):
        return False
    rows = zip(place.values, coarse.values, fine.values, strict=True)
    triples = {(a, b, c) for a, b, c in rows if a and b and c}
    pairs = {(a, b) for a, b, __ in triples}
    things, copies = {b for __, b in pairs}, {c for __, __, c in triples}
    return (
        len(fine.given) >= _TOGETHER * len(triples)
        and len(pairs) >= _ONE * len(triples)
        and len(copies) >= _ONE * len(triples)
        and len(pairs) >= _SEVERAL * len(things) > 0
    )
