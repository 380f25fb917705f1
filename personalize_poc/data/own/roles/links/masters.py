"""Tables of people that look like tables of things: companies with their names, to give one.

What an order has one of is who ordered; what differs between its lines is what was ordered. Where
both lead to tables with a name in every row, that tells them apart.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import NO_ID, SURE, is_lasting
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.links import (
    alone,
    called,
    documents,
    further,
    parts,
    same_titles,
    shared,
)
from personalize_poc.data.own.roles.words.names import hint, own_name

_SURE = 0.8
_BACK = 1.05
_OFTEN = 5
"""Rows a row of a catalogue, from which on nothing but a catalogue is pointed to."""
_SMALL = 5000
_NO_PERSON = ("item", "vendor", "staff", "order", "category")
_FEWEST, _SHARE = 20, 0.02
_PEOPLE, _OF_ROWS = 100, 0.005
"""So many, and so many a row, are at least those who chose; fewer are shops and channels."""


def recast(views: list[View]) -> None:
    """Take tables for people that orders lead to once, and lines of orders do not."""
    lines: list[View] = []
    for there in called.take(views):
        if shared.is_shared(there, views):
            there.kind = "item"
        if _is_of_who_acted(there, views):
            there.kind = "user"
        if not _may_be_either(there) or _is_called_item(there):
            continue
        ways = [(view, link) for view in views for link in _leading(view, there)]
        ways = [(v, link) for v, link in ways if v.kind not in ("user", "item", "lookup")]
        if _is_called_of_people(there, views) or (
            ways and all(_is_whole(view, link, there, views) for view, link in ways)
        ):
            there.kind = "user"
        elif there.kind == "other" and any(_is_of_line(view, link) for view, link in ways):
            lines.append(there)
    for there in lines:
        there.kind = "item"
    _recast_parts(views)
    for view in views:
        chose = None if view.kind else _beside_titles(view, views)
        if chose:
            chose.kind = "user"


def _recast_parts(views: list[View]) -> None:
    for there in views:
        if (there.kind == "other" and any(_has_parts(view, there, views) for view in views)) or (
            there.kind == "lookup" and _is_all_that_is_chosen(there, views)
        ):
            there.kind = "item"


def _is_all_that_is_chosen(there: View, views: list[View]) -> bool:
    """Whether rows with a person and a time lead to titles of a table, and to nothing else.

    Classes of a studio are called as kinds of things are. What things lead to as well, or another
    table of events does, is a kind of them; a branch is where something was chosen.
    """
    ways = [(view, link) for view in views for link in _leading(view, there)]
    if len(ways) != 1 or not further.has_titles(there):
        return False
    view, link = ways[0]
    if view.hint(link.key).about("vendor", "staff", "campaign", "device"):
        return False
    column, by_label = view.column(link.key), {one.label: one for one in views}
    people = {one.label for one in views if one.kind == "user"}
    named = any(
        way.table in people and way.share > SURE and view.goes_with(way.key, link.key) < _SURE
        for way in view.links
    )
    again = column.distinct >= _FEWEST and column.repeats >= _OFTEN and column.fill > _SURE
    same = view.hint(link.key).tokens == there.hint(link.there).tokens
    events = view.kind not in ("user", "item", "lookup") and view.is_timed
    is_alone = alone.names_nothing_else(view, column, by_label)
    return events and named and again and same and there.column(link.there).is_unique and is_alone


def _has_parts(view: View, there: View, views: list[View]) -> bool:
    """Whether events name a row of a table with titles, and beside it what that belongs to.

    Broadcasts of a programme have titles of their own, as their programmes have, and lead to them.
    """
    if not parts.are_called(there):
        return False
    wholes = {
        link.table: link.key
        for whole in views
        if whole.kind == "item" and whole is not there and further.has_titles(whole)
        for link in (_leading(view, whole) if _leading(there, whole) else ())
    }
    return any(
        not view.hint(link.key).about("user", "visitor", "card", "order", "session")
        and there.column(link.there).is_unique
        and view.column(link.key).repeats >= _OFTEN
        and any(view.goes_with(link.key, key) > SURE for key in wholes.values())
        for link in (_leading(view, there) if wholes else ())
    )


def _beside_titles(view: View, views: list[View]) -> View | None:
    """The table of whom rows of events name, where nothing but the titles of things tells it.

    Of two tables whose keys every row has under the same names, one has a title a row. What the
    other has a row of are those who chose: subscriptions, contracts, boxes.
    """
    if any(_is_called_person(view, one) and not one.is_constant for one in view.columns):
        return None
    ways = [
        (there, view.column(link.key))
        for there in views
        for link in _leading(view, there)
        if view.hint(link.key).tokens == there.hint(link.there).tokens
        and there.column(link.there).is_unique
    ]
    titled = [there for there, __ in ways if further.has_titles(there)]
    if not any(there.kind == "item" for there in titled) or len(titled) == len(ways):
        return None
    if any(there.kind == "user" for there, __ in ways):
        return None
    rest = {
        there.label: there
        for there, column in ways
        if there.kind in ("item", "other")
        and there not in titled
        and not _is_called_item(there)
        and not any(link.table == one.label for link in there.links for one in titled)
        and column.distinct >= max(_PEOPLE, _OF_ROWS * view.profile.rows)
        and is_lasting(view, column)
    }
    return next(iter(rest.values())) if len(rest) == 1 else None


def point_out(views: list[View]) -> None:
    """Take a table for one of items that events point to as such, where nothing tells its kind.

    A list of episodes names a programme and an episode in every row, as a log would.
    """
    for there in views:
        sure = any(one.is_unique and one.shape.kind in ("uuid", "hash") for one in there.columns)
        titled = further.has_titles(there)
        if not there.kind and any(
            link.table == there.label and same_titles.beside(view, link, there)
            for view in views
            for link in view.links
        ):
            there.kind = "item"
        copies = titled and names_nobody(there, views)
        if there.kind or not (sure or titled):
            continue
        there.kind = "item" if any(
            (copies or view.hint(link.key).about("item"))
            and not view.hint(link.key).about("order", "session", "user", "visitor", "card")
            and link.share > SURE
            and there.column(link.there).is_unique
            and view.column(link.key).repeats >= _OFTEN
            and view.profile.rows >= _OFTEN * there.profile.rows
            for view in views
            for link in _leading(view, there)
        ) else ""  # fmt: skip


def names_nobody(view: View, views: list[View]) -> bool:
    """Whether no column names people: when a copy was acquired makes no event of it."""
    people = {one.label for one in views if one.kind == "user"}
    led = any(one.table in people and one.share > _SURE and not one.by_chance for one in view.links)
    return not led and not any(_is_called_person(view, one) for one in view.columns)


def _may_be_either(view: View) -> bool:
    """Whether every row has a name, of somebody or something."""
    return view.kind == "item" or (view.kind == "other" and further.has_titles(view))


def _is_of_line(view: View, link: Link) -> bool:
    """Whether a column differs within an order."""
    return documents.is_of_line(view, view.column(link.key))


def _leading(view: View, there: View) -> list[Link]:
    """Links of a table to another, without those of numbers that agree by chance."""
    return [
        link
        for link in view.links
        if link.table == there.label and view is not there and _is_sure(view, link, there)
    ]


def _is_sure(view: View, link: Link, there: View) -> bool:
    """Whether a link holds, and is no chance: small whole numbers are in every table of numbers."""
    column, same = (
        view.column(link.key),
        view.hint(link.key).tokens == there.hint(link.there).tokens,
    )
    small = (
        column.shape.kind == "integer"
        and min((one for one in column.numbers if one), default=0) < _SMALL
    )
    return link.share > _SURE and not link.form and (same or not small)


def _is_called_item(view: View) -> bool:
    said = [hint(own_name(view.label)), *(view.hint(one.key) for one in view.columns[:1])]
    return any(one.about("item") for one in said)


def _is_whole(view: View, link: Link, there: View, views: list[View]) -> bool:
    """Whether a column is the same in a whole order, whose lines lead to other things."""
    column = view.column(link.key)
    people = [one for one in view.columns if _is_called_person(view, one) and one is not column]
    if people and not any(view.goes_with(one.key, column.key) > SURE for one in people):
        return False  # an order has one concert as well, and somebody else goes there
    for document in documents.of(view):
        if documents.is_owner(view, document, column):
            return any(_is_line(view, document, one, there, views) for one in view.columns)
    if column.distinct < max(_FEWEST, _SHARE * view.profile.rows):
        return False
    return any(_has_lines(lines, view, there, views) for lines in views)


def _is_called_of_people(there: View, views: list[View]) -> bool:
    """Whether every column that leads to a table is called the id of a person or a firm."""
    found = [
        view.hint(link.key)
        for view in views
        for link in _leading(view, there)
        if not view.column(link.key).is_unique
    ]
    return bool(found) and all(
        said.about("user") and said.says("id") and not said.about(*_NO_PERSON) for said in found
    )


def _is_of_who_acted(there: View, views: list[View]) -> bool:
    """Whether a column called the id of a person leads to a table that has no titles.

    Others that lead there name people as well, whatever they are called: who holds a ticket that
    somebody else bought.
    """
    if there.kind != "other" or further.has_titles(there) or _is_called_item(there):
        return False
    found = [
        view.hint(link.key)
        for view in views
        for link in _leading(view, there)
        if link.share > SURE and not view.column(link.key).is_unique
    ]
    return any(said.about("user") and said.says("id") for said in found) and not any(
        said.about(*_NO_PERSON) for said in found
    )


def _is_called_person(view: View, column: ColumnProfile) -> bool:
    said = view.hint(column.key)
    return said.about("user", "visitor", "card") and not said.says(*NO_ID)


def _is_line(
    view: View, document: ColumnProfile, column: ColumnProfile, there: View, views: list[View]
) -> bool:
    """Whether a column differs within a document and leads to another table of things."""
    if view.goes_with(document.key, column.key) > _SURE or column is document:
        return False
    return any(
        _may_be_either(one) and one is not there and any(x.key == column.key for x in found)
        for one in views
        if (found := _leading(view, one))
    )


def _has_lines(lines: View, head: View, there: View, views: list[View]) -> bool:
    """Whether a table has several rows for each of a head, which lead to other things."""
    if lines is head or _leading(lines, there):
        return False
    for link in lines.links:
        if link.table != head.label:
            continue
        column = lines.column(link.key)
        several = column.repeats > _BACK and head.column(link.there).is_unique
        if not several or not _is_sure(lines, link, head):
            continue
        if any(_is_line(lines, column, one, there, views) for one in lines.columns):
            return True
    return False
