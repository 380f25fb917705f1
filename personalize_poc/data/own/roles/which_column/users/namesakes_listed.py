"""A list of people in which two are called alike, and each has a telephone or an address."""

from __future__ import annotations

from collections import defaultdict

from personalize_poc.data.own import telephones
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links.joins import ENOUGH
from personalize_poc.data.own.roles.which_column.points import called_people


def are_told(one: Scored, views: dict[str, View]) -> bool:
    """Whether a list of people has these telephones or addresses, and two of one name.

    Args:
        one: a column of telephones or addresses.
        views: of all tables.
    """
    return any(
        _are_in(there, column, one.column)
        for there in views.values()
        if there is not one.view
        for column in there.columns
        if column.is_unique and column.shape.kind == one.column.shape.kind
    )


def _are_in(there: View, listed: ColumnProfile, column: ColumnProfile) -> bool:
    """Whether a column of a list has numbers of another one, beside names that come twice."""
    names = [one for one in there.columns if called_people.are_names(one)]
    if not names:
        return False
    numbers = telephones.numbers((*listed.frequencies, *column.frequencies))
    known = {numbers[value] for value in listed.frequencies}
    here = {numbers[value] for value in column.frequencies}
    if len(here & known) < ENOUGH * len(here):
        return False
    return any(_come_twice(name, listed, numbers) for name in names)


def _come_twice(name: ColumnProfile, listed: ColumnProfile, numbers: dict[str, str]) -> bool:
    """Whether somebody's name is that of somebody with another number as well."""
    owned: dict[str, set[str]] = defaultdict(set)
    for text, value in zip(name.values, listed.values, strict=True):
        if text and value:
            owned[text].add(numbers[value])
    return any(len(some) > 1 for some in owned.values())
