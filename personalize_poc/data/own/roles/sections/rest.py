"""Columns of interactions beside user, item and time: values, context, lists of what was shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.event_kinds import itemless
from personalize_poc.data.own.roles.evidence import numbered_columns
from personalize_poc.data.own.roles.evidence.described import Described
from personalize_poc.data.own.roles.evidence.metadata import MOST
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.sections import circumstances, emptied, impressions, values
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.words import Share
from personalize_poc.language import _

_OF_ITEM = 0.85
_ORDERS = 2.0
"""Orders of a person on average, at least, where their numbers are looked for."""


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
            Described(one.column, "unused", circumstances.full(), 0.8) for one in valued.described
        ]
    room -= bool(result.value)
    most = max(0, min(room, MOST["interactions"]))
    result.described += circumstances.sort_out(view, roles.get("TIMESTAMP"), valued.rest, most)
    return result


def _empty(column: ColumnProfile) -> str:
    if not column.filled:
        return _("empty")
    if column.is_constant and column.fill > 0.5:
        return _("the same value everywhere ({value})").format(
            value=column.given[0][:40] if column.given else ""
        )
    if column.fill < 0.01:
        return _("filled in {share:.1%} of the rows only").format(share=Share(column.fill))
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
            share=Share(found)
        )
        result.described.append(Described(column, "impressions", why, 0.9, "IMPRESSION"))
    rest: list[ColumnProfile] = []
    recommended = False
    for column in left:
        if shown and column is shown[0]:
            continue
        if why := impressions.why_others(view, roles, column):
            result.described.append(Described(column, "unused", why, 0.8))
            continue
        if _is_recommendation(view, column) and not recommended:
            recommended = True
            why = _("the id of the recommendation that led to it")
            result.described.append(
                Described(column, "recommendation", why, 0.9, "RECOMMENDATION_ID")
            )
            continue
        rest.append(column)
    return rest


def _is_recommendation(view: View, column: ColumnProfile) -> bool:
    """Whether it is the id of a recommendation: rec_id, if whole numbers, may be one of records."""
    said = view.hint(column.key)
    numbers_rows = column.shape.kind == "integer" and column.is_unique
    return said.about("recommendation") and said.says("id") and not numbers_rows


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
        ids = said.about("order", "session") and not said.about("item", "category")
        ids = ids and (not said.about("user") or _differs_for_each(view, user, column))
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


def _differs_for_each(view: View, user: str, column: ColumnProfile) -> bool:
    """Whether a person has many values of a column: "Customer PO" is the number of an order."""
    many = column.distinct > _ORDERS * view.column(user).distinct if user else False
    return many and column.shape.kind in ("integer", "code")


def _names_as_many(view: View, roles: dict[str, str], column: ColumnProfile) -> bool:
    """Whether a column that speaks of a person tells people apart nearly as the chosen one does."""
    if "USER_ID" not in roles or view.hint(column.key).says("name", "person", "place", "type"):
        return False
    return column.distinct > 0.3 * view.column(roles["USER_ID"]).distinct
