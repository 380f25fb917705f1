"""A thing and what it belongs to, each with titles of its own: an episode and its show.

What the row is about is the finer one. It is taken as long as it is met often enough to learn
from, and the other one is named.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE, is_coarser, is_one_for_each
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import further, linked
from personalize_poc.data.own.roles.words.names import hint
from personalize_poc.language import _

_TITLES = 50
"""Different texts from which on they tell things apart, though several have one of them."""
_NO_TITLE = ("user", "visitor", "card", "category", "vendor", "staff", "campaign", "session")
_LESS = 1.0
"""Points that what an item belongs to has less."""
_BEHIND = 0.8
"""Points by which it comes behind a part whose name says nothing of what it is."""
_FAR_BEHIND = 2.0
"""The same of a part that is only counted, which nobody is asked about."""
_CHOICE, _TIMES = 25, 5
"""Things up to which there is little to choose from, and parts of each that are many."""
_OFTEN = 10
"""Rows of an item from which on a model learns something of it."""


def are_called(view: View) -> bool:
    """Whether rows have titles, or what is called one, which several may share: broadcasts."""
    return further.has_titles(view) or any(
        one.shape.kind in ("phrase", "text")
        and one.distinct >= _TITLES
        and further.has_words(one)
        and (said := hint(one.name)).says("name")
        and not said.says("place", "person")
        and not said.about(*_NO_TITLE)
        for one in view.columns
    )


def are_of(best: Scored, rival: Scored, views: dict[str, View]) -> bool:
    """Whether a column names parts of what another one names, and enough is known of the parts.

    Args:
        best: the column that is taken for the item.
        rival: the column that came second.
        views: all tables by their labels.
    """
    view = best.view
    return (
        best.link is None
        and rival.view is view
        and best.column.repeats >= _OFTEN
        and is_coarser(view, best.column, rival.column)
        and linked.is_titled(view, rival.column, views)
        and _lead_on(best, rival, views)
    )


def prefer(found: list[Scored], views: dict[str, View]) -> None:
    """Take points from what things belong to, where the things themselves are named and known.

    Args:
        found: the columns that may be the item; written to.
        views: all tables by their labels.
    """
    for coarse in found:
        fine = [one for one in found if one is not coarse and are_of(one, coarse, views)]
        if not fine:
            continue
        coarse.add(-_LESS)
        for one in fine:
            silent = not one.view.hint(one.column.key).entities
            if silent and one.told and coarse.points >= one.points:  # object.id, of object.show_id
                coarse.points = one.points - _BEHIND


def prefer_wholes(found: list[Scored], views: dict[str, View]) -> None:
    """Take points from parts that are only counted, where what they belong to has titles.

    "Episode 12" is of any series: a table of episodes without titles says nothing of what they are.

    Args:
        found: the columns that may be the item; written to.
        views: all tables by their labels.
    """
    for fine in found:
        wholes = [one.points for one in found if _is_counted_part(fine, one, views)]
        if wholes:
            fine.add(min(0.0, max(wholes) - _FAR_BEHIND - fine.points))


def _is_counted_part(fine: Scored, whole: Scored, views: dict[str, View]) -> bool:
    """Whether values are keys of a table without titles, which says what with a title each is of.

    Nobody is meant: what a customer has, such as a contract, is no part of anything.
    """
    view = whole.view
    return (
        fine.view is view
        and not (fine.link or whole.link)
        and not fine.named
        and whole.column.repeats >= _OFTEN
        and whole.column.distinct > _CHOICE
        and is_coarser(view, fine.column, whole.column)
        and linked.is_titled(view, whole.column, views)
        and not linked.is_titled(view, fine.column, views)
        and _lead_on(fine, whole, views, titled=False)
    )


def prefer_many(found: list[Scored]) -> None:
    """Put what is called a thing and has titles before the few that it belongs to.

    Of fifteen programmes of a station everybody hears most; the episodes are what is chosen.

    Args:
        found: the columns that may be the item; written to.
    """
    for fine in found:
        wholes = [one for one in found if one.points > fine.points - _LESS and of_few(fine, one)]
        if wholes:
            most = max(one.points for one in wholes)
            why = _("what it belongs to is one of {count} only").format(
                count=min(one.column.distinct for one in wholes)
            )
            fine.add(most + _LESS - fine.points, why)


def of_few(fine: Scored, whole: Scored) -> bool:
    """Whether a column names things with titles of their own, that belong to a few of another.

    Args:
        fine: the column of the things.
        whole: the other one.
    """
    view, column = fine.view, fine.column
    return (
        whole.view is view
        and not (fine.link or whole.link)
        and fine.named
        and fine.told
        and column.shape.kind not in ("phrase", "text")
        and column.fill > SURE
        and column.repeats >= _OFTEN
        and whole.column.distinct <= _CHOICE
        and column.distinct >= _TIMES * whole.column.distinct
        and (is_coarser(view, column, whole.column) or is_one_for_each(column, whole.column))
    )


def _lead_on(fine: Scored, coarse: Scored, views: dict[str, View], *, titled: bool = True) -> bool:
    """Whether a table of the parts, with their titles or without, says what each belongs to."""
    tables = [
        {link.table for link in one.view.links if link.key == one.column.key and link.share > SURE}
        for one in (fine, coarse)
    ]
    return any(
        link.table in tables[1] - tables[0] and link.share > SURE
        for label in tables[0] - tables[1]
        if views[label].kind == "item" and are_called(views[label]) is titled
        for link in views[label].links
    )
