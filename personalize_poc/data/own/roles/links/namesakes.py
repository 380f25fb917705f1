"""Tables that a column is called after: an activity_id is of the activities, and of nothing else.

In a database every table counts its rows in an "id", and most numbers of one are numbers of all.
The table whose name stands in the name of the column, and that has its numbers, is the one.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.alike_names import GENERIC, counts
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.words.names import hint, own_name

_ALL = 0.95
"""Share of the values found from which on the table of that name is the one that is meant."""
_STEM, _MORE = 4, 3
"""Letters from which on words may differ at their ends, and by how many: activity, activities."""


def has_other(view: View, link: Link, views: dict[str, View]) -> bool:
    """Whether numbers happen to be those of a table's rows, and another one is called so.

    Args:
        view: the table that the link is from.
        link: to another table.
        views: all tables.
    """
    words = [one for one in view.hint(link.key).tokens if one not in GENERIC]
    key = views[link.table].hint(link.there)
    if not words or not set(words).isdisjoint(key.tokens):
        return False
    if view.column(link.key).shape.kind != "integer" or link.more:
        return False
    called = {
        one.table: len(_tokens(views[one.table]))
        for one in view.links
        if one.key == link.key
        and one.share >= _ALL
        and not one.form
        and counts(views[one.table], one.there)
        and _ends_so(views[one.table], words)
    }
    least = min(called.values(), default=0)  # contacts, and not activity_contacts
    return bool(called) and called.get(link.table) != least


def has_other_column(view: View, link: Link, views: dict[str, View]) -> bool:
    """Whether numbers happen to be those of orders, and another column is called after these.

    Lines have the number of their parcel beside that of their order, and both are counted from 1.

    Args:
        view: the table that the link is from.
        link: to another table.
        views: all tables.
    """
    there, said = views[link.table], view.hint(link.key)
    if view.column(link.key).shape.kind != "integer" or link.more or said.about("order"):
        return False
    if not said.says("id") or not hint(own_name(there.label)).about("order"):
        return False
    words = set(said.tokens) - GENERIC
    return words.isdisjoint(there.hint(link.there).tokens) and any(
        one.key != link.key
        and (one.table, one.there) == (link.table, link.there)
        and one.share >= _ALL
        and not one.form
        and view.hint(one.key).about("order")
        and view.hint(one.key).says("id")
        for one in view.links
    )


def _tokens(view: View) -> tuple[str, ...]:
    return hint(own_name(view.label)).tokens


def _ends_so(view: View, words: list[str]) -> bool:
    """Whether the name of a table ends as the words of a column do, one or many of it."""
    last = _tokens(view)[-len(words) :]
    return len(last) == len(words) and all(map(_are_alike, last, words))


def _are_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    stem = short[:-1] if len(short) > _STEM else short
    return one == other or (
        len(short) >= _STEM and long.startswith(stem) and len(long) - len(short) <= _MORE
    )
