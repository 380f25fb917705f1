"""Long numbers that a spreadsheet has shortened to 8,00433E+12, beside whole ids."""

from __future__ import annotations

from personalize_poc.data.own.profiles.shapes import SPOILT
from personalize_poc.data.own.roles.evidence.scored import Scored

_MOSTLY = 0.5
"""Share of the values from which on a column is spoilt."""
_BEHIND = 1.5
"""Points that it is behind a whole one: nobody is asked about numbers that have lost digits."""
_LOST = 0.1
"""Share of the rows that the other one may lack more."""


def prefer(found: list[Scored]) -> None:
    """Put columns whose ids have lost their digits behind those that name the same kind of thing.

    Args:
        found: columns that may have a role; points are taken from those that are spoilt.
    """
    whole = [one for one in found if (one.named or one.keyed) and not _is_spoilt(one)]
    for one in found:
        others = [other.points for other in whole if other.column.fill >= one.column.fill - _LOST]
        if others and _is_spoilt(one):
            one.add(min(0.0, max(others) - _BEHIND - one.points))


def _is_spoilt(one: Scored) -> bool:
    given = one.column.given
    return sum(bool(SPOILT.match(value)) for value in given) > _MOSTLY * len(given)
