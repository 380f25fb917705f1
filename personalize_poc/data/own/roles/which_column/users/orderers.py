"""Whoever of a customer ordered, where orders refer to both, and each has a file of its own.

A practice has several who order, and some of them order for more practices than their own: neither
lies within the other in the orders, but the list of these people says to which customer each
belongs. Staff of the house and recipients belong to no customer, or are called otherwise.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import Link, View, is_idlike
from personalize_poc.data.own.roles.words import orderer_words
from personalize_poc.language import _

_FEWEST, _MOST, _LEAST = 1.5, 30.0, 20
"""People of a customer who ordered, on average, and fewest customers."""
_BACK = 1.3
"""Orders of somebody, on average, from which on people come back."""


def beside(best: Scored, views: dict[str, View]) -> list[Scored]:
    """Columns of who ordered beside the chosen customer.

    Args:
        best: the column that is taken for the user.
        views: all tables by their labels.
    """
    view = best.view
    customers = [
        link for link in view.links if link.key == best.column.key and _is_sure(view, link)
    ]
    return [
        Scored(view.column(link.key), view, reasons=[_told(link, best)])
        for link in view.links
        for customer in customers
        if link.key != best.column.key
        and link.table not in (customer.table, view.label)
        and _is_sure(view, link)
        and orderer_words.is_one(view.column(link.key).name)
        and not view.hint(link.key).about("staff", "vendor", "item", "order")
        and _order_several(best.column, view.column(link.key))
        and _belong(views[link.table], link, customer)
    ][:1]


def _told(link: Link, best: Scored) -> str:
    return _("{label} lists them, and says to which {name} each belongs").format(
        label=link.table, name=best.column.name
    )


def _is_sure(view: View, link: Link) -> bool:
    return link.share > SURE and not link.form and link.table in view.people


def _order_several(customer: ColumnProfile, orderer: ColumnProfile) -> bool:
    """Whether several order for a customer, always somebody, and come back."""
    if not is_idlike(orderer) or min(customer.fill, orderer.fill) <= SURE:
        return False
    several = customer.distinct >= _LEAST and orderer.repeats >= _BACK
    return several and _FEWEST < orderer.distinct / customer.distinct < _MOST


def _belong(there: View, link: Link, customer: Link) -> bool:
    """Whether the list of these people says to which of the customers each belongs."""
    return there.column(link.there).is_unique and any(
        one.table == customer.table
        and one.there == customer.there
        and one.key != link.there
        and one.share > SURE
        and there.column(one.key).fill > SURE
        for one in there.links
    )
