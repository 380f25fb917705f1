"""Values that dumps write as calls: to_date('2024-01-02','YYYY-MM-DD'), CAST('…' AS DATE).

Programs of Oracle write every time so, in the form that the session of the one who exports has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from personalize_poc.data.own.times import words

_TIMES = frozenset({"to_date", "to_timestamp", "to_timestamp_tz"})
_ELEMENTS = {
    "YYYY": r"(?P<year>\d{4})", "RRRR": r"(?P<year>\d{4})",
    "YY": r"(?P<short>\d{2})", "RR": r"(?P<short>\d{2})",
    "MONTH": r"(?P<name>[^\W\d_]+\.?|\d{1,2}[월月])",
    "MON": r"(?P<name>[^\W\d_]+\.?|\d{1,2}[월月])",
    "MM": r"(?P<month>\d{1,2})", "DD": r"(?P<day>\d{1,2})",
    "HH24": r"(?P<hour>\d{1,2})", "HH12": r"(?P<hour>\d{1,2})", "HH": r"(?P<hour>\d{1,2})",
    "MI": r"(?P<minute>\d{1,2})", "SS": r"(?P<second>\d{1,2})",
    "XFF": r"(?:[.,]\d*)?", "FF": r"\d*",
    "AM": "(?P<half>{half})", "PM": "(?P<half>{half})",
    "TZH:TZM": r"(?P<zone>[+-]\d{1,2}:\d{2})", "TZR": r"(?P<zone>[+-]\d{1,2}:\d{2})",
}  # fmt: skip
"""Parts of Oracle's forms of times -> what stands there; capitals and small letters alike."""
_PART = re.compile(
    r'"(?P<said>[^"]*)"|'
    + "|".join(sorted(map(re.escape, _ELEMENTS), key=len, reverse=True))
    + r"|FF\d|.",
    re.I | re.S,
)
_DIGITS = re.compile(r"0x(?:[\da-f]{2})+", re.I)
_HALF = f"{words.FORENOON}|{words.AFTERNOON}"
_CENTURY, _LATE = 100, 50


def value(name: str, texts: Sequence[str]) -> str:
    """What a call stands for.

    Args:
        name: of the function, as it is written.
        texts: its arguments in quotation marks, at least one.

    Returns:
        A time in the form of ISO 8601 where the call says its form; else the first text.
    """
    if name.lower() not in _TIMES or len(texts) == 1:
        return texts[0]
    form = _form(texts[1])
    match = form.fullmatch(texts[0].strip()) if form else None
    return (match and _iso(match.groupdict())) or texts[0]


def moment(said: Sequence[str]) -> str:
    """A time that SQL Server wrote in hexadecimal digits: CAST(0x00009CF000A4CB80 AS DateTime).

    Args:
        said: the words of a call: the digits, AS, and what they are taken for.

    Returns:
        The time in the form of ISO 8601; "" if it is none.
    """
    if len(said) < 3 or not _DIGITS.fullmatch(said[0]) or said[1].upper() != "AS":
        return ""
    bits, kind = bytes.fromhex(said[0][2:]), said[2].strip("[]").lower()
    try:
        if kind in ("datetime", "smalldatetime") and len(bits) in (4, 8):
            half = len(bits) // 2
            day, clock = (int.from_bytes(one, "big") for one in (bits[:half], bits[half:]))
            seconds = clock / 300 if kind == "datetime" else clock * 60
            since = datetime(1900, 1, 1) + timedelta(days=day, seconds=int(seconds))
            return since.isoformat(" ")
        if kind in ("date", "datetime2") and len(bits) > 3:
            days = int.from_bytes(bits[-3:] if kind == "datetime2" else bits[:3], "little")
            ticks = int.from_bytes(bits[1:-3], "little") if kind == "datetime2" else 0
            since = datetime(1, 1, 1) + timedelta(days, int(ticks / 10 ** bits[0]) if ticks else 0)
            return since.isoformat(" ") if kind == "datetime2" else since.date().isoformat()
    except OverflowError:
        pass
    return ""


@lru_cache(maxsize=64)
def _form(text: str) -> re.Pattern[str] | None:
    """A form of Oracle as a regular expression; None if it names a part twice."""
    pattern = ""
    for part in _PART.finditer(text):
        piece = part[0].upper()
        if part["said"] is not None:
            pattern += re.escape(part["said"])
        elif piece in _ELEMENTS:
            pattern += _ELEMENTS[piece].replace("{half}", _HALF)
        else:
            pattern += r"\d*" if piece.startswith("FF") else re.escape(part[0])
    try:
        return re.compile(pattern, re.I)
    except re.error:
        return None


def _iso(found: dict[str, str | None]) -> str:
    """A time from its parts; "" where day, month or year is missing."""
    year = int(found.get("year") or 0) or _full(found.get("short"))
    month = int(found.get("month") or 0) or _month(found.get("name") or "")
    day = int(found.get("day") or 0)
    if not (year and month and day):
        return ""
    date = f"{year:04}-{month:02}-{day:02}"
    if found.get("hour") is None:
        return date
    hour, half = int(found["hour"] or 0), found.get("half")
    if half:
        hour = hour % 12 + 12 * bool(re.fullmatch(words.AFTERNOON, half, re.I))
    clock = f"{hour:02}:{int(found.get('minute') or 0):02}:{int(found.get('second') or 0):02}"
    return f"{date} {clock}{found.get('zone') or ''}"


def _full(short: str | None) -> int:
    """The year of two digits, as Oracle's RR has it in the first half of a century."""
    return 0 if short is None else int(short) + _CENTURY * (20 if int(short) < _LATE else 19)


def _month(name: str) -> int:
    digits = re.match(r"\d+", name)
    if digits:
        return int(digits[0])
    return words.NUMBERS.get(words.MONTHS.get(name.lower().rstrip("."), ""), 0)
