"""Telephones of a table, counted by their digits: one that is written in two ways is one."""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.own import telephones
from personalize_poc.data.own.profiles import ColumnProfile, TableProfile
from personalize_poc.data.own.roles.words.names import hint


def counted_once(profile: TableProfile) -> TableProfile:
    """A table in which as many telephones are different as there are numbers.

    Args:
        profile: of the table.
    """
    columns = tuple(_counted_once(one) if is_one(one) else one for one in profile.columns)
    return replace(profile, columns=columns) if columns != profile.columns else profile


def is_one(column: ColumnProfile) -> bool:
    """Whether a column is called after telephones and has numbers of them."""
    return hint(column.name).says("phone") and telephones.are_some(column.frequencies)


def _counted_once(column: ColumnProfile) -> ColumnProfile:
    spelled = len(column.frequencies)
    numbers = len(set(telephones.numbers(column.frequencies).values()))
    if numbers == spelled:
        return column
    return replace(column, distinct=max(1, round(column.distinct * numbers / spelled)))
