"""Times that are days before and after the beginning of something, such as a course."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import TIMES, is_measured
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.language import _

_LONGEST = 4000
"""Days of eleven years: larger numbers are days since 1900, or seconds."""


def told(views: list[View]) -> str:
    """That days of what people did are counted from a day which no table tells; "" if not.

    Args:
        views: all tables.
    """
    if any(one.moment and not one.moment.weak for view in views for one in view.columns):
        return ""
    for view in views:
        people = any(view.hint(one.key).about("user") for one in view.columns)
        for column in view.columns if people else ():
            if _counts_days(view, column):
                return _(
                    "In {label} {name} counts days before and after a day that is not told (such "
                    "as {example}): write the date of each row instead, which is the day on which "
                    "it began and so many days more."
                ).format(label=view.label, name=column.name, example=column.given[0])
    return ""


def _counts_days(view: View, column: ColumnProfile) -> bool:
    """Whether whole numbers of which some are below zero are called a time."""
    given = [one for one in column.numbers if one is not None]
    small = bool(given) and max(map(abs, given)) <= _LONGEST
    return small and view.hint(column.key).says(*TIMES) and is_measured(column)
