"""Periods that a calendar has the days of: the week of a plan, an issue, a term. Nobody is one."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View

_DAYS = 2
"""Times of each period at least: it begins and ends, or something is due."""
_AGAIN = 10.0
"""Rows of each period on average, at least."""


def is_one(view: View, column: ColumnProfile, views: dict[str, View]) -> bool:
    """Whether values are keys of a calendar: a table that has nothing but times of each.

    Args:
        view: the table.
        column: of it.
        views: of all tables.
    """
    return column.repeats >= _AGAIN and any(
        link.key == column.key
        and link.share > SURE
        and not link.form
        and _is_calendar(views[link.table], link.there)
        for link in view.links
    )


def _is_calendar(there: View, key: str) -> bool:
    """Whether each row has a key and times of its own, and nothing else."""
    rest = [one for one in there.columns if one.key != key]
    times = [one for one in rest if one.moment and not one.moment.weak]
    own = all(one.fill > SURE and one.distinct > SURE * one.filled for one in times)
    return len(rest) == len(times) >= _DAYS and own and there.column(key).is_unique
