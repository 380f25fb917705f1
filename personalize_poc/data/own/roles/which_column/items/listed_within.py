"""What a few houses have of their own: each lists its kinds of rooms and its prices.

A row names the house, and with it a kind and a price, which tables list for every house. The house
lies above them, and all of them are chosen at once: nobody but a person knows which of them is to
be recommended.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import Link, View

_FEW, _TIMES = 30, 2
"""Houses below which there are few, and what each has of its own, at least."""
_GAPS = 0.2
"""Share of rows that may lack what the house has."""


def beside(best: Scored, views: dict[str, View]) -> list[Scored]:
    """Ids in the row of what tables list for each of the few that are taken for the item.

    Args:
        best: the column that is taken for the item.
        views: all tables by their labels.
    """
    view = best.view
    if best.link or best.column.distinct >= _FEW:
        return []
    above = {one.table for one in view.links if one.key == best.column.key and _is_sure(one)}
    found = [
        Scored(view.column(link.key), view)
        for link in view.links
        if link.key != best.column.key
        and _is_sure(link)
        and _is_chosen(best, link)
        and _lists_for(views[link.table], link, above)
    ]
    return sorted(found, key=lambda one: one.column.distinct)


def _is_sure(link: Link) -> bool:
    return link.share > SURE and not link.form


def _is_chosen(best: Scored, link: Link) -> bool:
    """Whether ids are of no people, and there are several for each of the few."""
    column, said = best.view.column(link.key), best.view.hint(link.key)
    others = ("user", "visitor", "card", "staff", "order", "session", "device", "campaign")
    if link.table in best.view.people or said.about(*others) or not said.says("id"):
        return False
    return column.distinct >= _TIMES * best.column.distinct and column.fill >= 1 - _GAPS


def _lists_for(there: View, link: Link, above: set[str]) -> bool:
    """Whether each row of a table is one thing, and says to which of the few it belongs."""
    if there.label in above or not there.column(link.there).is_unique:
        return False
    return any(
        one.table in above and _is_sure(one) and one.key != link.there for one in there.links
    )
