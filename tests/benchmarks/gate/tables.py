"""Results as tables: rows of texts, and Markdown of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tests.benchmarks.gate.results import METRICS, Row, Verdict, estimate

HALF = 0.5
"""A recipe whose lists cover less than this share of what the best opponent's do is marked."""


@dataclass(frozen=True)
class Grid:
    """A table. The first `texts` columns are texts, the others numbers."""

    title: str
    head: tuple[str, ...]
    rows: list[tuple[str, ...]]
    texts: int

    def __str__(self) -> str:
        """Markdown."""
        line = "|---" * self.texts + "|---:" * (len(self.head) - self.texts) + "|"
        rows = [f"| {' | '.join(row)} |" for row in (self.head, *self.rows)]
        return "\n".join([f"**{self.title}**", "", rows[0], line, *rows[1:]])


def of_verdicts(verdicts: Sequence[Verdict], rows: Sequence[Row]) -> Grid:
    """Each recipe on each kind and split: the best opponent and the verdict, in both metrics."""
    found = []
    coverage = {(row.kind, row.split, row.model): row.coverage for row in rows}
    keys = dict.fromkeys((one.kind, one.split, one.recipe) for one in verdicts)
    for kind, split, recipe in keys:
        mine = {
            one.metric: one
            for one in verdicts
            if (one.kind, one.split, one.recipe) == (kind, split, recipe)
        }
        cells = [_verdict(mine.get(metric)) for metric in METRICS]
        best = next(iter(mine.values())).best
        ours, theirs = coverage[kind, split, recipe], coverage[kind, split, best]
        short = " (less than half)" if ours < HALF * theirs else ""
        found.append((kind, split, recipe, *cells, f"{ours:.2f}; {theirs:.2f}{short}"))
    head = ("kind", "split", "recipe", "n10", "new n10", "coverage: ours; best opponent's")
    return Grid("Beside the best simple baseline or peer at equal time", head, found, 5)


def _verdict(one: Verdict | None) -> str:
    return "–" if one is None else f"{one} · {one.best} {one.theirs.mean:.3f}"


def of_models(rows: Sequence[Row]) -> Grid:
    """Every model on every kind and split, the best one first."""
    found: list[tuple[str, ...]] = []
    for kind, split in dict.fromkeys((row.kind, row.split) for row in rows):
        here = [row for row in rows if (row.kind, row.split) == (kind, split)]
        here.sort(key=lambda row: -_order(row))
        for row in here:
            values = [str(estimate(row.values(metric))) for metric in METRICS]
            found.append((kind, split, row.model, *values, *_costs(row)))
    head = ("kind", "split", "model", *METRICS.values(), "coverage@10", "processor s", "MB")
    return Grid("All models", head, found, 3)


def _order(row: Row) -> float:
    mean = estimate(row.values("n10")).mean
    return -1.0 if math.isnan(mean) else mean


def _costs(row: Row) -> tuple[str, ...]:
    coverage = f"{row.coverage:.2f}" if row.judged else row.refused or "–"
    seconds = "" if row.seconds is None else f"{row.seconds:.1f}"
    return coverage, seconds, "" if row.megabytes is None else f"{row.megabytes:.0f}"
