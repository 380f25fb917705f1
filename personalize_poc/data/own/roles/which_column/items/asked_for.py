"""People at work whom customers ask for by name: stylists with a fee for it, therapists to book.

Who served a customer is no choice, as long as the house decides it. Where a name of a column says
that a customer asks for one of them, or can book them, they are chosen as what they do is, and
nobody but a person knows which of the two is to be recommended. So they are where customers come
back to the same one far more often than they would if anybody of the house served them, and yet
have had several: each of them does much of what the house does, and a table lists them. Artists of
a studio are told by what they are called in that table, whatever the column is. Who sells, advises
or drives is nobody's choice.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.which_column.items import followed
from personalize_poc.data.own.roles.which_column.points import called_people, services
from personalize_poc.data.own.roles.words import asked_for as words
from personalize_poc.data.own.roles.words import couriers, who_serves

_LEAST, _GAPS = 20, 0.2
"""So many from which on there is something to choose from, and rows that may name nobody."""
_FREE = 0.5
"""How sure one of them goes with one service, or a customer with one of them, at most."""
_OTHERS = ("user", "visitor", "card", "staff", "vendor", "order", "session", "device", "campaign")
"""What a column of those who are told by their names alone is not called after."""


def beside(best: Scored, user: Scored, views: dict[str, View]) -> list[Scored]:
    """Columns of such people in the rows that name the item.

    Args:
        best: the column that is taken for the item.
        user: the column of the person.
        views: all tables by their labels.
    """
    view = best.view
    found: dict[str, Scored] = {}
    for link in view.links if best.link is None else ():
        there = views[link.table]
        if _may_be_chosen(view, link, best, there) and (
            _are_asked_for(view, there) or _are_followed(link, best, user, there)
        ):
            found.setdefault(link.table, Scored(view.column(link.key), view))
    return list(found.values())


def _may_be_chosen(view: View, link: Link, best: Scored, there: View) -> bool:
    """Whether a column has enough of those who serve, and a table lists them."""
    column = view.column(link.key)
    return (
        link.key != best.column.key
        and link.share > SURE
        and not link.form
        and column.distinct >= _LEAST
        and column.fill >= 1 - _GAPS
        and (services.serves(view, column) or _are_people(view, link, there))
    )


def _are_people(view: View, link: Link, there: View) -> bool:
    """Whether a table gives each a name as people have, and no word says what else they are."""
    said = view.hint(link.key)
    if said.about(*_OTHERS) or couriers.is_one(said):
        return False
    return there.column(link.there).is_unique and any(
        called_people.is_called(there, one) for one in there.columns if one.key != link.there
    )


def _are_asked_for(view: View, there: View) -> bool:
    """Whether the name of a column says that customers ask for them, or can book them."""
    return any(words.says_so(one.name) for one in (*there.columns, *view.columns))


def _are_followed(link: Link, best: Scored, user: Scored, there: View) -> bool:
    """Whether customers come back to them, who do much of what there is, and have had several."""
    view = best.view
    said = view.hint(link.key)
    if user.view is not view or not best.keyed or not said.says("id") or who_serves.advises(said):
        return False
    pairs = (*view.both_ways(best.column.key, link.key), view.goes_with(user.column.key, link.key))
    alone = max(pairs) >= _FREE
    return not alone and followed.is_one(view, link, there, people=user.column, things=best.column)
