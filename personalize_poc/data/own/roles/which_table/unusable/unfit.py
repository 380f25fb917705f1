"""Which of the kinds of exports that cannot be used a table is of."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_table.unusable import (
    accounting,
    answers,
    emptied,
    masked,
    measured,
    rosters,
    sums,
    totals,
    weekly_sums,
    work,
)

_RULES = (
    masked,
    accounting,
    rosters,
    work,
    emptied,
    measured,
    answers,
    sums,
    weekly_sums,
    totals,
)
_SURE = (masked, accounting, rosters, work, emptied, measured)
"""Those by which a table is told whatever else there is."""
_RECORDS = ("user", "item")
"""Kinds of tables that list people and things beside what happened."""


def is_nobody(view: View, user: Scored | None) -> bool:
    """Whether what would be the person is none in a table of these kinds.

    Args:
        view: the table.
        user: what fits a person best; may be None.
    """
    if user is None or user.view is not view:
        return False
    columns = masked.columns(view)
    hidden = user.column in columns or (not user.named and bool(columns))
    number = user.column.shape.kind in ("integer", "decimal") and not (user.named or user.keyed)
    hidden = hidden or (number and bool(totals.told(view)))
    rules = (accounting, rosters, work, emptied, measured, sums, weekly_sums)
    return hidden or any(rule.is_nobody(view, user) for rule in rules)


def is_surely(view: View) -> bool:
    """Whether a table hides its people, or keeps accounts, work of staff or measurements."""
    return any(bool(rule.told(view)) for rule in _SURE)


def told(views: list[View], nearest: Candidate) -> str:
    """Why the files cannot be used, and what to export; "" where no table is of these kinds.

    The table that is nearest comes first. Others count where it names nobody, or only lists people.

    Args:
        views: all tables.
        nearest: the one that is most like interactions.
    """
    user = nearest.roles.get("USER_ID")
    people = user is not None and user.named and not _is_list(nearest, user, views)
    rest = sorted(
        (one for one in views if one is not nearest.view and one.kind not in _RECORDS),
        key=lambda one: -one.profile.rows,
    )
    for view in (nearest.view, *(() if people else rest)):
        if not view.is_note and (found := _of(view)):
            return found
    return ""


def _of(view: View) -> str:
    return next(filter(None, (rule.told(view) for rule in _RULES)), "")


def _is_list(nearest: Candidate, user: Scored, views: list[View]) -> bool:
    """Whether a table has one row for each person, who did nothing in it; others refer to these."""
    view = nearest.view
    if view.kind == "user" or (user.view is view and user.column.is_unique):
        return True
    return view.kind in ("other", "lookup") and any(
        link.table == view.label and link.share > SURE and view.column(link.there).is_unique
        for one in views
        for link in one.links
    )
