"""Which telephone numbers are one, however they are written: 010-5302-0701, +82 10 5302 0701.

Whoever keeps a book by hand writes dashes, blanks, brackets and points as they come, and the code
of the country now and then.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

_FORM = re.compile(r"(\+|00)?[\s(]*(\d[\d\s().\-/\u2010-\u2015]*\d)\s*")
_FEWEST, _MOST = 7, 15
"""Digits of a number: within a town, and as many as the ITU allows."""
_CODE = re.compile(
    r"1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-9]\d\d"
)  # fmt: skip
"""Codes of countries, of which none begins as another one does (ITU-T E.164)."""
_TRUNK = re.compile(r"\(0\)")
"""What is dialled within the country alone: +44 (0)20 7946 0000."""
_EIGHT = re.compile(r"8(?=[3489]\d{9}$)")
"""What is dialled before a number within Russia and Kazakhstan."""
_ALL = 0.9
"""Share of the values of a column that have the form of telephone numbers."""


def are_some(values: Iterable[str]) -> bool:
    """Whether nearly all values have the form of telephone numbers, as other numbers have it too.

    Args:
        values: of a column that is called after telephones.
    """
    given = list(values)
    return bool(given) and sum(_read(one) is not None for one in given) >= _ALL * len(given)


def numbers(values: Iterable[str]) -> dict[str, str]:
    """The number of each value: the same for all that reach one telephone.

    What is no number stands for itself. A number without the code of its country is that of the
    only one with a code that has the same digits behind it.

    Args:
        values: of one column.
    """
    read = {value: _read(value) for value in dict.fromkeys(values)}
    abroad: dict[str, set[str]] = defaultdict(set)
    for one in read.values():
        if one and one[0]:
            abroad[one[1]].add(one[0] + one[1])
    whole = {full for some in abroad.values() for full in some}
    return {
        value: value if one is None else _number(value, one, abroad, whole)
        for value, one in read.items()
    }


def _number(value: str, read: tuple[str, str], abroad: dict[str, set[str]], whole: set[str]) -> str:
    code, own = read
    if code:
        return f"+{code}{own}"
    if (digits := _digits(value)) in whole:
        return f"+{digits}"
    known = abroad.get(own, ())
    return f"+{next(iter(known))}" if len(known) == 1 else own


def _read(value: str) -> tuple[str, str] | None:
    """The code of the country, or "", and the digits behind it; None if it is no number."""
    found = _FORM.fullmatch(value.strip())
    digits = _digits(_TRUNK.sub("", value)) if found else ""
    if not found or not _FEWEST <= len(digits) <= _MOST + 2:
        return None
    if found[1]:
        digits = digits.removeprefix("00") if found[1] == "00" else digits
        code = _CODE.match(digits)
        return (code[0], digits[code.end() :].lstrip("0")) if code else None
    return "", _EIGHT.sub("", digits).lstrip("0")


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())
