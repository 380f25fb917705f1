"""Rows that nearly all name who has signed in, beside the browser or the device of a visitor."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.which_column.users import persons

_ALL = 0.9
"""Share of rows with a user from which on next to nothing is won by an id that all rows have."""


def names_nearly_all(best: Scored, rival: Scored) -> bool:
    """Whether the user is named in nearly all rows, and the other column is of visitors only.

    One person has a browser at home and an app on the way: the id of those who sign in has all they
    did. Where many rows lack it, a person has to know which of the two is meant. Visitors of a
    house are people themselves: the buyers of tickets are among them.

    Args:
        best: the column that is taken for the user.
        rival: the next one.
    """
    same = rival.view is best.view and persons.is_visitor(rival) and not persons.is_visitor(best)
    people = rival.keyed or not set(best.column.given).isdisjoint(rival.column.given)
    return same and best.named and best.column.fill >= _ALL and not people
