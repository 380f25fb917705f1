"""People who hold the cards of a customer: a firm has some, each with a name of its own on it.

So it is with cars: a garage serves those of a leasing company, and notes who drives each. Whether a
firm or one of its people is recommended to nobody but a person can say.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE, is_coarser
from personalize_poc.data.own.roles.evidence.view import Link, View, is_idlike
from personalize_poc.data.own.roles.words.vehicle_words import DRIVERS, PLATES

_FEWEST, _MOST = 1.15, 30.0
"""Cards of a customer on average, from which on and up to which they are of its people."""
_OWNERS, _DIFFER = 20, 0.8
"""Customers with several cards, at least, and share of them whose cards have several names."""
_NAMES = 20
"""Fewest different names of those who hold cards."""
_FLEETS, _DRIVEN = 5, 0.1
"""Fewest customers with several cars of which it is noted who drives them, and share of all cars of
which it is: who drives their own car is not noted."""


def beside(best: Scored, views: dict[str, View]) -> list[Scored]:
    """Columns of cards that people of the chosen customer hold, or of the customer of a card.

    Args:
        best: the column that is taken for the user.
        views: all tables by their labels.
    """
    view = best.view
    return [
        Scored(column, view)
        for column in view.columns
        if column is not best.column
        and is_idlike(column)
        and column.fill >= SURE * best.column.fill
        and any(
            _are_held(view, card, owner, views)
            for card, owner in ((column, best.column), (best.column, column))
        )
    ]


def _are_held(
    view: View, card: ColumnProfile, owner: ColumnProfile, views: dict[str, View]
) -> bool:
    """Whether cards or cars belong to customers, and a table says who of them has which."""
    is_car = not PLATES.isdisjoint(view.hint(card.key).tokens)
    return (
        (is_car or view.hint(card.key).about("card"))
        and is_coarser(view, card, owner)
        and _FEWEST < card.distinct / owner.distinct < _MOST
        and any(
            _has_holders(view, owner, link, views[link.table], is_car)
            for link in view.links
            if link.key == card.key
        )
    )


def _has_holders(view: View, owner: ColumnProfile, link: Link, there: View, is_car: bool) -> bool:
    """Whether a table has a row for each card or car, with its customer and with who has it."""
    if link.share <= SURE or link.form or not there.column(link.there).is_unique:
        return False
    known = {
        one.table
        for one in view.links
        if one.key == owner.key and one.share > SURE and one.table != there.label
    }
    owners = {way.key for way in there.links if way.table in known and way.share > SURE}
    return any(
        _differ(there.column(key), name, _FLEETS if is_car else _OWNERS)
        for key in owners
        for name in there.columns
        if name.shape.kind in ("phrase", "text") and name.distinct >= _NAMES
        if not is_car or _names_drivers(there, name)
    )


def _names_drivers(there: View, name: ColumnProfile) -> bool:
    """Whether a column says who drives a car; its make and model differ as well."""
    return name.fill >= _DRIVEN and not DRIVERS.isdisjoint(there.hint(name.key).tokens)


def _differ(owner: ColumnProfile, name: ColumnProfile, least: int) -> bool:
    """Whether rows of one owner mostly have several names."""
    names: dict[str, list[str]] = {}
    for value, text in zip(owner.values, name.values, strict=True):
        if value and text:
            names.setdefault(value, []).append(text)
    several = [some for some in names.values() if len(some) > 1]
    differ = sum(len(set(some)) > 1 for some in several)
    return len(several) >= least and differ >= _DIFFER * len(several)
