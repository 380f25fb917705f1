"""Days and weeks that are counted from a beginning: a time that is coarse, and never a thing."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words import time_words
from personalize_poc.language import _

_LONGEST = 4000
"""Days of eleven years: larger numbers are days since 1900, or written dates."""
_MONTH, _YEAR = 31, 53
"""Numbers up to which days may be those of any month, and weeks those of any year."""
_FULL = 0.95
"""Share of rows with a number, from which on it says of each when it happened."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether small whole numbers are called a day or a week, and nothing else.

    Args:
        view: the table.
        column: of it.
    """
    if column.shape.kind != "integer" or column.shape.zeros:
        return False
    tokens = view.hint(column.key).tokens
    return (time_words.are_days(tokens) or time_words.are_weeks(tokens)) and _is_small(column)


def as_time(view: View) -> Scored | None:
    """The finest column that tells of each row on which day, or in which week, it was.

    Days up to 31 begin anew each month, and weeks up to 53 each year: they make no order.

    Args:
        view: a table without a time.
    """
    found = [
        one
        for one in view.columns
        if is_one(view, one) and one.fill > _FULL and not one.is_unique and _goes_on(view, one)
    ]
    if not found:
        return None
    why = [_("it counts days or weeks from a beginning")]
    return Scored(max(found, key=lambda one: one.distinct), view, 1.0, why, named=True)


def _is_small(column: ColumnProfile) -> bool:
    given = [one for one in column.numbers if one is not None]
    return bool(given) and min(given) >= 0 and max(given) <= _LONGEST


def _goes_on(view: View, column: ColumnProfile) -> bool:
    """Whether numbers go on where those of a month, or of a year, begin anew."""
    weeks = time_words.are_weeks(view.hint(column.key).tokens)
    given = (one for one in column.numbers if one is not None)
    return max(given, default=0.0) > (_YEAR if weeks else _MONTH)
