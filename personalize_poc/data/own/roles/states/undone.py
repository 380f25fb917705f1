"""Columns that say of each row whether it was undone, and how: "not deleted", "deleted by cook".

A till that strikes a dish off a bill writes so, whatever the column is called. Of goods that are no
longer in the catalogue it may be said as well; those were wanted.
"""

from __future__ import annotations

from collections.abc import Collection

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words import undoing

_GOES = 0.8
"""Surety from which on it is said of a thing or a person, and not of a row."""


def is_told_of_each(
    view: View, column: ColumnProfile, undone: Collection[str], values: Collection[str]
) -> bool:
    """Whether all other values say no more than that the row was not undone.

    Args:
        view: the table.
        column: of it.
        undone: those of the values that say that something was taken back.
        values: all that stand in the column.
    """
    kept = [one for one in values if one not in undone]
    if not kept or not undone or not all(_denies(one, undone) for one in kept):
        return False
    return not any(
        view.goes_with(one.key, column.key) > _GOES
        for one in view.columns
        if one is not column and view.hint(one.key).entities & {"item", "user"}
    )


def _denies(value: str, undone: Collection[str]) -> bool:
    """Whether a value is "not", and what one of the others begins with."""
    return any(
        undoing.are_denials(value, " ".join(parts[:end]))
        for parts in map(str.split, undone)
        for end in range(1, len(parts) + 1)
    )
