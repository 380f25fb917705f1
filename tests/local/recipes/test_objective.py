"""The optimisation objective: what it does to an order, and the metric of its rewards."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from personalize_poc.local.arrays.splits import hold_out
from personalize_poc.local.arrays.types import Features, Query
from personalize_poc.local.errors import TrainingRefused
from personalize_poc.local.evaluation.answers import top_items
from personalize_poc.local.evaluation.average_rewards import (
    average_rewards,
    rewards_of,
    share_of_best,
)
from personalize_poc.local.recipes import objective
from personalize_poc.local.recipes.counting.popularity import PopularityModel
from personalize_poc.local.recipes.objective import WEIGHTS, Objective, ObjectiveModel
from tests.support.recipe_data import training_data

QUERY = [Query()]


def draws(seed: int, n: int = 300) -> tuple[PopularityModel, np.ndarray]:
    """Scores of 300 items and, independent of them, a price of each."""
    rng = np.random.default_rng(seed)
    prices = rng.lognormal(1, 0.4, n).astype(np.float32)
    return PopularityModel(rng.standard_normal(n).astype(np.float32)), prices


@pytest.mark.parametrize("seed", range(8))
def test_more_sensitivity_recommends_more_of_the_column_and_costs_relevance(seed: int) -> None:
    model, values = draws(seed)
    means, relevance = [], []
    for name in ("OFF", "LOW", "MEDIUM", "HIGH"):
        traded = ObjectiveModel(model, Objective(values, WEIGHTS[name]))
        items = top_items(traded.score(QUERY)[0], 25)
        means.append(float(Objective(values, 1).standardised[items].mean()))
        relevance.append(float(model.counts[items].mean()))
    assert means == sorted(means)
    assert relevance == sorted(relevance, reverse=True)
    assert means[3] > means[0] + 0.3
    assert relevance[3] > 0.6 * relevance[0]


def test_off_changes_nothing() -> None:
    model, values = draws(0)
    off = ObjectiveModel(model, Objective(values, WEIGHTS["OFF"]))
    assert np.array_equal(off.score(QUERY), model.score(QUERY))


def test_the_scale_of_the_logits_does_not_matter() -> None:
    """A model that is surer of itself trades as much: the column weighs in deviations of logits."""
    model, values = draws(0)
    surer = PopularityModel(5 * model.counts)
    one, other = (ObjectiveModel(m, Objective(values, 0.4)).score(QUERY) for m in (model, surer))
    np.testing.assert_allclose(5 * one, other, rtol=1e-4, atol=1e-4)


def test_the_unit_of_the_column_does_not_matter_and_one_extreme_item_does_not_rule() -> None:
    model, values = draws(0)
    high = WEIGHTS["HIGH"]
    dollars = ObjectiveModel(model, Objective(values, high)).score(QUERY)
    cents = ObjectiveModel(model, Objective(values * 100 + 7, high)).score(QUERY)
    assert np.allclose(dollars, cents, atol=1e-4)
    values[5] = 1e6
    worst = int(np.argmin(model.counts))
    values[5], values[worst] = values[0], 1e6
    items = top_items(ObjectiveModel(model, Objective(values, high)).score(QUERY)[0], 25)
    assert worst not in items


@pytest.mark.parametrize(
    "values",
    [
        np.full(300, 19.99, np.float32),
        np.full(300, np.nan, np.float32),
        np.full(300, 3e8, np.float32),
        np.zeros(300, np.float32),
    ],
)
def test_a_column_that_says_nothing_changes_nothing(values: np.ndarray) -> None:
    model, _ = draws(0)
    scores = ObjectiveModel(model, Objective(values, WEIGHTS["HIGH"])).score(QUERY)
    assert np.array_equal(scores, model.score(QUERY))


def test_items_without_a_value_count_as_average_ones() -> None:
    model, values = draws(0)
    values[:100] = np.nan
    trade = Objective(values, WEIGHTS["HIGH"])
    assert np.all(trade.standardised[:100] == 0)
    assert abs(float(trade.standardised[100:].mean())) < 0.05
    scores = ObjectiveModel(model, trade).score(QUERY)
    assert np.isfinite(scores).all()
    assert np.array_equal(scores[0, :100], model.score(QUERY)[0, :100])


def test_it_is_saved_with_the_model(tmp_path: Path) -> None:
    model, values = draws(0)
    traded = ObjectiveModel(model, Objective(values, 0.5))
    traded.save(tmp_path)
    again = objective.loaded(model, tmp_path)
    assert np.array_equal(again.score(QUERY), traded.score(QUERY))
    assert objective.loaded(model, tmp_path / "elsewhere") is model


def test_the_column_is_found_among_the_features() -> None:
    features = Features(
        numbers={"PRICE": np.array([1, 2, 3], np.float32)}, creation=np.array([5.0, 6.0, 7.0])
    )
    data = training_data([[0, 1, 2]], 3, item_features=features)
    assert objective.of(data, "PRICE", "LOW").weight == WEIGHTS["LOW"]
    assert objective.of(data, "CREATION_TIMESTAMP", "LOW").values.tolist() == [5, 6, 7]
    with pytest.raises(TrainingRefused, match="no column of numbers FEE"):
        objective.of(data, "FEE", "LOW")


def test_rewards_of_a_user_by_hand() -> None:
    rewards = np.arange(40, dtype=np.float32)
    recommended = np.arange(30, dtype=np.int32)  # the 25 that pay most are 5 … 29
    assert share_of_best(recommended, np.array([2, 8, 35], np.int32), rewards) == 8 / 10
    assert share_of_best(recommended, np.array([4, 5], np.int32), rewards) == 5 / 9
    assert share_of_best(recommended, np.array([8], np.int32), rewards) == 1
    assert share_of_best(recommended, np.array([35], np.int32), rewards) is None
    assert share_of_best(recommended, np.array([0], np.int32), rewards) is None
    assert rewards_of(np.array([-2, np.nan, 3], np.float32)).tolist() == [0, 2, 5]


def test_average_rewards_lie_between_zero_and_one() -> None:
    rng = np.random.default_rng(0)
    data = training_data([rng.permutation(60)[:20].tolist() for _ in range(50)], 60)
    tests = hold_out(data.interactions, 0, 0.5).tests
    values = rng.random(60).astype(np.float32)
    model = PopularityModel(rng.random(60).astype(np.float32))
    value = average_rewards(model, tests, values)
    assert 0 < value < 1
    # With all items recommended, the 25 that pay most bring more than 25 drawn ones would.
    assert value > 25 / 60
    assert average_rewards(model, tests, np.zeros(60, np.float32)) == 0


def test_average_rewards_are_those_of_the_answers_with_the_users_metadata() -> None:
    """As all metrics: a model that reads metadata of users is asked with it."""
    told: list[object] = []

    class Listens:
        n_items = 3

        def score(self, queries: list[Query]) -> np.ndarray:
            told.extend(query.traits for query in queries)
            return np.tile(np.arange(3, dtype=np.float32), (len(queries), 1))

    tests = hold_out(training_data([[0, 1, 2]] * 4, 3).interactions, 0, 0.5).tests
    people = Features(numbers={"AGE": np.array([10, 11, 12, 13], np.float32)})
    average_rewards(Listens(), tests, np.ones(3, np.float32), people)
    assert told == [{"AGE": 10.0 + test.user} for test in tests]
