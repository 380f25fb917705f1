"""Houses on a platform, each with things of its own: hotels with rooms, kitchens with dishes.

Each line names the house and what was booked or ordered there, and a table tells the names of both.
Who looks for a dish takes a restaurant as well, and who books a room takes a hotel: nobody but a
person knows which is to be recommended. On a market the seller, and in a shop the brand, stands
beside what is chosen; so do the publisher of a book, the label of a song and the venue of a show.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import sure_links
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import is_coarser
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import further
from personalize_poc.data.own.roles.which_column.items import dishes
from personalize_poc.data.own.roles.words import houses_visited
from personalize_poc.data.own.roles.words.names import Hint

_HOUSES, _BACK, _GAPS = 20, 5, 0.2
"""Fewest houses, rows of each, and share of rows that may name none."""
_EACH = 2
"""Things of each house, on average, at least."""
_OF_ONE = 0.5
"""How sure it is at most that somebody comes to one house alone."""
_NO_THING = ("user", "visitor", "card", "order", "session", "category", "campaign", "device")


def beside(best: Scored, user: Scored, views: dict[str, View]) -> list[Scored]:
    """The houses of what was chosen, or the things of a house that was taken; else none.

    Args:
        best: the column that is taken for the item.
        user: the column of the person.
        views: all tables by their labels.
    """
    view, taken = best.view, best.column
    if best.link or user.view is not view or not has_titles(view, taken, user, views):
        return []
    found = [
        one
        for one in view.columns
        if one not in (taken, user.column)
        and (_is_house(view, one, taken, user) or _is_house(view, taken, one, user))
        and has_titles(view, one, user, views)
    ]
    return [Scored(one, view) for one in found[:1]]


def _is_house(view: View, house: ColumnProfile, thing: ColumnProfile, user: Scored) -> bool:
    """Whether each thing is of one of many houses, to several of which people come."""
    enough = house.distinct >= _HOUSES and house.repeats >= _BACK and house.fill >= 1 - _GAPS
    if not enough or thing.distinct < _EACH * house.distinct:
        return False
    if not _are_so_called(view.hint(house.key), view.hint(thing.key)):
        return False
    followed = view.goes_with(user.column.key, house.key) < _OF_ONE
    return followed and is_coarser(view, thing, house)


def _are_so_called(house: Hint, thing: Hint) -> bool:
    """Whether names speak of a house that people visit, or of who sells what is eaten."""
    if thing.about(*_NO_THING):
        return False
    sells = dishes.sells(house) and not house.about("user")
    return _is_visited(house) or (sells and dishes.is_meal(thing))


def _is_visited(said: Hint) -> bool:
    return dishes.cooks(said) or houses_visited.is_one(said)


def has_titles(view: View, column: ColumnProfile, user: Scored, views: dict[str, View]) -> bool:
    """Whether a table that is not that of the users has a title of each value.

    Args:
        view: the table.
        column: of it.
        user: the column of the person.
        views: all tables by their labels.
    """
    own = {link.table for link in view.links if link.key == user.column.key}
    return any(
        link.table not in own and further.has_titles(views[link.table])
        for link in sure_links.of_column(view, column, views)
    )
