"""What a row says of the thing that was chosen: its group, its price and who offers it."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE, is_one_for_each
from personalize_poc.data.own.roles.evidence.view import View

_FEWEST = 2
"""Properties that go with a thing; one alone may do so by chance."""
_OF_PEOPLE = ("user", "visitor", "card", "session", "order", "device")


def of_thing(view: View, column: ColumnProfile) -> list[ColumnProfile]:
    """Columns in which a row says what an id of a thing is like; none if it may be another id.

    Every advertisement has a group, a price and somebody who put it up. Of whoever looked at it
    none of that is known, and an order or a visit goes with a person.

    Args:
        view: the table.
        column: of it, with ids.
    """
    if view.hint(column.key).about(*_OF_PEOPLE) or column.key in (view.documents or ()):
        return []
    told = [one for one in view.columns if one is not column and _goes_with(view, column, one)]
    said = [view.hint(one.key) for one in told]
    if any(one.about(*_OF_PEOPLE) or one.says("birth", "registered", "email") for one in said):
        return []
    found = [
        one
        for one, hint in zip(told, said, strict=True)
        if hint.about("category", "vendor") or hint.says("price", "rating")
    ]
    return found if len(found) >= _FEWEST else []


def _goes_with(view: View, column: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether each id has one value of another column, of which there are fewer."""
    if other.moment or not 1 < other.distinct < column.distinct:
        return False
    return view.goes_with(column.key, other.key) > SURE or is_one_for_each(column, other)
