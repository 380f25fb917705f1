"""SQL of a time, for each form in which it may be written.

The connection must be in the time zone UTC (`SET TimeZone = 'UTC'`): DuckDB's fastest way to read
an ISO time with an offset takes the zone of the session for those without one.
"""

from __future__ import annotations

import re

from personalize_poc.data.own import sql
from personalize_poc.data.own.times import words

UNITS = {"seconds": 1, "milliseconds": 10**3, "microseconds": 10**6, "nanoseconds": 10**9}
EPOCHS = {
    "ticks": (10**7, -62_135_596_800),
    "filetime": (10**7, -11_644_473_600),
    "webkit": (10**6, -11_644_473_600),
    "apple": (1, 978_307_200),
}
"""Counts that do not begin in 1970: how many make a second, and seconds from 1970 to their zero.

.NET counts from the year 1, Windows and Chrome from 1601, iOS and macOS from 2001.
"""
NAMED = frozenset({*UNITS, *EPOCHS, "excel", "iso", "count"})
"""Forms that are no formats."""
EARLIEST, LATEST = 315_532_800, 4_133_980_799
"""1980-01-01 and the end of 2100: what lies outside is no time, but a mistake."""
_BEYOND = 2**32 - 1 - (LATEST - EARLIEST)
"""Added to the seconds since `EARLIEST`, it makes those after `LATEST` too many for a UINTEGER."""
EXCEL_EPOCH, DAY = 25_569, 86_400
"""Days from 1899-12-30 to 1970-01-01."""
_COUNTED_FROM = 946_684_800
"""2000-01-01: where rows are only counted, the n-th stands n days after it."""
OFFSET = r":[0-9.,]+ ?[+-][0-9]{2}(:?[0-9]{2})?$|[A-Za-z\]]$"
"""A time that says its zone: an offset after it, or the letters of one."""


def position(counted: float) -> float:
    """The number that was counted, of the Unix seconds that the form `count` makes of it."""
    return (counted - _COUNTED_FROM) / DAY


def seconds(expression: str, forms: tuple[str, ...], timezone: str) -> str:
    """SQL of a time in Unix seconds: BIGINT; NULL if no form reads it, or outside 1980 to 2100.

    Args:
        expression: SQL of the text.
        forms: as in mapping.yaml, tried in this order.
        timezone: of times that name none.
    """
    fast, slow = zip(*(_ways(expression, form, timezone) for form in forms), strict=True)
    # Said once, not in a condition and after it: to plan the patterns of the slow ways takes long.
    value = f"coalesce({', '.join((*fast, *slow))})::BIGINT + {_BEYOND}"
    return f"(TRY_CAST({value} AS UINTEGER)::BIGINT - {_BEYOND - EARLIEST})"


def day_and_clock(day: str, clock: str, digits: int = 0) -> str:
    """SQL of a day and a time of day as one text: "31.01.2024 15:04"; the day alone without it.

    Args:
        day: SQL of a text with a day; a midnight behind it is left away.
        clock: SQL of a text with a time of day: 15:04:05, 15h04, 150405, 1504, or an hour.
        digits: 6 or 4 if it is a number that lost the zeros before it: 93015 is 09:30:15.
    """
    bare = f"regexp_replace(trim({day}), '[ T]0?0:00(:00([.,]0+)?)?$', '')"
    time = f"trim({clock})"
    if digits:
        lost = f"regexp_full_match({time}, '[0-9]{{1,{digits}}}')"
        time = f"(CASE WHEN {lost} THEN lpad({time}, {digits}, '0') ELSE {time} END)"
    colons = f"regexp_replace({time}, '^(..)(..)(..)?$', '\\1:\\2:\\3')"
    return (
        f"(CASE WHEN {time} IS NULL OR {time} = '' THEN {bare} ELSE {bare} || ' ' || "
        f"CASE WHEN regexp_full_match({time}, '[0-9]{{1,2}}') THEN lpad({time}, 2, '0') || ':00' "
        f"WHEN regexp_full_match({time}, '[0-9]{{4}}|[0-9]{{6}}') THEN rtrim({colons}, ':') "
        f"WHEN contains({time}, ':') THEN regexp_replace({time}, '[.,][0-9]+$', '') "
        f"ELSE regexp_replace(regexp_replace(lower({time}), '[ ]?(น[.]?|[분分]|uhr)$', ''), "
        "'[.h時시][ ]?', ':', 'g') END END)"
    )


