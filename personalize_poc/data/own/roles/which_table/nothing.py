"""Why there is no mapping, in words, for files from which nothing can be learned."""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.proposal import Guess, Proposal
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import is_one_for_each
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_table import (
    blank_below,
    bought_in,
    counted_days,
    counted_rows,
    files_apart,
    instead,
    lacking,
    of_one_person,
    one_each,
    too_few,
)
from personalize_poc.data.own.roles.which_table.unusable import measured, unfit
from personalize_poc.data.own.tables import WEB_LOG
from personalize_poc.data.own.times import shapes
from personalize_poc.language import N_, _

_OFTEN = 5
"""Rows of an item on average, from which on they tell of things and are none."""
_SEVERAL = 2
"""Rows of a person on average, from which on people come back."""
_HOUR, _LOOKED = "a time of day", 200
"""What times are called that have no day, and values that are looked at."""
_LEVELS = (">", "›", "»", "→", "\\")
"""What stands between the levels of a category, and not between things."""
_WITHOUT = N_("no interactions were found that it could belong to")
_KINDS = {"user": N_("one user"), "item": N_("one item"), "order": N_("one order")}


def without_mapping(views: list[View], ranked: list[Candidate]) -> Proposal:
    """A proposal without a mapping, with the reason."""
    nearest = max(
        ranked, key=lambda one: (len(one.roles), _is_named(one), bool(_lone(one)), one.points)
    )
    if _goes_with_item(nearest):
        del nearest.roles["USER_ID"]
    reason = too_few.told(views) or _reason(views, nearest)
    user = nearest.roles.get("USER_ID")
    once = bool(user and user.column.is_unique) if nearest.is_complete else bool(_lone(nearest))
    if measured.are_of_meters(nearest.view):
        nearest.roles.pop("ITEM_ID", None)  # a meter is not shown as something to choose
    if "USER_ID" not in nearest.roles:
        reason = " ".join([reason, *filter(None, map(bought_in.told, views))])
    return Proposal(None, _guesses(nearest), reason=reason, everybody_once=once)


def without_people(nearest: Candidate, reason: str) -> Proposal:
    """A proposal without a mapping, since what fits a person best in a table is none.

    Args:
        nearest: the table, with all roles.
        reason: what the column of people holds instead.
    """
    roles = {name: one for name, one in nearest.roles.items() if name != "USER_ID"}
    return Proposal(None, _guesses(replace(nearest, roles=roles)), reason=reason)


def _guesses(nearest: Candidate) -> tuple[Guess, ...]:
    """What columns seem to be all the same, and the others of the table beside them."""
    found = tuple(
        Guess(
            "interactions",
            name,
            one.view.label,
            one.column.name,
            "time" if name == "TIMESTAMP" else "id",
            0.5,
            "; ".join(one.reasons) or _("it fits best"),
        )
        for name, one in nearest.roles.items()
    )
    named = {(one.table, one.column) for one in found}
    view = nearest.view
    return found + tuple(
        Guess("interactions", "", view.label, column.name, "unused", 0.5, _(_WITHOUT))
        for column in view.columns
        if (view.label, column.name) not in named
    )


def _goes_with_item(candidate: Candidate) -> bool:
    """Whether what would be the person is one of each item: who supplies it, or made it."""
    user, item = (candidate.roles.get(name) for name in ("USER_ID", "ITEM_ID"))
    return (
        user is not None
        and item is not None
        and user.view is item.view
        and is_one_for_each(item.column, user.column)
    )


def _is_named(candidate: Candidate) -> bool:
    """Whether its users are surely people, or its rows count what people did."""
    user = candidate.roles.get("USER_ID")
    return bool(user and user.named) or counted_rows.is_one(candidate.view)


def _reason(views: list[View], nearest: Candidate) -> str:
    view = nearest.view
    start = _(
        "No table looks like interactions, which say who did what with which item, and when. "
    )
    if told := instead.unpivot(nearest):
        return start + told
    if nearest.is_complete:
        return _all_once(view, nearest.roles["USER_ID"].column)
    if (
        told := _of_one(nearest)
        or one_each.told(nearest)
        or instead.log_visits(views)
        or instead.single_orders(views)
    ):
        return start + told
    if "ITEM_ID" not in nearest.roles and len(nearest.roles) == 2 and (told := _in_lists(view)):
        return start + told
    if "USER_ID" not in nearest.roles and _is_web_log(view):
        return _(
            "{label} is a log of a web server, and none of its columns names a person: an address "
            "(host) is shared by many, and a browser (agent) by more. Log the id of the account or "
            "of a cookie, or export the events of a tool that counts visitors."
        ).format(label=view.label)
    if told := unfit.told(views, nearest) or _without_day(views) or counted_days.told(views):
        return start + told
    lone = _once(views, nearest)
    if lone:
        return start + lone
    if len(views) > 1 and all(one.kind in ("item", "user", "other", "lookup") for one in views):
        kinds = ", ".join(
            _("{label} has {kind} a row").format(
                label=one.label, kind=_(_KINDS.get(one.kind, N_("one thing")))
            )
            for one in views[:4]
        )
        return start + kinds + "."
    if view.kind in ("item", "user") and not _comes_back(nearest):
        return start + (
            _(
                "In {label} every row is {kind} of its own: no id comes back, so it "
                "is a catalogue and no record of what people did."
            ).format(label=view.label, kind=_(_KINDS[view.kind]))
        )
    apart = files_apart.told(views, nearest) if _has_nobody(nearest) else ""
    return start + " ".join(filter(None, (lacking.told(nearest), apart)))


