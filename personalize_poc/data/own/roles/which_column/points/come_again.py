"""Words that come back a hundred times name things, whatever their column is called.

A description that nobody else has is free text; one of four thousand over half a million rows is
what an article is called, and so is "coffee_name", whatever a list knows of coffee. This counts
where nothing else in the row could be the thing: no id, no other words of which there are many.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.contents import is_year
from personalize_poc.data.own.roles.evidence.signs import NO_ID
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.which_column.points import called_people
from personalize_poc.data.own.roles.words.names import stems_of

_LEAST, _BACK, _FILLED = 20, 20.0, 0.9
"""Fewest things, rows of each, and the share of rows that have one."""
_FEW = 10
"""Values of another column that may still be one of kinds or states."""
_ONE = 0.6
"""How sure a person goes with one of them, or one of them with a person, at most."""
_TEXTS = ("phrase", "text", "word")
_KINDS = frozenset(
    stems_of(
        """name names title nom nombre nome naam nazwa název navn namn bezeichnung libellé 명
        이름 名 first last full nick file host screen display short long team company firm firma
        société empresa azienda group brewery producer maker station stop"""
    )
)
"""Words that stand beside "name" and say of whom or where something is, or nothing at all."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column holds such names or descriptions, beside a person and a time.

    Args:
        view: the table.
        column: of it.
    """
    if not _may_be(view, column):
        return False
    others = [one for one in view.columns if one is not column]
    people = [one for one in others if view.hint(one.key).about("user", "card")]
    people = [one for one in people if one.repeats > 1 and one.distinct >= _LEAST]
    timed = any(one.moment and not one.moment.weak for one in others)
    if not people or not timed or any(_is_meant_before(view, one) for one in others):
        return False
    return all(max(view.both_ways(one.key, column.key)) <= _ONE for one in people)


def _may_be(view: View, column: ColumnProfile) -> bool:
    """Whether words come back that are called a description, or the name of an unknown thing."""
    said = view.hint(column.key)
    if column.shape.kind not in _TEXTS or said.entities or called_people.are_names(column):
        return False
    if column.distinct < _LEAST or column.repeats < _BACK or column.fill < _FILLED:
        return False
    if said.attributes == {"description"}:
        return True
    return said.attributes == {"name"} and not _KINDS.issuperset(said.tokens[:1])


def _is_meant_before(view: View, column: ColumnProfile) -> bool:
    """Whether another column may be the thing: ids or words of no person, place, time or amount."""
    said = view.hint(column.key)
    if said.about("user", "visitor", "card", "staff") or not is_idlike(column) or column.moment:
        return False
    if column.distinct <= _FEW or column.key in view.measures or is_year(column):
        return False
    if said.about("item", "event", "vendor", "category"):
        return True
    if said.about("order", "session") or said.says(*(one for one in NO_ID if one != "description")):
        return False
    return said.says("id") or column.shape.kind in _TEXTS or column.shape.kind == "code"
