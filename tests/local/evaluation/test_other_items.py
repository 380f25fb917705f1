"""Lists for an item beside those of other items: what chance has no lead in."""

from __future__ import annotations

import numpy as np

from personalize_poc.local.arrays.splits import HeldOut
from personalize_poc.local.arrays.types import Interactions
from personalize_poc.local.evaluation.answers import Answers
from personalize_poc.local.evaluation.items import measured
from personalize_poc.local.evaluation.leads import METRIC
from personalize_poc.local.evaluation.other_items import above_other_items

N_ITEMS = 200


def user(number: int, truth: int) -> HeldOut:
    query = Interactions(
        np.array([number], np.int32),
        np.zeros(1, np.int32),
        np.zeros(1, np.int64),
        np.zeros(1, np.int16),
        np.full(1, np.nan, np.float32),
    )
    return HeldOut(number, query, np.array([truth], np.int32))


def lead(lists: list[np.ndarray], truths: list[int]) -> tuple[float, float, float]:
    tests = [user(number, truth) for number, truth in enumerate(truths)]
    answers = Answers(lists, lists)
    found = above_other_items(answers, tests, measured(answers, tests, N_ITEMS), seed=0)[METRIC]
    return found["difference"], *found["interval"]


def test_lists_drawn_by_popularity_have_no_lead_however_often_they_hit() -> None:
    rng = np.random.default_rng(0)
    weights = 1 / np.arange(1, N_ITEMS + 1)
    drawn = [rng.choice(N_ITEMS, 25, False, weights / weights.sum()) for _ in range(400)]
    truths = rng.choice(N_ITEMS, 400, p=weights / weights.sum()).tolist()
    difference, low, high = lead([one.astype(np.int32) for one in drawn], truths)
    assert abs(difference) < 0.05
    assert low <= 0 <= high


def test_lists_that_hold_what_comes_next_after_their_item_have_one() -> None:
    lists = [np.arange(first, first + 25, dtype=np.int32) for first in range(100)]
    difference, low, _ = lead(lists, list(range(100)))
    assert difference > 0.5
    assert low > 0


def test_one_test_user_tells_nothing() -> None:
    assert lead([np.arange(25, dtype=np.int32)], [0]) == (0.0, 0.0, 0.0)
