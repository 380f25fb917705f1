"""Offline metrics of models that rank users, on the newest interactions of every user.

A tested segment is an item (an attribute value) that the model knows and that the test
interactions have; its right users are those with such a test interaction. GetSolutionMetrics has
hits_at_1_percent, recall_at_1_percent (means over segments) and coverage, the share of all users
that are in the top of any segment.

With very many interactions a seeded sample of the segments is tested.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from personalize_poc.local.arrays.splits import Division
from personalize_poc.local.arrays.types import Floats, Ints
from personalize_poc.local.evaluation.answers import top_items
from personalize_poc.local.evaluation.metrics.coverage import coverage
from personalize_poc.local.evaluation.metrics.hits import hits, top_percent
from personalize_poc.local.evaluation.metrics.recall import recall
from personalize_poc.local.recipes.affinity.audience import Audience, Segment, SegmentModel

LEAST_SEGMENTS = 200
WORK = 2e8
"""Interactions that are read in all, more or less: beyond that a sample of segments is tested."""


@dataclass
class _Sums:
    tops: list[Ints] = field(default_factory=list)
    hits: list[int] = field(default_factory=list)
    recalls: list[float] = field(default_factory=list)

    def add(self, scores: Floats, truth: Ints) -> None:
        top = top_items(scores, top_percent(len(scores)))
        self.tops.append(top)
        self.hits.append(hits(top, truth))
        self.recalls.append(recall(top, truth))

    def metrics(self, n_users: int) -> dict[str, float]:
        tested = bool(self.hits)
        return {
            "coverage": round(coverage(self.tops, n_users), 4),
            "hits_at_1_percent": round(float(np.mean(self.hits)), 4) if tested else 0.0,
            "recall_at_1_percent": round(float(np.mean(self.recalls)), 4) if tested else 0.0,
        }


@dataclass(frozen=True)
class SegmentEvaluation:
    """metrics: keys of GetSolutionMetrics. activity: the same for the most active users first.

    segments: how many were tested.
    """

    metrics: dict[str, float]
    activity: dict[str, float]
    segments: int


def evaluate_segments(
    model: SegmentModel,
    division: Division,
    n_users: int,
    seed: int,
    told: Callable[[int, int], None] = lambda done, of: None,
) -> SegmentEvaluation:
    """Metrics of a model trained on the older interactions, tested on the newer ones.

    told: called now and then with the number of segments done, and of all.
    """
    audience = Audience(division.older, n_users)
    segments = _sample(model.testable(division.newer), len(division.older), seed)
    activity = audience.lengths.astype(np.float32)
    ours, baseline = _Sums(), _Sums()
    for number, segment in enumerate(segments):
        members = model.items(segment)
        truth = np.unique(division.newer.users[members[division.newer.items]])
        ours.add(model.score([segment], audience)[0], truth)
        baseline.add(activity, truth)
        if number % 100 == 0:
            told(number, len(segments))
    return SegmentEvaluation(ours.metrics(n_users), baseline.metrics(n_users), len(segments))


def _sample(segments: list[Segment], interactions: int, seed: int) -> list[Segment]:
    most = max(LEAST_SEGMENTS, int(WORK / max(1, interactions)))
    if len(segments) <= most:
        return segments
    chosen = np.random.default_rng(seed).choice(len(segments), most, replace=False)
    return [segments[number] for number in np.sort(chosen)]
