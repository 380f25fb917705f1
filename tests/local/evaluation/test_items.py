"""Metrics against hand examples and an independent slow implementation; the hold-out split."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from personalize_poc.local.arrays.splits import HeldOut, held_out, hold_out
from personalize_poc.local.arrays.types import Context, Floats, Interactions, Query
from personalize_poc.local.evaluation.answers import answers_of, query_of, top_items
from personalize_poc.local.evaluation.bootstrap import intervals
from personalize_poc.local.evaluation.event_weights import weighted_ndcg
from personalize_poc.local.evaluation.items import evaluate
from personalize_poc.local.evaluation.metrics.coverage import coverage
from personalize_poc.local.evaluation.metrics.ndcg import ndcg, ndcg_textbook
from personalize_poc.local.evaluation.metrics.novelty import novelty
from personalize_poc.local.evaluation.metrics.precision import precision
from personalize_poc.local.evaluation.metrics.reciprocal_rank import reciprocal_rank


def ints(*values: int) -> np.ndarray:
    return np.array(values, np.int32)


def log_of(events: list[tuple[int, int, int]]) -> Interactions:
    users, items, times = (np.array(column) for column in zip(*sorted(events), strict=True))
    return Interactions(
        users.astype(np.int32),
        times.astype(np.int32),
        items.astype(np.int64),
        np.full(len(users), -1, np.int16),
        np.full(len(users), np.nan, np.float32),
    )


GUIDE = (ints(9, 1, 8, 7, 2), ints(1, 2))
"""The guide's worked example: relevant items at positions 2 and 5 of 5."""


def test_the_guide_s_worked_example() -> None:
    assert ndcg(*GUIDE, 5) == pytest.approx(0.6241, abs=5e-5)
    assert precision(*GUIDE, 5) == 0.4
    assert reciprocal_rank(*GUIDE, 5) == 0.5


def test_the_two_readings_of_ndcg_differ_when_relevant_items_are_missed() -> None:
    recommended, truth = ints(1, 8, 9), ints(1, 2, 3)
    assert ndcg(recommended, truth, 3) == 1
    assert ndcg_textbook(recommended, truth, 3) == pytest.approx(1 / (1 + 1 / math.log2(3) + 0.5))
    assert ndcg_textbook(ints(1), ints(1, 2, 3), 1) == 1


def test_hits_are_worth_the_weight_of_their_event() -> None:
    """Of types that weigh 0.3 and 0.1 events are worth 1.5 and 0.5."""
    rewards = np.array([1.5, 0.5], np.float32)
    top = 1 + 1 / math.log2(3)
    first, second = weighted_ndcg(ints(1, 2), ints(1, 2), rewards, 5), ints(2, 1)
    assert first == pytest.approx((1.5 + 0.5 / math.log2(3)) / top)
    swapped = weighted_ndcg(second, ints(1, 2), rewards, 5)
    assert swapped == pytest.approx((0.5 + 1.5 / math.log2(3)) / top)
    assert weighted_ndcg(ints(9, 1), ints(1, 2), rewards, 1) == 0
    even = weighted_ndcg(*GUIDE, np.ones(2, np.float32), 5)
    assert even == pytest.approx(ndcg(*GUIDE, 5))


def test_the_truth_keeps_the_greatest_weight_of_each_item() -> None:
    log = log_of([(0, t, 3 + (t > 17)) for t in range(20)] + [(1, t, 1) for t in range(20)])
    weights = np.linspace(0, 1, len(log)).astype(np.float32)
    test = next(t for t in hold_out(replace(log, weights=weights), 0, 1.0).tests if t.user == 0)
    assert test.weights is not None
    assert test.weights.tolist() == [weights[19]]
    assert hold_out(log, 0, 1.0).tests[0].weights is None


@pytest.mark.parametrize("metric", [ndcg, ndcg_textbook, precision, reciprocal_rank])
def test_no_hit_no_truth_and_no_recommendation_are_zero(metric: Any) -> None:
    assert metric(ints(1, 2), ints(3), 5) == 0
    assert metric(ints(1, 2), ints(), 5) == 0
    assert metric(ints(), ints(1), 5) == 0


def test_precision_divides_by_k_when_fewer_are_recommended() -> None:
    assert precision(ints(1), ints(1), 5) == 0.2


def test_coverage_counts_different_items_over_the_catalogue() -> None:
    assert coverage([ints(1, 2), ints(2, 3)], 10) == 0.3
    assert coverage([], 10) == 0


