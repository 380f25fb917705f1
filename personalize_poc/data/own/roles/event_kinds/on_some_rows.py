"""What only some rows have is no kind of event: a remark, or anything that most rows lack.

Somebody who came to try a class, and somebody whose back hurts, stand in one column of remarks that
most bookings leave empty. A word that might name an event tells of these rows and not what the
others are; taken for kinds of events it would make all others unusable. What is called an event is
none of this, as long as most rows that name an item have one: there a row without one is in
question.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import remarks
from personalize_poc.data.words import Share
from personalize_poc.language import _

_MOST = 0.5
"""Share of the rows that have a kind of event, at least. With fewer a run would lose most rows, and
is stopped; see `usable.MOST`."""


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


def do_most_lack(view: View, column: ColumnProfile, item: str | None) -> bool:
    """Whether most rows have no value, so that they could not be used if it were kinds of events.

    Searches and visits stand beside what was looked at in one log: only rows with an item count.

    Args:
        view: the table.
        column: of it.
        item: key of the column of the item, if it stands in this table.
    """
    items = view.column(item).values if item else column.values
    rows = [
        bool(kind)
        for kind, thing in zip(column.values, items, strict=True)
        if item is None or thing
    ]
    return sum(rows) < _MOST * len(rows)


def told(column: ColumnProfile) -> str:
    """Why a column that looks like kinds of events is not taken for them."""
    return _("kinds of events that only {share:.0%} of the rows have: all rows count").format(
        share=Share(column.fill)
    )
