"""Shapes that are rounded up: few different ones, and the same model as with the exact ones."""

from __future__ import annotations

import jax
import numpy as np
import pytest

from personalize_poc.local.arrays.types import Features, TrainingData
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.interface import Budget
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.training import fit as train
from personalize_poc.local.recipes.sequence.training import sizes
from tests.local.recipes.test_recipes import query
from tests.support.recipe_data import training_data

pytestmark = pytest.mark.slow  # networks are trained

SETTINGS = Settings(hidden=16, metadata=True, least_steps=40, steps=40)


SIZES = {0: 0, 1: 32, 32: 32, 33: 40, 41: 48, 129: 160, 1000: 1024, 1_000_000: 1 << 20}


@pytest.mark.parametrize("n", SIZES)
def test_a_size_is_at_most_a_quarter_too_large(n: int) -> None:
    assert sizes.size(n, 32) == SIZES[n]
    assert SIZES[n] <= max(32, 1.25 * n)


def data(n_items: int, kinds: int) -> TrainingData:
    """People step through the items; each item is of one of some kinds."""
    each = np.arange(n_items + 1, dtype=np.int32)
    indptr, codes = each, each[:-1] % kinds
    features = Features(
        {"KIND": (indptr, codes)}, {}, {"KIND": [str(kind) for kind in range(kinds)]}
    )
    histories = [[(user + step) % n_items for step in range(12)] for user in range(60)]
    return training_data(histories, n_items, item_features=features)


def fitted(given: TrainingData) -> Model:
    return train.fit(given, SETTINGS, seed=1, progress=lambda update: None, budget=Budget())


def test_the_model_is_that_of_the_exact_shapes(monkeypatch: pytest.MonkeyPatch) -> None:
    given = data(20, 5)
    rounded = fitted(given).score([query([3, 4, 5])])
    monkeypatch.setattr(sizes, "size", lambda n, least=1: n)
    assert rounded.shape == (1, 20)
    np.testing.assert_allclose(rounded, fitted(given).score([query([3, 4, 5])]), atol=0.05)


def test_data_of_about_the_same_size_share_what_is_compiled(
    caplog: pytest.LogCaptureFixture,
) -> None:
    jax.clear_caches()  # type: ignore[no-untyped-call]
    with jax.log_compiles():
        for given, times in ((data(20, 5), 2), (data(27, 7), 0)):
            caplog.clear()
            fitted(given)
            told = [record.getMessage() for record in caplog.records]
            ours = [text for text in told if text.startswith("Compiling") and _is_ours(text)]
            assert len(ours) == times


def _is_ours(text: str) -> bool:
    return "_update" in text or "validation" in text
