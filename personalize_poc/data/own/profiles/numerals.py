"""Numbers as people and programs write them: 1,234.50 and 1.234,50, with a currency or per cent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_UNIT = (
    r"(?:[€$£¥₩₽₺₹%]|원|円|元|zł|kr\.?|руб\.?|TL|R\$|US\$"
    r"|EUR|USD|KRW|JPY|GBP|CNY|BRL|PLN|TRY|RUB|CHF)"
)
NUMBER = re.compile(
    rf"^{_UNIT}?\s*([+-]?\s?(?:\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?"
    rf"|(?:\d{{1,3}}(?:['’\u00a0\u202f ]\d{{3}})+|\d+)(?:[.,]\d+)?)(?:[eE][+-]?\d+)?)\s*{_UNIT}?$"
)
"""No sign stands both between thousands and before decimals: 10.439.00 is a code."""
PLAIN = re.compile(r"^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$")
_COMMA = re.compile(r",\d{1,2}\D*$|,\d{4,}\D*$|\.\d{3},")
_POINT = re.compile(r"\.\d{1,2}\D*$|\.\d{4,}\D*$|,\d{3}\.")


def decimal_of(values: Iterable[str]) -> str:
    """What separates decimals in these values: "," or "."."""
    commas = points = 0
    for value in values:
        if PLAIN.match(value):
            points += "." in value
        elif NUMBER.match(value):
            commas += bool(_COMMA.search(value))
            points += bool(_POINT.search(value))
    return "," if commas > points else "."


def numbers(values: Iterable[str]) -> tuple[float | None, ...]:
    """Values as numbers, None where they are none; the decimal mark is recognised."""
    given = tuple(values)
    decimal = decimal_of(given)
    return tuple(number(value, decimal) for value in given)


def number(value: str, decimal: str = ".") -> float | None:
    """One value as a number; None if it is none."""
    found = NUMBER.match(value)
    if not found:
        return None
    text = re.sub(r"['’\u00a0\u202f ]", "", found.group(1))
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
