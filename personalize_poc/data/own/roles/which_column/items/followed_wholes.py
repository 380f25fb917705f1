"""A show whose episodes were heard one by one: people come for the next one, or for the show.

What was taken itself is an episode, and enough is known of each. Where both have titles of their
own, and people come back to a show for several of its episodes, either may be recommended, and
nobody but a person knows which. Of a few shows of a station nobody has to be told.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import sure_links
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE, is_coarser
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import parts
from personalize_poc.data.own.roles.words import part_words
from personalize_poc.data.own.roles.words.names import own_name

_WHOLES, _PARTS, _GAPS = 20, 2.0, 0.2
"""Fewest wholes, parts of each on average, and rows that may name no whole."""
_OFTEN = 10
"""Rows of a part from which on enough is known of it; of others a person is asked anyway."""
_OWN = 0.8
"""Share of the wholes that have a name of their own, at least."""
_AGAIN = 1.2
"""Parts that somebody took of a whole, on average, from which on people come back to it."""


def beside(best: Scored, user: Scored, views: dict[str, View]) -> list[Scored]:
    """The column of what the item is a part of, if people follow that; else none.

    Args:
        best: the column that is taken for the item.
        user: the column of the person.
        views: all tables by their labels.
    """
    view = best.view
    if best.link or user.view is not view or best.column.repeats < _OFTEN:
        return []
    return [
        Scored(one, view)
        for one in view.columns
        if one not in (best.column, user.column)
        and one.distinct >= _WHOLES
        and one.fill >= 1 - _GAPS
        and best.column.distinct >= _PARTS * one.distinct
        and view.hint(one.key).says("id")
        and is_coarser(view, best.column, one)
        and _are_so_called(best, one, views)
        and _are_listed(view, best.column, one, views)
        and _is_followed(user.column, best.column, one)
    ][:1]


def _are_so_called(best: Scored, whole: ColumnProfile, views: dict[str, View]) -> bool:
    """Whether names of the columns, or of the tables that list them, say what each is."""
    view = best.view
    fine, coarse = (_names(view, one, views) for one in (best.column, whole))
    return any(part_words.are_part_and_whole(a, b) for a in fine for b in coarse)


def _names(view: View, column: ColumnProfile, views: dict[str, View]) -> list[str]:
    links = sure_links.of_column(view, column, views)
    return [column.name, *(own_name(link.table) for link in links)]


def _are_listed(
    view: View, part: ColumnProfile, whole: ColumnProfile, views: dict[str, View]
) -> bool:
    """Whether a table has names of the parts, and leads to another that has those of the wholes."""
    fine, coarse = (
        {link.table for link in sure_links.of_column(view, one, views)} for one in (part, whole)
    )
    named = {label for label in coarse - fine if _has_names(views[label])}
    return any(
        link.table in named and link.share > SURE
        for label in fine - coarse
        if parts.are_called(views[label])
        for link in views[label].links
    )


def _has_names(view: View) -> bool:
    """Whether nearly each row has words of its own."""
    return any(
        one.shape.kind in ("word", "phrase", "text") and one.distinct >= _OWN * view.profile.rows
        for one in view.columns
    )


def _is_followed(user: ColumnProfile, part: ColumnProfile, whole: ColumnProfile) -> bool:
    """Whether people take several parts of the same whole."""
    rows = zip(user.values, part.values, whole.values, strict=True)
    taken = {one for one in rows if all(one)}
    return len(taken) >= _AGAIN * len({(who, of) for who, __, of in taken})
