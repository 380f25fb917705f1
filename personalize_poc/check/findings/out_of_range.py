"""Numbers that count from 1970 on, and lie before 1980 or after 2100: they are no times."""

from __future__ import annotations

from dataclasses import dataclass

from personalize_poc.check.findings.scan import EARLIEST, LATEST, Scan
from personalize_poc.data.own.times.sql import UNITS

_NUMBER = "TRY_CAST(replace(raw_TIMESTAMP, ',', '.') AS DOUBLE)"


@dataclass(frozen=True)
class Beyond:
    """Rows whose number is too small, or too large.

    Attributes:
        code: of the finding.
        count: how many rows.
        row: the first of them.
        middle: of their numbers, in seconds.
    """

    code: str
    count: int
    row: int
    middle: float


def beyond(scan: Scan) -> list[Beyond]:
    """What is zero, too small in the smallest unit of the mapping, and too large in the largest.

    Only rows whose time was not read are looked at, of which there are few.
    """
    found = []
    for code, condition, unit in _conditions(scan):
        count, first, middle = scan.one(
            f"SELECT count(*), min(row), median({_NUMBER}) / {unit} FROM {scan.events.name} "
            f"WHERE {condition}"
        )
        if count:
            found.append(Beyond(code, int(count), int(first), float(middle)))
    return found


def rows(scan: Scan) -> str:
    """SQL of the rows of all of them."""
    any_of = " OR ".join(f"({condition})" for _code, condition, _unit in _conditions(scan))
    return f"SELECT row FROM {scan.events.name} WHERE {any_of}"


def _conditions(scan: Scan) -> list[tuple[str, str, int]]:
    """Code, SQL of a row that is meant, and how many of the unit make a second."""
    section = scan.canonical.mapping.sections.get("interactions")
    units = [UNITS[one] for one in section.timestamp if one in UNITS] if section else []
    if not units:
        return []
    least, most = min(units), max(units)
    unread = f"TIMESTAMP IS NULL AND isfinite({_NUMBER})"
    small = f"{unread} AND {_NUMBER} < {EARLIEST * least}"
    return [
        ("time-too-small", f"{small} AND {_NUMBER} = 0", least),
        ("time-too-small", f"{small} AND {_NUMBER} <> 0", least),
        ("time-too-large", f"{unread} AND {_NUMBER} > {LATEST * most}", most),
    ]
