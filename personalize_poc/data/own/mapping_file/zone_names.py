"""Which zone is meant by what is none: an abbreviation, a city, an offset, a slip of the pen."""

from __future__ import annotations

import re
from collections.abc import Collection

from personalize_poc.data.own.mapping_file.nearest import nearest

_OFFSET = re.compile(r"(?:UTC|GMT)? ?([+-]) ?(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)
_LETTERS = {
    "KST": "Asia/Seoul",
    "JST": "Asia/Tokyo",
    "CEST": "Europe/Berlin",
    "MEZ": "Europe/Berlin",
    "MESZ": "Europe/Berlin",
    "HEC": "Europe/Berlin",
    "EEST": "Europe/Helsinki",
    "BST": "Europe/London",
    "ET": "America/New_York",
    "EDT": "America/New_York",
    "CDT": "America/Chicago",
    "MDT": "America/Denver",
    "PT": "America/Los_Angeles",
    "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles",
    "BRT": "America/Sao_Paulo",
    "SGT": "Asia/Singapore",
    "HKT": "Asia/Hong_Kong",
    "AEST": "Australia/Sydney",
    "AEDT": "Australia/Sydney",
    "NZST": "Pacific/Auckland",
    "NZDT": "Pacific/Auckland",
    "WIB": "Asia/Jakarta",
    "ICT": "Asia/Bangkok",
    "MSK": "Europe/Moscow",
}
"""Abbreviations that mean one zone; CST, IST and AST mean several, and EST, MST, CET and EET are
zones themselves."""


def suggestion(text: str, zones: Collection[str]) -> str:
    """A sentence that names the zone that may be meant; "" if none comes to mind.

    Args:
        text: what a mapping.yaml says.
        zones: the names that are known.
    """
    if match := _OFFSET.fullmatch(text.strip()):
        hours, minutes = int(match[2]), match[3] or "00"
        return f" Did you mean '{match[1]}{hours:02}:{minutes}'?" if hours <= 14 else ""
    meant = _LETTERS.get(text.strip().upper()) or _of_city(text, zones)
    if meant:
        return f" Did you mean {meant!r}?"
    # Of two or three letters, nearly all are near to some zone or other.
    return nearest(text, zones) if len(text) > 4 else ""


def _of_city(text: str, zones: Collection[str]) -> str:
    """The zone that is called after a city; "" if there is none."""
    city = text.strip().replace(" ", "_").casefold()
    named = sorted(one for one in zones if one.rpartition("/")[2].casefold() == city)
    return named[0] if named else ""
