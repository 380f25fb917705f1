"""Digits with a year and the day of it, or with the century in front.

2023045 is 14 February 2023. JD Edwards writes 123045, and IBM i 1230214 for it: the 1 in front
stands for years from 2000 on. What it writes of earlier years, 991231, are the six digits that
others write as well.
"""

from __future__ import annotations

import datetime as dt

CENTURY_AND_DAY = "1%y%m%d"
FORMS = ("1%y%j", "%Y%j", CENTURY_AND_DAY)
_FIRST, _AFTER = 1990, 2040
"""Years in which they are read: other numbers of so many digits are seldom any."""


def read(text: str) -> dict[str, float]:
    """The form of a text and the midnight of that day in Unix seconds; nothing if it is none."""
    if len(text) not in (6, 7) or not text.isdecimal():
        return {}
    if len(text) == 6:
        return _of_year("1%y%j", "20" + text[1:]) if text[0] == "1" else {}
    if text[0] == "1" and text[1] in "0123":
        return _of_month("20" + text[1:])
    return _of_year("%Y%j", text)


def _of_year(form: str, digits: str) -> dict[str, float]:
    """That day by four digits of the year and three of its day."""
    year, day = int(digits[:4]), int(digits[4:])
    if not (_FIRST <= year < _AFTER and 1 <= day <= 366):
        return {}
    found = dt.datetime(year, 1, 1, tzinfo=dt.UTC) + dt.timedelta(day - 1)
    return {form: found.timestamp()} if found.year == year else {}


def _of_month(digits: str) -> dict[str, float]:
    """That day by four digits of the year, two of the month and two of its day."""
    try:
        found = dt.datetime(int(digits[:4]), int(digits[4:6]), int(digits[6:]), tzinfo=dt.UTC)
    except ValueError:
        return {}
    return {CENTURY_AND_DAY: found.timestamp()}
