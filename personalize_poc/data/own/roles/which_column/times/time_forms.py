"""How the times of a table are written: their form, and a column with the time of day alone.

The form itself is recognised in `times`, on the whole column.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import written_times
from personalize_poc.data.own.roles.evidence.contents import clock_digits
from personalize_poc.data.own.roles.evidence.signs import is_line_number
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import hint
from personalize_poc.data.own.times import words
from personalize_poc.language import N_, _

if TYPE_CHECKING:
    import duckdb

_CLOCK_WITH_COLON = re.compile(r"^(?:[01]?\d|2[0-3])[:h][0-5]\d(?:\D|$)")
_CLOCK = re.compile(r"^(?:[01]?\d|2[0-3])(?:[:.h]|[時시] ?)[0-5]\d(?:\D|$)")
_COLONS = re.compile(r"^\d{1,2}:\d\d(:\d\d(?:[.,]\d+)?)?$")
_DIGITS = re.compile(r"^(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?$")
_NOON = rf"{words.FORENOON}|{words.AFTERNOON}"
_HALVES = re.compile(
    rf"(?P<before>(?:{_NOON}) ?)?\d{{1,2}}:\d\d(?P<seconds>:\d\d)?(?P<after> ?(?:{_NOON}))?$", re.I
)
"""A time of day of one half of the day: 6:23 AM, 오후 6:23."""
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[ T]|$)")
_TIMED = re.compile(r"\d[:h時시]\d\d")
"""A time of day behind a day."""
_ROWS = 20
"""Rows of a sample from which on days and times of day are compared."""
_HOUR = re.compile(r"^(?:[01]?\d|2[0-3])$")
_PADDED = re.compile(r"^(?:[01]\d|2[0-3])$")
_SOME_HOURS = 12
"""So many different numbers from 00 to 23, all of two digits, are hours by any name."""


@dataclass(frozen=True)
class Form:
    """How a column of times is written.

    Attributes:
        forms: as `mapping_file.Section.timestamp` names them.
        swapped: the forms, if day and month are the other way round; () if they cannot be. They
            stand in the order of `forms`: those that are sure are the same in both.
        doubtful: a value that then is another day.
        resolution: "day" or "second".
        time_of_day: the column with the time of day, where the other one has the day alone.
        zone: that the times name, as mapping.yaml does; "" if it is UTC, or cannot be told.
        mixed: whether they name several offsets, and the zone cannot be told.
    """

    forms: tuple[str, ...]
    swapped: tuple[str, ...] = ()
    doubtful: str = ""
    resolution: str = "second"
    time_of_day: ColumnProfile | None = None
    zone: str = ""
    mixed: bool = False


_COUNTED = {
    "seconds": N_("counted in seconds from 1970 on"),
    "milliseconds": N_("counted in milliseconds from 1970 on"),
    "microseconds": N_("counted in microseconds from 1970 on"),
    "nanoseconds": N_("counted in nanoseconds from 1970 on"),
    "excel": N_("days of a spreadsheet"),
}
_ISO = N_("year-month-day")
"""What ISO times are called where they stand beside others."""


def told(form: Form) -> str:
    """How times are counted or written, and which zone they name; "" of one plain form."""
    said = [_of_forms(form.forms)]
    if form.zone:
        said.append(_("days and hours are those of {zone}, which they name").format(zone=form.zone))
    elif form.mixed:
        said.append(_("they name several zones: days and hours are those of UTC"))
    return "; ".join(filter(None, said))


def _of_forms(forms: tuple[str, ...]) -> str:
    if len(forms) == 1:
        return _(_COUNTED.get(forms[0], ""))
    named = (_(_COUNTED.get(one, _ISO if one == "iso" else one)) for one in forms)
    return _("written in {count} ways: {forms}").format(count=len(forms), forms=", ".join(named))


def recognise_form(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile
) -> Form:
    """How the times of a column are written."""
    found = written_times.form_of(connection, view, column)
    resolution = "day" if found.all_at_midnight else "second"
    forms = found.forms or ("iso",)
    plain = Form(forms, resolution=resolution, zone=found.zone, mixed=found.mixed)
    if found.ambiguity is None:
        return plain
    one, other = found.ambiguity.forms
    turned = {one: other, other: one}
    swapped = tuple(turned.get(form, form) for form in forms)
    return replace(plain, swapped=swapped, doubtful=found.ambiguity.example)


def whole_form(connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile) -> Form:
    """The same; with the column of the time of day, where this one has the day alone."""
    form = recognise_form(connection, view, column)
    hours = time_of_day(view, column)
    if hours is None or (form.resolution != "day" and not _lacks_hours_of(column, hours)):
        return form
    clocks = _clocks(hours)
    days = [one for one in form.forms if one == "iso" or "%" in one]
    if not clocks or len(days) < len(form.forms):
        return form

    spelled = any("%p" in end or ":" not in end for end in clocks)  # which "iso" says nothing of
    if spelled and "iso" in days and not all(map(_ISO_DAY.match, column.given)):
        return form

    def both(forms: tuple[str, ...]) -> tuple[str, ...]:
        bare = [re.sub(r"[ T]%H.*", "", one) for one in forms]
        bare = ["%Y-%m-%d" if spelled and one == "iso" else one for one in bare]
        found = [day if day == "iso" else f"{day} {end}" for day in bare for end in clocks]
        return tuple(dict.fromkeys(found))

    def whole(forms: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*both(forms), *(forms if hours and hours.fill < 1 else ()))))

    return Form(whole(form.forms), whole(form.swapped), form.doubtful, "second", hours)


def _lacks_hours_of(column: ColumnProfile, hours: ColumnProfile) -> bool:
    """Whether the day stands alone wherever a time of day is beside it: in one of two layouts."""
    beside = [
        value
        for value, clock in zip(column.values, hours.values, strict=True)
        if value and clock and not _TIMED.search(value)
    ]
    both = sum(
        bool(value and clock) for value, clock in zip(column.values, hours.values, strict=True)
    )
    return hours.fill < 1 and both >= _ROWS and len(beside) == both


def _clocks(hours: ColumnProfile) -> tuple[str, ...]:
    """Forms of the times of day of a column, once `day_and_clock` has put colons into them."""
    digits = clock_digits(hours)
    if digits and not all(_DIGITS.match(value) for value in hours.given):
        return ("%H%M%S" if digits == 6 else "%H%M",)
    found = set()
    for value in hours.given:
        if _DIGITS.match(value):
            found.add("%H:%M:%S" if len(value) == 6 else "%H:%M")
        elif _HOUR.match(value):
            found.add("%H:%M")
        elif (half := _HALVES.match(value)) and (half["before"] or half["after"]):
            found.add(_half(half))
        elif plain := _COLONS.match(_with_colons(value)):
            found.add("%H:%M:%S" if plain[1] else "%H:%M")
        else:
            return ()
    return tuple(sorted(found))


def _half(match: re.Match[str]) -> str:
    """The form of a time of day that says which half of the day it is in."""
    seconds = ":%S" if match["seconds"] else ""
    before = f"%p{' ' * match['before'].endswith(' ')}" if match["before"] else ""
    after = f"{' ' * match['after'].startswith(' ')}%p" if match["after"] else ""
    return f"{before}%I:%M{seconds}{after}"


def _with_colons(value: str) -> str:
    """A time of day as `times.sql.day_and_clock` writes it."""
    bare = re.sub(" ?(?:น[.]?|[분分]|uhr)$", "", value.lower())
    return value if ":" in value else re.sub("[.h時시] ?", ":", bare)


def time_of_day(view: View, day: ColumnProfile) -> ColumnProfile | None:
    """The column with the time of day that belongs to a column of days; None if there is none.

    Where a table has several days, the words of names tell which hour belongs to which: the hour
    of a performance says nothing of when its ticket was bought.
    """
    found = [one for one in view.columns if one is not day and _is_clock(view, one, day)]
    days = [one for one in view.columns if one.moment and one not in (day, *found)]
    mine = _words(view, day)
    ranked = [(len(mine & _words(view, one)), one) for one in found]
    fitting = [
        (shared, _begin(day.name, one.name), one)
        for shared, one in ranked
        if shared or not any(_words(view, other) & _words(view, one) - mine for other in days)
    ]
    return max(fitting, key=lambda one: one[:2])[2] if fitting else None


def _begin(one: str, other: str) -> int:
    """How many letters two names begin with: scripts without blanks put words together."""
    pairs = zip(one, other, strict=False)
    return sum(1 for __ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _words(view: View, column: ColumnProfile) -> set[str]:
    """What the name of a time says beside that it is one."""
    return {
        token
        for token in view.hint(column.key).tokens
        if len(token) > 1 and not hint(token).says("time", "clock")
    }


def _is_clock(view: View, column: ColumnProfile, day: ColumnProfile) -> bool:
    said = view.hint(column.key)
    named = said.says("id") or said.about("item")  # 01.05.52 is the code of a thing as well
    dots = not (column.shape.kind == "decimal" or named) or said.says("clock")  # 12.30 is a price
    form = _CLOCK if dots else _CLOCK_WITH_COLON
    if column.moment and not column.moment.weak and column.moment.resolution == "day":
        return False  # in the first days of a month 05.01.24 could be an hour
    looked = column.given[:200]
    clock = sum(bool(form.match(value) or _HALVES.match(value)) for value in looked)
    if said.says("clock", "time"):
        clock = max(clock, sum(bool(_DIGITS.match(value)) for value in looked))
        hours = column.shape.kind == "integer" and column.distinct <= 24
        clock = max(clock, sum(bool(_HOUR.match(value)) for value in looked) * hours)
    if column.shape.zeros and _SOME_HOURS <= column.distinct <= 24 and not _counts_lines(column):
        clock = max(clock, sum(bool(_PADDED.match(value)) for value in looked))
    if clock_digits(column):
        clock = len(looked)
    later = said.says("later", "updated") and not view.hint(day.key).says("later", "updated")
    return column.fill > 0.5 and not later and clock > 0.95 * len(looked) > 0


def _counts_lines(column: ColumnProfile) -> bool:
    """Whether numbers are those of lines: each seldomer than the one before, as no hour is."""
    often = Counter(one for one in column.numbers if one is not None)
    falling = [count for __, count in sorted(often.items())]
    return is_line_number(column) or falling == sorted(falling, reverse=True)
