"""All contestants on one kind of data: means over seeds, intervals, and verdicts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from scipy.stats import t as student

from tests.benchmarks.gate.measures import Judged, Reals

Group = Literal["recipe", "baseline", "peer", "peer, more time", "truth"]
METRICS = {"n10": "n10", "new": "new n10"}


@dataclass(frozen=True)
class Estimate:
    """A mean and half the width of its 95 % interval; both NaN where nothing could be measured."""

    mean: float
    half: float

    def __str__(self) -> str:
        """``.123 ± .004``."""
        if math.isnan(self.mean):
            return "–"
        return f"{self.mean:.3f} ± {self.half:.3f}"


@dataclass(frozen=True)
class Row:
    """One model on one kind and split, over all seeds. seconds: processor seconds of a training."""

    kind: str
    split: str
    model: str
    group: Group
    judged: list[Judged] = field(repr=False)
    seconds: float | None = None
    megabytes: float | None = None
    refused: str = ""

    def values(self, metric: str) -> list[Reals]:
        """n10 or new of each test user, by seed."""
        return [getattr(one, metric) for one in self.judged]

    @property
    def coverage(self) -> float:
        """Mean over the seeds."""
        return float(np.mean([one.coverage for one in self.judged])) if self.judged else math.nan

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        found: dict[str, Any] = {
            "kind": self.kind,
            "split": self.split,
            "model": self.model,
            "group": self.group,
        }
        for metric in METRICS:
            value = estimate(self.values(metric))
            found[metric] = {"mean": _plain(value.mean), "half_interval": _plain(value.half)}
            found[metric]["seeds"] = [_plain(_mean(one)) for one in self.values(metric)]
        return found | {
            "coverage": _plain(self.coverage),
            "test_users": [len(one.n10) for one in self.judged],
            "processor_seconds": self.seconds,
            "megabytes": self.megabytes,
            "refused": self.refused or None,
        }


@dataclass(frozen=True)
class Verdict:
    """A recipe beside the best of its opponents in one metric.

    best: by the mean; the difference is ours less that one's, for the same people. word: ahead, not
    distinguishable, or behind.
    """

    kind: str
    split: str
    recipe: str
    metric: str
    ours: Estimate
    best: str
    theirs: Estimate
    difference: Estimate
    word: str

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "kind": self.kind,
            "split": self.split,
            "recipe": self.recipe,
            "metric": METRICS[self.metric],
            "ours": _plain(self.ours.mean),
            "best": self.best,
            "theirs": _plain(self.theirs.mean),
            "difference": _plain(self.difference.mean),
            "half_interval": _plain(self.difference.half),
            "verdict": self.word,
        }

    def __str__(self) -> str:
        """``behind by .012 ± .004``."""
        if self.word == "not distinguishable":
            return f"{self.word} ({self.difference.mean:+.3f} ± {self.difference.half:.3f})"
        return f"{self.word} by {abs(self.difference.mean):.3f} ± {self.difference.half:.3f}"


def estimate(values: Sequence[Reals]) -> Estimate:
    """The mean over seeds of the means over users, and its 95 % interval.

    The interval is the wider of two: by the spread of users within the seeds, and, with three
    seeds or more, by the spread of the seeds. values: by seed [users], NaN is left out.
    """
    kept = [one[np.isfinite(one)] for one in values]
    kept = [one for one in kept if len(one)]
    if not kept or sum(map(len, kept)) < 2:
        return Estimate(math.nan, math.nan)
    means = np.array([one.mean() for one in kept])
    within = math.sqrt(sum(float(one.var()) / len(one) for one in kept)) / len(kept)
    half = 1.96 * within
    if len(kept) >= 3:
        between = float(means.std(ddof=1)) / math.sqrt(len(kept))
        half = max(half, float(student.ppf(0.975, len(kept) - 1)) * between)
    return Estimate(float(means.mean()), half)


def verdict(ours: Row, opponents: Sequence[Row], metric: str) -> Verdict | None:
    """Beside the best of the opponents; None where there is nothing to compare."""
    mine = estimate(ours.values(metric))
    there = [(estimate(row.values(metric)), row) for row in opponents]
    there = [(value, row) for value, row in there if not math.isnan(value.mean)]
    if math.isnan(mine.mean) or not there:
        return None
    theirs, best = max(there, key=lambda one: one[0].mean)
    pairs = zip(ours.values(metric), best.values(metric), strict=True)
    difference = estimate([one - other for one, other in pairs])
    word = "not distinguishable"
    if abs(difference.mean) > difference.half:
        word = "ahead" if difference.mean > 0 else "behind"
    return Verdict(
        ours.kind, ours.split, ours.model, metric, mine, best.model, theirs, difference, word
    )


def _mean(values: Reals) -> float:
    kept = values[np.isfinite(values)]
    return float(kept.mean()) if len(kept) else math.nan


def _plain(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 5)
