"""Logs in the extended format of the W3C, as IIS and CloudFront write them.

A line that begins with #Fields: names the fields of the lines below it, which blanks or tabs
separate; "-" stands for an empty one. Times are in UTC.
Source: https://www.w3.org/TR/WD-logfile.html
"""

from __future__ import annotations

import re

from personalize_poc.data.own.reading.ground.workspace import literal
from personalize_poc.data.own.reading.text.lines import WHOLE
from personalize_poc.data.own.sql import identifier

_FIELDS = re.compile(r"^#Fields:[ \t]*(\S.*)$", re.M | re.I)
_NAMES = {
    "host": ("c-ip",),
    "user": ("cs-username",),
    "method": ("cs-method",),
    "path": ("cs-uri-stem", "cs-uri"),
    "query": ("cs-uri-query",),
    "status": ("sc-status",),
    "bytes": ("sc-bytes",),
    "referer": ("cs(referer)",),
    "agent": ("cs(user-agent)",),
}
"""Columns of a log -> fields that are so called."""
_WITHOUT = {"host": "-", "method": "GET", "status": "200"}
"""What stands for a field that a log does not have."""


def fields(head: str) -> tuple[str, ...]:
    """The names of the fields of a log, in small letters; none if a text is no such log.

    Args:
        head: the beginning of the text.
    """
    found = _FIELDS.search(head) if head.startswith("#") else None
    names = tuple(found[1].casefold().split()) if found else ()
    whole = "date" in names and "time" in names and not {*_NAMES["path"]}.isdisjoint(names)
    return names if whole else ()


def further(names: tuple[str, ...]) -> tuple[str, ...]:
    """Fields that a server's owner has added, such as x-user, beside those of CloudFront.

    Args:
        names: of the fields, from `fields`.
    """
    own = (name for name in names if name.startswith("x-") and not name.startswith("x-edge"))
    return tuple(dict.fromkeys(own))


def requests(names: tuple[str, ...]) -> str:
    """SQL of the requests of a log, with the columns of `weblogs` and those of `further`.

    Args:
        names: of the fields, from `fields`.
    """
    own = [f"{_at(names, name)} AS {identifier(name)}" for name in further(names)]
    columns = ", ".join([*(f"{_field(names, column)} AS {column}" for column in _NAMES), *own])
    at = " || ".join([_at(names, "date"), "'T'", _at(names, "time"), "'Z'"])
    return (
        f"SELECT {columns}, {at} AS time FROM (SELECT regexp_split_to_array(trim(j), '[ \\t]+') "
        f"AS f FROM {WHOLE} WHERE NOT starts_with(j, '#')) WHERE len(f) = {len(names)}"
    )


def _field(names: tuple[str, ...], column: str) -> str:
    for name in _NAMES[column]:
        if name in names:
            text = _at(names, name)
            return f"replace({text}, '+', ' ')" if column == "agent" else text
    return literal(_WITHOUT.get(column, "-"))


def _at(names: tuple[str, ...], name: str) -> str:
    return f"f[{names.index(name) + 1}]"
