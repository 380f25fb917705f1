"""What only some rows have is no kind of event: a remark, or anything that most rows lack.

Somebody who came to try a class, and somebody whose back hurts, stand in one column of remarks that
most bookings leave empty. A word that might name an event tells of these rows and not what the
others are; taken for kinds of events it would make all others unusable. What is called an event is
none of this: there a row without one is in question.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import remarks

_MOST = 0.5
"""Share of the rows that have a kind of event, at least, where no name says that it is one."""


def is_said_of_some(view: View, column: ColumnProfile) -> bool:
    """Whether a column says something of some rows only, and its name speaks of no event.

    Args:
        view: the table.
        column: of it.
    """
    said = view.hint(column.key)
    if said.about("event"):
        return False
    return remarks.are_on_some(column) or (column.fill < _MOST and not said.says("type"))