def slow(recommended: list[int], truth: set[int], k: int) -> tuple[float, float, float, float]:
    """(ndcg, textbook ndcg, precision, reciprocal rank) by loops."""
    gain, hits, first = 0.0, 0, 0.0
    for position, item in enumerate(recommended[:k], start=1):
        if item in truth:
            gain += math.log(2) / math.log(1 + position)
            hits += 1
            first = first or 1 / position
    if not hits:
        return 0, 0, 0, 0
    found = sum(math.log(2) / math.log(1 + p) for p in range(1, hits + 1))
    ideal = sum(math.log(2) / math.log(1 + p) for p in range(1, min(k, len(truth)) + 1))
    return gain / found, gain / ideal, hits / k, first


@given(st.permutations(range(12)), st.sets(st.integers(0, 14)), st.integers(1, 12))
@settings(max_examples=200, deadline=None)
def test_metrics_equal_the_slow_implementation(order: list[int], truth: set[int], k: int) -> None:
    recommended, relevant = ints(*order), ints(*sorted(truth))
    fast = [m(recommended, relevant, k) for m in (ndcg, ndcg_textbook, precision, reciprocal_rank)]
    assert fast == pytest.approx(slow(list(order), truth, k))
    assert all(0 <= value <= 1 for value in fast)


def test_top_items_breaks_ties_by_index() -> None:
    scores = np.array([1, 3, 2, 3, 2, 2], np.float32)
    assert top_items(scores, 4).tolist() == [1, 3, 2, 4]
    assert top_items(scores, 10).tolist() == [1, 3, 2, 4, 5, 0]


def sample_log(n_users: int = 200) -> Interactions:
    draw = random.Random(1)
    return log_of(
        [(u, t, draw.randrange(50)) for u in range(n_users) for t in range(draw.randint(1, 40))]
    )


def test_the_split_follows_the_documented_rule() -> None:
    log = sample_log()
    split = hold_out(log, seed=3)
    lengths = np.bincount(log.users)
    assert len(split.tests) == round(0.1 * (lengths >= 2).sum())
    tested = {test.user for test in split.tests}
    assert tested.isdisjoint(split.training.users.tolist())
    assert tested | set(split.training.users.tolist()) == set(log.users.tolist())
    for test in split.tests:
        mine = log.take(log.users == test.user)
        kept = len(test.query)
        assert 1 <= kept == len(mine) * 9 // 10 < len(mine)
        assert test.query.items.tolist() == mine.items[:kept].tolist()
        assert set(test.truth.tolist()) == set(mine.items[kept:].tolist())
        assert test.query.timestamps.max() < mine.timestamps[kept]


def test_a_test_user_is_asked_about_the_moment_of_the_first_event_of_the_truth() -> None:
    log = sample_log()
    moments = Context({"HOUR": np.arange(len(log), dtype=np.int32)})
    for test in hold_out(replace(log, context=moments), seed=3).tests:
        first = np.flatnonzero(log.users == test.user)[len(test.query)]
        assert test.then == {"HOUR": (first,)}
        assert query_of(test).context == test.then
        assert query_of(test).moment == log.timestamps[first]


def test_the_split_is_the_seed_s() -> None:
    log = sample_log()
    users = [[test.user for test in hold_out(log, seed).tests] for seed in (1, 1, 2)]
    assert users[0] == users[1] != users[2]


def test_users_with_one_interaction_are_never_tested() -> None:
    log = log_of([(u, 0, 0) for u in range(500)] + [(u, 1, 1) for u in range(0, 500, 50)])
    for seed in range(20):
        split = hold_out(log, seed)
        assert [test.user % 50 for test in split.tests] == [0]
        assert len(split.tests[0].query) == len(split.tests[0].truth) == 1


def test_no_more_are_tested_than_asked_for_and_all_others_are_trained_on() -> None:
    log = sample_log()
    split = hold_out(log, seed=3, most=4)
    tested = {test.user for test in split.tests}
    assert len(tested) == 4
    assert set(split.training.users.tolist()) == set(log.users.tolist()) - tested


