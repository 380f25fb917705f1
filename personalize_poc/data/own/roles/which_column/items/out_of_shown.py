"""What was chosen of what the same row lists: most rows of a front page have nothing there."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.profiles.shapes import members
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import gaps
from personalize_poc.language import _

_FEWEST = 20
"""Rows of the sample with both, at least."""
_SURE = 0.95
"""Share of the values that stand in the list of their row."""
_LONGEST = 0.5
"""Share of all different members that lists have at most: of two sizes each is one of both."""


def prefer(found: list[Scored]) -> None:
    """Put a column before others whose value is one of those that another column lists.

    That few rows have one says nothing against it: in the others nothing was chosen.

    Args:
        found: columns that may be the item; points are added to such ones.
    """
    for one in found:
        lists = [other for other in one.view.columns if other.shape.kind == "list"]
        shown = next((other for other in lists if _is_of(one.column, other)), None)
        if shown is not None:
            one.told = True
            one.add(
                1.0 + gaps(one.column),
                _("each is one of those that {name} lists in its row").format(name=shown.name),
            )


def _is_of(column: ColumnProfile, shown: ColumnProfile) -> bool:
    """Whether nearly each value is a member of the list of its row, and not of any list."""
    if column is shown or column.shape.kind == "list" or shown.shape.separator is None:
        return False
    if shown.shape.members >= _LONGEST * max(1, len(shown.shape.tokens)):
        return False
    pairs = [(a, b) for a, b in zip(column.values, shown.values, strict=True) if a and b]
    if len(pairs) < _FEWEST:
        return False
    # Texts are long, and seldom hold the value at all.
    inside = sum(a in b and a in members(b, shown.shape.separator) for a, b in pairs)
    return inside >= _SURE * len(pairs)
