"""Samples of two tables: rows drawn by chance find only a part of their things in the other one."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.meanings import is_event

_GIVEN, _BACK = 0.1, 1.3
"""Share of the values that the other table has as well, and rows of each, at least."""
_DEEDS = 0.2
"""Share of titles that are words of events, from which on a table has kinds of events."""
_LOOKED = 200
"""Values of a column that are looked at."""


def table_of(scored: Scored, views: dict[str, View]) -> str:
    """The table of things of which a column surely names some: both are samples; "" without one.

    Rows that were drawn by chance find a part of their events in others that were drawn so. Their
    key has the same name, the things have a place or a group, and the column of a log that happens
    to be called so has numbers of its own.

    Args:
        scored: the column.
        views: of all tables.
    """
    column, given = scored.column, set(scored.column.given)
    for there in views.values():
        key = next((one for one in there.columns if _is_same_key(column, one)), None)
        if there is scored.view or key is None or not has_things(there) or column.repeats < _BACK:
            continue
        if len(given.intersection(key.given)) >= _GIVEN * len(given):
            return there.label
    return ""


def _is_same_key(column: ColumnProfile, key: ColumnProfile) -> bool:
    """Whether another column is called the same, and names a row of its table each."""
    return key.is_unique and key.name.casefold() == column.name.casefold()


def has_things(there: View) -> bool:
    """Whether a table that is called after events has things to choose, and no kinds of events.

    Things have a group, a price or a place beside their title, which is no word for what happens.

    Args:
        there: the table.
    """
    if there.kind != "other":
        return there.kind == "item"
    said = [there.hint(one.key) for one in there.columns]
    if not any(one.about("category") or one.says("price", "place", "person") for one in said):
        return False
    return not any(_are_deeds(one) for one in there.columns)


def _are_deeds(column: ColumnProfile) -> bool:
    """Whether some of the first values are words of events."""
    looked = column.given[:_LOOKED]
    return sum(map(is_event, looked)) > _DEEDS * len(looked)
