"""Numbers without a name that belong to groups, beside numbers that belong to nothing.

A log without a header has an episode and how many seconds of it were heard. Every episode is of one
podcast, whose name stands beside it; a length of time is found with each of them, and none is as
far more frequent than others as what many like.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE, is_lasting, is_silent
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.language import _

_GROUPS, _EACH = 5, 5.0
"""Groups, and numbers of each, at least."""
_BACK = 3.0
"""Rows of each number, at least."""
_TOP, _POPULAR = 3, 4.0
"""So many values with so many times the rows that one has on average are liked by many."""
_BEFORE = 0.3
"""Points by which what belongs to groups comes before the others."""
_KEYS = ("uuid", "hash", "code")


def prefer(found: list[Scored]) -> None:
    """Put numbers that belong to groups before numbers that belong to nothing.

    Only where people have keys of another form: a number with one town is a person as well.

    Args:
        found: the columns that may be the item; points are added to one of them.
    """
    best = max(found, key=lambda one: one.points, default=None)
    if best is None or best.told or not is_bare_number(best):
        return
    view, column = best.view, best.column
    grouped = any(view.goes_with(column.key, one.key) > SURE for one in view.told_by(column.key))
    if grouped or is_any_popular(column):
        return
    if not any(_names_people(view, one) for one in view.columns):
        return
    for one in found:
        group = _group(view, one.column) if one is not best and is_bare_number(one) else None
        if group is not None:
            why = _("every value goes with one {name}").format(name=group.name)
            one.add(max(0.0, best.points + _BEFORE - one.points), why)


def is_bare_number(one: Scored) -> bool:
    """Whether a column has no name and whole numbers that come back and lead to no table."""
    column, view = one.column, one.view
    return (
        is_silent(view, column)
        and column.shape.kind == "integer"
        and column.repeats >= _BACK
        and not one.keyed
    )


def is_any_popular(column: ColumnProfile) -> bool:
    """Whether a few values are far more frequent than others, as ids are and lengths are not."""
    counts = column.frequencies
    often = min(count for __, count in counts.most_common(_TOP))
    return often * len(counts) > _POPULAR * counts.total()


def _names_people(view: View, column: ColumnProfile) -> bool:
    """Whether values are keys in letters and digits that come back on other days."""
    key = column.shape.kind in _KEYS and column.key not in (view.documents or ())
    return key and column.repeats >= _BACK and is_lasting(view, column)


def _group(view: View, column: ColumnProfile) -> ColumnProfile | None:
    """A column of words with one for each number, and several numbers for each."""
    return next(
        (
            one
            for one in view.told_by(column.key)
            if one.shape.kind in ("word", "phrase")
            and one.distinct >= _GROUPS
            and column.distinct >= _EACH * one.distinct
            and view.goes_with(column.key, one.key) > SURE
        ),
        None,
    )
