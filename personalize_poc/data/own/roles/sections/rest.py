"""Columns of interactions beside user, item and time: values, context, lists of what was shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.profiles.facts import EXACT
from personalize_poc.data.own.roles.event_kinds import itemless, of_orders
from personalize_poc.data.own.roles.evidence import numbered_columns
from personalize_poc.data.own.roles.evidence.described import Described
from personalize_poc.data.own.roles.evidence.metadata import MOST
from personalize_poc.data.own.roles.evidence.signs import SURE, TIMES, is_line_number, is_moment
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.sections import emptied, impressions, values
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.fields import Namer
from personalize_poc.data.own.roles.words.meanings import is_negative
from personalize_poc.data.own.roles.words.names import Hint
from personalize_poc.data.own.roles.words.telling_nothing import is_agent, is_somebody
from personalize_poc.data.own.times.patterns import COMPACT
from personalize_poc.language import N_, _

_CONTEXT = 60
"""Most values of a column that is taken as context."""
_FILLED = 0.3
"""Share of rows that have a value, from which on a column is taken as context."""
_OF_ITEM = 0.85
_AGENT = N_("what a browser says of itself; a kind of device made of it would serve")


@dataclass
class Rest:
    """What the other columns of a table of interactions are.

    Attributes:
        described: those with a field of interactions, and those that are unused.
        of_item: columns that go with the item.
        of_user: columns that go with the user.
        value: what (`values`) the value of an event is; "" for none.
        lost: name of a column that goes with item or user, and is not taken -> why.
    """

    described: list[Described] = field(default_factory=list)
    of_item: list[ColumnProfile] = field(default_factory=list)
    of_user: list[ColumnProfile] = field(default_factory=list)
    value: str = ""
    lost: dict[str, str] = field(default_factory=dict)


def sort_out(
    view: View,
    roles: dict[str, str],
    actions: Actions,
    identical: dict[str, str],
    elsewhere: frozenset[str] = frozenset(),
) -> Rest:
    """Say of every other column what it is.

    Args:
        view: the table.
        roles: USER_ID, ITEM_ID, TIMESTAMP -> key of the column, as far as it stands in this table.
        actions: what was found of events and states.
        identical: key of a column -> why it says the same as a role.
        elsewhere: roles of which another table says what is known.
    """
    result = Rest()
    used = set(roles.values()) | ({actions.event.key} if actions.event else set())
    left = []
    for column in view.columns:
        if column.key in used:
            continue
        if column.key in identical:
            result.described.append(Described(column, "unused", identical[column.key], 0.9))
        elif column.key in actions.reasons:
            result.described.append(Described(column, "unused", actions.reasons[column.key], 0.9))
        elif why := _empty(column) or emptied.why(column, actions):
            result.described.append(Described(column, "unused", why, 0.95))
        else:
            left.append(column)
    left = _of_other_lines(view, roles, left, result)
    left = _lists(view, roles, left, result)
    left = _belongings(view, roles, left, result, elsewhere)
    room = itemless.room(actions) - sum(bool(one.field) for one in result.described)
    valued = values.find(view, left)
    if room > 0:
        result.value = valued.what
        result.described += valued.described
    else:
        result.described += [
            Described(one.column, "unused", _full(), 0.8) for one in valued.described
        ]
    room -= bool(result.value)
    _context(view, valued.rest, result, max(0, min(room, MOST["interactions"])))
    return result


def _full() -> str:
    return _("kinds of events and optional columns of interactions are {most} at most").format(
        most=itemless.MOST_TOGETHER
    )


def _empty(column: ColumnProfile) -> str:
    if not column.filled:
        return _("empty")
    if column.is_constant and column.fill > 0.5:
        return _("the same value everywhere ({value})").format(
            value=column.given[0][:40] if column.given else ""
        )
    if column.fill < 0.01:
        return _("filled in {share:.1%} of the rows only").format(share=column.fill)
    return ""


def _of_other_lines(
    view: View, roles: dict[str, str], left: list[ColumnProfile], result: Rest
) -> list[ColumnProfile]:
    """Columns without those of further things of a row: price2 says nothing of item1."""
    if "ITEM_ID" not in roles:
        return left
    item = view.column(roles["ITEM_ID"])
    lines = numbered_columns.beside(view, item)
    others = {one.key for line in lines for one in numbered_columns.of_number(view, line)}
    for one in left:
        if one.key in others:
            why = _("it is of another thing of the row than {name}").format(name=item.name)
            result.described.append(Described(one, "unused", why, 0.9))
    return [one for one in left if one.key not in others]


def _lists(
    view: View, roles: dict[str, str], left: list[ColumnProfile], result: Rest
) -> list[ColumnProfile]:
    """Lists of items that were shown, and ids of recommendations."""
    shown = impressions.shown(view, roles, left)
    if shown:
        column, found = shown
        why = _("lists of items that were shown: {share:.0%} of a sample are items").format(
            share=found
        )
        result.described.append(Described(column, "impressions", why, 0.9, "IMPRESSION"))
    rest: list[ColumnProfile] = []
    recommended = False
    for column in left:
        said = view.hint(column.key)
        if shown and column is shown[0]:
            continue
        if why := impressions.why_others(view, roles, column):
            result.described.append(Described(column, "unused", why, 0.8))
            continue
        if said.about("recommendation") and said.says("id") and not recommended:
            recommended = True
            why = _("the id of the recommendation that led to it")
            result.described.append(
                Described(column, "recommendation", why, 0.9, "RECOMMENDATION_ID")
            )
            continue
        rest.append(column)
    return rest


def _belongings(
    view: View,
    roles: dict[str, str],
    left: list[ColumnProfile],
    result: Rest,
    elsewhere: frozenset[str],
) -> list[ColumnProfile]:
    """Columns that are the same in all rows of an item, or of a user."""
    rest = []
    item, user = roles.get("ITEM_ID", ""), roles.get("USER_ID", "")
    for column in left:
        said = view.hint(column.key)
        with_item = view.goes_with(item, column.key)
        with_user = view.goes_with(user, column.key)
        ids = said.about("order", "session") and not said.about("item", "user", "category")
        other_id = said.about("user", "visitor", "card") and not said.about("item", "category")
        if ids and not said.says("price"):
            rest.append(column)
        elif said.says("price") and "ITEM_ID" in elsewhere:
            rest.append(column)  # what was asked when it happened
        elif other_id and is_idlike(column) and _names_as_many(view, roles, column):
            why = _("another id of the person: one is enough")
            result.described.append(Described(column, "unused", why, 0.85))
        elif with_item > _OF_ITEM and with_item >= with_user:
            result.of_item.append(column)
        elif with_user > SURE:
            result.of_user.append(column)
        elif said.about("item") and said.says("name", "description") and with_item > 0.5:
            result.of_item.append(column)
        else:
            rest.append(column)
    return rest


def _names_as_many(view: View, roles: dict[str, str], column: ColumnProfile) -> bool:
    """Whether a column that speaks of a person tells people apart nearly as the chosen one does."""
    if "USER_ID" not in roles or view.hint(column.key).says("name", "person", "place", "type"):
        return False
    return column.distinct > 0.3 * view.column(roles["USER_ID"]).distinct


def _context(view: View, left: list[ColumnProfile], result: Rest, most: int) -> None:
    """Columns with few values tell the circumstances; the others are unused, with the reason."""
    fitting = [column for column in left if _is_context(view, column)]
    fitting.sort(key=lambda one: _worth(view, one), reverse=True)
    names = Namer("interactions")
    for column in left:
        if column in fitting[:most]:
            back = _("the circumstances of an event: {count:,} different values").format(
                count=column.distinct
            )
            name = names.name(column.name)
            result.described.append(Described(column, "categorical", back, 0.8, name))
        elif column in fitting:
            why = _("interactions have room for {most} columns of context").format(
                most=MOST["interactions"]
            )
            why = why if most == MOST["interactions"] else _full()
            result.described.append(Described(column, "unused", why, 0.8))
        else:
            result.described.append(Described(column, "unused", _why_not(view, column), 0.8))


def _is_context(view: View, column: ColumnProfile) -> bool:
    said = view.hint(column.key)
    if column.moment or said.says("url", "image", "name", "phone", "email", "updated", "later"):
        return False
    if is_agent(column) or of_orders.is_on_one_line(view, column):
        return False
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
        (is_line_number(column), _("the number of a line in its order or document")),
        (is_somebody(said), _("the name of a person: nothing to learn from")),
        (column.is_unique, _("another value in every row: it names the row")),
        (kind in _REASONS, _(_REASONS.get(kind, ""))),
        (said.about("staff"), _("who of the staff it was: no circumstance of the person")),
        (
            column.fill <= _FILLED,
            _("filled in {share:.1%} of the rows only").format(share=column.fill),
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
