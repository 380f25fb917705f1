"""The order of unseen items: metadata count where they tell something, and most for rare items."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Floats, Ints, Query
from personalize_poc.local.recipes.sequence import unseen_weights
from personalize_poc.local.recipes.sequence.content import Content, rarity
from personalize_poc.local.recipes.sequence.ease import Ridge
from personalize_poc.local.recipes.sequence.unseen import Unseen

N = 60
KIND: Ints = (np.arange(N) % 3).astype(np.int32)
POPULARITY = np.repeat(np.log([40.5, 0.5]), 30).astype(np.float32)
"""The second half of the items is rare."""


def content(texts: bool = False) -> Content:
    kinds = np.eye(3, dtype=np.float32)[KIND]
    words = kinds @ np.random.default_rng(0).standard_normal((3, 8)).astype(np.float32)
    return Content.of(np.hstack([kinds, words]) if texts else kinds, 3)


def asked(loyal: float, n: int = 300) -> list[tuple[Floats, Query, int]]:
    """Histories of one kind, and a next item that is of the same kind with this probability."""
    rng = np.random.default_rng(0)
    found = []
    for _ in range(n):
        kind = int(rng.integers(3))
        own, others = np.flatnonzero(kind == KIND), np.flatnonzero(kind != KIND)
        history = rng.choice(own, 6, replace=False).astype(np.int32)
        rest = np.setdiff1d(own, history)
        came = rng.choice(rest if rng.random() < loyal else others)
        found.append((rng.standard_normal(N).astype(np.float32), Query(history), int(came)))
    return found


@pytest.mark.parametrize("texts", [False, True])
def test_metadata_that_tell_get_a_weight(texts: bool) -> None:
    found = unseen_weights.likeliest(Unseen(None, content(texts)), POPULARITY, asked(0.9))
    history = np.nonzero(KIND == 1)[0][:5].astype(np.int32)
    logits = np.zeros(N, np.float32)
    moved = logits.copy()
    found.move(moved, Query(history), rarity(POPULARITY), logsumexp(moved))
    others = np.setdiff1d(np.arange(N), history)
    assert moved[others][KIND[others] == 1].min() > moved[others][KIND[others] != 1].max() + 0.5
    assert (moved[history] == logits[history]).all()
    assert np.exp(moved[others]).sum() == pytest.approx(len(others), rel=1e-4)


def test_metadata_that_tell_nothing_are_left_out() -> None:
    found = unseen_weights.likeliest(Unseen(None, content()), POPULARITY, asked(14 / 54))
    assert found == Unseen(None, None)
    logits = np.arange(N, dtype=np.float32)
    found.move(logits, Query(np.array([1], np.int32)), rarity(POPULARITY), logsumexp(logits))
    assert np.array_equal(logits, np.arange(N))


def test_few_predictions_leave_the_regression_its_weight_and_metadata_none() -> None:
    ones = np.ones((N, 1), np.float32)
    ridge = Ridge(np.arange(N, dtype=np.int32), np.zeros((N, 1), np.int32), ones)
    found = unseen_weights.likeliest(Unseen(ridge, content()), POPULARITY, asked(0.9, n=20))
    assert found == Unseen(ridge, None)


def test_a_rare_item_is_moved_most_by_its_metadata(tmp_path: Path) -> None:
    assert rarity(np.log(np.array([0.5, 3.5, 1000.5], np.float32))) == pytest.approx(
        [1, 0.5, 0], abs=0.01
    )
    weighted = replace(content(), weights=np.array([0.2, 0, 0.8, 0]))
    history = np.array([1, 4, 7], np.int32)
    moves = weighted.moves(history, rarity(POPULARITY))
    assert moves[58] > 2 * moves[10] > 0  # both of the kind of the history
    assert moves[59] < moves[11] < 0
    weighted.save(tmp_path)
    again = Content.load(tmp_path)
    assert again is not None
    later = again.with_items(np.eye(3, dtype=np.float32))
    grown = later.moves(history, np.append(rarity(POPULARITY), [1, 1, 1]).astype(np.float32))
    assert grown[:N] == pytest.approx(moves)
    assert grown[N + 1] == pytest.approx(moves[58])
    assert Content.load(tmp_path / "nowhere") is None


def test_an_item_without_metadata_is_not_moved() -> None:
    described = np.vstack([np.eye(3, dtype=np.float32)[KIND], np.zeros((1, 3), np.float32)])
    weighted = replace(Content.of(described, 3), weights=np.array([1.0, 1, 1, 1]))
    moves = weighted.moves(np.array([N, 1], np.int32), np.ones(N + 1, np.float32))
    assert moves[N] == 0
    assert np.isfinite(moves).all()
