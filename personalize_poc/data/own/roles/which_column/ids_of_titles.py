"""The id of what a row names by its title as well comes before that title: several may share it."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import same_titles
from personalize_poc.language import _

_BEFORE = 0.5
"""Points by which the id comes before its title."""


def prefer(found: list[Scored], views: dict[str, View]) -> None:
    """Put an id before the title that a row has beside it, if a table has both in one row.

    Args:
        found: what may be the item, with points; written to.
        views: all tables by their labels.
    """
    titles = {one.column.key: one for one in found if same_titles.is_title(one.column)}
    for one in found if titles else ():
        ways = [link for link in one.view.links if link.key == one.column.key]
        for link in ways if one.column.key not in titles else ():
            column = same_titles.beside(one.view, link, views[link.table])
            title = titles.get(column.key) if column else None
            if title is None or one.points >= title.points + _BEFORE:
                continue
            one.named = one.keyed = True
            why = _("{table} has the same {name} for it").format(
                table=link.table, name=title.column.name
            )
            one.add(title.points + _BEFORE - one.points, why)
            break
