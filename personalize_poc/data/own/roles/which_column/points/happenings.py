"""Events that people go to: a concert or a workshop is chosen, and is no row of a log.

A log has an id for each row, or a kind for many. What somebody buys a ticket for has an id that
comes back, and each goes with one name and one day, which are called after it: "Event ID",
"Event Name", "Event Start Date". Where the day is not told, there are more names than kinds of
events that a program knows, and each goes with one place. A box office for few events has no ids:
there the title itself stands in the rows, beside the day of the event. And where every row belongs
to an order, and every order is of one event, that is what was ordered. A show is given on several
days; where rows have seats, whatever has a title of its own is what people sat down for. A day that
is called otherwise, as that of the show or of the match, tells it too, where every title has one.
"""

from __future__ import annotations

from itertools import takewhile

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import (
    SURE,
    is_called_as,
    is_one_for_each,
    is_title,
)
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import documents
from personalize_poc.data.own.roles.which_column.points import come_once
from personalize_poc.data.own.roles.words import seats
from personalize_poc.data.own.roles.words.names import hint
from personalize_poc.language import _

_LEAST = 20
"""So many from which on there is something to choose from."""
_MANY = 100
"""So many from which on they are no kinds of events."""
_BACK = 1.3
"""Rows of each from which on it comes back."""
_TITLES = ("phrase", "text")
"""What values look like that people call an event."""
_DAYS, _MOSTLY = 5, 0.6
"""Fewest days, and how sure an event goes with one: some are moved to another."""

_APART = 0.5
"""Different times for each, from which on (nearly) each has one of its own."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column names events with a name and a day of their own, or that are ordered."""
    return told_of(view, column) != ""


def told_of(view: View, column: ColumnProfile) -> str:
    """What says of a column that it names such events; "" if it names none."""
    said = view.hint(column.key)
    titled = column.shape.kind in _TITLES and not said.says("id")
    if not said.about("event") or not (said.says("id") or titled):
        return ""
    if said.about("session", "order", "user"):
        return ""
    if column.distinct < _LEAST or column.repeats < _BACK:
        return ""
    named, dated = titled, titled and _has_own_days(view, column)
    for other in view.told_by(column.key):
        sure = view.goes_with(column.key, other.key)
        if other.distinct > column.distinct or not _is_called_alike(view, column, other):
            continue
        dated = dated or (_is_time(other) and other.distinct >= _DAYS and sure > _MOSTLY)
        text = other.shape.kind in _TITLES and other.distinct >= _LEAST
        named = named or (text and sure > SURE and _is_name(view, column, other))
    if named and (dated or (not titled and _is_placed(view, column))):
        return _("each has a name and a day of its own")
    if named and _is_ordered(view, column):
        return _("each has a name, and every order is of one of them")
    if is_seated(view) and any(_is_titled(view, column, one) for one in view.told_by(column.key)):
        return _("each has a title, and rows have seats")
    come_to = column.distinct >= _MANY and any(come_once.is_met(column, one) for one in _ids(view))
    return _("several people come to each, and nobody twice") if come_to else ""


def _has_own_days(view: View, column: ColumnProfile) -> bool:
    """Whether each takes place at a time that hardly another has, while rows have times beside it.

    What happens in a program happens again and again: no kind of event has a day of its own.
    """
    times = [one for one in view.columns if _is_time(one) and one.fill > SURE]
    own = [
        one
        for one in times
        if view.goes_with(column.key, one.key) > SURE
        and column.distinct >= one.distinct >= max(_LEAST, _APART * column.distinct)
    ]
    return bool(own) and len(times) > len(own)


def _is_time(column: ColumnProfile) -> bool:
    return column.moment is not None and not column.moment.weak


def _ids(view: View) -> list[ColumnProfile]:
    """Columns that name people by ids which come back."""
    return [
        one
        for one in view.columns
        if one.repeats >= _BACK
        and view.hint(one.key).about("user")
        and view.hint(one.key).says("id", "email")
    ]


def is_seated(view: View) -> bool:
    """Whether rows have seats of a house, which are taken again and again."""
    return any(is_seat(one) for one in view.columns)


def is_seat(column: ColumnProfile) -> bool:
    """Whether values are seats of a house: codes or numbers that are called so, and come back."""
    coded = column.shape.kind in ("code", "integer")
    return coded and column.repeats >= _BACK and seats.is_one(column.name)


def _is_titled(view: View, column: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether another column has a title for each, as many as there are."""
    text = other.shape.kind in _TITLES and other.distinct >= _LEAST
    return text and is_title(view, column, other) and view.goes_with(column.key, other.key) > SURE


def _is_ordered(view: View, column: ColumnProfile) -> bool:
    """Whether every row belongs to an order, which is of one of them: what happens has no order."""
    return any(
        one.fill > SURE
        and one.distinct > column.distinct
        and view.hint(one.key).about("order")
        and view.goes_with(one.key, column.key) > SURE
        for one in documents.of(view)
    )


def _is_name(view: View, column: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether a column is called a name, or as the id is without its "id": "Cód. evento", "Evento".

    That kinds of events of a log have such names as well is told by what goes with them.
    """
    said = view.hint(other.key)
    return said.says("name") or is_called_as(view.hint(column.key).tokens, said.tokens)


def _is_placed(view: View, column: ColumnProfile) -> bool:
    """Whether each of many happens at one of a few places, or has another such property."""
    if column.distinct < _MANY:
        return False
    alike = [one for one in view.columns if one is not column and one.distinct > 1]
    alike = [one for one in alike if _is_called_alike(view, column, one)]
    texts = [one for one in alike if one.shape.kind == "phrase"]
    return any(
        is_one_for_each(column, one) and not view.hint(one.key).says("name") for one in texts
    )


def _is_called_alike(view: View, column: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether the name of another column has a word of an event in common with this one.

    In scripts without blanks both begin with it: "イベントコード" and "イベント日".
    """
    here, there = view.hint(column.key), view.hint(other.key)
    letters = zip("".join(here.tokens), "".join(there.tokens), strict=False)
    begin = "".join(one for one, __ in takewhile(lambda both: both[0] == both[1], letters))
    alike = bool(set(here.tokens) & set(there.tokens)) or (
        not begin.isascii() and hint(begin).about("event")
    )
    return there.about("event") and alike
