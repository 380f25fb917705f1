"""The person behind a number that is new with each order, card or version of the person."""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import NO_ID, SURE
from personalize_poc.data.own.roles.evidence.view import Link, View, is_idlike
from personalize_poc.data.own.roles.which_column.users import cards, versions
from personalize_poc.language import _

_AGAIN = 1.05
"""Rows of a person on average from which on people come back."""


def person(user: Scored | None, views: dict[str, View]) -> Scored | None:
    """The column that names people, one table further; None where the user is one already.

    A number that never comes back, of a table of people in which another column names people who
    do, is that of an order. It is believed only where that column says that it is about people. A
    card is replaced when it is lost or expires, and people have a telephone beside a tablet; who
    has it is told by a table of cards, or of devices.

    Args:
        user: the column that is taken for the user, maybe of a table that is joined.
        views: all tables by their labels.
    """
    if user is None or (user.link and user.link.before):
        return None
    if not user.column.is_unique:
        return versions.person(user, views) or _holder(user, views)
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
    return _reached(user, views, link, column, why)


def _holder(user: Scored, views: dict[str, View]) -> Scored | None:
    """Who has the card or device that is taken for the user: somebody with a row in a table."""
    said = user.view.hint(user.column.key)
    if not said.about("card", "device") or said.about("user"):
        return None
    for link in user.view.links:
        there = views[link.table]
        right = link.key == user.column.key and link.share > SURE and not link.form
        if not right or not there.column(link.there).is_unique:
            continue
        for onward in there.links:
            column = there.column(onward.key)
            people = onward.share > SURE and not onward.form and onward.key != link.there
            if people and _is_holder(there, column, views[onward.table], onward):
                why = _("{table} says whose each {name} is").format(
                    table=link.table, name=user.column.name
                )
                return _reached(user, views, link, column, why)
    return None


def _is_holder(there: View, column: ColumnProfile, people: View, onward: Link) -> bool:
    """Whether a column of a table of cards is the key of a person, who has one or two of them."""
    said = there.hint(column.key)
    return (
        people.kind == "user"
        and people.column(onward.there).is_unique
        and said.about("user")
        and not cards.is_of_group(said)
        and column.fill > SURE
        and 1 < there.profile.rows / max(column.distinct, 1) <= cards.EACH
    )


def _reached(
    user: Scored, views: dict[str, View], link: Link, column: ColumnProfile, why: str
) -> Scored:
    way = replace(link, before=user.link)
    return Scored(column, views[link.table], 4.0, [why], link=way, named=True)


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


def is_one(user: Scored, lines: View) -> bool:
    """Whether orders have one of a column of their lines, so that it may be the person."""
    return user.view is lines and user.link is None and user.column.key in (lines.owners or ())


def are_of_orders(best: Scored, rival: Scored) -> bool:
    """Whether lines name by a number whose each order is, beside what its head has of somebody."""
    return best.link is not None and is_one(rival, rival.view)
