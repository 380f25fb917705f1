"""SQL of a time, for each form in which it may be written.

The connection must be in the time zone UTC (`SET TimeZone = 'UTC'`): DuckDB's fastest way to read
an ISO time with an offset takes the zone of the session for those without one.
"""

from __future__ import annotations

import re

from personalize_poc.data.own import sql, time_words

UNITS = {"seconds": 1, "milliseconds": 10**3, "microseconds": 10**6, "nanoseconds": 10**9}
EARLIEST, LATEST = 315_532_800, 4_133_980_799
"""1980-01-01 and the end of 2100: what lies outside is no time, but a mistake."""
EXCEL_EPOCH, DAY = 25_569, 86_400
"""Days from 1899-12-30 to 1970-01-01."""
OFFSET = r":[0-9.,]+ ?[+-][0-9]{2}(:?[0-9]{2})?$|[A-Za-z\]]$"
"""A time that says its zone: an offset after it, or the letters of one."""


def seconds(expression: str, forms: tuple[str, ...], timezone: str) -> str:
    """SQL of a time in Unix seconds: BIGINT; NULL if no form reads it, or outside 1980 to 2100.

    Args:
        expression: SQL of the text.
        forms: as in mapping.yaml, tried in this order.
        timezone: of times that name none.
    """
    fast, slow = zip(*(_ways(expression, form, timezone) for form in forms), strict=True)
    tried = [_plausible(value) for value in (*fast, *slow) if value]
    return f"coalesce({', '.join(tried)})" if len(tried) > 1 else tried[0]


def _ways(expression: str, form: str, timezone: str) -> tuple[str, str]:
    """SQL that reads what programs write, and slower SQL for what people write ("" for none).

    All forms are tried the fast way before one is tried the slow way.
    """
    if form in UNITS:
        marks = sql.quoted(sql.BLANKS + time_words.QUOTES)
        other = f"replace(trim({expression}, {marks}), ',', '.')"
        return _unix(expression, UNITS[form]), _unix(other, UNITS[form])
    if form == "excel":
        other = f"replace({time_words.plain_sql(expression)}, ',', '.')"
        return _excel(expression, timezone), _excel(other, timezone)
    if form == "iso":
        return _iso(expression, timezone), _iso(_tidied(expression), timezone)
    text = time_words.english_sql(expression, form)
    english = time_words.english_form(form)
    return _strptime(expression, form, timezone), _strptime(text, english, timezone)


def _unix(text: str, unit: int) -> str:
    number = f"TRY_CAST({text} AS DOUBLE)"
    fits = f"{number} BETWEEN {EARLIEST * unit} AND {LATEST * unit + unit - 1}"
    return f"(CASE WHEN {fits} THEN CAST(floor({number} / {unit}) AS BIGINT) END)"


def _plausible(value: str) -> str:
    return f"(CASE WHEN {value} BETWEEN {EARLIEST} AND {LATEST} THEN {value} END)"


def _excel(text: str, timezone: str) -> str:
    days = f"TRY_CAST({text} AS DOUBLE)"
    first, last = EARLIEST // DAY + EXCEL_EPOCH, LATEST // DAY + EXCEL_EPOCH + 1
    value = f"CAST(round(({days} - {EXCEL_EPOCH}) * {DAY}) AS BIGINT)"
    value = f"(CASE WHEN {days} BETWEEN {first} AND {last} THEN {value} END)"
    return value if timezone == "UTC" else _moved(f"make_timestamp({value} * 1000000)", timezone)


def _moved(timestamp: str, timezone: str) -> str:
    """Seconds of a time on the clocks of a zone."""
    if timezone != "UTC":
        timestamp = f"timezone({sql.quoted(timezone)}, {timestamp})"
    return f"(epoch_us({timestamp}) // 1000000)"


def _tidied(expression: str) -> str:
    """An ISO time with small letters, a decimal comma or blanks, as DuckDB reads it."""
    text = f"upper({time_words.plain_sql(expression)})"
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


def _strptime(text: str, form: str, timezone: str) -> str:
    zone = "UTC" if names_zone(form) else timezone
    return _moved(f"try_strptime({text}, {sql.quoted(form)})", zone)


def names_zone(form: str) -> bool:
    """Whether times in a format say their zone."""
    return bool(re.search(r"%[zZ]|(Z|UTC|GMT)$", form))
