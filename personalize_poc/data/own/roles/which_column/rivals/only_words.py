"""The only words of a row that may be of things: a sheet kept by hand has a member, a wine, a day.

What the column is called need not be known: people come back to the values, each person has
several of them, and all else in a row is a number, the person or a remark. A branch or a town goes
with a person, and names of staff look like those of people.
"""

from __future__ import annotations

from collections import Counter

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import NO_ID
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_column.points import called_people

_THINGS, _BACK, _FILLED = 30, 3.0, 0.95
"""Different values, rows of each, and the share of rows that have one, at least."""
_FEW = 10
"""Values of another column of words that may still be one of kinds or states."""
_SEVERAL, _OWN = 3, 0.5
"""Rows of a person that tell something, and different values in one of them, on average."""
_PEOPLE = 20
"""People with so many rows, at least."""
_TEXTS = ("phrase", "text", "word", "code", "url", "list")
_OTHERS = ("user", "visitor", "card", "staff", "vendor", "category", "order", "session", "event",
           "campaign", "device")  # fmt: skip


def are_things(candidate: Candidate) -> bool:
    """Whether the item is such a column, beside a person and a time that are known."""
    item, user = candidate.roles["ITEM_ID"], candidate.roles.get("USER_ID")
    time = candidate.roles.get("TIMESTAMP")
    if (
        user is None
        or time is None
        or not all(one.link is None and one.view is item.view for one in (item, user, time))
    ):
        return False
    moment = time.column.moment
    if not user.named or moment is None or moment.weak:
        return False
    view, column = item.view, item.column
    said = view.hint(column.key)
    told_otherwise = said.about(*_OTHERS) or said.says(*NO_ID)
    return (
        column.shape.kind == "phrase"
        and not told_otherwise
        and column.distinct >= _THINGS
        and column.repeats >= _BACK
        and column.fill >= _FILLED
        and not called_people.are_names(column)
        and not any(_may_be_things(view, one, user.column) for one in _rest(candidate, column))
        and _differ(user.column, column)
    )


def _rest(candidate: Candidate, column: ColumnProfile) -> list[ColumnProfile]:
    taken = {one.column.key for one in candidate.roles.values()}
    others = candidate.roles["ITEM_ID"].view.columns
    return [one for one in others if one.key not in taken and one is not column]


def _may_be_things(view: View, one: ColumnProfile, user: ColumnProfile) -> bool:
    """Whether another column of words, or of numbers that are ids, could be meant as well."""
    if view.goes_with(user.key, one.key) > _FILLED or one.moment or one.is_constant:
        return False
    said = view.hint(one.key)
    if one.shape.kind in _TEXTS:
        remark = one.repeats < _BACK and one.fill < _FILLED
        return one.distinct > _FEW and not remark and not said.about("user", "staff")
    amount = one.key in view.measures or said.says(*NO_ID) or one.shape.kind != "integer"
    return not amount and one.distinct > _THINGS


def _differ(user: ColumnProfile, column: ColumnProfile) -> bool:
    """Whether people with several rows mostly have several values: not one town, or one branch."""
    pairs = [(a, b) for a, b in zip(user.values, column.values, strict=True) if a and b]
    rows = Counter(a for a, __ in pairs)
    several = {one for one, count in rows.items() if count >= _SEVERAL}
    different = Counter(a for a, __ in set(pairs) if a in several)
    shares = [different[one] / min(rows[one], column.distinct) for one in several]
    return len(shares) >= _PEOPLE and sum(shares) >= _OWN * len(shares)
