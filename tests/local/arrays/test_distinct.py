"""Sets of items: as numpy's functions have them."""

from __future__ import annotations

import numpy as np
import pytest

from personalize_poc.local.arrays.distinct import among, distinct, places, sums


@pytest.mark.parametrize("n", [0, 1, 2, 50])
def test_sets_are_those_of_numpy(n: int) -> None:
    random = np.random.default_rng(n)
    items, others = (random.integers(0, 30, n).astype(np.int32) for _ in range(2))
    parts = random.random(n)
    own = distinct(items)
    assert own.dtype == np.int32
    assert np.array_equal(own, np.unique(items))
    named, summed = sums(items, parts)
    assert np.array_equal(named, own)
    assert summed == pytest.approx(np.bincount(items, parts, 30)[own])
    assert np.array_equal(among(others, own), np.isin(others, items))
    found = places(own, others)
    assert np.array_equal(found >= 0, np.isin(others, items))
    assert np.array_equal(own[found[found >= 0]], others[found >= 0])
