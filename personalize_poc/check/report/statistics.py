"""The table of statistics: each field with what its values are, in a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from personalize_poc.check.advice.amounts import percent
from personalize_poc.check.facts import Completeness, Facts
from personalize_poc.check.report.bar_pictures import about
from personalize_poc.check.texts import shown

_HUNDRED_MILLIONS = 1e8
_QUARTILES = (0.25, 0.5, 0.75)


@dataclass(frozen=True)
class Line:
    """One field in words; "" where something cannot be said of its kind.

    Attributes:
        dataset: "interactions", "items" or "users".
        field: in Personalize.
        missing: rows without a value.
        distinct: how many values differ.
        least, quartiles, mean, most: of numbers and times.
        common: the most frequent value with its share.
    """

    dataset: str
    field: str
    missing: str
    distinct: str
    least: str
    quartiles: str
    mean: str
    most: str
    common: str


def table(facts: Facts | None) -> list[Line]:
    """A line for each field, in the order of the data sets."""
    return [_line(one) for one in facts.completeness] if facts else []


def _line(one: Completeness) -> Line:
    told = _day if one.kind == "time" else number
    return Line(
        one.dataset,
        one.field,
        f"{one.missing:,}",
        about(one),
        _told(one.least, told),
        " · ".join(number(one.quantiles[at]) for at in _QUARTILES) if one.quantiles else "",
        _told(one.mean, number),
        _told(one.most, told),
        f"{shown(one.common, 30)} ({percent(one.common_share)})" if one.common else "",
    )


def _told(value: float | None, told: Callable[[float], str]) -> str:
    return "" if value is None else told(value)


def number(value: float) -> str:
    """A number for people: whole ones as they are, others with four digits that count."""
    if abs(value) >= _HUNDRED_MILLIONS:
        return f"{value:.3g}"
    if value == int(value) or abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.4g}"


def _day(seconds: float) -> str:
    try:
        return datetime.fromtimestamp(seconds, tz=UTC).strftime("%Y-%m-%d")
    except (ValueError, OverflowError, OSError):  # no year that a calendar has
        return number(seconds)
