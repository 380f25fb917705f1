"""Tills that are called terminals, as telephones and browsers are: one device of one person.

A till stands in one shop and rings up the receipts of all who come there.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import is_one_for_each
from personalize_poc.data.own.roles.evidence.view import View

_MOST, _ROWS = 300, 50
"""Most tills, and receipts of each on average, at least."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column of devices in a table of receipts has the tills of shops.

    Args:
        view: the table.
        column: of it.
    """
    said = view.hint(column.key)
    if not said.about("device") or said.about("user", "card"):
        return False
    if not 1 < column.distinct <= _MOST or column.repeats < _ROWS:
        return False
    if not any(view.hint(one.key).about("order") for one in view.columns):
        return False
    return any(
        view.hint(one.key).about("vendor")
        and 1 < one.distinct <= column.distinct
        and is_one_for_each(column, one)
        for one in view.columns
        if one is not column
    )
