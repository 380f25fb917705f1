"""Where somebody was served, and words of one trade, stand behind what a catalogue names.

A bank writes the branch beside the merchant who was paid, and a shop the till beside the article.
Each row has a branch, and a table may say what it is called; a withdrawal has no merchant. What is
chosen is the merchant all the same. Where nothing else has titles, the branch may be chosen. Beside
what is done and who does it, the clinic or salon where it is done is such a place as well.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import NO_ID, SURE, is_coarser
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import further
from personalize_poc.data.own.roles.which_column.points import services, weakly_named
from personalize_poc.data.own.roles.words import seller_places

_TIMES, _BACK, _FILL = 2, 2.0, 0.3
"""Times as many things as places, rows of each thing, and share of rows that have one, at least."""
_LEAST, _BEHIND = 1.0, 3.0
"""Points of what may be chosen at all, and by which places stand behind it, so that nobody is
asked."""
_OTHERS = ("user", "visitor", "card", "staff", "order", "session", "device", "category", "campaign")


def prefer_things(found: list[Scored], views: dict[str, View]) -> None:
    """Put places, and what only words of a trade speak for, behind far more things with titles.

    Args:
        found: columns that may be the item; points are taken from those of places.
        views: all tables by their labels.
    """
    things = [
        one
        for one in found
        if _may_be_chosen(one) and further.leads_to_titles(one.view, one.column, views)
    ]
    for one in found if things else ():
        is_place = seller_places.is_one(one.view.hint(one.column.key)) or _is_of_services(one)
        weak = weakly_named.is_thing(one.view, one.column) and not further.leads_to_titles(
            one.view, one.column, views
        )
        ahead = [
            thing.points
            for thing in things
            if thing.column.distinct >= _TIMES * one.column.distinct
            and not is_coarser(one.view, one.column, thing.column)
        ]
        if ahead and (is_place or weak):
            one.named = one.keyed = False
            one.add(min(0.0, max(ahead) - _BEHIND - one.points))


def _is_of_services(one: Scored) -> bool:
    """Whether a column says where somebody was served, beside more of those who serve, with ids."""
    view, column = one.view, one.column
    if not seller_places.is_served_at(column.name) or services.serves(view, column):
        return False
    return any(
        link.key != column.key
        and link.share > SURE
        and services.serves(view, view.column(link.key))
        and view.column(link.key).distinct >= _TIMES * column.distinct
        for link in view.links
    )


def _may_be_chosen(one: Scored) -> bool:
    """Whether people come back to values of a column, which is called nothing else."""
    column, said = one.column, one.view.hint(one.column.key)
    enough = column.repeats >= _BACK and column.fill >= _FILL and one.points >= _LEAST
    otherwise = said.about(*_OTHERS) or said.says(*NO_ID) or seller_places.is_one(said)
    return enough and (one.named or one.keyed) and not otherwise
