"""Columns of the same that a number tells apart: the first, second and third choice of a row."""

from __future__ import annotations

import re

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View

_NUMBER = re.compile(r"\d+")
_SAME, _FEW = 0.8, 0.05
"""Share of values that are the same things, from which on columns differ in their number only; and
the same of codes of many signs, which are in two columns by no chance."""
_LONG = ("hash", "uuid")
"""What such codes look like."""


def beside(view: View, item: ColumnProfile) -> list[ColumnProfile]:
    """Columns whose names differ from that of the item in a number, and that hold the same."""
    if not _NUMBER.search(item.name):
        return []
    known = set(item.given)
    tables = {(one.table, one.there) for one in view.links if one.key == item.key}
    return [
        one
        for one in _called_alike(view, item)
        if any(
            (link.table, link.there) in tables and link.share > _SAME
            for link in view.links
            if link.key == one.key
        )
        or sum(value in known for value in one.given) > _least(item, one) * len(one.given)
    ]


def of_number(view: View, column: ColumnProfile) -> list[ColumnProfile]:
    """Other columns with the number of a column in their names, which has others of its kind."""
    number = _NUMBER.findall(column.name)
    return [
        one for one in view.columns
        if one is not column
        and _NUMBER.findall(one.name) == number
        and len(_called_alike(view, one)) >= len(_called_alike(view, column))
    ]  # fmt: skip


def _called_alike(view: View, column: ColumnProfile) -> list[ColumnProfile]:
    bare = _NUMBER.sub("#", column.name)
    return [
        one
        for one in view.columns
        if one is not column and one.given and _NUMBER.sub("#", one.name) == bare
    ]


def _least(item: ColumnProfile, other: ColumnProfile) -> float:
    """Share of the values of one column that another has, if both hold the same things."""
    long = item.shape.kind in _LONG and other.shape.kind in _LONG
    return _FEW if long else _SAME
