"""Shops of a chain by the table that has their keys: where something was sold is not who bought.

A short code such as "PV" says nothing; its table of shops does. Shops that order for themselves are
customers: they are many with few rows each, their table says of which customer they are, or the
rows are orders and deliveries.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.words import firm_words, official_numbers, seller_places
from personalize_poc.data.own.roles.words.names import hint, own_name

_SHOPS, _OF_A_CHAIN = 300, 200
"""So many shops that have a table, with up to so many rows each, are customers of somebody; a
chain has fewer, and thousands of rows in each."""
_OTHERS = ("user", "card", "visitor", "item", "session", "event", "staff")
"""What a table of a shop may list that is no shop: "shop_customers"."""


def is_chain(column: ColumnProfile) -> bool:
    """Whether shops are so few, or have so many rows, that they are of one seller.

    Args:
        column: of shops that have a table.
    """
    return column.distinct < _SHOPS or column.repeats > _OF_A_CHAIN


def are_in(view: View, column: ColumnProfile, views: dict[str, View]) -> bool:
    """Whether a column of a silent name holds shops of a chain.

    Args:
        view: the table.
        column: of it.
        views: all tables by their labels.
    """
    if view.hint(column.key).entities or firm_words.says_so(column.name) or not is_chain(column):
        return False
    if seller_places.are_supplied(" ".join([view.label, *(one.name for one in view.columns)])):
        return False
    return any(
        link.key == column.key
        and _is_of_shops(link)
        and views[link.table].column(link.there).is_unique
        and not _are_customers(views[link.table])
        for link in view.links
    )


def are_listed(view: View, column: ColumnProfile) -> bool:
    """Whether the values of a column are keys of a table of places that sell, by its name.

    Args:
        view: the table.
        column: of it.
    """
    return any(one.key == column.key and _is_of_shops(one) for one in view.links)


def _is_of_shops(link: Link) -> bool:
    return link.share > SURE and seller_places.are_listed(own_name(link.table))


def _are_customers(there: View) -> bool:
    """Whether a table of shops says whose they are: a firm, its number for taxes, an account."""
    if there.kind == "user" or hint(own_name(there.label)).about(*_OTHERS):
        return True
    return any(
        there.hint(one.key).about("user", "card")
        or firm_words.says_so(one.name)
        or official_numbers.is_called(there.hint(one.key))
        for one in there.columns
    )
