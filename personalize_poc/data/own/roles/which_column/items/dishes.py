"""Dishes that many restaurants have, each with a number of its own: either may be recommended.

On a market a thing is sold by whoever has it, and nobody follows its seller. Where a meal is
ordered from one restaurant, and the same names of dishes come back in all of them under other
numbers, who chooses looks for the restaurant as much as for the dish, and nobody but a person knows
which of the two is to be recommended. So it is where somebody on a bicycle brings what a shop has.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import sure_links
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE, is_coarser, is_key
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words import couriers, speaking_of
from personalize_poc.data.own.roles.words.names import Hint, stems_of

_KITCHENS = tuple(
    stems_of(
        """
        restaurant restaurang restaurante restauracja restaurace ristorante restoran lokanta
        pizzeria mutfak
        ресторан кафе takeaway eatery kitchen bistro trattoria gaststätte imbiss étterem ravintola
        식당 음식점 가게 업소 맛집 レストラン 飲食店 料理店 餐厅 餐廳 餐馆 餐館 饭店
        요리사 셰프 料理人 シェフ 厨师 廚師"""
    )
)
"""How words for whoever cooks what is ordered begin; others call them shops or partners."""
_COOKS = frozenset(
    stems_of(
        """
        cook cooks chef chefs aşçı aşçısı koch köchin köche cuisinier cuisinière cocinero cocinera
        cozinheiro cozinheira cuoco cuoca kok kucharz kuchař kock kokk повар"""
    )
)
"""Words for who cooks at home and sells it, with which others begin: the book of a cook."""
_MEALS = tuple(
    stems_of(
        """menu dish meal plato prato piatto gericht speise danie gerecht jídlo yemek maträtt
        блюдо 메뉴 料理 メニュー 菜品 菜 餐品"""
    )
)
"""How words for what is eaten begin."""
_SHORT_MEALS = frozenset(stems_of("plat plats ret retter rett rätt rätter"))
"""Such words with which others begin too: a platform, a return."""
_PEOPLE = 10
"""So many of them from which on they are people, and no services that send parcels."""
_LEAST, _BACK = 20, 5
"""So many houses from which on there is something to choose from, and rows of each."""
_GAPS = 0.2
"""Share of rows that may name no house."""
_ALIKE = 2
"""Things for each name on average, from which on houses call theirs alike."""
_OF_ONE = 0.5
"""How sure it is at most that somebody, or the name of a thing, has one house alone."""


def houses(best: Scored, user: Scored, views: dict[str, View]) -> list[Scored]:
    """The column of the houses whose things are ordered, if people may follow these; else none.

    Args:
        best: the column that is taken for the item; of a house, the things that it has are found.
        user: the column of the person.
        views: all tables by their labels.
    """
    view = best.view
    if best.link or user.view is not view or not _orders(view, best.column):
        return []
    if cooks(view.hint(best.column.key)):
        return _things(best, user, views)
    found = [one for one in view.columns if _is_house(view, one, best.column, user.column, views)]
    ids = [one for one in found if view.hint(one.key).says("id")]
    return [Scored(one, view) for one in (ids or found)[:1]]


def _orders(view: View, thing: ColumnProfile) -> list[str]:
    """Keys of the columns of orders: most of one meal alone have few rows that stand together."""
    if view.documents or not (is_meal(view.hint(thing.key)) or cooks(view.hint(thing.key))):
        return list(view.documents or ())
    return [
        one.key
        for one in view.columns
        if view.hint(one.key).about("order") and view.hint(one.key).says("id") and not one.is_unique
    ]


def _things(house: Scored, user: Scored, views: dict[str, View]) -> list[Scored]:
    """The column of things of which each is of one house, where houses were taken for the item."""
    view = house.view
    found = [
        one
        for one in view.columns
        if _is_thing(view.hint(one.key))
        and view.hint(one.key).says("id")
        and not one.is_unique
        and _is_house(view, house.column, one, user.column, views)
    ]
    return [Scored(one, view) for one in found[:1]]


def cooks(said: Hint) -> bool:
    """Whether a name speaks of restaurants, or of cooks."""
    return speaking_of.begins(said.tokens, _KITCHENS, _COOKS)


def is_of_kitchens(one: Scored) -> bool:
    """Whether a column names restaurants, and not somebody who orders there."""
    said = one.view.hint(one.column.key)
    return cooks(said) and not said.about("user")


def is_meal(said: Hint) -> bool:
    """Whether a name speaks of what is eaten."""
    return any(token.startswith(_MEALS) or token in _SHORT_MEALS for token in said.tokens)


def _is_thing(said: Hint) -> bool:
    """Whether a name speaks of what is ordered."""
    return said.about("item") or is_meal(said)


def sells(said: Hint) -> bool:
    """Whether a name speaks of who sells, or cooks."""
    return said.about("vendor") or cooks(said)


def _is_house(
    view: View,
    column: ColumnProfile,
    thing: ColumnProfile,
    user: ColumnProfile,
    views: dict[str, View],
) -> bool:
    """Whether each order is of one such house, which has things of its own with shared names."""
    enough = column.distinct >= _LEAST and column.repeats >= _BACK and column.fill >= 1 - _GAPS
    if not enough or column is thing or not sells(view.hint(column.key)):
        return False
    if view.hint(column.key).about("user", "staff") or not is_coarser(view, thing, column):
        return False
    ordered = any(view.goes_with(key, column.key) > SURE for key in _orders(view, thing))
    followed = view.goes_with(user.key, column.key) < _OF_ONE
    if not (ordered and followed and _is_described(view, column)):
        return False
    return (
        _are_named_so(view, thing, column)
        or _alike(view, thing, column)
        or _is_brought(view, thing)
        or _are_listed_alike(view, thing, views)
    )


def _are_named_so(view: View, thing: ColumnProfile, house: ColumnProfile) -> bool:
    """Whether names say that these are meals, and those are the restaurants, each in a list."""
    named = is_meal(view.hint(thing.key)) and cooks(view.hint(house.key))
    return named and is_key(view, thing) and is_key(view, house)


def _is_described(view: View, column: ColumnProfile) -> bool:
    """Whether a table tells of each, or its name stands beside it."""
    if is_key(view, column):
        return True
    return any(
        one is not column
        and sells(view.hint(one.key))
        and view.hint(one.key).says("name")
        and view.goes_with(column.key, one.key) > SURE
        for one in view.columns
    )


def _is_brought(view: View, thing: ColumnProfile) -> bool:
    """Whether people bring what was ordered from where it was made, each order at once."""
    return any(
        one.distinct >= _PEOPLE
        and couriers.is_one(view.hint(one.key))
        and any(view.goes_with(key, one.key) > SURE for key in _orders(view, thing))
        for one in view.columns
    )


def _alike(view: View, thing: ColumnProfile, house: ColumnProfile) -> bool:
    """Whether things of several houses are called alike."""
    return any(
        _ALIKE * one.distinct <= thing.distinct
        and one.shape.kind in ("word", "phrase", "text")
        and _is_thing(view.hint(one.key))
        and view.hint(one.key).says("name")
        and view.goes_with(thing.key, one.key) > SURE
        and view.goes_with(one.key, house.key) < _OF_ONE
        for one in view.columns
        if one is not thing
    )


def _are_listed_alike(view: View, thing: ColumnProfile, views: dict[str, View]) -> bool:
    """Whether a list of what is eaten has the same name for several of them."""
    if not is_meal(view.hint(thing.key)):
        return False
    lists = (views[one.table] for one in sure_links.of_column(view, thing, views))
    return any(
        _ALIKE * column.distinct <= column.filled
        and column.distinct >= _LEAST
        and column.shape.kind in ("word", "phrase", "text")
        and listed.hint(column.key).says("name")
        for listed in lists
        for column in listed.columns
    )
