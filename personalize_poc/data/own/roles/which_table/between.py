"""Rows that lead from one place to another: a ride has two stations, and neither of them acted."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import is_idlike

_FEWEST = 5
"""Different values of such a column, at least."""
_SAME, _DIFFERS = 0.8, 0.2
"""Share of the values that both have, and of the rows in which they are not the same."""


def is_end(user: Scored | None, item: Scored | None) -> bool:
    """Whether who seems to act is an end of a way, of which another column has the other end.

    People who are chosen by people stand in two columns as well; then the second one is the item.
    Who orders has one who pays for it, though another may pay for several; from a place ways lead
    to many.

    Args:
        user: the column that is taken for the user.
        item: the one for the item.
    """
    if user is None or user.named or user.told or user.link:
        return False
    view, here = user.view, set(user.column.given)
    if item is not None and _are_listed_together(user, item):
        return True
    if any(link.key == user.column.key and link.table in view.people for link in view.links):
        return False
    for other in view.columns:
        taken = other is user.column or (item is not None and other is item.column)
        if taken or not is_idlike(other) or other.distinct < _FEWEST:
            continue
        there = set(other.given)
        if len(here & there) < _SAME * max(len(here), len(there)):
            continue
        if view.goes_with(user.column.key, other.key) > SURE:
            continue
        pairs = [(a, b) for a, b in zip(user.column.values, other.values, strict=True) if a and b]
        if sum(a != b for a, b in pairs) > _DIFFERS * len(pairs):
            return True
    return False


def _are_listed_together(user: Scored, item: Scored) -> bool:
    """Whether one table of things lists both: stations from which and to which bicycles went.

    Small whole numbers are keys of every table that counts its rows; then names have to agree.
    """
    if item.link or item.view is not user.view or not user.last:
        return False
    here, other = (set(user.view.hint(one.column.key).tokens) - {"id"} for one in (user, item))
    if user.column.shape.kind == "integer" and here.isdisjoint(other):
        return False
    listed = [
        {(one.table, one.there) for one in user.view.links if one.key == key and one.share > _SAME}
        for key in (user.column.key, item.column.key)
    ]
    return any(table in user.view.things for table, __ in listed[0] & listed[1])
