"""What people gave money to: the party or the charity beside a donor and an amount.

A donation has no goods, and its own number is in no other row. There may be seven parties only:
that there is little to recommend is for a person to hear.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_column.points import merchants
from personalize_poc.data.own.roles.words import donations

_DONORS, _AGAIN = 20, 1.1
"""Fewest donors, and rows of each on average."""
_LEAST, _BACK, _FILL = 2, 2.0, 0.5
"""Fewest that are given to, rows of each on average, and least share of rows that have one."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column says what the donors of another column gave to.

    Args:
        view: the table.
        column: of it.
    """
    if not donations.names_given_to(view.hint(column.key).tokens):
        return False
    if column.distinct < _LEAST or column.repeats < _BACK or column.fill < _FILL:
        return False
    others = [one for one in view.columns if one is not column]
    if not any(_gave(view, one) for one in others):
        return False
    paid = any(view.hint(one.key).says("price", "amount") for one in others)
    return paid and not any(merchants.is_of_others(view, one) for one in others)


def is_donor(view: View, column: ColumnProfile) -> bool:
    """Whether a column names the donors who gave to what another column names.

    Args:
        view: the table.
        column: of it.
    """
    return _gave(view, column) and any(is_one(view, one) for one in view.columns)


def _gave(view: View, column: ColumnProfile) -> bool:
    """Whether a column names donors, some of whom gave more than once."""
    said = view.hint(column.key)
    named = donations.names_donor(said.tokens) and not said.says("place", "type", "person")
    return named and column.distinct >= _DONORS and column.repeats >= _AGAIN
