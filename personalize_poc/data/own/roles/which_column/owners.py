"""The person behind a number that is new with each order, or with each version of the person."""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import NO_ID, SURE
from personalize_poc.data.own.roles.evidence.view import Link, View, is_idlike
from personalize_poc.data.own.roles.which_column import versions
from personalize_poc.language import _

_AGAIN = 1.05
"""Rows of a person on average from which on people come back."""


def person(user: Scored | None, views: dict[str, View]) -> Scored | None:
    """The column that names people, one table further; None where the user is one already.

    A number that never comes back, of a table of people in which another column names people who
    do, is that of an order. It is believed only where that column says that it is about people.

    Args:
        user: the column that is taken for the user, maybe of a table that is joined.
        views: all tables by their labels.
    """
    if user is None or (user.link and user.link.before):
        return None
    if not user.column.is_unique:
        return versions.person(user, views)
    found = [
        (other.repeats, link, other)
        for link in user.view.links
        if link.key == user.column.key and link.share > SURE and not link.form
        for other in views[link.table].columns
        if views[link.table].column(link.there).is_unique
        and _names_people(views[link.table], other, link)
    ]
    if not found:
        return None
    __, link, column = max(found, key=lambda one: one[0])
    why = _("{name} is new with each order; {other} comes back, {repeats:.1f} rows a value").format(
        name=user.column.name, other=column.name, repeats=column.repeats
    )
    there = views[link.table]
    way = replace(link, before=user.link)
    return Scored(column, there, 4.0, [why], link=way, named=True)


def _names_people(there: View, column: ColumnProfile, link: Link) -> bool:
    said = there.hint(column.key)
    return (
        column.key != link.there
        and is_idlike(column)
        and column.repeats > _AGAIN
        and column.fill > SURE
        and ((said.about("user", "card") and said.says("id")) or column.shape.kind == "email")
        and not said.says(*NO_ID, "name")
    )
