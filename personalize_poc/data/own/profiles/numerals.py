"""Numbers as people and programs write them: 1,234.50 and 1.234,50, with a currency or per cent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from personalize_poc.data.own import currency

_DIGITS = (
    r"[+-]?\s?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|(?:\d{1,3}(?:['’\u00a0\u202f ]\d{3})+|\d+)(?:[.,]\d+)?)(?:[eE][+-]?\d+)?"
)
_MONEY = re.compile(rf"{currency.UNIT}|{currency.NO_CENTS}$")
NUMBER = re.compile(
    rf"^(?:(?:{currency.BEFORE})?[-−]?{currency.UNIT}\s*(?P<behind>{_DIGITS}){currency.NO_CENTS}?"
    rf"{currency.AFTER}?|(?:{currency.BEFORE})?(?P<before>{_DIGITS}){currency.NO_CENTS}?\s*"
    rf"{currency.UNIT}{currency.AFTER}?|%?\s*(?P<alone>{_DIGITS}){currency.NO_CENTS}?\s*%?)$"
)
"""No sign stands both between thousands and before decimals: 10.439.00 is a code."""
PLAIN = re.compile(r"^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$")
_COMMA = re.compile(r",\d{1,2}\D*$|,\d{4,}\D*$|\.\d{3},|^\D*0,\d")
_POINT = re.compile(r"\.\d{1,2}\D*$|\.\d{4,}\D*$|,\d{3}\.|^\D*0\.\d")
"""No thousands begin with a zero: 0,250 kg is a quarter."""

_EITHER = re.compile(r"^[+-]?[1-9]\d{0,2}\.\d{3}$")
"""1.200 may be a little more than one, or more than a thousand."""
_GROUPED = re.compile(r"^[^.,]*\d\.\d{3}[^\d.,]*$")
"""$ 3.150: an amount of money with three digits behind a point is one of thousands."""

DIALLED = re.compile(r"^\+[1-9](?=(?:\D*\d){8,14}$)\d{0,2}(?:[ \u00a0\u202f]\d{2,4}){2,5}$")
"""+48 600 100 200: groups of digits behind a plus, more of them than changes of amounts have."""


def decimal_of(values: Iterable[str]) -> str:
    """What separates decimals in these values: "," or "."; the latter where nothing tells."""
    return decimal_told(values) or "."


def decimal_told(values: Iterable[str]) -> str:
    """The same; "" where nothing tells."""
    commas = points = grouped = 0
    for value, count in Counter(values).items():
        if PLAIN.match(value):
            points += count * ("." in value and not _EITHER.match(value))
        elif NUMBER.match(value):
            commas += count * bool(_COMMA.search(value))
            points += count * bool(_POINT.search(value))
            grouped += count * bool(_GROUPED.search(value) and _MONEY.search(value))
    if commas > points or (grouped and not points):
        return ","
    return "." if points else ""


def numbers(values: Iterable[str]) -> tuple[float | None, ...]:
    """Values as numbers, None where they are none; the decimal mark is recognised."""
    given = tuple(values)
    decimal = decimal_of(given)
    known = {value: number(value, decimal) for value in set(given)}
    return tuple(known[value] for value in given)


def number(value: str, decimal: str = ".") -> float | None:
    """One value as a number; None if it is none."""
    if value.isascii() and value.isdecimal():
        return float(value)  # as most are; `NUMBER` takes ten times as long
    found = NUMBER.match(value)
    if not found:
        return None
    text = re.sub(r"['’\u00a0\u202f ]", "", found[found.lastgroup or 0])
    text = text.replace("." if decimal == "," else ",", "").replace(decimal, ".")
    try:
        return float(text)
    except ValueError:
        return None


def mostly(values: Sequence[str], pattern: re.Pattern[str], share: float) -> bool:
    """Whether a pattern matches at least this share of values; it stops once that is decided."""
    left = len(values) * (1 - share) + 1e-9
    for value in values:
        if not pattern.match(value):
            left -= 1
            if left < 0:
                return False
    return True
