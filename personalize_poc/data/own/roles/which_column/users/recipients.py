"""Whoever gets a parcel is behind whoever ordered it: presents are sent to somebody else.

Orders that are sent by post have the name and the telephone of both. Most people order for
themselves, so that either comes back; what a person sends to others says something of them all the
same. Numbers of a list of customers may be those of branches, and are judged elsewhere.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.which_column.rivals import payers
from personalize_poc.data.own.roles.words.people_words import is_of_recipient

_TOLD = ("word", "phrase", "text", "phone", "email")
"""What stands on a parcel: a name, a telephone number, an address."""
_BEHIND = 3.0
"""Points by which recipients stand behind, so that nobody is asked."""
_LEAST, _FEWEST, _BACK = 1.0, 20, 1.1
"""Points, number and rows of each of those who order, at least: a mask of each order is nobody."""
_LOST = 0.05
"""Share of the rows that may lack who ordered."""


def prefer_buyers(found: list[Scored]) -> None:
    """Put what is told of recipients behind what is told of those who ordered.

    Args:
        found: columns that may be the user; points are taken from those of recipients.
    """
    buyers = [one for one in found if _is_buyer(one)]
    for one in found:
        if one.keyed or not _is_on_parcel(one):
            continue
        ahead = [
            buyer.points
            for buyer in buyers
            if buyer.view is one.view and buyer.column.fill >= one.column.fill - _LOST
        ]
        one.add(min(0.0, max(ahead, default=one.points + _BEHIND) - _BEHIND - one.points))


def gets_parcels_of(best: Scored, other: Scored) -> bool:
    """Whether a column is told of who gets the parcels that the chosen person orders.

    Whoever is sent a present has one person who sends it, and is no part of a household.

    Args:
        best: the column that is taken for the user.
        other: another one.
    """
    return _is_on_parcel(other) and not is_of_recipient(best.column.name)


def _is_on_parcel(one: Scored) -> bool:
    return one.column.shape.kind in _TOLD and is_of_recipient(one.column.name)


def _is_buyer(one: Scored) -> bool:
    """Whether a column names people who come back, and neither recipients nor who only pays."""
    column = one.column
    again = column.distinct >= _FEWEST and column.repeats >= _BACK
    other = is_of_recipient(column.name) or payers.is_payer(one.view, column.key)
    return one.named and one.points >= _LEAST and again and not other
