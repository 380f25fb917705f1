"""Places that are told by where they are: two coordinates that come back, as ids of things do.

Who is at a place writes where that is; a market that has no numbers of its producers names them so.
Where somebody happens to be is another pair each time, and his home is one for each person.
"""

from __future__ import annotations

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words import coordinates
from personalize_poc.language import _

Pair = tuple[ColumnProfile, ColumnProfile]

_PLACES, _BACK = 10, 3.0
"""Fewest places, and rows of each."""
_KNOWN = 0.8
"""Share of the places that another table has, each in one row."""


def chosen(view: View, views: dict[str, View], user: Scored) -> Scored | None:
    """The first coordinate of places that another table has, if it names each alone; or None.

    Args:
        view: the table, of which nothing else is the item.
        views: all tables by their labels.
        user: the column of who acted.
    """
    if (found := find(view, list(views.values()), user.column)) is None:
        return None
    (first, second), there = found
    if len(set(first.given)) < len(_places((first, second))):
        return None
    why = _("with {other} it is a place of {table}, and each goes with one {other}").format(
        other=second.name, table=there.label
    )
    return Scored(first, view, 2.2, [why], told=True)


def find(view: View, views: list[View], user: ColumnProfile) -> tuple[Pair, View] | None:
    """The coordinates of places that come back, and the table that has them; None without them.

    Args:
        view: the table of what people did.
        views: all tables.
        user: the column of who acted: whose home a place is did not choose it.
    """
    pair = _pair(view)
    if pair is None or any(view.hint(one.key).about("user", "visitor") for one in pair):
        return None
    places = _places(pair)
    back = len(places) >= _PLACES and view.profile.rows >= _BACK * len(places)
    if not back or all(view.goes_with(user.key, one.key) > SURE for one in pair):
        return None
    for there in views:
        other = _pair(there) if there is not view and there.label not in view.people else None
        known = _places(other) if other else set()
        each = len(known) > SURE * there.profile.rows
        if each and len(places & known) >= _KNOWN * len(places):
            return pair, there
    return None


def together(view: View, pair: Pair) -> str:
    """SQL that makes one column of both coordinates.

    Args:
        view: the table that has them.
        pair: both.
    """
    first, second = (sql.plain(one.name) for one in pair)
    file = sql.quoted(view.profile.table.parts[0].file)
    return (
        f"SELECT *, {first} || ' ' || {second} AS place FROM read_csv({file}, all_varchar = true)"
    )


def _pair(view: View) -> Pair | None:
    """Columns of numbers that are called a latitude and a longitude, one of each; else None."""
    found = [
        [
            one
            for one in view.columns
            if words.intersection(view.hint(one.key).tokens) and one.shape.kind == "decimal"
        ]
        for words in (coordinates.LATITUDE, coordinates.LONGITUDE)
    ]
    return (found[0][0], found[1][0]) if all(len(one) == 1 for one in found) else None


def _places(pair: Pair) -> set[tuple[str, str]]:
    """The different places of a sample."""
    return {(a, b) for a, b in zip(pair[0].values, pair[1].values, strict=True) if a and b}
