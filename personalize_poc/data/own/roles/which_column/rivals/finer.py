"""Two things on a row that have ids and titles, of which each of one belongs to one of the other.

Who listens to a track listens to its artist as well: what was chosen itself is the finer one.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import is_coarser, is_title
from personalize_poc.data.own.roles.evidence.view import View

_IDS = ("uuid", "hash")
"""Forms of ids that databases give out, so that each of them names one row of a table."""
_FILL = 0.8
"""Share of rows with the finer one, below which a person has to know."""


def is_finer(best: Scored, other: Scored) -> bool:
    """Whether one column names what belongs to what the other names, and both have titles."""
    view = best.view
    alike = other.view is view and not (other.named or other.keyed or best.link or other.link)
    return (
        alike
        and all(one.column.shape.kind in _IDS and _title(view, one.column) for one in (best, other))
        and best.column.fill >= _FILL
        and is_coarser(view, best.column, other.column)
        and _title(view, best.column) is not _title(view, other.column)
    )


def _title(view: View, column: ColumnProfile) -> ColumnProfile | None:
    """What people call the values of a column, in the same row; the finest of several."""
    found = [one for one in view.told_by(column.key) if is_title(view, column, one)]
    return max(found, key=lambda one: one.distinct, default=None)
