"""Two tables that rows of events lead to: what they say of their rows tells whose they are.

Warehouses call keys by letters that are words of nobody: epi_sk and sbs_sk. Of two such tables the
one with a title in every row, and no place, is of things; the one that says where each of its rows
lives, or when it was born or joined, and has no title, is of people.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import contents
from personalize_poc.data.own.roles.evidence.signs import SURE, is_lasting
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import further
from personalize_poc.data.own.roles.words.names import hint, own_name

_ROWS = 20
"""Rows of a table of things or people, at least; fewer are kinds of them."""
_OF_PEOPLE = ("birth", "registered", "person", "email", "phone", "place")
"""What a table says of people, and of no thing but a place or a firm."""
_OTHERS = ("vendor", "staff", "campaign", "category", "order", "session", "device")
"""What is neither who chose nor what was chosen, by the names of keys and tables."""


def take(views: list[View]) -> None:
    """Take one table for things and the other for people, where no table is of either."""
    by_label = {one.label: one for one in views}
    for view in views:
        if view.is_timed and view.kind in ("", "other"):
            _take(view, by_label)


def _take(view: View, views: dict[str, View]) -> None:
    """Tell apart what the rows of a table of events lead to."""
    ways = [
        (there, view.column(link.key))
        for link in view.links
        for there in (views[link.table],)
        if there is not view
        and link.share > SURE
        and not link.form
        and view.hint(link.key).tokens == there.hint(link.there).tokens
        and there.column(link.there).is_unique
    ]
    if any(there.kind in ("user", "item") for there, __ in ways):
        return
    open_ones = [(there, column) for there, column in ways if _is_open(there, column)]
    things = [one for one in open_ones if _is_of_things(one[0])]
    people = [one for one in open_ones if _is_of_people(one[0]) and is_lasting(view, one[1])]
    things = [
        one
        for one in things
        if not any(
            view.goes_with(other.key, one[1].key) > SURE for __, other in things if other != one[1]
        )
    ]
    if len(things) == 1 and len(people) == 1:
        things[0][0].kind, people[0][0].kind = "item", "user"


def _is_open(there: View, column: ColumnProfile) -> bool:
    """Whether no name says what the rows of a table are."""
    said = hint(column.name), hint(own_name(there.label))
    silent = not any(one.about("user", "item", "visitor", "card", *_OTHERS) for one in said)
    return there.kind == "other" and there.profile.rows >= _ROWS and silent


def _is_of_things(there: View) -> bool:
    """Whether every row has a title, and none says where somebody lives or how to reach them."""
    return further.has_titles(there) and not _says_of_people(there)


def _is_of_people(there: View) -> bool:
    """Whether rows say what is known of people, and have no title."""
    return not further.has_titles(there) and _says_of_people(there)


def _says_of_people(there: View) -> bool:
    return any(
        there.hint(one.key).says(*_OF_PEOPLE) or contents.is_birth(one) or contents.is_sex(one)
        for one in there.columns
    )
