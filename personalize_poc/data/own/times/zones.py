"""The zone that the times of a column name: one offset of all, or a zone that has all of them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from personalize_poc.data.own.times.sql import seconds

if TYPE_CHECKING:
    import duckdb

FIXED = re.compile(r"(?:UTC|GMT)?([+-])(0\d|1[0-4]):?([0-5]\d)")
"""An offset for a zone, as in +09:00."""
_OFFSET = re.compile(r":\d\d(?:[.,]\d+)? ?(?:UTC|GMT)?([+-])(\d\d):?([0-5]\d)?(?: ?[\[(].*)?$")
_UTC = re.compile(r"\d ?(?:Z|UTC|GMT)(?:\[.*\])?$", re.IGNORECASE)
_HALF = re.compile(r"[ap]\.?m\.?$", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Za-z\])]$")
_WITH_SUMMER = (
    *("Europe/Berlin", "Europe/London", "Europe/Helsinki", "America/New_York", "America/Chicago"),
    *("America/Denver", "America/Los_Angeles", "America/Anchorage", "America/Halifax"),
    *("America/St_Johns", "America/Santiago", "America/Sao_Paulo", "Australia/Sydney"),
    *("Australia/Adelaide", "Pacific/Auckland", "Asia/Jerusalem", "Africa/Cairo"),
)
"""Zones with summer time, the one with most people of those that change together."""
_COMPARED = 100
"""So many times with a zone and without one are needed to compare their hours."""
_CLEARLY = 0.1
"""By so much the hours have to agree better for a reading that is not the likely one."""


def as_zone(text: str) -> str:
    """A zone of mapping.yaml as DuckDB takes it: +09:00 is UTC+09:00, a name is itself."""
    match = FIXED.fullmatch(text)
    if match is None:
        return text
    return "Etc/UTC" if match[2] + match[3] == "0000" else fixed(match[1], match[2], match[3])


def fixed(sign: str, hours: str, minutes: str = "00") -> str:
    """An offset as DuckDB takes it for a zone: UTC+09:00."""
    return f"UTC{sign}{hours}:{minutes}"


def named(texts: list[str]) -> Counter[int | None]:
    """Minutes from UTC that texts name -> how many; None for those that name no zone.

    Empty where one names a zone in words of which nobody knows how far from UTC it is.
    """
    found: Counter[int | None] = Counter()
    for text in texts:
        if match := _OFFSET.search(text):
            minutes = 60 * int(match[2]) + int(match[3] or 0)
            found[-minutes if match[1] == "-" else minutes] += 1
        elif _UTC.search(text):
            found[0] += 1
        elif _LETTERS.search(text) and not _HALF.search(text):
            return Counter()
        else:
            found[None] += 1
    return found


def common(connection: duckdb.DuckDBPyConnection, texts: list[str], forms: tuple[str, ...]) -> str:
    """The zone of all times that name one: "UTC+09:00", "Europe/Berlin".

    "" if there is no other than UTC, or if those without a zone seem to be UTC.

    Args:
        connection: reads the times.
        texts: of a column, or many of them.
        forms: as in mapping.yaml, which read them.
    """
    counts = named(texts)
    offsets = {one for one in counts if one is not None}
    if not offsets or offsets == {0}:
        return ""
    if len(offsets) == 1:
        (minutes,) = offsets
        hours, rest = divmod(abs(minutes), 60)
        zone = fixed("-" if minutes < 0 else "+", f"{hours:02}", f"{rest:02}")
        return "" if _are_utc(connection, texts, forms, minutes, counts) else zone
    return _with_summer(connection, texts, forms) if len(offsets) == 2 else ""


def _read(
    connection: duckdb.DuckDBPyConnection, texts: list[str], forms: tuple[str, ...]
) -> list[int | None]:
    """Unix seconds of texts; those without a zone as UTC."""
    rows = connection.execute(
        f"SELECT {seconds('x', forms, 'UTC')} FROM (SELECT unnest(?::VARCHAR[]) AS x)", [texts]
    ).fetchall()
    return [row[0] for row in rows]


def _are_utc(
    connection: duckdb.DuckDBPyConnection,
    texts: list[str],
    forms: tuple[str, ...],
    minutes: int,
    counts: Counter[int | None],
) -> bool:
    """Whether times without a zone have the hours of the others only if they are taken as UTC."""
    if min(counts[None], counts[minutes]) < _COMPARED:
        return False
    hours: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    for text, moment in zip(texts, _read(connection, texts, forms), strict=True):
        if moment is not None:
            hours[None in named([text])][(moment + 60 * minutes) // 3600 % 24] += 1
    others, as_utc = hours
    away = minutes // 60  # half an hour more blurs a little what is compared
    as_local = Counter({(hour - away) % 24: count for hour, count in as_utc.items()})
    return _unlike(as_utc, others) + _CLEARLY < _unlike(as_local, others)


def _unlike(one: Counter[int], other: Counter[int]) -> float:
    """How far shares of hours lie apart: 0 for the same, 1 for none in common."""
    total, all_ = one.total() or 1, other.total() or 1
    return sum(abs(one[hour] / total - other[hour] / all_) for hour in range(24)) / 2


def _with_summer(
    connection: duckdb.DuckDBPyConnection, texts: list[str], forms: tuple[str, ...]
) -> str:
    """The zone that has the offset that each time names; "" if none has."""
    moments: list[tuple[datetime, int]] = []
    for text, moment in zip(texts, _read(connection, texts, forms), strict=True):
        (minutes,) = named([text])
        if moment is not None and minutes is not None:
            moments.append((datetime.fromtimestamp(moment, UTC), minutes))
    for name in _WITH_SUMMER:
        try:
            zone = ZoneInfo(name)
        except ZoneInfoNotFoundError:  # a system without the data
            return ""
        if all(_minutes(moment, zone) == minutes for moment, minutes in moments):
            return name
    return ""


def _minutes(moment: datetime, zone: ZoneInfo) -> float | None:
    """How far from UTC a zone is at a moment."""
    away = moment.astimezone(zone).utcoffset()
    return None if away is None else away.total_seconds() / 60
