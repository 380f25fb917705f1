"""Rows of a catalogue that say who made a thing, and when: nobody has chosen anything there."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View

_BACK = 1.3
"""Rows a thing from which on another table says something of it again and again."""
_KINDS = ("user", "item", "lookup")


def is_maker(user: Scored | None, view: View, views: dict[str, View]) -> bool:
    """Whether who seems to act in a table is an author of its things: an article has one.

    Another table has rows of these things, so that each stands here once, under its own number.
    That may have a text in each row, as a catalogue has, if it says who wrote it: it has reviews.
    Who is called a person, or known as one, may have put up a thing of their own all the same.

    Args:
        user: the column that is taken for the user.
        view: the table that seems to hold interactions.
        views: all tables by their labels.
    """
    if user is None or view.kind != "item" or user.view is not view:
        return False
    if user.named or user.told or user.link:
        return False
    if any(link.key == user.column.key and link.table in view.people for link in view.links):
        return False
    return any(
        link.table == view.label
        and link.share > SURE
        and not link.form
        and view.column(link.there).is_unique
        and link.there != user.column.key
        and other.column(link.key).repeats >= _BACK
        for other in views.values()
        if other is not view and (other.kind not in _KINDS or _is_of_acts(other))
        for link in other.links
    )


def _is_of_acts(view: View) -> bool:
    """Whether a table has an id of a person and a time, and so rows of what people did."""
    people = any(
        view.hint(one.key).about("user") and view.hint(one.key).says("id") for one in view.columns
    )
    times = any(one.moment and not one.moment.weak for one in view.columns)
    return people and times
