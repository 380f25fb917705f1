"""Means and differences with their intervals as strips of HTML: they follow width, theme, paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from personalize_poc.evaluation.comparison import Comparison, Row, called
from personalize_poc.evaluation.estimates import Estimate
from personalize_poc.language import _

_VERDICTS = {"ahead": "good", "behind": "bad"}


@dataclass(frozen=True)
class Strip:
    """One line: a name, figures as text, and where they are on the scale, in percent.

    left, width: the interval, or None if there is none. zero: where 0 is; mark: the mean. says: a
    verdict in words, if it is a difference. kind: `base` for baselines; `good`, `bad` or `open`
    for differences.
    """

    name: str
    text: str
    mark: float
    left: float | None = None
    width: float = 0.0
    zero: float = 0.0
    says: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Figure:
    """Strips with one scale."""

    title: str
    strips: Sequence[Strip]


def means(found: Comparison) -> list[Figure]:
    """A figure with repeats and one on new items, on the same scale."""
    readings: list[tuple[str, Callable[[Row], Estimate]]] = [
        (_("All items, repeats too"), lambda row: row.everything),
        (_("Items that are new to the person"), lambda row: row.new),
    ]
    every = [of(row) for row in found.rows for __, of in readings]
    top = max([_reach(one) for one in every if _known(one)], default=1.0)
    return [
        Figure(title, [_mean(row, of(row), top) for row in found.rows if _known(of(row))])
        for title, of in readings
        if any(_known(of(row)) for row in found.rows)
    ]


def leads(found: Comparison) -> list[Figure]:
    """What each recipe adds to each baseline, on one scale."""
    kinds: list[tuple[str, Callable[[Row], Estimate]]] = [
        (_("Over popularity, repeats too"), lambda row: row.over_popularity),
        (_("Over “what they did last, again”"), lambda row: row.over_again),
        (_("On new items, over popularity"), lambda row: row.over_new),
    ]
    every = [of(row) for row in found.recipes for __, of in kinds]
    low, high = _scale(one for one in every if one.has_interval)
    figures = []
    for title, of in kinds:
        shown = [(row, of(row)) for row in found.recipes if of(row).has_interval]
        if shown:
            figures.append(Figure(title, [_lead(row, one, low, high) for row, one in shown]))
    return figures


def _known(found: Estimate) -> bool:
    return found.mean == found.mean


def _reach(found: Estimate) -> float:
    return found.high if found.has_interval else found.mean


def _scale(found: Iterable[Estimate]) -> tuple[float, float]:
    known = list(found)
    low = min([0.0, *(one.low for one in known)])
    return low, max([low + 1e-9, 0.0, *(one.high for one in known)])


def _mean(row: Row, found: Estimate, top: float) -> Strip:
    share = 100 / (top or 1.0)
    name, kind = _name(row), "base" if row.is_baseline else ""
    if not found.has_interval:
        return Strip(name, found.text(), round(found.mean * share, 2), kind=kind)
    return Strip(
        name,
        found.text(),
        round(found.mean * share, 2),
        round(found.low * share, 2),
        round((found.high - found.low) * share, 2),
        kind=kind,
    )


def _lead(row: Row, found: Estimate, low: float, high: float) -> Strip:
    def at(value: float) -> float:
        return round(100 * (value - low) / (high - low), 2)

    return Strip(
        _name(row),
        found.text("+"),
        at(found.mean),
        at(found.low),
        round(at(found.high) - at(found.low), 2),
        at(0.0),
        _(found.verdict),
        _VERDICTS.get(found.verdict, "open"),
    )


def _name(row: Row) -> str:
    return called(row.name).removeprefix("aws-")
