"""What every built recipe that ranks items has to do, on data whose right answer is known."""

from __future__ import annotations

import threading
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Query, TrainingData
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.interface import Algorithm, Budget
from tests.support.recipe_data import HOUR, blocks, cycle, with_texts

pytestmark = pytest.mark.slow  # networks are trained

BUILT = [
    info.name
    for info in catalogue.all()
    if info.built
    # test_affinity.py and test_next_best_action.py look at the others.
    and info.recipe_type not in ("USER_SEGMENTATION", "PERSONALIZED_ACTIONS")
]
USER_RECIPES = [n for n in BUILT if catalogue.named(n).scores]
SAME_FOR_ALL = ("aws-popularity-count", "aws-trending-now")

NOW = 1_700_500_000


def fit(recipe: str, data: TrainingData, *, seed: int = 1, **parameters: str) -> Model:
    info = catalogue.named(recipe)
    own = {p.name: p.featurization for p in info.hyperparameters}
    if "hidden_dimension" in own:
        parameters = {"hidden_dimension": "32", **parameters}
    wide = {n: "0" if n.startswith("min") else "1" for n in own if "percentile" in n}
    complete = info.complete(
        {k: v for k, v in parameters.items() if not own[k]},
        wide | {k: v for k, v in parameters.items() if own[k]},
    )
    algorithm: Algorithm[Model] = info.algorithm()
    if recipe == "aws-semantic-similarity":
        data = with_texts(data)
    if recipe == "aws-hrnn-coldstart":  # all items of these small worlds are cold
        algorithm.least = 1  # type: ignore[attr-defined]
        complete |= {"cold_start_max_interactions": "100000", "cold_start_max_duration": "99999"}
        complete |= parameters
    return algorithm.fit(data, complete, seed=seed, progress=lambda update: None, budget=Budget())


@cache
def on_cycle(recipe: str) -> Model:
    return fit(recipe, cycle())


@cache
def on_blocks(recipe: str) -> Model:
    return fit(recipe, blocks())


def query(history: list[int], step: int = HOUR, **fields: Any) -> Query:
    n = len(history)
    return Query(
        np.array(history, np.int32),
        NOW + step * np.arange(n, dtype=np.int64),
        np.zeros(n, np.int16),
        **fields,
    )


MANY = [
    query([1, 2, 3]),
    query([]),
    query([3, 2, 1], item=4),
    query(list(range(29)) * 5),
    query([40], item=40),
    query([5], item=None),
]


@pytest.mark.parametrize("recipe", BUILT)
def test_scores_are_finite_for_any_query(recipe: str) -> None:
    scores = on_blocks(recipe).score(MANY)
    assert scores.shape == (len(MANY), 41)
    assert scores.dtype == np.float32
    assert np.isfinite(scores).all()


@pytest.mark.parametrize("recipe", BUILT)
def test_no_queries_no_rows(recipe: str) -> None:
    assert on_blocks(recipe).score([]).shape == (0, 41)


@pytest.mark.parametrize("recipe", BUILT)
def test_a_batch_answers_as_single_calls_do(recipe: str) -> None:
    model = on_blocks(recipe)
    together = model.score(MANY)
    alone = np.concatenate([model.score([q]) for q in MANY])
    np.testing.assert_allclose(together, alone, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("recipe", BUILT)
def test_scoring_leaves_no_trace(recipe: str) -> None:
    model = on_blocks(recipe)
    before = model.score(MANY[:1])
    model.score(MANY)[:] = 0
    assert (model.score(MANY[:1]) == before).all()


@pytest.mark.parametrize("recipe", BUILT)
def test_threads_get_the_same_answer(recipe: str) -> None:
    model, answers = on_blocks(recipe), []
    threads = [threading.Thread(target=lambda: answers.append(model.score(MANY))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all((answer == answers[0]).all() for answer in answers)


@pytest.mark.parametrize("recipe", BUILT)
def test_a_saved_model_answers_the_same(recipe: str, tmp_path: Path) -> None:
    model = on_blocks(recipe)
    model.save(tmp_path)
    again = catalogue.named(recipe).algorithm().load(tmp_path)
    assert again.n_items == 41
    assert (again.score(MANY) == model.score(MANY)).all()
    assert {path.suffix for path in tmp_path.iterdir()} <= {".npy", ".npz", ".json"}


@pytest.mark.parametrize("recipe", BUILT)
def test_same_seed_same_model(recipe: str) -> None:
    first = on_blocks(recipe).score(MANY)
    assert (fit(recipe, blocks()).score(MANY) == first).all()


@pytest.mark.parametrize("recipe", USER_RECIPES)
def test_another_seed_another_model(recipe: str) -> None:
    assert not np.allclose(fit(recipe, blocks(), seed=2).score(MANY), on_blocks(recipe).score(MANY))


@pytest.mark.parametrize("recipe", USER_RECIPES)
def test_a_user_without_history_gets_popular_items(recipe: str) -> None:
    data = blocks()
    counts = np.bincount(data.interactions.items, minlength=41)
    scores = on_blocks(recipe).score([query([])])[0]
    assert (np.argsort(-scores, kind="stable") == np.argsort(-counts, kind="stable")).all()


@pytest.mark.parametrize("recipe", [n for n in BUILT if n not in SAME_FOR_ALL])
def test_answers_stay_in_the_world_of_the_user_or_item(recipe: str) -> None:
    for world in (0, 1):
        history = [20 * world + i for i in (3, 7, 11, 15)]
        scores = on_blocks(recipe).score([query(history, item=history[-1])])[0]
        best = [i for i in np.argsort(-scores) if i not in history][:8]
        assert sum(i // 20 == world for i in best) >= 7


@pytest.mark.parametrize("recipe", USER_RECIPES)
def test_order_decides(recipe: str) -> None:
    """Both histories hold the same items; only their order says where the user goes next."""
    up, down = on_cycle(recipe).score([query([8, 9, 10, 11, 12]), query([12, 11, 10, 9, 8])])
    assert up.argmax() == 13
    assert down.argmax() == 7


@pytest.mark.parametrize("recipe", USER_RECIPES)
def test_a_new_event_moves_the_next_answer(recipe: str) -> None:
    model = on_cycle(recipe)
    history = [1, 2, 3, 4, 5]
    for item in (6, 7, 8):
        assert model.score([query(history)])[0].argmax() == item
        history = [*history, item]


@pytest.mark.parametrize("recipe", USER_RECIPES)
def test_a_long_history_counts_by_its_newest_events(recipe: str) -> None:
    long = [i % 30 for i in range(500)]
    scores = on_cycle(recipe).score([query(long), query(long[-100:])])
    # What is answered are shares: all logits may be higher by the same.
    longer, shorter = (one - logsumexp(one) for one in scores)
    np.testing.assert_allclose(longer, shorter, atol=0.5)
    assert scores[0].argmax() == 500 % 30
