"""Which rows count, by all columns of the interactions by which some are left out."""

from __future__ import annotations

from personalize_poc.data.own.canonical import choosing
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states.acted import Actions


def kept(view: View, found: Actions) -> str:
    """SQL: whether a row counts by the other columns, such as that of kinds of lines.

    Args:
        view: the table of interactions.
        found: what was found of events and states.
    """
    out = [
        choosing.is_none_of(column.key, found.leave_out[column.name])
        for column in view.columns
        if column.name in found.leave_out
    ]
    return " AND ".join(out) or "true"


def kept_with_kind(view: View, found: Actions) -> str:
    """The same, and by its kind of event it may name an item.

    Args:
        view: the table of interactions.
        found: what was found of events and states.
    """
    others = kept(view, found)
    if not (found.event and found.itemless):
        return others
    return f"{others} AND {choosing.is_none_of(found.event.key, found.itemless)}"
