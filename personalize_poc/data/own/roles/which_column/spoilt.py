"""Long numbers that a spreadsheet has shortened to 8,00433E+12, beside whole ids."""

from __future__ import annotations

from personalize_poc.data.own.profiles.shapes import are_spoilt
from personalize_poc.data.own.roles.evidence.scored import Scored

_BEHIND, _MOST = 1.0, 0.5
"""Points that it is behind another column that may be meant as well, and has at most: nobody is
asked about numbers of which several people have the same."""
_LOST = 0.1
"""Share of the rows that the other one may lack more."""


def prefer(found: list[Scored]) -> None:
    """Put columns whose ids have lost their digits behind those that name the same kind of thing.

    Args:
        found: columns that may have a role; points are taken from those that are spoilt.
    """
    known = [one for one in found if one.named or one.keyed or one.told]
    whole = [one for one in known if not are_spoilt(one.column.given)]
    for one in found:
        others = [other.points for other in whole if other.column.fill >= one.column.fill - _LOST]
        if others and are_spoilt(one.column.given):
            one.add(min(0.0, max(others) - _BEHIND - one.points, _MOST - one.points))
