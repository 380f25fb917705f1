"""People who answer what other people asked for: offers on a request, bids of craftsmen for a job.

Each request is of one client, and several professionals answer it. Both are people with histories:
they may be recommended to clients, and requests to them. Who serves at an appointment answers
nothing: it is of one client and of one who serves.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import is_idlike
from personalize_poc.data.own.roles.which_column.points import called_people

_BACK = 1.3
"""Answers to a request, and requests of a client, on average at least."""
_DIFFER = 0.5
"""Share of the requests up to which all answers are of one person."""
_FEWEST = 20


def requests(user: Scored, item: Scored) -> ColumnProfile | None:
    """The column that names what was asked for, where items are people who answer; else None.

    Args:
        user: the column that is taken for the person.
        item: that of what was chosen.
    """
    view = item.view
    if user.link or item.link or user.view is not view or item.named or not _are_people(item):
        return None
    found = (one for one in view.columns if _is_request(user, item, one))
    return max(found, key=lambda one: one.distinct, default=None)


def _are_people(item: Scored) -> bool:
    """Whether each has the name of somebody beside it."""
    view, column = item.view, item.column
    return column.distinct >= _FEWEST and any(
        view.hint(name.key).says("name")
        and called_people.are_names(name)
        and (name is column or view.goes_with(column.key, name.key) > SURE)
        for name in (column, *view.told_by(column.key))
    )


def _is_request(user: Scored, item: Scored, one: ColumnProfile) -> bool:
    """Whether each value is of one client, who has several, and several people answer it."""
    view = item.view
    if one in (user.column, item.column) or not is_idlike(one) or one.moment:
        return False
    return (
        one.repeats >= _BACK
        and one.distinct >= _BACK * user.column.distinct
        and view.goes_with(one.key, user.column.key) > SURE
        and 0 <= view.determines.get((one.key, item.column.key), -1.0) < _DIFFER
    )
