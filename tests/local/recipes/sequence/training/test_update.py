"""Going on from a trained sequence model: weights for new indexes, and what the update learns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from personalize_poc.local.arrays.types import Features, Interactions, Query, TrainingData
from personalize_poc.local.recipes.common.metadata_encoder import Encoder
from personalize_poc.local.recipes.interface import Budget
from personalize_poc.local.recipes.sequence import lately, sequential_rules
from personalize_poc.local.recipes.sequence.cold import Cold
from personalize_poc.local.recipes.sequence.content import Content
from personalize_poc.local.recipes.sequence.cycles import Cycles
from personalize_poc.local.recipes.sequence.ease import Ridge
from personalize_poc.local.recipes.sequence.encoding.features import of_users
from personalize_poc.local.recipes.sequence.first_events import FirstEvents
from personalize_poc.local.recipes.sequence.fresh import Fresh
from personalize_poc.local.recipes.sequence.groups import GROUP_WEIGHTS, Groups
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.rare_categories import RareCategories
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.training import new_item_vectors
from personalize_poc.local.recipes.sequence.training.update import Now, Start
from personalize_poc.local.recipes.sequence.unseen import Unseen
from tests.support.recipe_data import HOUR, cycle, interactions

pytestmark = pytest.mark.slow  # networks are trained

NEW = (9, 19, 29)
KNOWN = sorted(set(range(30)) - set(NEW))
SETTINGS = Settings(
    hidden=16,
    item_width=16,
    window=20,
    batch_events=400,
    negatives=30,
    metadata=True,
    ridge=True,
    least_steps=150,
)


def start(arrays: dict[str, Any], items: list[int], **options: Any) -> Start:
    given = {"event_types": np.array([0], np.int32), "touched": np.zeros(4, bool), **options}
    ridge = given.pop("ridge", None)
    return Start(
        SequenceModel(arrays, Unseen(ridge) if ridge else None), np.array(items, np.int32), **given
    )


def test_known_items_start_where_they_were_and_new_ones_where_their_categories_say() -> None:
    rng = np.random.default_rng(0)
    genre = np.repeat(np.eye(2, dtype=np.float32), 20, axis=0)  # 20 items of each of two genres
    centres = np.array([[3.0, 0, 0], [0, 3.0, 0]], np.float32)
    vectors = genre @ centres + 0.1 * rng.standard_normal((40, 3)).astype(np.float32)
    counts = np.full(40, 9.0, np.float32)
    arrays = {
        "vectors": vectors,
        "bias": np.log(counts + 0.5) + 2,
        "type": np.ones((2, 3), np.float32),
        "out": np.full((4, 3), 7, np.float32),
        "old": np.zeros(3, np.float32),
        "popularity": np.log(counts + 0.5),
    }
    order = rng.permutation(40)
    categories = np.concatenate([genre[order], genre[[0, 25]]])
    fresh = {
        "item": np.full((42, 3), 9, np.float32),
        "category": np.zeros((2, 3), np.float32),
        "bias": np.zeros(42, np.float32),
        "type": np.zeros((3, 3), np.float32),
        "out": np.zeros((4, 3), np.float32),
        "new": np.full(5, 4, np.float32),
    }
    begin = start(arrays, [*order.tolist(), -1, -1], event_types=np.array([-1, 0], np.int32))
    # Nobody met the new item 40 after an item that was known.
    met = interactions([[item] for item in np.repeat(np.arange(40), 9).tolist()] + [[40]] * 4)
    found = begin.parameters(fresh, categories, met, rng)
    now = found["item"] + categories @ found["category"]
    assert np.allclose(now[:40], vectors[order], atol=1e-5)
    assert np.allclose(now[40:], centres, atol=0.4)  # genres of items 0 and 25
    assert np.allclose(found["bias"][:40], arrays["bias"][order])
    assert np.allclose(found["bias"][40:], np.log([4.5, 0.5]) + 2, atol=1e-5)
    assert found["type"][:, 0].tolist() == [1, 0, 1]  # unknown, a new type, the earlier one
    assert np.array_equal(found["out"], arrays["out"])
    assert np.array_equal(found["new"], fresh["new"])
    assert set(found) == set(fresh)


def test_the_regression_moves_to_the_new_indexes() -> None:
    weights = np.array([[0.1], [0.2], [0.3]], np.float32)
    ridge = Ridge(np.arange(3, dtype=np.int32), np.array([[1], [2], [0]], np.int32), weights)
    arrays = {"vectors": np.zeros((3, 2)), "bias": np.zeros(3)}
    nothing = np.zeros((3, 0), np.float32)
    without = Now(nothing, Encoder(), Features(), Features(), interactions([[0]]))
    found = start(arrays, [2, -1, 0], ridge=ridge).unseen(without)  # item 1 of before is gone
    assert found is not None
    moved = found.ridge
    assert moved is not None
    assert moved.items.tolist() == [0, 2]
    assert moved.neighbours[0, 0] == 1
    assert moved.weights[:, 0].tolist() == [np.float32(0.3), 0]
    assert start(arrays, [0, 1, 2]).unseen(without) is None


def by(*authors: str) -> Features:
    names = sorted(set(authors))
    numbers = np.array([names.index(name) for name in authors], np.int32)
    indptr = np.arange(len(authors) + 1, dtype=np.int32)
    return Features({"AUTHOR": (indptr, numbers)}, vocabularies={"AUTHOR": names})


def by_the_clock(n_items: int) -> Interactions:
    """For ten days each item has its hours of the day."""
    return interactions([[hour % 24 * n_items // 24 for hour in range(240)]] * 5, start=0)


def test_rules_and_metadata_of_an_update_are_those_of_now_weighed_as_before() -> None:
    weights = np.array([0.2, 0.1, 0.3])
    old = replace(sequential_rules.fit(interactions([[0, 1]]), 2), weights=weights)
    content = replace(Content.of(np.eye(2, dtype=np.float32), 2), weights=np.array([0.5, 0, 1, 0]))
    arrays = {"vectors": np.zeros((2, 2)), "bias": np.zeros(2)}
    demand = replace(lately.fit(interactions([[0, 1]]), 2), weights=np.array([0.7, 0.1]))
    authors = by("me", "me")
    rare = RareCategories.of(authors, 2, Encoder())
    assert rare is not None
    rare = replace(rare, weights=np.array([0.1, 0.2, 0.3, 0.4]))
    dated = replace(authors, creation=np.array([0.0, 1000]))
    new = Fresh.of(dated, replace(interactions([[0, 1]]), timestamps=np.array([0, 1000])))
    assert new is not None
    new = replace(new, weights=np.array([0.3, 0.2, 0.1]))
    cold = Cold(0.8, np.array([0, 1], np.float32))
    pupils = replace(by(*"abab" * 5), creation=None)
    layout = of_users(pupils, np.arange(20))
    loans = interactions([[user % 2] * 3 for user in range(20)])
    alike = Groups.of(loans, pupils, layout, 20, 2)
    assert alike is not None
    alike = replace(alike, weights=np.linspace(0, 1, GROUP_WEIGHTS))
    new = replace(new, raised=1.5)
    hourly = Cycles.of(by_the_clock(2), 2)
    assert hourly is not None
    hourly = replace(hourly.newest(), weights=np.array([0.9, 0.8, 0.0, 0.0]))
    order = Unseen(
        None, content, demand, categories=rare, cold=cold, fresh=new, groups=alike, cycles=hourly
    )
    first = FirstEvents(0.4, 0.6, Unseen(lately=demand, groups=alike, cycles=hourly))
    model = SequenceModel(arrays, order, rules=old, at_first=first)
    begin = Start(
        model, np.array([1, 0, -1], np.int32), np.array([0]), np.zeros(20, bool), person=layout
    )
    rules = begin.rules(interactions([[1, 2], [1, 2]]))
    assert rules is not None
    assert np.array_equal(rules.weights, weights)
    assert rules.shares(np.array([1], np.int32))[0].tolist() == [2]  # an item that is new
    four = Encoder({"KIND": {str(number): number for number in range(4)}})
    after = replace(by("you", "me", "you"), creation=np.array([1000.0, 0, 2000]))
    described = np.eye(3, 4, dtype=np.float32)
    loans = interactions([[user % 2 + 1] * 3 for user in range(20)])
    anew = Now(described, four, after, pupils, loans)
    now = begin.unseen(anew)
    assert now is not None
    assert now.categories is not None
    assert now.categories.scores(np.array([0], np.int32))[0].tolist() == [0, 2]
    assert np.array_equal(now.categories.weights, rare.weights)
    assert now.content is not None
    assert now.content.described.shape == (3, 4)
    assert np.array_equal(now.content.weights, content.weights)
    assert now.lately is not None
    assert np.array_equal(now.lately.weights, demand.weights)
    assert 2 in now.lately.risen(10**12)[0]  # an item that is new
    assert now.cold is not None
    assert now.cold.moves.tolist() == [np.float32(0.8), 0, 0]  # others have been had since
    assert now.fresh is not None
    assert now.fresh.items.tolist() == [1, 0, 2]
    assert np.array_equal(now.fresh.weights, new.weights)
    assert now.fresh.raised == 1.5
    assert now.groups is not None
    assert np.array_equal(now.groups.weights, alike.weights)
    own, steps = now.groups.steps(Query(traits=pupils.of(1), moment=10**12))
    assert own.tolist() == [2]  # by the loans of now
    assert steps[0] > 0
    assert now.cycles is None  # of so few events
    daily = replace(anew, interactions=by_the_clock(3))
    again = begin.at_first(daily)
    assert again is not None
    assert again.parts.cycles is not None
    assert np.array_equal(again.parts.cycles.weights, hourly.weights)
    assert 2 in again.parts.cycles.steps(10**12)[0]  # an item that is new
    order_now = begin.unseen(daily)
    assert order_now is not None
    assert order_now.cycles is not None
    again = begin.at_first(anew)
    assert again is not None
    assert (again.popularity, again.shade) == (0.4, 0.6)
    assert again.parts.lately is not None
    assert again.parts.groups is not None
    assert len(again.parts.groups.counts.usual) == 3
    earlier = replace(begin, model=replace(model, rules=None))
    assert earlier.rules(interactions([[0, 0]])) is None


def test_touched_users_and_as_many_others_are_read() -> None:
    users = np.arange(100, 400, dtype=np.int32)
    touched = np.zeros(400, bool)
    touched[[5, 120, 130, 399]] = True
    begin = start({}, [], touched=touched)
    learners = begin.learners(users, np.random.default_rng(0))
    assert len(learners) == 6
    assert touched[users[learners]].sum() == 3
    assert sorted(learners) == learners.tolist()
    nobody = start({}, [], touched=np.zeros(400, bool))
    assert not len(nobody.learners(users, np.random.default_rng(0)))


def known_then_all() -> tuple[TrainingData, TrainingData]:
    """A cycle of 30 items; before, 120 of 300 users, and no events on the items NEW."""
    data = cycle(300, 30, 20)
    log = data.interactions
    old = log.take((log.users < 120) & ~np.isin(log.items, NEW))
    side = (np.arange(31, dtype=np.int32), (np.arange(30) // 10).astype(np.int32))
    features = Features({"SIDE": side}, vocabularies={"SIDE": ["a", "b", "c"]})
    data = replace(data, item_features=features)
    return replace(data, interactions=old), data


@pytest.fixture(scope="module")
def trained() -> Any:
    from personalize_poc.local.recipes.sequence.training import fit

    before, now = known_then_all()
    options: dict[str, Any] = {"seed": 0, "progress": lambda update: None, "budget": Budget()}
    model = fit.fit(before, SETTINGS, **options)

    def update(data: TrainingData, touched: np.ndarray) -> tuple[SequenceModel, list[Any]]:
        told: list[Any] = []
        begin = Start(model, np.arange(30, dtype=np.int32), np.zeros(1, np.int32), touched)
        options["progress"] = told.append
        return fit.fit(data, SETTINGS, **options, start=begin), told

    return model, now, update


def hit_rate(model: SequenceModel, wanted: Iterable[int]) -> float:
    """How often the item that follows in the cycle is among the first five."""
    found = []
    for item in wanted:
        history = (np.arange(item - 8, item) % 30).astype(np.int32)
        times = 1_700_000_000 + HOUR * np.arange(8, dtype=np.int64)
        query = Query(history, times, np.zeros(8, np.int16))
        found.append(item in np.argsort(-model.score([query])[0])[:5])
    return float(np.mean(found))


def test_an_update_learns_new_items_and_keeps_what_was_known(trained: Any) -> None:
    model, now, update = trained
    updated, told = update(now, np.arange(300) >= 50)
    again, _ = update(now, np.arange(300) >= 50)
    assert hit_rate(model, NEW) == 0
    assert hit_rate(updated, NEW) == 1
    assert hit_rate(updated, KNOWN) >= hit_rate(model, KNOWN) - 0.1
    assert 0 < told[-1]["epoch"] <= told[-1]["of"]
    assert all(np.array_equal(updated.arrays[k], again.arrays[k]) for k in updated.arrays)


def test_first_events_give_a_new_item_its_place(trained: Any) -> None:
    model, now, _ = trained
    items = np.where(np.isin(np.arange(30), NEW), -1, np.arange(30)).astype(np.int32)
    prior = model.arrays["vectors"].copy()
    prior[list(NEW)] = 0
    counts = np.bincount(now.interactions.items, minlength=30)
    bias = np.where(items >= 0, model.arrays["bias"], np.log(counts + 0.5)).astype(np.float32)
    found = new_item_vectors.vectors(
        model,
        now.interactions,
        items,
        np.zeros(1, np.int32),
        prior,
        bias,
        np.random.default_rng(0),
    )
    assert np.array_equal(found[KNOWN], prior[KNOWN])

    def hits(vectors: Any) -> float:
        return hit_rate(SequenceModel({**model.arrays, "vectors": vectors, "bias": bias}), NEW)

    assert hits(prior) == 0
    assert hits(found) == 1
    nothing = now.interactions.take(np.isin(now.interactions.items, KNOWN))
    kept = new_item_vectors.vectors(
        model, nothing, items, np.zeros(1, np.int32), prior, bias, np.random.default_rng(0)
    )
    assert np.array_equal(kept, prior)


def test_an_update_keeps_the_share_of_popularity(trained: Any) -> None:
    from personalize_poc.local.recipes.sequence.training import fit

    before, _ = known_then_all()
    earlier = replace(trained[0], popularity_share=0.5)
    known, types = np.arange(30, dtype=np.int32), np.zeros(1, np.int32)
    start = Start(earlier, known, types, np.zeros(300, bool))
    same = fit.fit(
        before, SETTINGS, seed=0, progress=lambda update: None, budget=Budget(), start=start
    )
    assert same.popularity_share == 0.5


def test_without_new_interactions_nothing_is_learned(trained: Any) -> None:
    model, _, update = trained
    before, _ = known_then_all()
    same, told = update(before, np.zeros(300, bool))
    assert told == []
    for name in ("event_state", "out"):
        assert np.array_equal(same.arrays[name], model.arrays[name])
    for name in ("vectors", "bias"):
        assert np.allclose(same.arrays[name][KNOWN], model.arrays[name][KNOWN], atol=1e-5)
