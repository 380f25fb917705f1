"""Numbers that are keys of a table of people and of one of things alike, as small ones are.

People 1 to 943 are all among films 1 to 1682. The films are not all among the people: so the other
column, whose numbers fit one table alone, is what tells. Where both fit both, nothing does.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View

_WORTH = {True: 2.5, False: -3.0}
_COVERED = 0.1
"""Share of the keys of a table that a column names, from which on it may be the one of the two."""


def worth(
    view: View, column: ColumnProfile, views: dict[str, View], kind: str, other: str
) -> float | None:
    """Points for the role of a column by what the other columns lead to.

    Args:
        view: its table.
        column: which.
        views: all tables by label.
        kind, other: of the tables that the role has, and that it has not: "user", "item".

    Returns:
        None if it is no number, or does not lead to a table of the other kind.
    """
    if column.shape.kind != "integer" or view.hint(column.key).entities:
        return None
    led = {one.key: _led_to(view, one, views) for one in view.columns}
    if other not in led[column.key]:
        return None
    if kind not in led[column.key]:
        return _WORTH[False]
    if all(covered < _COVERED for covered in led[column.key].values()):
        return 0.0  # marks from 1 to 5 are keys of every table of numbers
    alone = [set(there) & {kind, other} for key, there in led.items() if key != column.key]
    told = {one.pop() for one in alone if len(one) == 1}
    return _WORTH[other in told] if len(told) == 1 else 0.0


def _led_to(view: View, column: ColumnProfile, views: dict[str, View]) -> dict[str, float]:
    """Kinds of the tables whose keys the values surely are, with the share of these keys."""
    found: dict[str, float] = {}
    for link in view.links:
        if link.key == column.key and link.share > SURE and not link.form:
            there = views[link.table]
            covered = column.distinct / max(1, there.profile.rows)
            found[there.kind] = max(covered, found.get(there.kind, 0.0))
    return found
