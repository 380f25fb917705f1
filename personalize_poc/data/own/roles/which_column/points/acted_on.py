"""What the kinds of events say that something was done with: "Feature Used" beside `feature_key`.

Whoever plans what is tracked calls an event by a thing and what became of it. A column that is
called after that thing, and is filled in where these events happened, holds which one it was. Words
for things are without number: those of a trade or of a program are in no list.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import words

_IDS = frozenset(("id", "key", "code", "slug", "name", "uuid", "nr", "no", "number", "handle"))
"""Words of names of columns that say how a thing is told, not what it is."""
_OTHERS = ("user", "visitor", "card", "session", "order", "vendor", "staff", "campaign", "device",
           "category", "event", "impression", "recommendation")  # fmt: skip
"""What is called in events as well, and is nothing to choose: "Session Started"."""
_KINDS = 60
"""Most kinds of events."""
_MOSTLY, _LEAST = 0.9, 0.2
"""Share of its rows in which the kind of event says its name; share of rows that have one."""
_WORDS = 4
"""Most words of a kind of event: the thing and what was done."""
_THINGS, _BACK = 10, 5.0
"""Fewest things, and rows of each on average: an invoice or a call is of one person, once."""


def told_by(view: View, column: ColumnProfile) -> str | None:
    """A kind of event that says that something was done with what a column holds, or None.

    Args:
        view: the table.
        column: of it.
    """
    if view.hint(column.key).about(*_OTHERS) or not _may_be(column):
        return None
    thing = _thing(column)
    events = (one for one in view.columns if one is not column and _are_kinds(view, one))
    return next((kind for one in events if (kind := _named(column, one, thing))), None)


def _may_be(column: ColumnProfile) -> bool:
    enough = column.distinct >= _THINGS and column.repeats >= _BACK
    return enough and column.fill >= _LEAST and bool(_thing(column))


def _thing(column: ColumnProfile) -> tuple[str, ...]:
    """The words of a name but for those that say that it is an id; none if it says no such."""
    given = words(column.name.split(".")[-1])
    return given[:-1] if given and given[-1] in _IDS else ()


def _are_kinds(view: View, column: ColumnProfile) -> bool:
    few = 1 < column.distinct <= _KINDS and column.shape.kind in ("word", "phrase", "code")
    return few and view.hint(column.key).about("event")


def _named(column: ColumnProfile, events: ColumnProfile, thing: tuple[str, ...]) -> str | None:
    """The kind of event in most rows that have a value, if nearly all of these say the name."""
    found: dict[str, int] = {}
    for value, kind in zip(column.values, events.values, strict=True):
        if value and kind:
            found[kind] = found.get(kind, 0) + 1
    told = {kind: rows for kind, rows in found.items() if _says(words(kind), thing)}
    if not told or sum(told.values()) < _MOSTLY * sum(found.values()):
        return None
    return max(told, key=told.__getitem__)


def _says(kind: tuple[str, ...], thing: tuple[str, ...]) -> bool:
    """Whether a kind of event has the words of a thing, and one of what was done with it."""
    return len(thing) < len(kind) <= _WORDS and set(thing) < set(kind)
