"""Parts without titles, of several types within one whole: the video and the test of a course.

The part of a tale is only counted, and says nothing of what it is. Where a table says of each part
of which type it is, and a course has parts of several, somebody may look for the next one of them
as well as for the next course. A copy of a book is of a type too, and is the same book.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE, is_coarser
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.links import further
from personalize_poc.data.own.roles.which_column.items import numbered_copies

_LEAST, _BACK, _GAPS = 20, 5.0, 0.2
"""Fewest parts, rows of each, and rows that may name none."""
_TYPES, _OF_EACH = (2, 20), 3.0
"""Fewest and most types, and parts of each."""
_DIFFER = 0.5
"""How sure it is at most that a whole has parts of one type alone."""
_ENDINGS = ("typ", "type", "art", "soort", "유형", "종류", "種別", "種類", "类型", "類型")
_OTHERS = ("user", "visitor", "card", "staff", "order", "session", "vendor", "device", "campaign")


def beside(best: Scored, views: dict[str, View]) -> list[Scored]:
    """The column of such parts, where the whole is taken for the item; else none.

    Args:
        best: the column that is taken for the item.
        views: all tables by their labels.
    """
    view = best.view
    if best.link or not best.keyed:
        return []
    return [
        Scored(view.column(link.key), view)
        for link in view.links
        if link.key != best.column.key
        and link.share > SURE
        and not link.form
        and link.table not in view.people
        and _may_be_part(best, view.column(link.key))
        and _have_types(views[link.table], link, best)
    ][:1]


def _may_be_part(best: Scored, column: ColumnProfile) -> bool:
    """Whether a column has ids of enough parts that come back, each of one of the things."""
    said = best.view.hint(column.key)
    if not said.says("id") or said.about(*_OTHERS) or numbered_copies.is_called(column.name):
        return False
    if column.key in (best.view.documents or ()) or not is_coarser(best.view, column, best.column):
        return False
    return column.distinct >= _LEAST and column.repeats >= _BACK and column.fill >= 1 - _GAPS


def _have_types(there: View, link: Link, best: Scored) -> bool:
    """Whether a table of parts without titles says what type each is, by no trait of the whole."""
    if not there.column(link.there).is_unique or further.has_titles(there):
        return False
    wholes = _whole(there, best)
    return wholes is not None and any(
        _is_type(there, one) and _differs(one, wholes) for one in there.columns
    )


def _whole(there: View, best: Scored) -> ColumnProfile | None:
    """The column of a table of parts that says what each is of."""
    known = set(best.column.frequencies)
    return next(
        (
            one
            for one in there.columns
            if not one.is_unique and one.name == best.column.name and known & set(one.frequencies)
        ),
        None,
    )


def _is_type(there: View, column: ColumnProfile) -> bool:
    few = _TYPES[0] <= column.distinct <= _TYPES[1] and column.repeats >= _OF_EACH
    called = there.hint(column.key).says("type") or column.name.lower().endswith(_ENDINGS)
    return few and called and column.shape.kind in ("word", "phrase", "code")


def _differs(types: ColumnProfile, wholes: ColumnProfile) -> bool:
    """Whether most things with several parts have parts of several types."""
    parts: dict[str, list[str]] = {}
    for whole, one in zip(wholes.values, types.values, strict=True):
        if whole and one:
            parts.setdefault(whole, []).append(one)
    several = [given for given in parts.values() if len(given) > 1]
    return sum(len(set(given)) == 1 for given in several) < _DIFFER * len(several)
