"""Who serves comes behind what they do: a code and its title beside the number of a doctor.

Doctors, teachers and guides come back as what they offer does, and a table may have a row for each.
A code beside a title that is called as it is ("COD_CORSO" and "CORSO") names what was chosen.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import is_called_as, is_title
from personalize_poc.data.own.roles.which_column.points import services

_BEHIND = 1.0
"""Points by which who serves stands behind what is served."""
_LEAST = 1.0
"""Points of what may be the item at all."""


def prefer_served(found: list[Scored]) -> None:
    """Put codes of what has a title in the row before the ids of those who serve.

    Args:
        found: columns that may be the item; points are taken from those of people who serve.
    """
    served = [one.points for one in found if one.points >= _LEAST and _is_titled(one)]
    for one in found if served else ():
        if services.serves(one.view, one.column) and not _is_titled(one):
            one.add(min(0.0, max(served) - _BEHIND - one.points))


def _is_titled(one: Scored) -> bool:
    """Whether another column has a title of each value, and is called as the ids are."""
    view, column = one.view, one.column
    said = view.hint(column.key)
    return said.says("id") and any(
        is_title(view, column, title) and is_called_as(said.tokens, view.hint(title.key).tokens)
        for title in view.told_by(column.key)
    )