def _ways(expression: str, form: str, timezone: str) -> tuple[str, str]:
    """SQL that reads what programs write, and slower SQL for what people write.

    All forms are tried the fast way before one is tried the slow way. The slow way is a lambda:
    DuckDB computes an expression that stands twice for all rows, even behind a coalesce that asks
    for it in a few; inside of a lambda it does not look.
    """
    text = _tidied(form)
    english = form if form in NAMED else words.english_form(form)
    once = f"list_transform([{expression}], lambda x: {_since(_read(text, english, timezone))})[1]"
    if form == "iso":
        return _since(_quick_iso(expression, timezone)), once
    if words.ERA in form or words.ERA_YEAR in form:
        return "NULL", once  # DuckDB knows no such year
    return _since(_read(expression, form, timezone)), once


def _since(seconds_: str) -> str:
    """Seconds since `EARLIEST`; NULL before it and after 2116, in one expression."""
    return f"TRY_CAST({seconds_} - {EARLIEST} AS UINTEGER)"


def _read(text: str, form: str, timezone: str) -> str:
    """SQL of Unix seconds of a text in one form."""
    if form in UNITS:
        return f"floor(TRY_CAST({text} AS DOUBLE) / {UNITS[form]})"
    if form in EPOCHS:
        unit, zero = EPOCHS[form]
        return f"(floor(TRY_CAST({text} AS DOUBLE) / {unit}) + ({zero}))"
    if form == "excel":
        return _excel(text, timezone)
    if form == "count":
        return f"TRY_CAST({text} AS UINTEGER)::BIGINT * {DAY} + {_COUNTED_FROM}"
    if form == "iso":
        return _iso(text, timezone)
    moment = f"try_strptime({text}, {sql.quoted(form)})"
    if not names_zone(form):
        return _moved(moment, timezone)
    # of nanoseconds DuckDB makes a type of its own, which has no epoch
    return _moved(f"{moment}::TIMESTAMPTZ" if "%n" in form else moment, "UTC")


def _tidied(form: str) -> str:
    """SQL of the text x as a program would have written it."""
    plain = words.plain_sql("x")
    if form == "iso":
        return _tidied_iso(f"upper({plain})")
    if form not in NAMED:
        return words.english_sql("x", form)
    number = f"regexp_replace({plain}, '^/Date.([0-9]+)([+-][0-9]{{4}})?./$', '\\1')"
    return f"replace({number}, ',', '.')"


def _excel(text: str, timezone: str) -> str:
    value = f"round((TRY_CAST({text} AS DOUBLE) - {EXCEL_EPOCH}) * {DAY})"
    if timezone == "UTC":
        return value
    local = f"TRY_CAST({value} - {EARLIEST} AS UINTEGER)::BIGINT + {EARLIEST}"
    return _moved(f"make_timestamp(({local}) * 1000000)", timezone)


def _moved(timestamp: str, timezone: str) -> str:
    """Seconds of a time on the clocks of a zone."""
    if timezone != "UTC":
        timestamp = f"timezone({sql.quoted(timezone)}, {timestamp})"
    return f"(epoch_us({timestamp}) // 1000000)"


def _tidied_iso(text: str) -> str:
    """An ISO time in capitals, with decimal comma or blanks, as DuckDB reads it."""
    for old, new in (
        (r"\[[^\]]*\]$", ""),
        (r"(:[0-9]{2}),([0-9])", r"\1.\2"),
        (r" *(?:UTC|GMT)$", "Z"),
        (r" +([+-][0-9:]+|Z)$", r"\1"),
    ):
        text = f"regexp_replace({text}, {sql.quoted(old)}, {sql.quoted(new)})"
    return text


def _iso(text: str, timezone: str) -> str:
    zoned = f"(epoch_us(TRY_CAST({text} AS TIMESTAMPTZ)) // 1000000)"
    if timezone == "UTC":
        return zoned
    local = _moved(f"TRY_CAST({text} AS TIMESTAMP)", timezone)
    return f"(CASE WHEN regexp_matches({text}, {sql.quoted(OFFSET)}) THEN {zoned} ELSE {local} END)"


def _quick_iso(text: str, timezone: str) -> str:
    """The same; texts such as 2024-01-31 10:00:00 are read without looking for a zone in them.

    Where the sixth and third last of 19 characters are colons, the end is no offset:
    before it, day, hour and minute would have at most ten.
    """
    local = _moved(f"TRY_CAST({text} AS TIMESTAMP)", timezone)
    plain = f"strlen({text}) = 19 AND {text} LIKE '%:__:__'"
    rest = f"WHEN {plain} THEN {local} ELSE {_iso(text, timezone)} END)"
    if timezone.startswith("UTC") and timezone != "UTC":  # most times name this offset themselves
        named = f"ends_with({text}, {sql.quoted(timezone.removeprefix('UTC'))})"
        return f"(CASE WHEN {named} THEN {_iso(text, 'UTC')} {rest}"
    return f"(CASE {rest}"


def names_zone(form: str) -> bool:
    """Whether times in a format say their zone."""
    return bool(re.search(r"%[zZ]|(Z|UTC|GMT)$", form))
