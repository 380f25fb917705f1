"""Two things that each row names and that are both on offer: a tariff and a telephone to it.

A lesson has a course and a tutor, each with a table of its own. Where any tutor gives any course,
and the table of tutors says what they ask for or how they are liked, people look for a tutor as
well as for a course. So they do where there are as many teachers as courses, and their table tells
who each of them is, as a platform does; a school or a salon has fewer people than things that they
do. Where a tutor belongs to the course, the course says who it is. A shop or a cinema has no price,
and is where something was bought.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import alike_names
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import NO_ID, SURE
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.words import offered_words, who_serves

_LEAST, _GAPS, _BACK = 20, 0.2, 5.0
"""Fewest of them, rows that may name none, and rows of each."""
_FREE = 0.5
"""How sure it is at most that one goes with the other, or somebody with one of them."""
_PRICES = 2
"""Different prices, at least."""
_AS_MANY = 0.9
"""Times as many people who serve as things that they do, from which on they are as many."""
_OTHERS = ("user", "visitor", "card", "order", "session", "category", "campaign", "vendor",
           "device", "impression")  # fmt: skip


def beside(best: Scored, user: Scored, views: dict[str, View]) -> list[Scored]:
    """Columns of other things on offer, in the rows that name the item.

    Args:
        best: the column that is taken for the item.
        user: the column of the person.
        views: all tables by their labels.
    """
    view = best.view
    if best.link or user.view is not view or not best.keyed:
        return []
    own = {link.table for link in view.links if link.key == best.column.key}
    return [
        Scored(view.column(link.key), view)
        for link in view.links
        if link.key not in (best.column.key, user.column.key)
        and link.table not in own
        and _is_sure(view, link, views[link.table])
        and _may_be_chosen(view, view.column(link.key))
        and _are_free(best, user, view.column(link.key))
        and (_is_offered(views[link.table], link) or _is_introduced(best, link, views[link.table]))
    ]


def _is_sure(view: View, link: Link, there: View) -> bool:
    key = there.column(link.there)
    means = alike_names.means(view, link, there)
    return link.share > SURE and not (link.form or link.more) and key.is_unique and means


def _may_be_chosen(view: View, column: ColumnProfile) -> bool:
    """Whether a column has ids of enough things, which come back, by no name of something else."""
    said = view.hint(column.key)
    enough = column.distinct >= _LEAST and column.repeats >= _BACK and column.fill >= 1 - _GAPS
    return enough and said.says("id") and not (said.about(*_OTHERS) or said.says(*NO_ID))


def _are_free(best: Scored, user: Scored, column: ColumnProfile) -> bool:
    """Whether any may go with any item, and with anybody."""
    view = best.view
    pairs = (
        *view.both_ways(best.column.key, column.key),
        view.goes_with(user.column.key, column.key),
    )
    return max(pairs) < _FREE


def _is_offered(there: View, link: Link) -> bool:
    """Whether a table says what each costs, or how people like it."""
    return any(
        one.key != link.there
        and one.distinct >= _PRICES
        and offered_words.says_so(one.name)
        and one.shape.kind in ("integer", "decimal", "code", "word", "phrase")
        for one in there.columns
    )


def _is_introduced(best: Scored, link: Link, there: View) -> bool:
    """Whether those who serve are as many as what they do, and a table tells who each of them is.

    Args:
        best: the column that is taken for the item.
        link: of those who serve to their table.
        there: that table.
    """
    view = best.view
    if not who_serves.is_called_so(view.hint(link.key)):
        return False
    many = view.column(link.key).distinct >= _AS_MANY * best.column.distinct
    return many and any(
        one.key != link.there
        and one.distinct >= _PRICES
        and offered_words.introduces(one.name)
        and one.shape.kind in ("word", "phrase", "text")
        for one in there.columns
    )
