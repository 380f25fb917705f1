"""Codes with parts as short as those of a day: 10.09.0269, as group, kind and number of an article.

Nothing happened in the year 269: where many years are such, values are codes whatever the column is
called. Where all years may be real ones, its name has to say that they are ids, or each has to have
a name of its own beside it; and the table has to have another time, or a row for each of them. What
is written with the year first is a day.

Behind a day may stand a counter, as in the number 20240102-0001 of an order: what it counts are no
hours and minutes. Such a number is no time where another column is one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from personalize_poc.data.own.profiles import ColumnProfile, TableProfile
from personalize_poc.data.own.profiles.shapes import shape
from personalize_poc.data.own.roles.evidence import pairs
from personalize_poc.data.own.roles.words.names import hint

_PARTS = re.compile(r"\d{1,2}([-/.])\d{1,2}\1(\d{2}|\d{4})")
_DIGITS = re.compile(r"\d{8}")
_COUNTED = re.compile(r"(?:[^\W\d_]{1,4}[-_/ ]?)?\d{8}[-_/ ]?(?:\d{4}|\d{6})")
"""A day and what may be a counter, or an hour with its minutes, without the signs of a clock."""
_HOUR, _DAY = 3600, 86_400
"""Seconds below which all times of days are where a counter from 1 on is read as a clock."""
_FIRST = 1000
"""The earliest year of which an export may tell, as of an old book."""
_TWO = 100
"""Years below it are those of two digits, behind zeros."""
_SOME, _ALL = 0.2, 0.95
"""Share of such years that proves it, and of the values that have such parts."""
_FEWEST = 20
"""Different values from which on this is judged."""
_TIMES = (
    "time", "clock", "created", "updated", "later", "former", "birth", "published", "registered",
    "year", "duration",
)  # fmt: skip

_HAPPENED = ("time", "clock", "created")
"""What a name says of when a row happened."""


def told_by_years(profile: TableProfile) -> TableProfile:
    """The same facts, in which such columns hold codes."""
    times = [one for one in profile.columns if one.moment and not one.moment.weak]
    codes = {one.key for one in times if _are_parts(one) and _has_no_years(one)}
    called = [one for one in times if _are_ids(profile, one)]
    numbers = [one for one in times if one not in called and _is_numbered(one, times)]
    called = [*called, *numbers]
    happened = {one.key for one in times} - codes - {one.key for one in called}
    codes |= {one.key for one in called if happened or one.is_unique}
    if not codes:
        return profile
    return replace(
        profile,
        columns=tuple(
            replace(one, shape=shape(one.values), moment=None) if one.key in codes else one
            for one in profile.columns
        ),
    )


def _are_ids(profile: TableProfile, column: ColumnProfile) -> bool:
    """Whether what may be days is called ids, or has names beside it as things have."""
    if hint(column.name).says(*_TIMES):
        return False
    if hint(column.name).says("id"):
        return _are_parts(column) or _of_whom(column)
    return _are_parts(column) and any(
        other.shape.kind == "phrase" and pairs.are_named(column.values, other.values)
        for other in profile.columns
    )


def _is_numbered(column: ColumnProfile, times: list[ColumnProfile]) -> bool:
    """Whether times are days with a number behind, beside a column that is called a time.

    A name says that they are numbers, or of which order; or all are in the first hour of a day, as
    a counter is read. Where only a name does, the other time is as exact.
    """
    said, moment = hint(column.name), column.moment
    if moment is None or moment.resolution == "day" or said.says(*_TIMES):
        return False
    if column.distinct < _FEWEST or not _are_like(column, _COUNTED):
        return False
    others = [one for one in times if one is not column and hint(one.name).says(*_HAPPENED)]
    exact = any(one.moment and one.moment.resolution != "day" for one in others)
    numbered = exact and (said.says("id", "sequence") or said.about("order"))
    return numbered or (bool(others) and _are_counters(column))


def _are_counters(column: ColumnProfile) -> bool:
    """Whether all times of days are within the first hour, of several days."""
    known = [one for one in column.moment.seconds if one is not None] if column.moment else []
    days = {one // _DAY for one in known}
    return len(days) > 1 and all(one % _DAY < _HOUR for one in known)


def _are_parts(column: ColumnProfile) -> bool:
    """Whether values are read as days, and have parts as codes may have them."""
    return _are_days(column) and _are_like(column, _PARTS)


def _of_whom(column: ColumnProfile) -> bool:
    """Whether values are eight digits that are called the id of somebody or something."""
    said = hint(column.name)
    named = said.about("item", "user", "category", "vendor") and not said.about("order")
    return named and _are_days(column) and _are_like(column, _DIGITS)


def _are_days(column: ColumnProfile) -> bool:
    day = column.moment is not None and column.moment.resolution == "day"
    return day and column.distinct >= _FEWEST


def _are_like(column: ColumnProfile, form: re.Pattern[str]) -> bool:
    return sum(map(bool, map(form.fullmatch, column.given))) >= _ALL * len(column.given)


def _has_no_years(column: ColumnProfile) -> bool:
    """Whether many of the last parts are no years, and no slips of years of two digits either."""
    ends = [found[2] for one in column.given if (found := _PARTS.fullmatch(one))]
    none = sum(len(one) == 4 and _TWO <= int(one) < _FIRST for one in ends)
    return none >= _SOME * len(column.given)
