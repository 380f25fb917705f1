"""Context, metadata of users and event values act, on data whose right answer is known."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import (
    Context,
    Features,
    Floats,
    Interactions,
    Query,
    TrainingData,
)
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.interface import Budget
from personalize_poc.local.recipes.sequence import ease, unseen, unseen_weights
from personalize_poc.local.recipes.sequence import model as serve
from personalize_poc.local.recipes.sequence.encoding import features
from personalize_poc.local.recipes.sequence.encoding.features import Layout
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.training import fit as train
from tests.local.recipes.test_recipes import query
from tests.support.recipe_data import interactions, training_data

pytestmark = pytest.mark.slow  # networks are trained

QUICK = Settings(hidden=32, least_steps=100, metadata=True)
CONTEXTUAL = [i.name for i in catalogue.all() if i.contextual]


def fit(data: TrainingData, settings: Settings = QUICK) -> SequenceModel:
    return train.fit(data, settings, seed=1, progress=lambda update: None, budget=Budget())


def share(model: SequenceModel, asked: Query, items: slice) -> float:
    """The part of the probability that falls to these items."""
    logits = model.score([asked])[0].astype(np.float64)
    powers = np.exp(logits - logits.max())
    return float(powers[items].sum() / powers.sum())


def by_device() -> TrainingData:
    """Whoever uses the phone (0) takes one of items 0 … 9, with the tablet (1) one of 10 … 19.

    The hour tells the same: from noon on all use the tablet. Nothing else tells anything.
    """
    rng = np.random.default_rng(0)
    device = rng.integers(0, 2, (150, 20))
    items = 10 * device + rng.integers(0, 10, device.shape)
    hour = 12 * device + rng.integers(0, 12, device.shape)
    context = Context(
        {"DEVICE": device.ravel().astype(np.int32)},
        {"HOUR": hour.ravel().astype(np.float32)},
        {"DEVICE": ["phone", "tablet"]},
    )
    data = training_data(items.tolist(), 20)
    return replace(data, interactions=replace(data.interactions, context=context))


@cache
def device_model() -> SequenceModel:
    return fit(by_device())


HISTORIES = [[], [3], [12, 15, 1, 7], [15, 16, 17]]


@pytest.mark.parametrize("history", HISTORIES)
@pytest.mark.parametrize("column", [{"DEVICE": (0,)}, {"HOUR": 3.0}])
def test_the_device_or_the_hour_decides(history: list[int], column: dict[str, Any]) -> None:
    other: dict[str, Any] = {"DEVICE": (1,)} if "DEVICE" in column else {"HOUR": 20.0}
    first, second = slice(0, 10), slice(10, 20)
    assert share(device_model(), replace(query(history), context=column), first) > 0.75
    assert share(device_model(), replace(query(history), context=other), second) > 0.75


def test_without_a_context_both_worlds_stay_possible() -> None:
    for history in HISTORIES:
        assert 0.3 < share(device_model(), query(history), slice(0, 10)) < 0.7


@pytest.mark.parametrize(
    "context", [{"DEVICE": (7,)}, {"DEVICE": (-1,)}, {"WEATHER": (0,)}, {"HOUR": float("nan")}]
)
def test_an_unknown_context_tells_nothing(context: dict[str, Any]) -> None:
    for history in HISTORIES:
        asked = query(history)
        plain, odd = device_model().score([asked, replace(asked, context=context)])
        np.testing.assert_allclose(plain, odd, rtol=1e-5, atol=1e-5)


def test_what_a_history_says_is_encoded_once_for_all_contexts() -> None:
    model, asked = device_model(), query([12, 15, 1, 7])
    encoded = model.encoded([asked])
    contexts: list[dict[str, Any]] = [{}, {"DEVICE": (0,)}, {"DEVICE": (1,), "HOUR": 22.0}]
    for context in contexts:
        one = replace(asked, context=context)
        assert (model.answered(encoded, [one]) == model.score([one])).all()


def test_a_batch_with_contexts_answers_as_single_calls_do(tmp_path: Path) -> None:
    model = device_model()
    contexts: list[dict[str, Any]] = [{}, {"DEVICE": (1,)}, {"HOUR": 5.0, "DEVICE": (0,)}]
    asked = [
        replace(query(history), context=context) for history in HISTORIES for context in contexts
    ]
    alone = np.concatenate([model.score([one]) for one in asked])
    np.testing.assert_allclose(model.score(asked), alone, rtol=1e-4, atol=1e-4)
    model.save(tmp_path)
    again = serve.load(tmp_path)
    assert (again.score(asked) == model.score(asked)).all()


def test_a_model_of_the_version_before_loads_and_answers(tmp_path: Path) -> None:
    """It has none of the new arrays; context and metadata of users then tell it nothing."""
    device_model().save(tmp_path)
    with np.load(tmp_path / "sequence.npz") as file:
        old = {
            name: values
            for name, values in file.items()
            if not name.startswith(("in ", "context_", "person_", "value"))
        }
    np.savez(tmp_path / "sequence.npz", **old)
    model = serve.load(tmp_path)
    for history in HISTORIES:
        asked = query(history)
        plain, more = model.score(
            [asked, replace(asked, context={"DEVICE": (0,)}, traits={"AGE": 30.0})]
        )
        np.testing.assert_allclose(plain, more, rtol=1e-5, atol=1e-5)
        assert np.isfinite(plain).all()


def by_group() -> TrainingData:
    """People of group 0 or below 40 live with items 0 … 9, the others with 10 … 19."""
    rng = np.random.default_rng(0)
    group = np.arange(160) % 2
    histories = (10 * group[:, None] + rng.integers(0, 10, (160, 12))).tolist()
    people = Features(
        {"GROUP": (np.arange(161, dtype=np.int32), group.astype(np.int32))},
        {"AGE": (20 + 30 * group + rng.integers(0, 20, 160)).astype(np.float32)},
        {"GROUP": ["fans", "others"]},
    )
    return training_data(histories, 20, user_features=people)


@cache
def group_model() -> SequenceModel:
    return fit(by_group())


@pytest.mark.parametrize("known", [{"GROUP": ((0,), (1,))}, {"AGE": (25.0, 60.0)}])
def test_metadata_shades_what_new_users_get(known: dict[str, tuple[Any, Any]]) -> None:
    for group, items in enumerate((slice(0, 10), slice(10, 20))):
        person = {name: values[group] for name, values in known.items()}
        assert share(group_model(), Query(traits=person), items) > 0.7
    assert 0.4 < share(group_model(), Query(), slice(0, 10)) < 0.6


def test_a_history_says_more_than_metadata() -> None:
    asked = replace(query([11, 14, 12, 17, 19]), traits={"GROUP": (0,)})
    assert share(group_model(), asked, slice(10, 20)) > 0.6


def test_the_event_value_decides() -> None:
    """After an event of a high value the next item is even, after a low one odd."""
    rng = np.random.default_rng(0)
    values = rng.choice([0.1, 0.9], (150, 20))
    items = 2 * rng.integers(0, 10, values.shape)
    items[:, 1:] += values[:, :-1] < 0.5
    log = interactions(items.tolist())
    log = replace(log, event_values=values.ravel().astype(np.float32))
    model = fit(TrainingData(log, 150, 20, ["Watch"]))
    for value, first in ((0.9, 0), (0.1, 1)):
        asked = replace(query([4, 9]), event_values=np.array([0.5, value], np.float32))
        assert share(model, asked, slice(first, 20, 2)) > 0.8
    unknown = replace(query([4, 9]), event_values=np.full(2, np.nan, np.float32))
    assert (model.score([unknown]) == model.score([query([4, 9])])).all()


def test_weights_of_events_raise_what_is_predicted() -> None:
    """Half of the events, with items 0 … 9, weigh 1, the others a tenth of that."""
    rng = np.random.default_rng(0)
    items = rng.integers(0, 20, (150, 20))
    log = interactions(items.tolist())
    weights = np.where(log.items < 10, 1, 0.1).astype(np.float32)
    weighted = fit(TrainingData(replace(log, weights=weights), 150, 20, ["Watch"]))
    for history in ([], [3, 12], [14]):
        assert share(weighted, query(history), slice(0, 10)) > 0.8


def test_the_recipes_that_say_so_use_context_and_metadata() -> None:
    assert set(CONTEXTUAL) == {
        "aws-hrnn-coldstart",
        "aws-hrnn-metadata",
        "aws-personalized-ranking",
        "aws-personalized-ranking-v2",
        "aws-user-personalization",
        "aws-user-personalization-v2",
    }


def test_interactions_keep_context_and_weights_when_rows_are_taken() -> None:
    log = by_device().interactions
    log = replace(log, weights=np.arange(len(log), dtype=np.float32))
    part = log.take(np.array([5, 700]))
    assert isinstance(part, Interactions)
    assert part.weights is not None
    assert part.weights.tolist() == [5, 700]
    assert part.context.of(1) == log.context.of(700)


def test_rare_categories_and_those_of_everybody_are_left_out() -> None:
    codes = np.array([0] * 50 + [1] * 3 + [2] * 50 + [-1], np.int32)
    context = Context(
        {"DEVICE": codes, "ONE": np.zeros(104, np.int32)},
        {"HOUR": np.arange(104, dtype=np.float32), "SAME": np.ones(104, np.float32)},
        {"DEVICE": ["a", "b", "c"], "ONE": ["x"]},
    )
    layout = features.of_context(context)
    assert layout.categories["DEVICE"].tolist() == [1, 0, 2]
    assert layout.categories["ONE"].tolist() == [0]
    assert list(layout.numbers) == ["HOUR"]
    assert layout.size == 3 + features.CLASSES
    placed = features.places(layout, context, 104)
    assert placed[[0, 50, 60, 103], 0].tolist() == [1, 0, 2, 0]
    assert placed[0, 2] == 3
    assert placed[103, 2] == layout.size - 1
    for row in (0, 50, 60, 103):
        places, _ = layout.shares(context.of(row))
        assert sorted(p for p in places if p) == sorted(p for p in placed[row].tolist() if p)


def test_the_matrix_of_users_holds_the_shares_of_each() -> None:
    people = Features(
        {"LIKES": (np.array([0, 2, 3, 3] + [4] * 9), np.array([0, 1, 1, 0]))},
        {"AGE": np.arange(12, dtype=np.float32)},
        {"LIKES": ["a", "b"]},
    )
    layout = Layout(5, {"LIKES": np.array([1, 2], np.int32)}, {"AGE": (3, np.array([6.0]))})
    rows = features.matrix(layout, people, 12)
    assert rows[0].tolist() == [0, 0.5, 0.5, 1, 0]
    assert rows[2].tolist() == [0, 0, 0, 1, 0]
    for user in range(12):
        expected = np.zeros(5)
        places, shares = layout.shares(people.of(user))
        np.add.at(expected, places, shares)
        assert rows[user].tolist() == expected.tolist()


def test_features_keep_their_places_when_categories_are_numbered_anew() -> None:
    layout = Layout(
        6,
        {"DEVICE": np.array([1, 2], np.int32), "GONE": np.array([3], np.int32)},
        {"HOUR": (4, np.array([12.0], np.float32))},
    )
    before = {"DEVICE": ["phone", "tv"], "GONE": ["x"], "HOUR": None}
    now = layout.renumbered(before, {"DEVICE": ["car", "phone", "tv"], "HOUR": None, "NEW": ["y"]})
    assert now.size == 6
    assert now.numbers == layout.numbers
    assert {name: places.tolist() for name, places in now.categories.items()} == {
        "DEVICE": [0, 1, 2]
    }


def likely(weight: float, n: int = 200) -> tuple[ease.Ridge, list[tuple[Floats, Query, int]]]:
    """Histories whose next items are drawn as a regression of this weight has them."""
    rng = np.random.default_rng(0)
    neighbours = np.tile(np.arange(30, dtype=np.int32), (30, 1))
    weights = rng.standard_normal((30, 30)).astype(np.float32)
    fitted = ease.Ridge(np.arange(30, dtype=np.int32), neighbours, weights, weight)
    asked = []
    for _ in range(n):
        history = rng.choice(30, 5, replace=False).astype(np.int32)
        logits = rng.standard_normal(30).astype(np.float32)
        moved = logits.copy()
        unseen.Unseen(fitted).move(
            moved, Query(history), np.zeros(30, np.float32), logsumexp(moved)
        )
        share = np.exp(moved.astype(np.float64))
        asked.append((logits, Query(history), int(rng.choice(30, p=share / share.sum()))))
    return replace(fitted, weight=0.0), asked


def test_the_weight_of_the_regression_is_the_likeliest(tmp_path: Path) -> None:
    popularity = np.zeros(30, np.float32)

    def chosen(ridge: ease.Ridge, asked: list[tuple[Floats, Query, int]]) -> float:
        found = unseen_weights.likeliest(unseen.Unseen(ridge), popularity, asked).ridge
        assert found is not None
        return found.weight

    for weight in (0.0, 1.0):
        fitted, asked = likely(weight, 1000)
        assert abs(chosen(fitted, asked) - weight) <= 0.2
    fitted, asked = likely(1.0)
    assert chosen(replace(fitted, weight=ease.WEIGHT), asked[:20]) == ease.WEIGHT  # too few to say
    replace(fitted, weight=0.4).save(tmp_path / "ridge.npz")
    assert ease.Ridge.load(tmp_path / "ridge.npz").weight == 0.4
    np.savez(tmp_path / "ridge.npz", neighbours=fitted.neighbours, weights=fitted.weights)
    assert ease.Ridge.load(tmp_path / "ridge.npz").weight == ease.WEIGHT  # of an earlier version
