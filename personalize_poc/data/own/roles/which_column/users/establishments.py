"""Pharmacies, clinics, schools and firms for which somebody orders who orders for several of them.

Whoever has signed in orders for two or three, and each of them has two or three who order: nothing
lies in the other, and both have a table of their own. The places of a seller are told from them by
numbers: they are far fewer than its customers.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import sure_links
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import Link, View, is_idlike
from personalize_poc.data.own.roles.which_column.users import firms
from personalize_poc.data.own.roles.words import establishment_words, firm_words
from personalize_poc.data.own.roles.words.names import own_name

_LEAST, _GAPS = 20, 0.1
"""Fewest of them, and share of rows that may name none."""
_PEOPLE = 5.0
"""People of one of them, on average, from which on it is the place of a seller."""
_NESTED = 0.9
"""Share of rows of somebody with one of them, from which on the one lies in the other."""
_FEW = 0.5
"""So many of the later orders of people, at most, are for one that they had not ordered for."""


def beside(candidate: Candidate, views: dict[str, View]) -> list[Scored]:
    """The column of the establishment that people order for; none if nothing is ordered.

    Args:
        candidate: the interactions.
        views: all tables by their labels.
    """
    best, item = candidate.roles["USER_ID"], candidate.roles["ITEM_ID"]
    view = best.view
    if not best.named or not firms.is_ordered(candidate) or not _tables(view, best.column):
        return []
    taken = {best.column.key, *((item.column.key,) if item.view is view else ())}
    return [
        Scored(view.column(link.key), view)
        for link in sure_links.to_keys(view, views)
        if link.key not in taken
        and link.table not in _tables(view, best.column)
        and _is_one(view, link, views[link.table])
        and _are_crossed(view, best.column, view.column(link.key))
    ][:1]


def _tables(view: View, column: ColumnProfile) -> set[str]:
    """The tables whose keys the values of a column surely are."""
    return {one.table for one in view.links if one.key == column.key and one.share > SURE}


def _is_one(view: View, link: Link, there: View) -> bool:
    """Whether names of the column or its table speak of such places, and of nobody who serves."""
    said, key = view.hint(link.key), there.hint(link.there)
    others = ("vendor", "staff", "item", "category", "campaign", "session", "order")
    if said.about(*others) or key.about(*others) or not is_idlike(view.column(link.key)):
        return False
    names = (view.column(link.key).name, own_name(there.label))
    return any(establishment_words.says_so(one) or firm_words.says_so(one) for one in names)


def _are_crossed(view: View, people: ColumnProfile, places: ColumnProfile) -> bool:
    """Whether people have several places and these several people, and are about as many."""
    if places.distinct < _LEAST or places.fill < 1 - _GAPS or people.fill < 1 - _GAPS:
        return False
    if people.distinct >= _PEOPLE * places.distinct:
        return False
    if max(view.both_ways(people.key, places.key)) > _NESTED:
        return False
    known = len(set(people.values))
    again = _visits(view, people, places) - known
    return again > 0 and _pairs(people, places) - known <= _FEW * again


def _pairs(people: ColumnProfile, places: ColumnProfile) -> int:
    return len(set(zip(people.values, places.values, strict=True)))


def _visits(view: View, people: ColumnProfile, places: ColumnProfile) -> int:
    """How often people ordered: documents of a sample, or rows if none has a number."""
    documents = [view.column(key) for key in view.documents or ()]
    known = [one for one in documents if one not in (people, places)]
    return min((len(set(one.values)) for one in known), default=len(people.values))
