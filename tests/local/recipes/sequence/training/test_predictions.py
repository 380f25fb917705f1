"""What validation users are asked about: rows of the newer half, by weight where there are any."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from personalize_poc.local.arrays.types import Features
from personalize_poc.local.recipes.sequence.encoding.windows import Inputs, encode
from personalize_poc.local.recipes.sequence.training.predictions import (
    _places,
    _rows,
    share_of_visits,
)
from tests.support.recipe_data import HOUR, interactions


def test_without_weights_rows_lie_at_equal_distances() -> None:
    assert _rows(np.arange(5, 10), 100, None).tolist() == [5, 6, 7, 8, 9]
    assert _rows(np.arange(5, 14), 3, None).tolist() == [5, 9, 13]


def test_types_are_asked_about_as_often_as_they_weigh() -> None:
    """Half of the events weigh a tenth: one in eleven of the questions is about such a one."""
    weights = np.random.default_rng(0).choice([0.05, 0.5], 2000).astype(np.float32)
    rows = _rows(np.arange(1000, 2000), 1000, weights)
    assert len(np.unique(rows)) == len(rows) == pytest.approx(550, abs=30)
    assert (weights[rows] < 0.1).mean() == pytest.approx(1 / 11, abs=0.03)
    assert rows.min() >= 1000
    assert rows.max() < 2000
    assert len(_rows(np.arange(1000, 2000), 20, weights)) == 20


def test_equal_weights_ask_about_all_and_none_about_nothing() -> None:
    assert _rows(np.arange(2, 6), 100, np.full(6, 0.3, np.float32)).tolist() == [2, 3, 4, 5]
    assert not len(_rows(np.arange(6), 100, np.zeros(6, np.float32)))
    assert not len(_rows(np.arange(0), 100, None))


def test_where_a_visit_begins_alone() -> None:
    """Visits of three events, an hour apart: what comes first, but for the first of a user."""
    log = interactions([list(range(12)), list(range(7))])
    seconds = np.concatenate([np.arange(12), np.arange(7)])
    log = replace(log, timestamps=(seconds // 3 * HOUR + seconds % 3 * 60).astype(np.int64))
    events = encode(log, Inputs.of(log, 1, Features(), metadata=False), recency=False)
    users = np.arange(2)
    assert _places(log, 0, 12, visits=True).tolist() == [3, 6, 9]
    assert _places(log, 12, 7, visits=True).tolist() == [12 + 3, 12 + 6]
    assert share_of_visits(log, events, users) == pytest.approx(5 / (11 + 6))
