"""Who is named where the thing is, and only there: the one who redeems a voucher chooses with it.

The buyer of a gift is known of each row, but the thing that was chosen only of those in which
somebody else redeemed it. Buyer and thing of such a row belong to two people, and only a person can
say which of them is meant. Of a thing that comes back and always has the same person, that is who
made it.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.pairs import share_differing
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import is_idlike
from personalize_poc.data.own.roles.which_column.users import twins
from personalize_poc.language import _

_ALWAYS, _OFTEN_LACKING = 0.99, 0.9
"""Share of the rows that name the person who is taken, at least, and the thing, at most."""
_TOGETHER = 0.98
"""Share of the rows that have both, or neither."""
_OTHERS = 1 / 3
"""Share of the rows with both people in which they are two, from which on that is no exception."""
_BACK = 1.3
"""Rows of a thing on average, from which on it is seen whether it always has the same person."""


def beside(user: Scored, item: Scored) -> list[Scored]:
    """Columns of people of the user's table that are filled in exactly where the thing is.

    Args:
        user: the column that is taken for the person.
        item: the column of what was chosen.
    """
    view = user.view
    if item.view is not view or user.link or item.link:
        return []
    if user.column.fill < _ALWAYS or item.column.fill > _OFTEN_LACKING:
        return []
    people = twins.tables_of(view, user.column)
    comes_back = item.column.repeats > _BACK
    return [
        Scored(column, view, reasons=[_("it is given where the thing is, and only there")])
        for column in view.columns
        if column.key not in (user.column.key, item.column.key)
        and is_idlike(column)
        and not people.isdisjoint(twins.tables_of(view, column))
        and not (comes_back and view.goes_with(item.column.key, column.key) > SURE)
        and _comes_with(column, user, item)
    ]


def _comes_with(column: ColumnProfile, user: Scored, item: Scored) -> bool:
    """Whether rows have both or neither, and name somebody else than the user often enough."""
    both = [bool(a) == bool(b) for a, b in zip(column.values, item.column.values, strict=True)]
    together = sum(both) >= _TOGETHER * len(both)
    return together and share_differing(user.column.values, column.values) >= _OTHERS
