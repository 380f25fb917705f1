"""Numbers as people and programs write them, in SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from personalize_poc.data.own import currency, sql
from personalize_poc.data.own.times import words

if TYPE_CHECKING:
    import duckdb

_MONEY = rf"(?:\p{{Sc}}|{currency.UNIT}|[A-Z]{{3}}|pcs|Stk\.?|개|個|个)"
_SIGN = r"[-+−–]"
_AROUND = (
    (rf"^{currency.BEFORE} *({_MONEY} ?[0-9].*|[0-9].*{_MONEY}.*)$", r"\1"),
    (rf"([0-9][-–—]? ?{_MONEY}){currency.AFTER}$", r"\1"),
    (rf"({_MONEY} ?[0-9][0-9., ]*){currency.AFTER}$", r"\1"),
    (rf"{currency.NO_CENTS}( ?{_MONEY})?$", r"\1"),
)
"""What stands around an amount of money and changes nothing of it, and what is left."""
_DIGITS = r"([0-9][0-9 .,'’]*|[.,][0-9]+)"
_SHAPE = rf"^\(?{_SIGN}? ?{_MONEY}? ?{_SIGN}? ?{_DIGITS} ?(?:{_MONEY}|%)?\)?{_SIGN}?$"
"""A number with at most one currency (or per cent) at either side."""
_NEGATIVE = r"^\(.*\)$|^[^0-9]*[-−–]|[-−–]$"
_GROUPED = {
    ".": r"[0-9]{1,3}(?:[ ,'’][0-9]{2,3})*[ ,'’][0-9]{3}(?:\.[0-9]*)?|[0-9]*\.?[0-9]*",
    ",": r"[0-9]{1,3}(?:[ .'’][0-9]{3})+(?:,[0-9]*)?|[0-9]*,?[0-9]*|[0-9]*\.[0-9]+",
}
"""Digits with groups of thousands (also the Indian ones) and decimals; with a decimal comma, a
point that does not stand before three digits can only be a decimal point."""
_SAMPLE = 200_000


def plain(expression: str) -> str:
    """SQL of the number that a program wrote ("12", "-1.5", "1e3"): DOUBLE, or NULL."""
    value = f"TRY_CAST({expression} AS DOUBLE)"
    return f"(CASE WHEN isfinite({value}) AND NOT contains({expression}, '_') THEN {value} END)"


def number(expression: str, decimal: str) -> str:
    """SQL of the number that anybody wrote ("12,000원", "€ 1.234,56", "(3.00)"): DOUBLE, or NULL.

    Per cents count as they are written: 12% is 12.

    Args:
        expression: SQL of the text.
        decimal: what separates decimals: "." or ",".
    """
    if decimal == ",":
        pointless = f"(CASE WHEN NOT contains({expression}, '.') THEN {expression} END)"
        fast = plain(f"replace({pointless}, ',', '.')")
    else:
        fast = plain(expression)
    # A lambda, so that DuckDB computes it only where it is needed: see time_sql.
    return (
        f"coalesce({fast}, list_transform([{expression}], lambda x: {_written('x', decimal)})[1])"
    )


def _written(text: str, decimal: str) -> str:
    text = words.plain_sql(text)
    for pattern, instead in _AROUND:
        text = f"regexp_replace({text}, {sql.quoted(pattern)}, {sql.quoted(instead)})"
    digits = f"trim(regexp_extract({text}, {sql.quoted(_SHAPE)}, 1))"
    bare = digits
    for sign in (" ", "'", "’", "," if decimal == "." else None):
        bare = f"replace({bare}, {sql.quoted(sign)}, '')" if sign else bare
    if decimal == ",":
        grouped = sql.quoted(r"[0-9]*\.(?:[0-9]{1,2}|[0-9]{4,})|\.[0-9]+")
        bare = (
            f"CASE WHEN regexp_full_match({digits}, {grouped}) THEN {bare} "
            f"ELSE replace(replace({bare}, '.', ''), ',', '.') END"
        )
    negative = f"regexp_matches({text}, {sql.quoted(_NEGATIVE)})"
    return (
        f"(CASE WHEN regexp_full_match({digits}, {sql.quoted(_GROUPED[decimal])}) "
        f"THEN TRY_CAST({bare} AS DOUBLE) * (CASE WHEN {negative} THEN -1 ELSE 1 END) END)"
    )


@dataclass(frozen=True)
class DecimalForm:
    """How a column of numbers writes decimals.

    Attributes:
        decimal: "." or ",".
        share: of the values that are not empty, those that are numbers then.
        ambiguous: whether the other sign reads as many, but as other numbers: 1.234 may be either.
        example: a text that means two numbers; "".
    """

    decimal: str
    share: float
    ambiguous: bool = False
    example: str = ""


def recognise_decimal(connection: duckdb.DuckDBPyConnection, table: str, key: str) -> DecimalForm:
    """Tell what separates decimals in a column, from up to 200,000 rows of it."""
    text = sql.trimmed(key)
    total = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    rows = total[0] if total else 0
    part = (
        f"TABLESAMPLE SYSTEM ({100 * _SAMPLE / rows:.4f}%) REPEATABLE (1)" if rows > _SAMPLE else ""
    )
    point, comma = number("c", "."), number("c", ",")
    told = connection.execute(
        f"SELECT count(c), count(p), count(k), "
        f"count(*) FILTER (regexp_matches(c, {sql.quoted(_shows('.', ','))})), "
        f"count(*) FILTER (regexp_matches(c, {sql.quoted(_shows(',', '.'))})), "
        f"min(c) FILTER (p <> k), "
        f"count(*) FILTER (regexp_matches(c, {sql.quoted(_thousands('.'))})), "
        f"count(*) FILTER (regexp_matches(c, {sql.quoted(_thousands(','))})) "
        f"FROM (SELECT c, {point} AS p, {comma} AS k FROM (SELECT {text} AS c FROM {table} {part}))"
    ).fetchone()
    if not told or not told[0]:
        return DecimalForm(".", 0.0)
    given, points, commas, for_point, for_comma, example, by_point, by_comma = told
    if not for_point and not for_comma:  # money has no three decimals
        for_point, for_comma = by_comma, by_point
    decimal = "," if (for_comma, commas) > (for_point, points) else "."
    share = (commas if decimal == "," else points) / given
    doubt = not for_point and not for_comma and example is not None
    return DecimalForm(decimal, share, doubt, str(example) if doubt else "")


def _thousands(sign: str) -> str:
    """Amounts of money with three digits behind the only sign, which stands between thousands."""
    digits = rf"[0-9]{{1,3}}\{sign}[0-9]{{3}}"
    return (
        rf"^[^.,0-9]*{currency.UNIT}[^.,0-9]*{digits}[^0-9.,]*$"
        rf"|^[^.,0-9]*{digits} ?{currency.UNIT}[^0-9.,]*$"
    )


def _shows(sign: str, other: str) -> str:
    """Texts in which a sign can separate nothing but decimals."""
    alone = rf"^[^.,]*\{sign}(?:[0-9]{{1,2}}|[0-9]{{4,}})(?:[^0-9.,]|$)"
    behind = rf"\{other}[0-9]{{3}}\{sign}[0-9]+(?:[^0-9.,]|$)"
    zero = rf"^[^0-9]*0\{sign}[0-9]"
    twice = rf"\{other}[0-9]{{3}}\{other}"
    return f"{alone}|{behind}|{zero}|{twice}"
