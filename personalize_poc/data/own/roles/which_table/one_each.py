"""Things of which each person has one for good: a meter, a line, a policy; nothing is chosen."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import is_same
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.language import _

_SEVERAL = 2
"""Rows of a person on average, from which on another thing would have come among them."""


def told(nearest: Candidate) -> str:
    """That rows are about the one thing that each person has; "" where it is not so.

    Args:
        nearest: a table that lacks a person or an item.
    """
    view = nearest.view
    people = [one for one in view.columns if _is_called(view, one, ("user",), ("item",))]
    things = [one for one in view.columns if _is_called(view, one, ("item", "device"), ("user",))]
    pairs = ((user, one) for user in people for one in things if is_of_one(view, user, one))
    user, thing = next(pairs, (None, None))
    if nearest.is_complete or user is None or thing is None:
        return ""
    return _(
        "In {label} every {user} has one {item} in all rows, and every {item} is of one {user}: "
        "rows tell of what people have, and nobody chose it. Export what people can choose from: "
        "the pages or offers that they looked at, or what they ordered, with the ids of both and "
        "the time."
    ).format(label=view.label, user=user.name, item=thing.name)


def is_of_one(view: View, user: ColumnProfile, thing: ColumnProfile) -> bool:
    """Whether each person who comes back has one and the same of something, and nobody else has."""
    return user.repeats >= _SEVERAL and is_same(view, user, thing)


def _is_called(
    view: View, column: ColumnProfile, what: tuple[str, ...], other: tuple[str, ...]
) -> bool:
    said = view.hint(column.key)
    return said.about(*what) and said.says("id") and not said.about(*other)
