"""Times as people and programs write them, in SQL."""

from __future__ import annotations

from personalize_poc.data.own import sql

_UNITS = {"seconds": 1, "milliseconds": 10**3, "microseconds": 10**6, "nanoseconds": 10**9}
EARLIEST, LATEST = 315_532_800, 4_133_980_799
"""1980-01-01 and the end of 2100: what lies outside is no time, but a mistake."""


def seconds(expression: str, forms: tuple[str, ...], timezone: str) -> str:
    """SQL of a time in Unix seconds: BIGINT, or NULL."""
    tried = [_one(expression, form, timezone) for form in forms]
    return f"coalesce({', '.join(tried)})" if len(tried) > 1 else tried[0]


def _one(expression: str, form: str, timezone: str) -> str:
    if form in _UNITS:
        unit = _UNITS[form]
        value = f"TRY_CAST({expression} AS DOUBLE)"
        return (
            f"(CASE WHEN {value} >= {EARLIEST * unit} AND {value} <= {LATEST * unit} "
            f"THEN CAST(floor({value} / {unit}) AS BIGINT) END)"
        )
    if form == "iso":
        zoned = f"TRY_CAST({expression} AS TIMESTAMPTZ)"
        value = f"TRY_CAST({expression} AS TIMESTAMP)"
        if timezone != "UTC":
            value = f"timezone({sql.quoted(timezone)}, {value})"
        offset = f"regexp_matches({expression}, {sql.quoted(_OFFSET)})"
        value = f"CASE WHEN {offset} THEN epoch_us({zoned}) ELSE epoch_us({value}) END"
    else:
        value = f"try_strptime({expression}, {sql.quoted(form)})"
        if timezone != "UTC" and "%z" not in form.lower():
            value = f"timezone({sql.quoted(timezone)}, {value})"
        value = f"epoch_us({value})"
    value = f"({value} // 1000000)"
    return f"(CASE WHEN {value} BETWEEN {EARLIEST} AND {LATEST} THEN {value} END)"


_OFFSET = r"[0-9] ?(Z|UTC|[+-][0-9]{2}(:?[0-9]{2})?)$"
