"""Popularity and SIMS on data whose right answer is known."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from personalize_poc.local.arrays.types import Query, TrainingData
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.common.percentiles import items_within, users_within
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.interface import Algorithm, Budget
from tests.support.recipe_data import blocks, training_data

ALL_ITEMS = {
    "min_item_interaction_count_percentile": "0",
    "max_item_interaction_count_percentile": "1",
    "min_user_history_length_percentile": "0",
    "max_user_history_length_percentile": "1",
}


def fit(recipe: str, data: TrainingData, **parameters: str) -> Model:
    info = catalogue.named(recipe)
    features = {p.name for p in info.hyperparameters if p.featurization}
    complete = info.complete(
        {k: v for k, v in parameters.items() if k not in features},
        {k: v for k, v in parameters.items() if k in features},
    )
    algorithm: Algorithm[Model] = info.algorithm()
    return algorithm.fit(data, complete, seed=0, progress=lambda update: None, budget=Budget())


def order(model: Model, **query: Any) -> list[int]:
    found: list[int] = np.argsort(-model.score([Query(**query)])[0], kind="stable").tolist()
    return found


def test_popularity_counts_users_not_interactions() -> None:
    model = fit("aws-popularity-count", training_data([[0, 0, 0, 0, 1], [1, 2], [1, 2], [1]], 4))
    assert model.score([Query()])[0].tolist() == [1, 4, 2, 0]


def test_popularity_is_the_same_for_everybody() -> None:
    model = fit("aws-popularity-count", blocks())
    scores = model.score([Query(), Query(history=np.array([1, 2], np.int32))])
    assert (scores[0] == scores[1]).all()


def test_related_items_stay_in_their_world() -> None:
    model = fit("aws-sims", blocks(), **ALL_ITEMS)
    for item in range(40):
        first = order(model, item=item)[:10]
        assert item not in first
        assert {i // 20 for i in first} == {item // 20}


@pytest.mark.parametrize("recipe", ["aws-sims", "aws-similar-items"])
def test_a_shop_that_sells_each_thing_once_has_no_pairs(recipe: str) -> None:
    # 150 people with four things each, none of which anybody else has.
    histories = [list(range(4 * user, 4 * user + 4)) for user in range(150)]
    given = ALL_ITEMS if recipe == "aws-sims" else {}
    model = fit(recipe, training_data(histories, 600), **given)
    (scores,) = model.score([Query(item=0)])
    assert np.isfinite(scores).all()
    assert set(order(model, item=0)[:3]) == {1, 2, 3}


@pytest.mark.parametrize("item", [40, None, 41, -1])
def test_an_item_without_neighbours_gets_popular_items(item: int | None) -> None:
    data = blocks()
    popular = order(fit("aws-popularity-count", data))
    ranked = order(fit("aws-sims", data, **ALL_ITEMS), item=item)
    assert [i for i in ranked if i != item] == [i for i in popular if i != item]


def popular_and_close() -> TrainingData:
    """Item 0 occurs with 1 (all ten users of 1) and with 2 (20 users of 200)."""
    return training_data([[0, 1, 2]] * 10 + [[0, 2]] * 10 + [[2, 3]] * 180, 4)


def test_the_discount_turns_popular_into_close() -> None:
    by_popularity = fit(
        "aws-sims", popular_and_close(), **ALL_ITEMS, popularity_discount_factor="0"
    )
    by_closeness = fit("aws-sims", popular_and_close(), **ALL_ITEMS, popularity_discount_factor="1")
    assert order(by_popularity, item=0)[:2] == [2, 1]
    assert order(by_closeness, item=0)[:2] == [1, 2]


def test_fewer_users_in_common_than_asked_for_come_after_the_others() -> None:
    data = popular_and_close()
    strict = fit("aws-sims", data, **ALL_ITEMS, min_cointeraction_count="10")
    assert strict.score([Query(item=0)])[0][1] > 2
    data = training_data([[0, 1, 2]] * 9 + [[0, 2]] * 10 + [[2, 3]] * 180, 4)
    stricter = fit("aws-sims", data, **ALL_ITEMS, min_cointeraction_count="10")
    assert 1 < stricter.score([Query(item=0)])[0][1] < 2 < stricter.score([Query(item=0)])[0][2]


def test_items_above_the_percentile_are_left_out() -> None:
    features = ALL_ITEMS | {"max_item_interaction_count_percentile": "0.4"}
    data = training_data([[2, 0, 1]] * 10 + [[2, 0]] * 10 + [[2, 3]] * 180, 4)
    assert fit("aws-sims", data, **features).score([Query(item=0)])[0][2] <= 1
    assert fit("aws-sims", data, **ALL_ITEMS).score([Query(item=0)])[0][2] > 1


def test_items_above_the_percentile_have_neighbours_and_are_those_of_what_is_bound_to_them() -> (
    None
):
    """Item 0 is what everybody of one world met, item 20 what everybody of the other met.

    Popular items would be of both worlds.
    """
    rng = np.random.default_rng(0)
    histories = [
        [20 * (user % 2), *(20 * (user % 2) + 1 + rng.choice(19, 6, replace=False)).tolist()]
        for user in range(200)
    ]
    features = ALL_ITEMS | {"max_item_interaction_count_percentile": "0.8"}
    model = fit("aws-sims", training_data(histories, 40), **features)
    bound = model.score([Query(item=5)])[0]
    assert bound[20] <= 1 < bound[0]
    for popular, world in ((0, range(20)), (20, range(20, 40))):
        assert set(order(model, item=popular)[:10]) <= set(world)


def test_percentiles() -> None:
    lengths = np.array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 100])
    kept = users_within(lengths, 0.1, 0.9)
    assert np.flatnonzero(kept).tolist() == [2, 3, 4, 5, 6, 7, 8, 9]
    counts = np.array([0, 1, 9, 40, 50])
    assert items_within(counts, 0, 1).tolist() == [False, True, True, True, True]
    assert items_within(counts, 0.05, 0.5).tolist() == [False, False, True, True, False]
    assert not users_within(np.zeros(3, int), 0, 1).any()
    assert not items_within(np.zeros(3, int), 0, 1).any()
