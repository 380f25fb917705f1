"""Numbers that each go with one birth: whatever they are called, they are of people.

The file of a patient, a folder or a card has one person, who was born once. A row has a number of
its own besides, and an order has one who placed it: such numbers do not come back on other days.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View

_BIRTHS, _BACK = 12, 1.3
"""Different births, and rows of a number, at least."""
_OTHERS = ("item", "order", "session", "vendor", "staff", "event", "category")


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column has an id of people, since each of its values goes with one birth.

    Args:
        view: the table.
        column: of it.
    """
    said = view.hint(column.key)
    if not said.says("id") or said.about(*_OTHERS) or column.repeats < _BACK:
        return False
    if column.key in (view.documents or ()):
        return False
    return any(
        view.hint(one.key).says("birth")
        and one.distinct >= _BIRTHS
        and column.distinct > one.distinct
        and view.goes_with(column.key, one.key) > SURE
        for one in view.told_by(column.key)
    )
