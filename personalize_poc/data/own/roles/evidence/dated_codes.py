"""Codes with parts as short as those of a day: 10.09.0269, as group, kind and number of an article.

Nothing happened in the year 269: where many years are such, values are codes whatever the column is
called. Where all years may be real ones, its name has to say that they are ids, or each has to have
a name of its own beside it; and the table has to have another time, or a row for each of them. What
is written with the year first is a day.
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


def told_by_years(profile: TableProfile) -> TableProfile:
    """The same facts, in which such columns hold codes."""
    times = [one for one in profile.columns if one.moment and not one.moment.weak]
    codes = {one.key for one in times if _are_parts(one) and _has_no_years(one)}
    called = [one for one in times if _are_ids(profile, one)]
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
