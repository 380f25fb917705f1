"""Digits with a year and the day of it: 2023045 is 14 February 2023.

JD Edwards writes 123045: the 1 in front stands for years from 2000 on.
"""

from __future__ import annotations

import datetime as dt

FORMS = {6: "1%y%j", 7: "%Y%j"}
"""By how many digits they have."""
_FIRST, _AFTER = 1990, 2040
"""Years in which they are read: other numbers of so many digits are seldom any."""


def read(text: str) -> dict[str, float]:
    """The form of a text and the midnight of that day in Unix seconds; nothing if it is none."""
    form = FORMS.get(len(text))
    if form is None or not text.isdecimal():
        return {}
    if form == "1%y%j":
        text = "20" + text[1:] if text[0] == "1" else "0000000"
    year, day = int(text[:4]), int(text[4:])
    if not (_FIRST <= year < _AFTER and 1 <= day <= 366):
        return {}
    found = dt.datetime(year, 1, 1, tzinfo=dt.UTC) + dt.timedelta(day - 1)
    return {form: found.timestamp()} if found.year == year else {}
