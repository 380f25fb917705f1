"""Lines of an order side by side in one row: id1, price1, brand1, id2, price2, brand2.

Whatever the id is of, what has a price in each line was offered or bought. Its name says no more
where words for goods are missing, or says what the goods were sold by: coupons, offers, lots.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import numbered_columns
from personalize_poc.data.own.roles.evidence.view import View

_THINGS = 20
"""Fewest things."""
_NO_THINGS = ("user", "visitor", "card", "order", "session", "staff", "vendor", "category")


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column has the ids of the first line, and each line has a price of its own.

    Args:
        view: the table.
        column: of it.
    """
    said = view.hint(column.key)
    if not said.says("id") or said.about(*_NO_THINGS) or column.distinct < _THINGS:
        return False
    further = numbered_columns.beside(view, column)
    places = [view.columns.index(one) for one in (column, *further)]
    if not further or places[0] != min(places):
        return False
    return all(_is_priced(view, one) for one in (column, *further))


def _is_priced(view: View, column: ColumnProfile) -> bool:
    """Whether a column with the same number holds prices."""
    return any(
        view.hint(one.key).says("price") and any(one.numbers)
        for one in numbered_columns.of_number(view, column)
    )
