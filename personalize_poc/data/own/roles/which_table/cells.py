"""Tables of counts: a row is what happened in one day, one app and one country, and names nobody.

Rows are told apart by the day and by words that are few, or ids of articles and shops that other
tables list, whatever they look like, and every cell has one row, though many would agree by chance
if each were a deed of somebody. What numbers stand beside that count people. What is told of the
day, as the number of its week, tells no cells apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import prod

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.contents import is_period
from personalize_poc.data.own.roles.evidence.signs import SURE, is_key
from personalize_poc.data.own.roles.evidence.view import View, is_idlike

_ROWS = 200
"""Rows of a sample that a judgement needs."""
_BY_CHANCE = 20
"""Pairs of rows that would agree by chance, from which on it says something that none does."""
_AGAIN = 0.005
"""Share of rows that may agree all the same: a day that was written twice."""
_BACK = 5
"""Rows a cell of one day comes back with on other days, on average."""
_COUNTS = 2
"""Numbers of a row, at least."""
_LONG = ("uuid", "hash")
"""What ids look like that may be of people as well as of things."""
_PEOPLE = 30
"""Different names from which on they are of people, and of no kinds of them."""


def of(view: View, counts: ColumnProfile | None = None) -> tuple[str, ...]:
    """Names of the columns that tell the cells of a table apart, the day last; () if it is none.

    Args:
        view: the table.
        counts: a column that may be a count, and tells nothing apart then.
    """
    days = [one for one in view.columns if _is_day(one)]
    told = [
        one
        for one in view.columns
        if one is not counts
        and (_may_tell(one) or _is_key_of_thing(view, one))
        and not any(max(view.both_ways(day.key, one.key)) > SURE for day in days)
    ]
    numbers = [one for one in view.columns if _may_be_count(view, one)]
    if not told or len(days) != 1 or len(numbers) < _COUNTS:
        return ()
    if any(_names_people(view, one) for one in view.columns if one is not counts):
        return ()
    if counts is not None and (counts not in numbers or _is_number_of(view, counts, told)):
        return ()
    rows = [
        ("\t".join(cell), day)
        for *cell, day in zip(*(one.values for one in (*told, days[0])), strict=True)
        if day and all(cell)
    ]
    if _come_back(view, told, {cell for cell, __ in rows}, len(rows)) and is_one_each(rows):
        return (*(one.name for one in told), days[0].name)
    return ()


def _come_back(view: View, told: list[ColumnProfile], cells: set[str], rows: int) -> bool:
    """Whether cells come back on other days: in the sample, or as there cannot be more of them.

    A sample of a large table has few rows of each cell, though the table has many.
    """
    most = prod(one.distinct for one in told)
    return rows >= _BACK * len(cells) or view.profile.rows >= _BACK * most


def is_one_each(rows: Sequence[tuple[str, object]]) -> bool:
    """Whether pairs of a thing and a time never come twice, though they would by chance.

    Where each row has a time of its own, as in a log by the second, nothing can come twice.
    """
    if len(rows) < _ROWS or len(set(rows)) < (1 - _AGAIN) * len(rows):
        return False
    values, times = (Counter(each) for each in zip(*rows, strict=True))
    alike = sum(n * n for n in values.values()) / len(rows) ** 2
    at_one_time = 0.5 * sum(n * (n - 1) for n in times.values())
    return at_one_time * alike >= _BY_CHANCE


def _is_day(column: ColumnProfile) -> bool:
    """Whether values are days or months."""
    moment = column.moment
    daily = moment is not None and not moment.weak and moment.resolution == "day"
    return (daily or is_period(column)) and column.distinct > 1


def _may_tell(column: ColumnProfile) -> bool:
    """Whether words or codes may name the thing, the place or the kind that was counted."""
    words = column.shape.kind in ("word", "phrase", "code", "url", "boolean")
    return words and not column.is_constant and not _is_day(column) and column.fill > 0.5


def _is_key_of_thing(view: View, column: ColumnProfile) -> bool:
    """Whether ids lead to a table of what they name: articles, or shops, and no people."""
    said = view.hint(column.key)
    named = said.says("id") or said.about("item", "vendor", "category")
    if (
        column.shape.kind not in ("integer", *_LONG)
        or not named
        or said.about("user", "visitor", "card")
    ):
        return False
    return is_key(view, column)


def _names_people(view: View, column: ColumnProfile) -> bool:
    """Whether a column names people, so that rows may well be what they did."""
    said = view.hint(column.key)
    keyed = any(one.key == column.key and one.share > SURE for one in view.links)
    called = said.about("user", "visitor", "card") and (
        _may_tell(column) or (keyed and said.says("id"))
    )
    long = column.shape.kind in _LONG and not _is_of_thing(view, column)
    return column.shape.kind == "email" or long or (called and column.distinct >= _PEOPLE)


def _is_of_thing(view: View, column: ColumnProfile) -> bool:
    """Whether long ids are of things by their names, or by the table that lists them."""
    said = view.hint(column.key)
    if said.about("user", "visitor", "card", "session", "order", "device"):
        return False
    listed = any(
        one.key == column.key and one.share > SURE and one.table in view.things
        for one in view.links
    )
    return listed or said.about("item")


def _is_number_of(view: View, counts: ColumnProfile, told: list[ColumnProfile]) -> bool:
    """Whether a number goes with one name, as ids do: a count goes with none."""
    return any(max(view.both_ways(counts.key, one.key)) > SURE for one in told)


def _may_be_count(view: View, column: ColumnProfile) -> bool:
    """Whether whole numbers, which lead to no table, may say how many."""
    whole = column.shape.kind == "integer" and not column.shape.zeros and not column.moment
    linked = any(one.key == column.key and one.share > 0.8 for one in view.links)
    named = view.hint(column.key).says("id")
    return whole and not linked and not named and is_idlike(column)
