"""The regression of what came next on what was before."""

from __future__ import annotations

import numpy as np
import pytest

from personalize_poc.local.arrays.types import Query
from personalize_poc.local.recipes.sequence import next_on_past
from tests.support.recipe_data import interactions

STAGES, EACH = 20, 5


def courses(users: int) -> list[list[int]]:
    """Three stages one after the other, from any on; four things of the five of each."""
    rng = np.random.default_rng(3)
    return [
        [
            EACH * stage + thing
            for stage in range(first, first + 3)
            for thing in rng.permutation(EACH)[:4].tolist()
        ]
        for first in rng.integers(0, STAGES - 2, users).tolist()
    ]


@pytest.mark.parametrize(("decay", "penalty"), next_on_past.WAYS)
def test_what_comes_next_is_ahead_of_what_came_before(decay: float, penalty: float) -> None:
    ridge = next_on_past.fit(interactions(courses(900)), STAGES * EACH, decay, penalty)
    assert ridge is not None
    assert ridge.decay == decay
    scores = ridge.scores(Query(history=np.arange(10 * EACH, 11 * EACH, dtype=np.int32)))
    stages = scores.reshape(STAGES, EACH).mean(axis=1)
    assert set(stages.argsort()[-2:].tolist()) == {11, 12}  # of the next ten items
    assert min(stages[11], stages[12]) > 3 * stages[9]


def test_moments_of_a_long_log_are_further_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    log = interactions(courses(900))
    every = next_on_past.fit(log, STAGES * EACH, 1.0, 300.0)
    monkeypatch.setattr(next_on_past, "MOST_MOMENTS", len(log) // 6)
    fewer = next_on_past.fit(log, STAGES * EACH, 1.0, 300.0)
    assert every is not None
    assert fewer is not None
    assert 0 < np.abs(fewer.weights).sum() < np.abs(every.weights).sum()


def test_items_of_too_few_people_give_no_regression() -> None:
    assert next_on_past.fit(interactions([[0, 1], [1, 0]]), 2, 1.0, 300.0) is None
