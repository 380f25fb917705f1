"""The hold-out and the metrics of recipes for actions, by hand and against slow definitions."""

from __future__ import annotations

import numpy as np
import pytest

from personalize_poc.local.arrays.actions import DAY, ActionLog, ActionQuery
from personalize_poc.local.arrays.types import Interactions
from personalize_poc.local.evaluation import actions as evaluation
from personalize_poc.local.evaluation.actions import ActionHeldOut
from personalize_poc.local.evaluation.metrics.action_precision import (
    precision_of_action,
    recall_of_action,
)
from personalize_poc.local.evaluation.metrics.roc_auc import area_under_curve
from tests.local.recipes.actions.test_model import log_of

START = 1_700_000_000


def test_users_are_for_one_purpose_only() -> None:
    log = log_of(*((u, 0, day, "V") for u in range(100) for day in range(1 + (u < 50))))
    test, validation = evaluation.chosen_users(log, 120, seed=3)
    assert test.sum() == 5  # of the 50 users with two interactions
    assert validation.sum() == 4
    assert not (test & validation).any()
    assert not (test | validation)[50:].any()
    again = evaluation.chosen_users(log, 120, seed=3)
    assert (test == again[0]).all()
    assert (test != evaluation.chosen_users(log, 120, seed=4)[0]).any()
    few = evaluation.chosen_users(log_of((0, 0, 0, "V"), (0, 0, 1, "T")), 5, seed=1)
    assert not few[0].any()
    assert not few[1].any()


def test_a_test_user_shows_the_oldest_nine_tenths_and_the_items_before_the_rest() -> None:
    rows = [(0, 0, day, "V") for day in range(8)]
    rows += [(0, 1, 8, "T"), (0, 2, 9, "V"), (1, 3, 0, "T"), (1, 3, 1, "N")]
    users, items = np.array([0, 0, 1], np.int32), np.array([5, 6, 7], np.int32)
    times = START + np.array([8, 9, 0], np.int64) * DAY
    log, none = log_of(*rows), np.full(3, -1, np.int16)
    met = Interactions(users, items, times, none, none.astype(np.float32))
    people = np.array([[1.0], [2.0], [3.0]], np.float32)
    first, second = evaluation.held_out(log, met, np.array([True, True, False]), people)
    assert len(first.query.log) == 9
    assert first.query.history.tolist() == [5]  # not the one at the moment of the truth
    assert (first.actions.tolist(), first.taken.tolist()) == ([2], [False])
    assert second.query.log.actions.tolist() == [3]
    assert (second.actions.tolist(), second.taken.tolist()) == ([3], [False])
    assert second.query.person is not None
    assert second.query.person.tolist() == [2.0]


def held(actions: list[int], taken: list[bool]) -> ActionHeldOut:
    return ActionHeldOut(
        0, ActionQuery(log=ActionLog()), np.array(actions, np.int32), np.array(taken, bool)
    )


def test_ndcg_counts_those_who_took_something() -> None:
    tests = [held([4], [True]), held([0], [False]), held([1, 2], [True, True])]
    orders = [np.arange(8, dtype=np.int32)] * 3
    metrics, textbook = evaluation.ranking_metrics(orders, tests, 10)
    assert metrics["coverage"] == 0.5
    one, two = 1 / np.log2(6), (1 / np.log2(3) + 1 / np.log2(4)) / (1 + 1 / np.log2(3))
    key = "normalized_discounted_cumulative_gain_at_5"
    assert metrics[key] == pytest.approx((one + two) / 2, abs=1e-4)
    assert textbook[key] == pytest.approx((one + two) / 2, abs=1e-4)
    assert evaluation.ranking_metrics([], [], 10)[0][key] == 0.0


def test_precision_recall_and_area_are_means_over_scored_actions() -> None:
    tests = [held([0, 1], [True, False]), held([0, 1], [False, False]), held([0, 2], [True, True])]
    scores = np.array([[0.9, 0.6, 0.0], [0.7, 0.2, 0.0], [0.4, 0.1, 0.9]], np.float32)
    found = evaluation.classification_metrics(
        scores, tests, np.array([0.5, 0.5, 0.5], np.float32), np.array([True, True, False])
    )
    # Action 0: predicted for two, one of them took it, and one of two who took it. Action 1:
    # predicted for one who did not take it; nobody took it. Action 2 has no score.
    assert found == {"precision": 0.25, "recall": 0.5, "auc": 0.5}
    nothing = evaluation.classification_metrics(
        np.zeros((0, 3), np.float32), [], np.zeros(3, np.float32), np.ones(3, bool)
    )
    assert nothing == {"precision": 0.0, "recall": 0.0, "auc": 0.0}


def test_the_area_equals_the_share_of_pairs_in_order() -> None:
    rng = np.random.default_rng(2)
    for _ in range(20):
        scores, taken = rng.integers(0, 5, 30) / 4, rng.random(30) < 0.4
        pairs = [(a > b) + (a == b) / 2 for a in scores[taken] for b in scores[~taken]]
        assert area_under_curve(scores, taken) == pytest.approx(np.mean(pairs))
    assert area_under_curve(np.array([0.1, 0.2]), np.array([True, True])) is None
    assert area_under_curve(np.array([0.1, 0.2]), np.array([False, False])) is None


def test_precision_and_recall_by_hand() -> None:
    predicted, taken = np.array([1, 1, 1, 0, 0], bool), np.array([1, 0, 0, 1, 0], bool)
    assert precision_of_action(predicted, taken) == pytest.approx(1 / 3)
    assert recall_of_action(predicted, taken) == 0.5
    assert precision_of_action(np.zeros(5, bool), taken) == 0.0
    assert recall_of_action(predicted, np.zeros(5, bool)) is None
