"""A table whose names say who, what and when, though hardly anybody comes back in it.

Nothing but names tells it from a list of people, so that they have to be plain: an id of a person,
one of a thing, and a time. How little there is to learn is then said with figures. What everybody
has one of, in many rows, was not chosen whatever it is called.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_table import counts_of_people, one_each
from personalize_poc.data.own.roles.which_table.unusable import unfit
from personalize_poc.data.own.roles.words.names import Hint
from personalize_poc.language import _

_FILLED, _LEAST, _SOME = 0.95, 1000, 2
"""Share of rows that have each of the three, fewest rows, and fewest people who come back."""
_BACK = 1.03
"""Rows of a thing on average; in a catalogue each has one."""
_OTHERS = ("order", "session", "staff", "vendor", "category", "event", "device", "campaign")


def find(ranked: list[Candidate]) -> Candidate | None:
    """The first table that has all three by their names; None if there is none.

    Args:
        ranked: tables as interactions, of which none is complete.
    """
    return next((made for one in ranked if (made := _of(one))), None)


def _of(candidate: Candidate) -> Candidate | None:
    view = candidate.view
    users = [one for one in view.columns if _is_id(view, one, "user", "item")]
    things = [one for one in view.columns if _is_id(view, one, "item", "user")]
    times = [one for one in view.columns if _is_time(one)]
    if not len(users) == len(things) == len(times) == 1 or view.profile.rows < _LEAST:
        return None
    if users[0].filled - users[0].distinct < _SOME or things[0].repeats < _BACK:
        return None
    if one_each.is_of_one(view, users[0], things[0]) or counts_of_people.is_one(view, users[0]):
        return None
    why = _("the name “{name}” says it, and no other does")
    roles = {
        name: Scored(column, view, 2.0, [why.format(name=column.name)], named=True)
        for name, column in (
            ("USER_ID", users[0]), ("ITEM_ID", things[0]), ("TIMESTAMP", times[0])
        )
    }  # fmt: skip
    if unfit.is_nobody(view, roles["USER_ID"]):
        return None
    return Candidate(view, roles, points=candidate.points, holds=candidate.holds)


def _is_id(view: View, column: ColumnProfile, entity: str, other: str) -> bool:
    """Whether a column is called the id of a person, or of a thing, and of nothing else."""
    said: Hint = view.hint(column.key)
    plain = said.about(entity) and not said.about(other, *_OTHERS)
    return plain and said.attributes == {"id"} and column.fill >= _FILLED and not _is_time(column)


def _is_time(column: ColumnProfile) -> bool:
    return column.moment is not None and not column.moment.weak and column.fill >= _FILLED
