"""Whether values are times, and when that is: a first look at a sample.

It tells times from other numbers and texts and puts them in order. The forms are those of `times`;
which of them a mapping names is decided on the whole column, see `time_forms` of `roles`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from personalize_poc.data.own.profiles.numerals import mostly
from personalize_poc.data.own.times import of_year as of_year_forms
from personalize_poc.data.own.times import patterns, shapes
from personalize_poc.data.own.times.sql import EPOCHS, UNITS
from personalize_poc.data.own.times.words import is_never

_EARLIEST, _LATEST = 631152000, 2208988800  # 1990 to 2039: outside of it a number is no time
_COUNTED = re.compile(r"^(?:\d{5,19}(?:[.,]\d+)?|\d(?:[.,]\d+)?[eE]\+?\d{1,2}|/Date\(\d+[^)]*\)/)$")
_COUNTS = frozenset({*UNITS, *EPOCHS})
_OF_YEAR = frozenset(of_year_forms.FORMS)
_TRIED = 100
"""Values of a large sample that are tried before all of them are."""
_ENOUGH = 0.8
"""Share of values that must be times."""
_HAPPENED = 0.2
"""Share of the values that are no 0: the others have a time, and these never happened."""
_DAYS = 5
"""Different times from which on it is no chance that all are at midnight."""
_DAY = 86_400.0
_FEWEST_DAYS, _SHARED_DAYS = 5, 0.1
"""Fewest days of times that follow others, and share of them that may be days of the others."""
_FEWEST = 20
"""Different numbers such as 240131, below which they are no days."""


@dataclass(frozen=True)
class Moment:
    """How the values of a column read as times.

    Attributes:
        form: the most frequent one, as `times.shapes` names it.
        resolution: "day" if no value has a time of day, else "second".
        share: of the values that are times.
        seconds: of the sample, aligned; None where a value is no time.
        weak: whether the numbers could well be something else (a code, a price).
    """

    form: str
    resolution: str
    share: float
    seconds: tuple[float | None, ...]
    weak: bool = False


def are_of_other_days(one: Moment, other: Moment) -> bool:
    """Whether the times of two samples hardly have a day in common, and are of several days."""
    here, there = (
        {int(at // _DAY) for at in two.seconds if at is not None} for two in (one, other)
    )
    fewer = min(len(here), len(there))
    return fewer >= _FEWEST_DAYS and len(here & there) <= _SHARED_DAYS * fewer


def moment(values: Sequence[str], *, of_year: bool = False) -> Moment | None:
    """Read values as times; None if they are none.

    Args:
        values: of a column.
        of_year: whether numbers such as 123045 may be a year and a day of it: most are something
            else, so that more than the values has to speak for it.
    """
    given = [value for value in values if value]
    never = {value for value in set(given) if is_never(value)}
    happened = [value for value in given if value not in never] if never else given
    if not happened:
        return None
    if len(given) > len(happened) >= _HAPPENED * len(given):
        values, given = [("" if value in never else value) for value in values], happened
    counted = _numeric(values, given, of_year=of_year)
    return counted or _written(values, given) or _mixed(values, given)


def _mixed(values: Sequence[str], given: Sequence[str]) -> Moment | None:
    """Numbers of seconds in some rows and written times in others."""
    digits = [bool(_COUNTED.match(value)) for value in values]
    if len(set(digits)) < 2:
        return None
    counted = [value if number else "" for value, number in zip(values, digits, strict=True)]
    written = ["" if number else value for value, number in zip(values, digits, strict=True)]
    parts = [[value for value in some if value] for some in (counted, written)]
    if min(map(len, parts)) < 0.01 * len(given):
        return None
    first, second = _numeric(counted, parts[0]), _written(written, parts[1])
    if first is None or second is None:
        return None
    pairs = zip(first.seconds, second.seconds, strict=True)
    read = tuple(b if a is None else a for a, b in pairs)
    share = sum(one is not None for one in read) / len(given)
    return replace(second, seconds=read, share=share) if share >= _ENOUGH else None


def _numeric(
    values: Sequence[str], given: Sequence[str], *, of_year: bool = False
) -> Moment | None:
    if not mostly(given, _COUNTED, _ENOUGH):
        return None
    found = _readings(values, given, lambda value: bool(_COUNTED.match(value)), _ENOUGH)
    form, read, known = _usual(found)
    if form in _OF_YEAR and not of_year:
        return None
    short = form in patterns.SHORT or form in _OF_YEAR
    weak = short or form in _COUNTS or form == "excel"
    likely = [one for one in known if not weak or _EARLIEST <= one <= _LATEST]
    needed = 0.99 if short else 0.95 if form == "excel" else _ENOUGH
    if len(likely) < needed * len(given) or (short and len(set(given)) <= _FEWEST):
        return None
    step = 3600 if form in _COUNTS else 86400
    day = all(one % step == 0 for one in known) and (form not in _COUNTS or len(known) > 2)
    if form in _COUNTS:
        read = tuple(one if one and _EARLIEST <= one <= _LATEST else None for one in read)
    return Moment(form, "day" if day else "second", len(likely) / len(given), read, weak)


def _written(values: Sequence[str], given: Sequence[str]) -> Moment | None:
    found = _readings(values, given, lambda value: not _COUNTED.match(value), 0.3)
    form, read, known = _usual(found)
    if len(known) < _ENOUGH * len(given):
        return None
    clock = any(one.clock for one in found if one) and not _at_midnight(known)
    return Moment(form, "second" if clock else "day", len(known) / len(given), read)


def _at_midnight(known: Sequence[float]) -> bool:
    """Whether times are days: a database writes 00:00:00 behind each."""
    return len(set(known)) >= _DAYS and all(one % 86400 == 0 for one in known)


def _readings(
    values: Sequence[str], given: Sequence[str], of: Callable[[str], bool], share: float
) -> list[shapes.Reading | None]:
    """What each value that is `of` the kind may be; nothing if few of the first ones are times."""
    known: dict[str, shapes.Reading | None] = {"": None}

    def parse(value: str) -> shapes.Reading | None:
        if value not in known:
            known[value] = shapes.parse(value) if of(value) else None
        return known[value]

    some = given[:: max(1, len(given) // _TRIED)]
    if len(some) >= _TRIED and sum(parse(one) is not None for one in some) < share * len(some):
        return []
    return [parse(value) for value in values]


def _usual(
    found: Sequence[shapes.Reading | None],
) -> tuple[str, tuple[float | None, ...], list[float]]:
    """The most frequent form of readings, and when each is in the most frequent of its forms."""
    counts = Counter(form for one in found if one for form in one.forms)

    def when(one: shapes.Reading) -> float | None:
        likeliest = max(one.forms, key=lambda form: counts[form])
        return one.seconds[one.forms.index(likeliest)]

    read = tuple(when(one) if one else None for one in found)
    form = max(counts, key=lambda one: counts[one]) if counts else ""
    return form, read, [one for one in read if one is not None]
