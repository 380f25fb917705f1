"""Two columns that name people of one table: who asked for a journey, and who travels.

Often both are the same person, so that neither was chosen by the other: what was chosen stands in
another column. People who choose people, as in matches, are hardly ever the same in a row.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.pairs import share_differing
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View

_MOST, _LEAST = 0.9, 0.02
"""Share of the rows in which the two differ, between which both are people of the same kind."""
_PEOPLE = 20
"""Fewest people by whom it is judged."""


def are(view: View, one: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether two columns have keys of one table, and are now alike and now not.

    Args:
        view: the table.
        one: a column of it.
        other: another one.
    """
    if one is other or min(one.distinct, other.distinct) < _PEOPLE:
        return False
    if not _tables(view, one) & _tables(view, other):
        return False
    return _LEAST <= share_differing(one.values, other.values) <= _MOST


def without(things: list[Scored], user: Scored) -> list[Scored]:
    """Columns that may be the item, without others of the people that the user is one of.

    Args:
        things: likeliest first.
        user: who acted, whose name speaks of a person.
    """
    if not user.named:
        return things
    return [one for one in things if not are(user.view, user.column, one.column)]


def _tables(view: View, column: ColumnProfile) -> set[tuple[str, str]]:
    """Tables, and columns of these, that a column has the keys of; none of things."""
    return {
        (link.table, link.there)
        for link in view.links
        if link.key == column.key
        and link.share > SURE
        and not link.form
        and link.table not in view.things
    }
