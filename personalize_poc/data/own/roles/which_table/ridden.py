"""Rides without riders: a bicycle, a scooter or a bus passes from one person to the next.

Its number comes back as that of a member does, and fits a person best where none is there. Whoever
learned from it would learn where a vehicle was left, and recommend stations to bicycles.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.words.vehicle_words import RIDDEN
from personalize_poc.language import _

_BACK = 1.3
"""Rows of a vehicle on average, at least: it comes back."""


def is_vehicle(user: Scored | None) -> bool:
    """Whether what would be the person is a vehicle by its name, and nothing speaks of people.

    Args:
        user: the column that fits a person best.
    """
    if user is None or user.named or user.told or user.link:
        return False
    return _is_called(user.view, user.column)


def told(nearest: Candidate) -> str:
    """That a table names vehicles and nobody in them, and what to export; "" for others.

    Args:
        nearest: a table that has things and times, and no people; who lets or sells cars has these
            for its things.
    """
    view, taken = nearest.view, nearest.taken(nearest.view)
    found = [
        one
        for one in view.columns
        if one.key not in taken
        and _is_called(view, one)
        and is_idlike(one)
        and one.repeats >= _BACK
        and not one.moment
    ]
    if not found:
        return ""
    vehicle = max(found, key=lambda one: one.distinct)
    return _(
        "{label} names nobody: {name} (such as {example}) is a vehicle, which passes from one "
        "person to the next, and no column says who rode. Export the id of the rider, the member "
        "or the account with each row; a number that stands for each in place of the real id "
        "serves as well. Only if each vehicle is always one customer's own, name {name} as USER_ID "
        "in mapping.yaml."
    ).format(label=view.label, name=vehicle.name, example=vehicle.given[0])


def _is_called(view: View, column: ColumnProfile) -> bool:
    return not RIDDEN.isdisjoint(view.hint(column.key).tokens)
