"""Columns of interactions that tell the circumstances of an event, and why others do not."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.profiles.facts import EXACT
from personalize_poc.data.own.roles.event_kinds import itemless, of_orders
from personalize_poc.data.own.roles.evidence.described import Described
from personalize_poc.data.own.roles.evidence.metadata import MOST
from personalize_poc.data.own.roles.evidence.signs import TIMES, is_line_number, is_moment
from personalize_poc.data.own.roles.evidence.unread_times import is_unread_time
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.sections import stretches
from personalize_poc.data.own.roles.words import who_serves
from personalize_poc.data.own.roles.words.fields import Namer
from personalize_poc.data.own.roles.words.meanings import is_negative
from personalize_poc.data.own.roles.words.names import Hint
from personalize_poc.data.own.roles.words.telling_nothing import is_agent, is_somebody
from personalize_poc.data.own.times.patterns import COMPACT
from personalize_poc.data.words import Share
from personalize_poc.language import N_, _

_CONTEXT = 60
"""Most values of a column that is taken as context."""
_FILLED = 0.3
"""Share of rows that have a value, from which on a column is taken as context."""
_STAFF = N_("who of the staff it was: no circumstance of the person")
_AGENT = N_("what a browser says of itself; a kind of device made of it would serve")


def sort_out(view: View, time: str | None, left: list[ColumnProfile], most: int) -> list[Described]:
    """Columns with few values tell the circumstances; the others are unused, with the reason.

    Args:
        view: the table of interactions.
        time: the key of its column of times, None if it has none.
        left: columns of it of which nothing else is known.
        most: how many may be context.
    """
    fitting: list[ColumnProfile] = []
    passing: list[ColumnProfile] = []
    for column in left:
        if _is_one(view, column):
            turns = stretches.follow_each_other(view, column, time)
            (passing if turns else fitting).append(column)
    fitting.sort(key=lambda one: _worth(view, one), reverse=True)
    names = Namer("interactions")
    found = []
    for column in left:
        if column in fitting[:most]:
            back = _("the circumstances of an event: {count:,} different values").format(
                count=column.distinct
            )
            name = names.name(column.name)
            found.append(Described(column, "categorical", back, 0.8, name))
            continue
        why = _room(most) if column in fitting else _why_not(view, column)
        if column in passing:
            why = _("each of its values has its own time: what comes later has another one")
        found.append(Described(column, "unused", why, 0.8))
    return found


def full() -> str:
    """Why a column is left out where others take all the room."""
    return _("kinds of events and optional columns of interactions are {most} at most").format(
        most=itemless.MOST_TOGETHER
    )


def _room(most: int) -> str:
    if most != MOST["interactions"]:
        return full()
    return _("interactions have room for {most} columns of context").format(most=most)


def _is_one(view: View, column: ColumnProfile) -> bool:
    said = view.hint(column.key)
    if column.moment or said.says("url", "image", "name", "phone", "email", "updated", "later"):
        return False
    if is_agent(column) or of_orders.is_on_one_line(view, column):
        return False
    if said.says("description") and column.shape.kind == "phrase":
        return False  # what somebody wrote, in a few ways: a review, a note
    if said.about("staff") and not said.about("vendor"):
        return False
    if is_somebody(said) or is_line_number(column):
        return False
    names_a_row = said.about("order", "session", "recommendation")
    if names_a_row and (said.says("id") or said.about("session")) and not _of_channel(said):
        return False
    if column.shape.kind in ("word", "phrase", "code", "boolean"):
        return 1 < column.distinct <= _CONTEXT and column.fill > _FILLED
    listed = said.about("device", "vendor", "campaign") or said.says("type", "place", "clock")
    return column.shape.kind == "integer" and bool(listed) and 1 < column.distinct <= _CONTEXT


def _worth(view: View, column: ColumnProfile) -> float:
    said = view.hint(column.key)
    worth = 2.0 * said.about("device") + 1.0 * said.says("place", "type") + column.fill
    return worth - 1.0 * (said.says("version", "status", "flag") or column.shape.kind == "boolean")


def _is_time(view: View, column: ColumnProfile) -> bool:
    """Whether values are times beyond doubt: an order 2024011012345 only begins with a day."""
    moment = column.moment
    if moment is None:
        return False
    if moment.weak:  # numbers: their name says so, or another time of their rows
        return view.hint(column.key).says(*TIMES) or is_moment(view, column)
    return moment.share == 1.0 or moment.form not in COMPACT.values()


_REASONS = {
    "object": N_("nested data; make columns of its parts to use it"),
    "list": N_("a list; context has one value an event"),
    "url": N_("an address of a page or picture: nothing to learn from"),
    "email": N_("personal data: nothing to learn from"),
    "phone": N_("personal data: nothing to learn from"),
    "ip": N_("personal data, or nearly so: nothing to learn from"),
    "integer": N_("a number that is neither a value of the event nor a category"),
    "decimal": N_("a number that is neither a value of the event nor a category"),
    "text": N_("free text: interactions have no textual field"),
}


def _why_not(view: View, column: ColumnProfile) -> str:
    said, kind = view.hint(column.key), column.shape.kind
    order = _("that a row belongs to: Personalize puts events in order by user and time")
    back = any(is_negative(token) for token in said.tokens) and kind in ("integer", "decimal")
    for is_so, why in (
        (_is_time(view, column), _("another time of the row")),
        (
            is_unread_time(view, column),
            _("it is called a time, and its values are none in any form or unit known here"),
        ),
        (
            of_orders.is_on_one_line(view, column),
            _("it stands on one line of each order; make a file with it on all lines to use it"),
        ),
        (said.about("session"), _("the visit {order}").format(order=order)),
        (said.about("order"), _("the order {order}").format(order=order)),
        (said.says("email", "phone"), _(_REASONS["ip"])),
        (said.says("url", "image"), _(_REASONS["url"])),
        (back, _("what was taken back: no sign of interest")),
        (column.is_constant, _("one value only")),
        (is_agent(column), _(_AGENT)),
        (who_serves.advises(said), _(_STAFF)),
        (is_line_number(column), _("the number of a line in its order or document")),
        (is_somebody(said), _("the name of a person: nothing to learn from")),
        (column.is_unique, _("another value in every row: it names the row")),
        (kind in _REASONS, _(_REASONS.get(kind, ""))),
        (said.about("staff"), _(_STAFF)),
        (
            column.fill <= _FILLED,
            _("filled in {share:.1%} of the rows only").format(share=Share(column.fill)),
        ),
        (column.distinct > _CONTEXT, _too_many(column)),
        (said.says("name"), _("a name, which is no circumstance of an event")),
    ):
        if is_so:
            return why
    return _("by its name it says nothing of the circumstances in which a person acted")


def _too_many(column: ColumnProfile) -> str:
    about = _("about ") if column.rows > EXACT else ""
    return _(
        "{about}{count:,} different values; up to {most} are taken as circumstances of an event"
    ).format(about=about, count=column.distinct, most=_CONTEXT)


def _of_channel(said: Hint) -> bool:
    """Whether a name that sounds of orders speaks of a channel or a shop: "sales channel"."""
    return said.about("device", "vendor")
