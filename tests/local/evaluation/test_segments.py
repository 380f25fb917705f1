"""Metrics of recipes that rank users: by hand, and against an independent slow implementation."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from personalize_poc.local.arrays.splits import Division, divide
from personalize_poc.local.arrays.types import Floats, Interactions
from personalize_poc.local.evaluation import segments as evaluation
from personalize_poc.local.evaluation.metrics.hits import hits, top_percent
from personalize_poc.local.evaluation.metrics.recall import recall
from personalize_poc.local.evaluation.segments import evaluate_segments
from personalize_poc.local.recipes.affinity.audience import Audience, Segment
from tests.support.recipe_data import interactions


def ints(*values: int) -> np.ndarray:
    return np.array(values, np.int32)


def test_by_hand() -> None:
    """Of 250 users 3 are in the top; two of them came, and two others besides."""
    assert top_percent(250) == 3
    assert hits(ints(7, 1, 9), ints(1, 3, 5, 9)) == 2
    assert recall(ints(7, 1, 9), ints(1, 3, 5, 9)) == 0.5


def test_the_top_percent_is_rounded_up() -> None:
    assert [top_percent(n) for n in (1, 99, 100, 101, 1_000_000)] == [1, 1, 1, 2, 10_000]


def test_recall_needs_somebody_who_came() -> None:
    with pytest.raises(ValueError, match="not defined"):
        recall(ints(1), ints())


@pytest.mark.parametrize(
    ("length", "older"), [(1, 1), (2, 1), (3, 2), (4, 3), (5, 4), (9, 7), (10, 8), (100, 80)]
)
def test_the_newest_fifth_of_each_user_is_for_testing(length: int, older: int) -> None:
    log = interactions([list(range(length)), [7] * 5])
    division = divide(log)
    mine = division.older.items[division.older.users == 0]
    assert mine.tolist() == list(range(older))
    assert division.newer.items[division.newer.users == 0].tolist() == list(range(older, length))
    assert (division.newer.users == 1).sum() == 1
    assert len(division.older) + len(division.newer) == len(log)


class Table:
    """Scores by item, written down."""

    def __init__(self, scores: Floats) -> None:
        self.scores, self.n_items = scores, len(scores)

    def items(self, segment: Segment) -> Any:
        return np.arange(self.n_items) == segment.item

    @property
    def attributes(self) -> Any:
        raise AssertionError

    def knows(self, item: int) -> bool:
        raise AssertionError

    def testable(self, newer: Interactions) -> list[Segment]:
        return [Segment(item=int(item)) for item in np.unique(newer.items)]

    def score(self, segments: list[Segment], audience: Audience) -> Floats:
        return np.stack([self.scores[segment.item] for segment in segments])

    def save(self, folder: Any) -> None:
        raise AssertionError


def slow(scores: list[list[float]], division: Division, n_users: int) -> dict[str, float]:
    came = defaultdict(set)
    for user, item in zip(division.newer.users, division.newer.items, strict=True):
        came[int(item)].add(int(user))
    counts, shares, everybody = [], [], set()
    for item, users in came.items():
        places = max(1, -(-n_users // 100))
        top = sorted(range(n_users), key=lambda user: (-scores[item][user], user))[:places]
        right = [user for user in top if user in users]
        counts.append(len(right))
        shares.append(len(right) / len(users))
        everybody.update(top)
    return {
        "coverage": len(everybody) / n_users,
        "hits_at_1_percent": sum(counts) / len(counts),
        "recall_at_1_percent": sum(shares) / len(shares),
    }


@given(st.integers(0, 10_000), st.integers(2, 260))
@settings(max_examples=40, deadline=None)
def test_metrics_equal_the_slow_implementation(seed: int, n_users: int) -> None:
    rng = np.random.default_rng(seed)
    histories = [rng.integers(0, 6, rng.integers(1, 8)).tolist() for _ in range(n_users - 1)]
    division = divide(interactions([*histories, [0, 1]]))
    scores = rng.integers(0, 4, (6, n_users)).astype(np.float32)  # many ties
    found = evaluate_segments(Table(scores), division, n_users, 0)
    assert found.metrics == pytest.approx(slow(scores.tolist(), division, n_users), abs=1e-4)
    lengths = [np.bincount(division.older.users, minlength=n_users).tolist()] * 6
    assert found.activity == pytest.approx(slow(lengths, division, n_users), abs=1e-4)
    assert found.segments == len(np.unique(division.newer.items))


def test_a_sample_of_segments_is_tested_when_all_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(evaluation, "LEAST_SEGMENTS", 3)
    monkeypatch.setattr(evaluation, "WORK", 0)
    division = divide(interactions([list(range(20))] * 4))
    table = Table(np.zeros((20, 4), np.float32))
    first = evaluate_segments(table, division, 4, 1)
    assert first.segments == 3
    assert first == evaluate_segments(table, division, 4, 1)


def test_nothing_to_test_is_zero() -> None:
    division = divide(interactions([[0], [1]]))
    found = evaluate_segments(Table(np.zeros((2, 2), np.float32)), division, 2, 0)
    assert found.metrics == {
        "coverage": 0.0,
        "hits_at_1_percent": 0.0,
        "recall_at_1_percent": 0.0,
    }
