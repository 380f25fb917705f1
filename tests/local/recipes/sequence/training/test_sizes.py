"""Shapes that are rounded up: few different ones, and the same model as with the exact ones."""

from __future__ import annotations

from typing import Any

import jax
import numpy as np
import pytest

from personalize_poc.local.arrays.types import Features, TrainingData
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.interface import Budget
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.training import fit as train
from personalize_poc.local.recipes.sequence.training import judging, sizes
from personalize_poc.local.recipes.sequence.training.epochs import Judgement
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


def test_many_logits_are_judged_a_part_at_a_time_with_the_same_result(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = data(40, 5)
    judged: list[tuple[Any, ...]] = []
    monkeypatch.setattr(Judgement, "of", noting(judged))
    whole = fitted(given).score([query([3, 4, 5])])
    n_rows = len(judged[0][-1])
    monkeypatch.setattr(judging, "_AT_ONCE", sizes.ITEMS * judged[0][-1].shape[1] * 4)
    parts = fitted(given).score([query([3, 4, 5])])
    assert n_rows % 4, "the last part is shorter"
    first, again = judged[: len(judged) // 2], judged[len(judged) // 2 :]
    for one, other in zip(first, again, strict=True):
        assert one[0] == pytest.approx(other[0], rel=1e-5)
        for array, same in zip(one[1:], other[1:], strict=True):
            np.testing.assert_array_equal(array, same)
    np.testing.assert_array_equal(whole, parts)


def test_a_large_catalogue_is_judged_by_as_many_predictions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judged: list[tuple[Any, ...]] = []
    monkeypatch.setattr(Judgement, "of", noting(judged))
    monkeypatch.setattr(judging, "_MOST_LOGITS", 1000)
    fitted(training_data([[(u + s) % 20 for s in range(12)] for u in range(1200)], 20))
    assert judged[0][-1].size == 200


def noting(judged: list[tuple[Any, ...]]) -> Any:
    """What judges epochs, and notes by what."""
    of = Judgement.of

    def noted(*found: Any) -> Judgement:
        judged.append(found)
        return of(*found)

    return noted
