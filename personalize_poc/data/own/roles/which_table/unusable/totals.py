"""Totals of several people: admissions of a screening, clicks of a mailing, pupils of a class.

A row says how many there were, by the name of a column of whole numbers, and names none of them.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.contents import is_period
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words import count_words, counted_people
from personalize_poc.data.own.roles.words.names import hint
from personalize_poc.language import _

_ROWS, _DIFFERENT = 20, 5
"""Rows, and different numbers in them, that a judgement needs."""
_PEOPLE = ("user", "visitor", "card", "session", "order", "device")
_SHORT, _LARGEST = 4, 99
"""Letters of a word for several, at least more, and largest number of things that are counted."""
_KINDS = 30
"""Different names up to which they are of kinds of people."""
_CELLS, _SAME = 6, 0.005
"""Most columns that tell rows apart, and share of the rows that may be alike all the same."""
_FILLED, _BACK = 0.9, 1.3
"""Share of rows that have one of these, and rows of each whole number among them."""


def is_count(view: View, column: ColumnProfile) -> bool:
    """Whether whole numbers say how many came or how often, by their name; they lead nowhere.

    Args:
        view: the table.
        column: of it.
    """
    whole = column.shape.kind == "integer" and not column.shape.zeros and not column.moment
    links = [one for one in view.links if one.key == column.key]
    if not whole or any(not one.form for one in links):
        return False
    if count_words.says_how_many(column.name) or counted_people.says_how_many(column.name):
        return True  # six of them are not the item 00006
    return not links and _counts_things(view, column)


def told(view: View) -> str:
    """That rows are totals of people whom nothing names, and what to export; "" for others."""
    if view.kind == "user" or view.profile.rows < _ROWS:
        return ""
    counts = [one for one in view.columns if is_count(view, one) and one.distinct >= _DIFFERENT]
    rest = [one for one in view.columns if one not in counts]
    if not counts or any(_may_name(view, one) for one in rest):
        return ""
    cells = _cells(view, rest)
    if not cells:
        return ""
    return _(
        "In {label} every row is a total for one {name}: {count} says how many people or uses "
        "there were, and no column names anybody. Export the single events instead, one row for "
        "each: the id of the person (an account, a member, a card), the id of the item and the "
        "time."
    ).format(label=view.label, name=" × ".join(one.name for one in cells), count=counts[0].name)


def _counts_things(view: View, column: ColumnProfile) -> bool:
    """Whether small numbers stand under a word for several things and one more: "files opened"."""
    said = view.hint(column.key)
    several = any(
        len(one) > _SHORT and one.endswith("s") and hint(one).about("item") for one in said.tokens
    )
    given = {one for one in column.numbers if one is not None}
    few = bool(given) and min(given) == 0 and max(given) <= _LARGEST
    return several and few and len(said.tokens) > 1 and not said.says("id")


def _may_name(view: View, column: ColumnProfile) -> bool:
    """Whether a column may name who came."""
    said = view.hint(column.key)
    if not column.filled or (column.is_unique and said.about("order", "session")):
        return False  # the number of the row
    if column.shape.kind == "decimal":
        return False
    if column.shape.kind in ("email", "phone", "uuid", "hash", "ip"):
        return not said.about("item", "campaign")
    return said.about(*_PEOPLE) and column.distinct > _KINDS and not said.about("campaign")


def _cells(view: View, rest: list[ColumnProfile]) -> list[ColumnProfile]:
    """What tells rows apart: a number of each row, or a few things, places and days together."""
    told = [one for one in rest if _tells(view, one)]
    single = [one for one in told if one.is_unique and not one.moment]
    if single:
        return single[:1]
    told.sort(key=lambda one: (_is_bare(view, one), -one.distinct))
    for size in range(1, _CELLS + 1):
        if _are_alone(told[:size]):
            return _needed(told[:size])
    return []


def _is_bare(view: View, column: ColumnProfile) -> bool:
    """Whether many whole numbers are called neither ids nor periods: they may be amounts."""
    bare = column.shape.kind == "integer" and not column.moment and not is_period(column)
    bare = bare and column.distinct > _KINDS
    return bare and not view.hint(column.key).says("id")


def _needed(cells: list[ColumnProfile]) -> list[ColumnProfile]:
    """The same without columns that the others can do without, such as a name beside its code."""
    for one in reversed(cells):
        rest = [other for other in cells if other is not one]
        if _are_alone(rest):
            return _needed(rest)
    return cells


def _are_alone(cells: list[ColumnProfile]) -> bool:
    """Whether hardly two rows are alike in all of these."""
    rows = list(zip(*(one.values for one in cells), strict=True))
    return len(set(rows)) >= (1 - _SAME) * len(rows) > 0


def _tells(view: View, column: ColumnProfile) -> bool:
    """Whether a column may name a thing, a place or a day."""
    if column.is_constant or column.fill <= _FILLED:
        return False
    if column.shape.kind == "integer" and not column.moment and not is_period(column):
        said = view.hint(column.key)
        amount = said.says("price", "amount", "quantity") and not said.says("id")
        return not amount and (column.shape.zeros or column.repeats >= _BACK)
    named = column.shape.kind in ("word", "phrase", "code", "url", "text")
    return named or bool(column.moment and not column.moment.weak) or is_period(column)
