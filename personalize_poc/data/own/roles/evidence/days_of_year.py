"""Days as JD Edwards writes them, 123045, others with the day of the year, 2023045, or IBM i.

The numbers of orders and the codes of goods may be of that size, so that the values alone say
nothing. A column is one of days if it is called so, or if it lies near to one that is in nearly all
rows. Where none is called so, two columns have to lie near to each other over several years: of a
running number no year would end with its day 366.

IBM i writes 1230415 for 15 April 2023. One in a hundred numbers between 1000000 and 1999999 is such
a day, so that many of them are told by their values: a running number has more than 31 a month.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from itertools import combinations

from personalize_poc.data.own.profiles import ColumnProfile, TableProfile
from personalize_poc.data.own.profiles.moments import Moment, moment
from personalize_poc.data.own.profiles.shapes import Shape
from personalize_poc.data.own.roles.evidence.contents import is_period
from personalize_poc.data.own.roles.words.names import hint, words
from personalize_poc.data.own.times import of_year

_NUMBER = re.compile(
    r"0|1[0-3]\d[0-3]\d\d|(?:199|20[0-3])\d[0-3]\d\d|(?:1[0-3]|[89])\d[01]\d[0-3]\d"
)
_CALLED = re.compile(
    r"[A-Z]{2}(?!OBJ)[A-Z0-9]{2,4}J|[A-Z]{2}(?:IVD|DGL)|[A-Z0-9_]*(?:DJ|JDT)|JDT[A-Z0-9_]*"
)
"""How JD Edwards calls days, of Julian dates: SDTRDJ, with the two letters of its table."""
_WORDS = frozenset(("julian", "juliano", "juliana", "julien", "julienne", "julianisch", "giuliana",
                    "juliaanse", "юлианская", "율리우스", "ユリウス", "儒略", "cyyddd", "yyyyddd",
                    "ordinal"))  # fmt: skip
_TIMES = ("time", "created", "updated", "later", "former", "birth", "published", "registered")
_OTHERS = ("id", "price", "quantity", "amount", "duration", "sequence", "place", "phone")
_NEAR, _MOST, _ROWS = 366 * 86_400, 0.9, 20
"""Seconds between two days of a row at most, share of rows that have them so, fewest such rows."""
_DAYS, _MONTHS = 20, 3
"""Fewest different days with the century in front, and months of them, that need no name."""


def told_by_names(profile: TableProfile) -> TableProfile:
    """The same facts, in which such columns hold days."""
    days = {one.key: read for one in profile.columns if (read := _read(one))}
    known = {
        one.key
        for one in profile.columns
        if one.key in days and (_is_called(one) or _are_many_days(one, days[one.key]))
    }
    if not known:
        known = {
            key
            for one, other in combinations(days, 2)
            if _are_near(days[one], days[other])
            for key in (one, other)
        }
    known |= {
        key for key in days.keys() - known if any(_are_near(days[key], days[one]) for one in known)
    }
    if not known:
        return profile
    return replace(
        profile,
        columns=tuple(
            replace(one, shape=Shape("time"), moment=replace(days[one.key], weak=False))
            if one.key in known
            else one
            for one in profile.columns
        ),
    )


def _read(column: ColumnProfile) -> Moment | None:
    """Days of the years as which whole numbers can be read; None if they cannot, or are ids."""
    said = hint(column.name)
    if column.moment or column.shape.kind != "integer" or column.shape.zeros:
        return None
    if not said.says(*_TIMES) and (said.says(*_OTHERS) or said.about("order", "item", "user")):
        return None
    if not all(map(_NUMBER.fullmatch, column.given)) or is_period(column):
        return None
    read = moment(column.values, of_year=True)
    return read if read and read.form in of_year.FORMS else None


def _is_called(column: ColumnProfile) -> bool:
    """Whether a name says that values are days."""
    said = hint(column.name)
    times = said.says(*_TIMES) and not said.says("id")
    return times or bool(_CALLED.fullmatch(column.name) or _WORDS.intersection(words(column.name)))


def _are_many_days(column: ColumnProfile, read: Moment) -> bool:
    """Whether values are days with the century in front, by more of them than chance would make."""
    if read.form != of_year.CENTURY_AND_DAY or read.share < 1:
        return False
    year = dt.datetime.now(tz=dt.UTC).year
    days = {value for value in column.given if value != "0"}
    written = all(len(one) == 7 and int(one[1:3]) + 2000 <= year + 1 for one in days)
    return written and len(days) >= _DAYS and len({one[:5] for one in days}) >= _MONTHS


def _are_near(one: Moment, other: Moment) -> bool:
    """Whether two days of a row are seldom more than a year apart, and rows are of more years."""
    pairs = [
        (a, b)
        for a, b in zip(one.seconds, other.seconds, strict=True)
        if a is not None and b is not None
    ]
    if len(pairs) < _ROWS or max(pairs)[0] - min(pairs)[0] <= 2 * _NEAR:
        return False
    return sum(abs(a - b) <= _NEAR for a, b in pairs) >= _MOST * len(pairs)
