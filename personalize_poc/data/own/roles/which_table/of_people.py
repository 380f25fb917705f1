"""Tables of people that are told by those beside them: contacts of firms, accounts of families."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import hint

_FEWEST, _MOST = 1.15, 30.0
"""People that belong to one, on average; more are a city or a plan that they have."""
_LEAST = 20
_NO_PEOPLE = ("category", "vendor", "staff", "campaign", "item", "order", "session")


def are_of(view: View, people: frozenset[str]) -> bool:
    """Whether rows of a table that nothing else tells of belong to people: contacts of firms.

    Args:
        view: the table.
        people: labels of the tables of people.
    """
    return view.kind in ("other", "lookup") and any(
        link.table in people
        and link.share > SURE
        and not link.form
        and not view.column(link.key).is_unique
        for link in view.links
    )


def are_over(view: View, views: list[View], people: frozenset[str]) -> bool:
    """Whether rows of a table have people under them and are people by what is known of them.

    An account of a family has several pupils, and the day on which it was opened; a class has no
    such thing.

    Args:
        view: the table.
        views: all tables.
        people: labels of the tables of people.
    """
    if view.kind not in ("other", "lookup") or not any(map(_is_of_somebody, view.columns)):
        return False
    return any(
        link.table == view.label
        and link.share > SURE
        and not link.form
        and view.column(link.there).is_unique
        and not view.hint(link.there).about(*_NO_PEOPLE)
        and _FEWEST < _filled(one, link.key) / view.column(link.there).distinct < _MOST
        for one in views
        if one.label in people
        for link in one.links
    )


def _filled(view: View, key: str) -> int:
    column = view.column(key)
    return 0 if column.is_unique or column.distinct < _LEAST else column.filled


def _is_of_somebody(column: ColumnProfile) -> bool:
    """Whether it holds what is known of people only: when they came, how they are reached."""
    said = hint(column.name)
    return column.shape.kind in ("email", "phone") or said.says("registered", "birth", "email")
