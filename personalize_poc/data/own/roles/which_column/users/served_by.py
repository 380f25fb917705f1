"""Who serves comes behind what they do: a code and its title beside the number of a doctor.

Doctors, teachers and guides come back as what they offer does, and a table may have a row for each.
A code beside a title that is called as it is ("COD_CORSO" and "CORSO") names what was chosen, and
so does what is called the id of a course or a treatment where there are as many of these.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import is_called_as, is_title
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_column.points import services
from personalize_poc.data.own.roles.words.names import hint, own_name

_BEHIND = 1.0
"""Points by which who serves stands behind what is served."""
_LEAST = 1.0
"""Points of what may be the item at all."""


def prefer_served(found: list[Scored]) -> None:
    """Put codes of what has a title in the row before the ids of those who serve.

    Args:
        found: columns that may be the item; points are taken from those of people who serve.
    """
    served = [one.points for one in found if one.points >= _LEAST and _is_titled(one)]
    for one in found if served else ():
        if services.serves(one.view, one.column) and not _is_titled(one):
            one.add(min(0.0, max(served) - _BEHIND - one.points))


def prefer_things(found: list[Scored], views: dict[str, View]) -> None:
    """Put what is called the id of a thing before those who serve, of whom there are no more.

    Args:
        found: columns that may be the item; points are added to that of things.
        views: all tables.
    """
    things = [one for one in found if _is_called_thing(one)]
    for one in found if things else ():
        if _is_titled(one) or not _serves(one, views):
            continue
        for thing in things:
            if thing is not one and thing.column.distinct >= one.column.distinct:
                thing.add(max(0.0, one.points + _BEHIND - thing.points))


def _is_called_thing(one: Scored) -> bool:
    """Whether a column is called the id of a thing, or of a service, and comes back."""
    said = one.view.hint(one.column.key)
    called = said.about("item") or services.is_called_so(said)
    return said.says("id") and called and not services.serves(one.view, one.column)


def _serves(one: Scored, views: dict[str, View]) -> bool:
    """Whether a column is of those who serve, by its name or by that of the table of its keys."""
    if services.serves(one.view, one.column):
        return True
    return any(
        link.key == one.column.key and hint(own_name(views[link.table].label)).about("staff")
        for link in one.view.links
    )


def _is_titled(one: Scored) -> bool:
    """Whether another column has a title of each value, and is called as the ids are."""
    view, column = one.view, one.column
    said = view.hint(column.key)
    return said.says("id") and any(
        is_title(view, column, title) and is_called_as(said.tokens, view.hint(title.key).tokens)
        for title in view.told_by(column.key)
    )