def _all_once(view: View, user: ColumnProfile) -> str:
    """That everybody stands in one row of a table that has all that is needed."""
    return blank_below.told(view, user) or _(
        "In {label} every {name} stands in one row ({distinct:,} in "
        "{filled:,} rows): nobody has a history, so there is nothing to "
        "learn for a person. A count of what is popular serves as well."
    ).format(label=view.label, name=user.name, distinct=user.distinct, filled=user.filled)


def _once(views: list[View], nearest: Candidate) -> str:
    """That everybody stands in one row, or what to export instead; "" where neither is so.

    A day and a thing go together once by chance where people are named: no row is a sum then.
    """
    view = nearest.view
    if bought_in.told(view):
        return ""
    alone = _lone(nearest)
    if alone and "USER_ID" not in nearest.roles:
        return alone
    return instead.export(views, nearest) or alone


def _of_one(nearest: Candidate) -> str:
    """That all is what one person did; "" where somebody else is the user, or it is not so."""
    return "" if "USER_ID" in nearest.roles else of_one_person.told(nearest.view)


def _has_nobody(nearest: Candidate) -> bool:
    """Whether a table has all but people."""
    return [name for name in lacking.ROLES if name not in nearest.roles] == ["USER_ID"]


def _without_day(views: list[View]) -> str:
    """That a table says at which hour something happened, and no column of it on which day."""
    for view in views:
        if any(column.moment and not column.moment.weak for column in view.columns):
            continue
        for column in view.columns:
            hours = column.given[:_LOOKED]
            called = view.hint(column.key).says("time", "clock")
            if called and hours and all(shapes.coarse(one) == _HOUR for one in hours):
                return _(
                    "In {label} {name} holds a time of day (such as {example}), and no column says "
                    "of which day it is: export the day as well."
                ).format(label=view.label, name=column.name, example=hours[0])
    return ""


def _comes_back(nearest: Candidate) -> bool:
    """Whether rows have a time and an item or a person that comes back: they are no catalogue.

    A receipt or a visit stands in one row, as a thing of a catalogue does, and people have several.
    """
    item, user = (nearest.roles.get(name) for name in ("ITEM_ID", "USER_ID"))
    if "TIMESTAMP" not in nearest.roles:
        return False
    back = user is not None and user.named and user.column.repeats > _SEVERAL
    return back or (item is not None and item.column.repeats > _OFTEN)


def _in_lists(view: View) -> str:
    """What to do where several items stand in one field."""
    lists = [column for column in view.columns if column.shape.kind in ("list", "object")]
    if not lists:
        return ""
    if _is_record(lists[-1]):
        return _(
            "In {label} {name} holds nested fields that differ from row to "
            "row: make columns of them, and name the one with the item's id."
        ).format(label=view.label, name=lists[-1].name)
    if (lists[-1].shape.separator or "").strip() in _LEVELS:
        return _(
            "{label} says of what kind something was ({name}), and not which thing. Export the id "
            "of the thing too; if the kinds themselves are to be recommended, name the column in a "
            "mapping.yaml: `ITEM_ID: {name}` ({distinct:,} different values)."
        ).format(label=view.label, name=lists[-1].name, distinct=lists[-1].distinct)
    return _(
        "In {label} several items seem to stand in one field of {name}: make "
        "one row for each of them."
    ).format(label=view.label, name=lists[-1].name)


def _is_web_log(view: View) -> bool:
    return all(part.format == WEB_LOG for part in view.profile.table.parts)


def _is_record(column: ColumnProfile) -> bool:
    """Whether values are objects of JSON with fields, rather than lists."""
    return column.shape.kind == "object" and all(one.startswith("{") for one in column.given[:50])


def _lone(nearest: Candidate) -> str:
    """A user column without repetition is the usual case of a survey or a one-time sale."""
    view, item = nearest.view, nearest.roles.get("ITEM_ID")
    chosen = item is not None and item.view is view and item.column.repeats > 1.2
    for column in view.columns:
        said = view.hint(column.key)
        if said.about("user", "visitor") and not said.says("name") and column.is_unique:
            others = [one for one in view.columns if one is not column and one.repeats > 1.2]
            named = any(view.hint(one.key).about("item") for one in others)
            if view.kind == "" or chosen or named:
                return blank_below.told(view, column) or _(
                    "In {label} every {name} stands in one row: nobody has a "
                    "history, so there is nothing to learn for a person."
                ).format(label=view.label, name=column.name)
    return ""
