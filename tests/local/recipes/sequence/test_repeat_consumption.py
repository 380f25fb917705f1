"""What a user had before, on top of the sequence model."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Query, TrainingData
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.interface import Algorithm, Budget, Earlier
from personalize_poc.local.recipes.sequence import repeat_consumption
from personalize_poc.local.recipes.sequence.repeat_consumption import Repeats
from tests.local.recipes.test_recipes import query
from tests.support.recipe_data import training_data

pytestmark = pytest.mark.slow  # networks are trained


def fit(recipe: str, data: TrainingData) -> Model:
    info = catalogue.named(recipe)
    algorithm: Algorithm[Model] = info.algorithm()
    return algorithm.fit(
        data, info.complete({}, {}), seed=1, progress=lambda update: None, budget=Budget()
    )


def staples(n_users: int, n_items: int = 400, seed: int = 0) -> list[list[int]]:
    """Everybody buys the same eight items of their own again and again, in no order."""
    rng = np.random.default_rng(seed)
    own = [rng.choice(n_items, 8, replace=False) for _ in range(n_users)]
    return [rng.choice(items, 40).tolist() for items in own]


def test_features_are_counts_and_ages_of_the_items_of_a_history() -> None:
    logits = np.log(np.array([0.1, 0.2, 0.3, 0.4], np.float32)) + 5
    history = np.array([3, 1, 1, 3, 2], np.int32)
    items = repeat_consumption.met(history)
    assert items.tolist() == [1, 2, 3]
    x = repeat_consumption.features(logits[items], 5.0, Query(history))
    expected = [
        [1, np.log(2), np.log(3), 0, np.log(5), np.log(0.2)],
        [1, 0, 0, 1, np.log(5), np.log(0.3)],
        [1, np.log(2), np.log(2), 0, np.log(5), np.log(0.4)],
    ]
    np.testing.assert_allclose(x, expected, atol=1e-5)


def test_only_the_newest_events_are_looked_at() -> None:
    history = np.array([0] * 3 + [1] * repeat_consumption.NEWEST, np.int32)
    assert repeat_consumption.met(history).tolist() == [1]
    x = repeat_consumption.features(np.zeros(1, np.float32), 0.0, Query(history))
    assert x[0, 4] == pytest.approx(np.log(repeat_consumption.NEWEST))


def test_weights_are_found_again_from_what_they_bring_about() -> None:
    rng = np.random.default_rng(3)
    true = np.array([-1.0, 1.5, -0.5, 0.0, 0.3, -0.4])
    asked = []
    for _ in range(4000):
        logits = rng.standard_normal(15).astype(np.float32)
        history = rng.integers(0, 12, rng.integers(2, 30)).astype(np.int32)
        moved = logits.copy()
        Repeats(true).move(moved, Query(history), logsumexp(logits))
        shares = np.exp(moved.astype(np.float64))
        came = rng.choice(15, 1, p=shares / shares.sum())
        asked.append((logits, Query(history), came.astype(np.int32)))
    np.testing.assert_allclose(repeat_consumption.likeliest(asked).weights, true, atol=0.2)


def clicks_and_watches(items: list[int]) -> Query:
    """Each item clicked (0) and then watched (1)."""
    history = np.repeat(items, 2).astype(np.int32)
    return Query(history, np.arange(len(history)), np.tile([0, 1], len(items)).astype(np.int16))


def test_what_was_clicked_comes_again_and_what_was_watched_does_not() -> None:
    rng = np.random.default_rng(0)
    asked = []
    for n in range(300):
        whole = clicks_and_watches(rng.choice(30, 6, replace=False).tolist())
        known = 10 + n % 2  # the last event is a watch, or the click before it
        before = Query(whole.history[:known], whole.timestamps[:known], whole.event_types[:known])
        asked.append((np.zeros(30, np.float32), before, whole.history[known:]))
    weighed = repeat_consumption.likeliest(asked, n_types=2)
    assert weighed.n_types == 2

    def first(types: list[int]) -> int:
        logits, history = np.zeros(30, np.float32), np.array([3, 4, 5], np.int32)
        weighed.move(
            logits, Query(history, np.arange(3), np.array(types, np.int16)), logsumexp(logits)
        )
        return int(logits.argmax())

    assert first([1, 1, 0]) == 5  # clicked just now
    assert first([1, 1, 1]) not in (3, 4, 5)  # the history of somebody whose clicks are not kept
    kept = weighed.renumbered(np.array([1, -1, 0], np.int32))
    assert kept.weights[-3:].tolist() == [weighed.weights[-1], 0, weighed.weights[-2]]
    unknown = Query(np.array([3], np.int32), np.arange(1), np.array([-1], np.int16))
    x = repeat_consumption.features(np.zeros(1, np.float32), 0.0, unknown, 2)
    assert x[0, -2:].tolist() == [0, 0]


@pytest.mark.parametrize("n_types", [1, repeat_consumption.MOST_TYPES + 1])
def test_of_one_type_or_very_many_none_is_told_apart(n_types: int) -> None:
    asked = [(np.zeros(4, np.float32), clicks_and_watches([0, 1]), np.array([2], np.int32))] * 60
    assert repeat_consumption.likeliest(asked, n_types).n_types == 0


def test_without_predictions_nothing_is_moved() -> None:
    assert not repeat_consumption.likeliest([]).weights.any()
    nobody = (np.zeros(3, np.float32), Query(), np.array([1], np.int32))
    assert not repeat_consumption.likeliest([nobody]).weights.any()


def test_a_history_of_all_items_can_be_learned_from() -> None:
    logits = np.zeros(2, np.float32)
    seen_twice = (logits, Query(np.array([0, 1, 1], np.int32)), np.array([1], np.int32))
    weights = repeat_consumption.likeliest([seen_twice] * 200).weights
    assert np.isfinite(weights).all()
    moved = logits.copy()
    Repeats(weights).move(moved, Query(np.array([0, 1, 1], np.int32)), logsumexp(logits))
    assert moved[1] > moved[0] + 2


@pytest.mark.parametrize("weight", [1.0, -40.0])
def test_the_mass_is_known_after_a_move(weight: float) -> None:
    logits = np.array([9, 0, 9, 1], np.float32)
    asked = Query(np.array([0, 2], np.int32))
    repeats = Repeats(np.array([weight, 0, 0, 0, 0, 0]))
    mass = repeats.move(logits, asked, logsumexp(logits))
    assert mass == pytest.approx(logsumexp(logits), abs=1e-5)


def test_items_not_met_keep_their_odds() -> None:
    logits = np.arange(6, dtype=np.float32)
    moved = logits.copy()
    repeats = Repeats(np.ones(repeat_consumption.N_FEATURES))
    repeats.move(moved, Query(np.array([4, 0], np.int32)), logsumexp(logits))
    np.testing.assert_array_equal(moved[[1, 2, 3, 5]], logits[[1, 2, 3, 5]])
    assert (moved[[0, 4]] != logits[[0, 4]]).all()


@pytest.mark.parametrize("recipe", ["aws-user-personalization", "aws-personalized-ranking-v2"])
def test_who_always_buys_the_same_is_shown_the_same(recipe: str) -> None:
    """The basket is held by the history, not by the network: also that of a new user."""
    model = fit(recipe, training_data(staples(200), 400))
    right = []
    for history in staples(40, seed=99):
        scores = model.score([query(history)])[0]
        right.append(np.isin(np.argsort(-scores)[: len(set(history))], history).mean())
    assert np.mean(right) > 0.95


def test_who_never_takes_anything_twice_is_shown_new_items() -> None:
    rng = np.random.default_rng(5)
    data = training_data([rng.choice(60, 30, replace=False).tolist() for _ in range(200)], 60)
    model = fit("aws-user-personalization", data)
    history = rng.choice(60, 30, replace=False).tolist()
    assert not np.isin(np.argsort(-model.score([query(history)])[0])[:20], history).any()


def test_few_users_are_not_learned_by_heart() -> None:
    """Thirty users of forty items: those of the user's own kind, and those bought before."""
    rng = np.random.default_rng(4)
    kinds = np.arange(40) % 4

    def history(user: int) -> list[int]:
        shares = np.where(kinds == user % 4, 6.0, 1.0)
        return [int(i) for i in rng.choice(40, 33, p=shares / shares.sum())]

    model = fit("aws-user-personalization", training_data([history(u) for u in range(30)], 40))
    right = []
    for user in range(40):
        scores = model.score([query(history(user))])[0]
        right.append((kinds[np.argsort(-scores)[:10]] == user % 4).mean())
    assert np.mean(right) > 0.6  # 0.25 by chance


def test_an_update_keeps_the_weights() -> None:
    data = training_data(staples(60), 400)
    info = catalogue.named("aws-user-personalization")
    options: dict[str, Any] = {"seed": 1, "progress": lambda update: None, "budget": Budget()}
    before = info.algorithm().fit(data, info.complete({}, {}), **options)
    kept = replace(before, repeats=Repeats(np.arange(repeat_consumption.N_FEATURES, dtype=float)))
    items, types = np.arange(400, dtype=np.int32), np.zeros(1, np.int32)
    earlier = Earlier(kept, items, types, np.ones(60, bool), columns={})
    after = info.updating_algorithm().update(data, info.complete({}, {}), earlier, **options)
    np.testing.assert_array_equal(after.repeats.weights, kept.repeats.weights)
