"""The id of what several columns of a row describe, which begin as it does: beer_id, beer_style.

Words for things are without number, and those of a trade are in no list; the columns of a row tell
what it is about. Who made it has an id and a name as well, and no more.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE, is_one_for_each
from personalize_poc.data.own.roles.evidence.view import View

_LEAST = 3
"""Fewest columns that tell something of it."""
_THINGS, _BACK = 20, 3.0
"""Fewest things, and rows of each."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column has ids of what at least three others describe, and more do of nothing else.

    Args:
        view: the table.
        column: of it.
    """
    told = _told(view, column)
    if told < _LEAST or any(view.hint(one.key).about("item") for one in _ids(view, column)):
        return False
    people = [one for one in view.columns if view.hint(one.key).about("user", "card")]
    return bool(people) and all(_told(view, one) < told for one in _ids(view, column))


def _ids(view: View, column: ColumnProfile) -> list[ColumnProfile]:
    """Other columns of ids, but for those of the rows themselves."""
    return [
        one
        for one in view.columns
        if one is not column and view.hint(one.key).says("id") and not one.is_unique
    ]


def _told(view: View, column: ColumnProfile) -> int:
    """How many columns are called by the first word of an id of things, and go with it."""
    said = view.hint(column.key)
    if not said.says("id") or said.entities or said.says("place") or len(said.tokens) < 2:
        return 0
    if column.distinct < _THINGS or column.repeats < _BACK:
        return 0
    others = [one for one in view.columns if one is not column]
    begun = [one for one in others if view.hint(one.key).tokens[:1] == said.tokens[:1]]
    placed = any(
        view.hint(one.key).says("place") or view.hint(one.key).about("user") for one in begun
    )
    return 0 if placed else sum(_goes_with(view, column, one) for one in begun)


def _goes_with(view: View, column: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether each id has one value of another column, of which there are no more."""
    if other.moment or not 1 < other.distinct <= column.distinct:
        return False
    return view.goes_with(column.key, other.key) > SURE or is_one_for_each(column, other)
