"""A day from which something is in force, beside the moment at which it was agreed.

Who changes a contract at ten past nine gets it from tomorrow, or from the first of next month. That
day says when something holds; the moment says when somebody acted, though it is called a change.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.contents import is_batch
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.which_column.times.distances import share_before
from personalize_poc.data.own.roles.words import in_force
from personalize_poc.language import _

_TAKEN, _CHANGE = 2.0, 1.2
"""Points that such a day loses, and those that were taken from a moment as it is a change."""
_BEFORE, _OWN = 0.8, 0.5
"""Share of the rows that were agreed before the day; different moments for each row."""
_OTHER = ("former", "birth", "published", "registered")
"""What a time says that is none of when somebody acted."""


def tell(found: list[Scored]) -> list[Scored]:
    """Put a moment of the rows themselves before a day from which something holds.

    A moment that comes later is that of a correction, or of a program that wrote the row.

    Args:
        found: columns of times of one table; points are added.

    Returns:
        The days that are behind such a moment.
    """
    behind = []
    for day in found:
        if not _is_day(day) or not in_force.is_name(day.column.name):
            continue
        moments = [one for one in found if one is not day and _is_own(one)]
        moments = [one for one in moments if share_before(one, day) >= _BEFORE]
        for one in moments:
            changed = one.view.hint(one.column.key).says("updated")
            why = _("{name} is only from when on it holds").format(name=day.column.name)
            one.add(_CHANGE * changed, why)
        if moments:
            day.add(-_TAKEN)
            behind.append(day)
    return behind


def _is_day(one: Scored) -> bool:
    return one.column.moment is not None and one.column.moment.resolution == "day"


def _is_own(one: Scored) -> bool:
    """Whether a time has its hours and minutes, and nearly each row one of its own."""
    column, said = one.column, one.view.hint(one.column.key)
    moment = column.moment
    exact = moment is not None and not moment.weak and moment.resolution == "second"
    own = column.fill > SURE and column.distinct > _OWN * column.filled
    return exact and own and one.points > 0 and not is_batch(column) and not said.says(*_OTHER)
