"""Receipts whose columns of members are there, but empty: nothing but staff and tills comes back.

A program of tills has a column for the card of whoever buys. Where no card was ever swiped, or the
export left it out, who rang up the receipts is all that is left, and that is nobody's taste.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import LEAST, Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import NO_ID
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_column.points import terminals
from personalize_poc.data.own.roles.which_column.users import of_staff, receipts
from personalize_poc.language import _

_OTHERS = ("staff", "vendor", "device", "category", "campaign")


def told(ranked: list[Candidate]) -> str:
    """That the columns of members are empty, and what to export; "" where somebody is named.

    Args:
        ranked: the tables as interactions, the best one first.
    """
    best = ranked[0]
    user, rival = best.roles.get("USER_ID"), best.rivals.get("USER_ID")
    if user is None:
        return _without_users(ranked)
    if not _serves(user) or (rival and rival.points >= LEAST["USER_ID"] and not _serves(rival)):
        return ""
    empty = [one.name for one in user.view.columns if _is_emptied(user.view, one)]
    if not empty:
        return ""
    return _(
        "{label} has columns for who bought ({columns}), but they are empty in every row. What "
        "comes back is who served, or the till ({name}), and neither bought anything. Export the "
        "receipts with the ids of members or cards filled in, or the orders of an online shop "
        "with the id of the customer."
    ).format(label=user.view.label, columns=", ".join(empty), name=user.column.name)


def _without_users(ranked: list[Candidate]) -> str:
    """The same of lines whose receipts stand in a table with the time, and name nobody at all."""
    best = ranked[0]
    item, time = best.roles.get("ITEM_ID"), best.roles.get("TIMESTAMP")
    if item is None or time is None or any(one.is_complete for one in ranked):
        return ""
    for view in (item.view, time.view):
        empty = [one.name for one in view.columns if _is_emptied(view, one)]
        if empty and any(receipts.is_called(view, one) for one in view.columns):
            return _(
                "{label} has columns for who bought ({columns}), but they are empty in every row. "
                "Export the receipts with the ids of members or cards filled in, or the orders of "
                "an online shop with the id of the customer."
            ).format(label=view.label, columns=", ".join(empty))
    return ""


def _serves(one: Scored) -> bool:
    """Whether a column has those who serve, or the tills of shops."""
    return of_staff.are_in(one.view, one.column.key) or terminals.is_one(one.view, one.column)


def _is_emptied(view: View, column: ColumnProfile) -> bool:
    """Whether a column is called an id of people or of their cards, and has no value."""
    said = view.hint(column.key)
    called = said.about("user", "card") and not said.about(*_OTHERS) and not said.says(*NO_ID)
    return called and column.filled == 0
