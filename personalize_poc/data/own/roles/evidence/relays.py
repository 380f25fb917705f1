"""Addresses that a marketplace gives out instead of a buyer's own, another one for each order.

`04f91ed76f+993c624a@allegromail.pl`: what stands before "+" is the buyer, what follows the order.
Others are made up for each order as a whole.
"""

from __future__ import annotations

from collections import Counter

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import is_same
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.language import _

_SHARE = 0.3
"""Share of addresses with "+" from which on they are of a marketplace: few people write one."""
_AGAIN, _FEWEST = 0.9, 20
"""Different beginnings a different address, below which the rest changes; fewest addresses."""
_ONE_HOST = 0.9
"""Share of addresses with one domain from which on somebody gives them out: people have theirs of
many."""


def are_of_orders(view: View, column: ColumnProfile) -> bool:
    """Whether each order has an address of its own, and all are of one domain.

    Args:
        view: the table, whose documents are known.
        column: any one of it.
    """
    if column.shape.kind != "email" or column.distinct < _FEWEST:
        return False
    hosts = Counter(value.rpartition("@")[2].casefold() for value in column.given)
    if max(hosts.values(), default=0) < _ONE_HOST * len(column.given):
        return False
    orders = (view.column(key) for key in view.documents or ())
    return any(
        one is not column and one.shape.kind != "email" and is_same(view, one, column)
        for one in orders
    )


def change(column: ColumnProfile) -> bool:
    """Whether many values of a column are such addresses, so that it names nobody twice."""
    if column.shape.kind != "email":
        return False
    relayed = {value for value in column.given if _is_parted(value)}
    rows = sum(value in relayed for value in column.given)
    begun = {(value.partition("+")[0], value.rpartition("@")[2]) for value in relayed}
    often = rows >= _SHARE * len(column.given)
    return often and len(relayed) >= _FEWEST and len(begun) <= _AGAIN * len(relayed)


def told(column: ColumnProfile) -> str:
    """What is said of such a column; "" of any other."""
    if not change(column):
        return ""
    value = next(value for value in column.given if _is_parted(value))
    return _(
        "addresses of {domain} are masks: what stands behind “+” is another one for each order, so "
        "that the same person counts as many"
    ).format(domain=value.rpartition("@")[2])


def _is_parted(value: str) -> bool:
    return "+" in value.partition("@")[0]
