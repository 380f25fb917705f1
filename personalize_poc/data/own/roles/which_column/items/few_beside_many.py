"""A few values beside ids or titles of far more things that people come back to.

Five branches lend two thousand books, and eighteen trades have a thousand merchants: where it
happened, and of which kind it was, says less of a taste than what was chosen. A table of the few,
or a name in a row, makes them no items as long as something finer stands beside them. Nor does it
that every line of a log has them, as it has the title of a page, where what was looked at and
bought is named by some kinds of events only.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import NO_ID, is_same, is_title
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import linked
from personalize_poc.data.own.roles.which_column.items import of_some_kinds
from personalize_poc.language import _

_FEW, _TIMES = 30, 10
"""Values below which there are few, and how many times as many are many."""
_BACK = 3.0
"""Rows of each of the many, at least."""
_MOSTLY = 0.5
"""Share of the rows that name a person, at least."""
_LOST = 0.05
"""Share of the rows that may lack what is finer."""
_ONE = 0.6
"""How sure a person goes with one of the many, or one of these with a person, at most."""
_BEFORE, _BEHIND = 0.5, 0.3
"""Points by which what has titles comes before the few, and by which the rest is behind them."""
_BEHIND_BEST = 2.5
"""Points by which the few are behind what has titles and comes before them by itself."""
_IDS = ("integer", "code", "uuid", "hash")
_OTHERS = ("user", "visitor", "card", "order", "session", "device", "staff", "campaign", "category",
           "event")  # fmt: skip


def prefer(found: list[Scored], views: dict[str, View]) -> None:
    """Put what is finer before a few values, if it has titles; else nearly as high, to be asked.

    Args:
        found: the columns that may be the item; written to.
        views: all tables by their labels.
    """
    few = max(found, key=lambda one: one.points, default=None)
    if few is None:
        return
    if few.column.distinct >= _FEW:
        _put_behind(few, found, views)
        return
    many = [one for one in found if _may_be_meant(one, few)]
    titled = [one for one in many if linked.has_title(one, views) or _has_own_title(one)]
    best = max(titled or many, key=lambda one: one.points, default=None)
    if best is None:
        return
    why = _("there are far more of them than of {name}").format(name=few.column.name)
    best.named = best.named or few.named
    near = few.points + (_BEFORE if titled else -_BEHIND)
    if titled and best.column.fill < few.column.fill - _LOST:
        near = few.points + _BEHIND_BEST  # the few tell where somebody was when nothing was chosen
    best.add(max(0.0, near - best.points), why)


def _put_behind(best: Scored, found: list[Scored], views: dict[str, View]) -> None:
    """Put a few values clearly behind what is finer, and has titles, and is the item already.

    A show is no place where its episodes happen: which of both is meant may be asked.
    """
    for few in found:
        ahead = best.points - few.points
        if few.column.distinct >= _FEW or ahead >= _BEHIND_BEST or not _may_be_meant(best, few):
            continue
        if best.view.goes_with(best.column.key, few.column.key) > _ONE:
            continue
        if linked.has_title(best, views) or _has_own_title(best):
            few.add(ahead - _BEHIND_BEST)


def _may_be_meant(many: Scored, few: Scored) -> bool:
    """Whether ids with titles are far more than the few, and several people come back to each."""
    view, column = many.view, many.column
    said = view.hint(column.key)
    return (
        column.shape.kind in _IDS
        and many.told
        and column.distinct >= _TIMES * few.column.distinct
        and column.repeats >= _BACK
        and (column.fill >= few.column.fill - _LOST or of_some_kinds.is_named_by_some(view, column))
        and not said.about(*_OTHERS)
        and not said.says(*NO_ID)
        and column.key not in (view.documents or ())
        and _is_of_several(view, column)
    )


def _is_of_several(view: View, column: ColumnProfile) -> bool:
    """Whether people of another column come to several of these, and each has several people."""
    people = [
        one
        for one in view.columns
        if one is not column
        and view.hint(one.key).about("user", "visitor", "card")
        and not view.hint(one.key).about("category", "staff", "vendor")
        and not view.hint(one.key).says("person", "birth")
        and one.distinct >= _FEW
        and one.fill >= _MOSTLY  # not the part that some of them played
    ]
    pairs = [view.both_ways(one.key, column.key) for one in people]
    return bool(pairs) and all(max(pair) <= _ONE for pair in pairs)


def _has_own_title(one: Scored) -> bool:
    """Whether the row says what each of them is called, and no other one is called so."""
    view, column = one.view, one.column
    return any(
        is_title(view, column, title) and is_same(view, column, title)
        for title in view.told_by(column.key)
    )
