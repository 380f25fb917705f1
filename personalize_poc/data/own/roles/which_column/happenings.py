"""Events that people go to: a concert or a workshop is chosen, and is no row of a log.

A log has an id for each row, or a kind for many. What somebody buys a ticket for has an id that
comes back, and each goes with one name and one day, which are called after it: "Event ID",
"Event Name", "Event Start Date".
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View

_LEAST = 20
"""So many from which on there is something to choose from."""
_BACK = 1.3
"""Rows of each from which on it comes back."""
_DAYS, _MOSTLY = 5, 0.6
"""Fewest days, and how sure an event goes with one: some are moved to another."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column names events with a name and a day of their own."""
    said = view.hint(column.key)
    if not said.about("event") or not said.says("id") or said.about("session", "order", "user"):
        return False
    if column.distinct < _LEAST or column.repeats < _BACK:
        return False
    named, dated = False, False
    for other in view.told_by(column.key):
        sure = view.goes_with(column.key, other.key)
        if other.distinct > column.distinct or not _is_called_alike(view, column, other):
            continue
        day = other.moment is not None and not other.moment.weak and other.distinct >= _DAYS
        dated = dated or (day and sure > _MOSTLY)
        text = other.shape.kind in ("phrase", "text") and other.distinct >= _LEAST
        named = named or (text and sure > SURE and view.hint(other.key).says("name"))
    return named and dated


def _is_called_alike(view: View, column: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether the name of another column has a word of an event in common with this one."""
    here, there = view.hint(column.key), view.hint(other.key)
    return there.about("event") and bool(set(here.tokens) & set(there.tokens))