def test_the_list_of_new_items_is_the_next_best_that_the_user_has_not_had() -> None:
    class Fixed:
        n_items = 60

        def score(self, queries: list[Query]) -> Floats:
            one = np.where(np.arange(60) % 7, -np.arange(60.0) // 2, -np.inf)
            return np.tile(one, (len(queries), 1)).astype(np.float32)

    log = log_of([(0, t, item) for t, item in enumerate([1, 2, 2, 3, 7, 59, 5, 6, 8, 9])])
    test = held_out(log, np.array([0])).tests[0]
    answers = answers_of(Fixed(), [test], people=None)
    able = [item for item in range(60) if item % 7]
    assert answers.everything[0].tolist() == able[:25]
    known = set(test.query.items.tolist())
    assert answers.new[0].tolist() == [item for item in able if item not in known][:25]
    assert len(set(answers.new[0].tolist())) == 25


def test_a_split_without_testable_users_is_refused() -> None:
    with pytest.raises(ValueError, match="two users"):
        hold_out(log_of([(u, 0, 0) for u in range(10)]), 0)


class Repeater:
    """Recommends the newest item of the history first, then items by index."""

    n_items = 40

    def score(self, queries: list[Query]) -> Floats:
        scores = np.tile(-np.arange(self.n_items, dtype=np.float32), (len(queries), 1))
        for row, query in enumerate(queries):
            scores[row, query.history[-1] if query.item is None else query.item] = 1
        return scores

    def save(self, folder: Any) -> None:
        raise NotImplementedError


def test_evaluate_gives_the_keys_of_the_service_and_separates_repeats() -> None:
    query = log_of([(0, 0, 30), (0, 1, 31)])
    tests = [HeldOut(0, query, ints(31)), HeldOut(0, query, ints(0, 31))]
    result = evaluate(Repeater(), tests)
    assert list(result.metrics) == [
        "coverage",
        "mean_reciprocal_rank_at_25",
        "normalized_discounted_cumulative_gain_at_5",
        "normalized_discounted_cumulative_gain_at_10",
        "normalized_discounted_cumulative_gain_at_25",
        "precision_at_5",
        "precision_at_10",
        "precision_at_25",
    ]
    assert result.metrics["mean_reciprocal_rank_at_25"] == 1
    assert result.metrics["coverage"] == 25 / 40
    assert result.metrics["precision_at_5"] == pytest.approx(0.3)
    assert result.without_repeats["mean_reciprocal_rank_at_25"] == 1
    assert result.without_repeats["precision_at_5"] == 0.2
    assert result.users == 2


def test_related_items_are_asked_for_the_newest_item_of_the_query() -> None:
    tests = [HeldOut(0, log_of([(0, 0, 5), (0, 1, 39)]), ints(39))]
    assert evaluate(Repeater(), tests, related=True).metrics["mean_reciprocal_rank_at_25"] == 1


def test_novelty_by_hand() -> None:
    known_by = np.array([16, 4, 0, 1], np.float32)
    assert novelty(ints(0, 1), known_by, 16, 2) == (0 + 2) / 2
    assert novelty(ints(1, 0), known_by, 16, 1) == 2
    assert novelty(ints(2), known_by, 16, 5) == novelty(ints(3), known_by, 16, 5) == 4
    assert novelty(ints(), known_by, 16, 5) == 0


def test_intervals_shrink_with_the_square_root_of_the_users_and_hold_the_mean() -> None:
    rng = np.random.default_rng(5)
    widths = []
    for n_users in (100, 10_000):
        values = rng.normal(0.5, 0.2, n_users)
        low, high = intervals({"a": values})["a"]
        assert low < values.mean() < high
        expected = 2 * 1.96 * values.std() / math.sqrt(n_users)
        assert high - low == pytest.approx(expected, rel=0.15)
        widths.append(high - low)
    assert widths[0] / widths[1] == pytest.approx(10, rel=0.3)


def test_intervals_are_the_seed_s_and_those_of_equal_users_are_points() -> None:
    values = {"a": np.linspace(0, 1, 50)}
    assert intervals(values, 1) == intervals(values, 1) != intervals(values, 2)
    assert intervals({"a": np.full(9, 0.25)}) == {"a": (0.25, 0.25)}
    assert intervals({"a": np.array([])}) == {"a": (0.0, 0.0)}


def test_a_lead_is_measured_on_the_same_users() -> None:
    query = log_of([(0, 0, 30), (0, 1, 31)])
    good = [HeldOut(0, query, ints(31)) for _ in range(30)]
    poor = [HeldOut(0, query, ints(7)) for _ in range(30)]
    right, wrong = evaluate(Repeater(), good), evaluate(Repeater(), poor)
    lead = right.above(wrong)["mean_reciprocal_rank_at_25"]
    assert lead["difference"] == pytest.approx(1 - 1 / 9, abs=1e-4)
    assert lead["interval"][0] == lead["interval"][1] == lead["difference"]
    assert right.above(right)["precision_at_5"] == {"difference": 0.0, "interval": (0.0, 0.0)}
