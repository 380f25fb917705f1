"""Columns that say something of rows that are left out alone: nothing is left of them."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.language import _


def why(column: ColumnProfile, actions: Actions) -> str:
    """Why a column is not used: it is filled in kinds of events only that are left out; else "".

    The place of a recommendation stands in rows of what was shown, and in none of what was chosen.

    Args:
        column: of the table of interactions.
        actions: what was found of events and states.
    """
    if not actions.event:
        return ""
    gone = {kind for kind, name in actions.event_types.items() if name is None}
    rows = zip(column.values, actions.event.values, strict=True)
    kinds = {kind for value, kind in rows if value}
    return _("filled in rows only that are left out") if kinds and kinds <= gone else ""
