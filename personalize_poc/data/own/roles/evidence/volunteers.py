"""A few volunteers who look after what many others do: they are the staff of an association.

On a platform for volunteers many of them sign up for what they do. Where they are a handful, beside
far more donors, lenders or members, they took down the payment or opened the door.
"""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.words.names import Hint, hint
from personalize_poc.data.own.roles.words.volunteer_words import names_volunteer

_MOST, _FEW = 50, 0.1
"""Most volunteers of an office, and of them for each of the others."""


def are_staff(column: ColumnProfile, said: Hint, columns: Iterable[ColumnProfile]) -> bool:
    """Whether a column names a few volunteers, beside far more people who come back.

    Args:
        column: which.
        said: what its name says.
        columns: all of its table.
    """
    if column.distinct > _MOST or not names_volunteer(said):
        return False
    return any(_are_served(one, column.distinct) for one in columns if one is not column)


def _are_served(column: ColumnProfile, volunteers: int) -> bool:
    """Whether a column is called after people of another kind, who are far more."""
    said = hint(column.name)
    called = said.about("user", "card") or "user" in said.perhaps
    if not called or names_volunteer(said) or said.about("staff", "vendor", "item"):
        return False
    return column.repeats > 1 and volunteers <= _FEW * column.distinct
