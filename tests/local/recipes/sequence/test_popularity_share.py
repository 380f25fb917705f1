"""Popularity has the share in the network's logits under which what came next was likeliest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features, Interactions, Query, TrainingData
from personalize_poc.local.recipes.sequence import model as serve
from personalize_poc.local.recipes.sequence import popularity_share
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.popular import Popular
from personalize_poc.local.recipes.sequence.ranking_gains import ndcg
from personalize_poc.local.recipes.sequence.unseen import Unseen
from tests.local.recipes.test_recipes import fit
from tests.support.recipe_data import interactions

Doubles = NDArray[np.float64]
PEOPLE = np.repeat(np.arange(30), 3)
ITEMS, CUT = 300, 5


def told(share: float, best: float, spread: float = 0.0) -> Doubles:
    """Log likelihoods of ninety questions, best at one share; people differ by this much."""
    differences = np.random.default_rng(0).normal(0, spread, 30) if spread else np.zeros(30)
    return -abs(share - best) + share * differences[PEOPLE]


@pytest.mark.parametrize("best", [0.0, *popularity_share.SHARES])
def test_the_likeliest_share_is_taken(best: float) -> None:
    assert popularity_share.likeliest(lambda share: told(share, best), PEOPLE) == best


def test_none_is_taken_that_a_few_people_decide() -> None:
    """Twenty of thirty people gain: so many that it is sure of ninety people, and not of thirty."""

    def gained(share: float) -> Doubles:
        return np.where(PEOPLE % 3 < 2, 1.0, -0.8) * share

    assert popularity_share.likeliest(gained, PEOPLE) == 0
    assert popularity_share.likeliest(gained, np.arange(len(PEOPLE))) > 0


def test_few_questions_choose_none() -> None:
    few = PEOPLE[: popularity_share.LEAST_JUDGED - 1]
    assert popularity_share.likeliest(lambda share: told(share, 0.8)[: len(few)], few) == 0


def test_logits_are_drawn_and_kept() -> None:
    logits, popularity = np.array([1.0, -1.0], np.float32), np.array([0.0, 3.0], np.float32)
    found = popularity_share.drawn(logits, popularity, 0.5)
    np.testing.assert_allclose(found, [0.5, 1.0])
    assert popularity_share.drawn(logits, popularity, 0.0) is not logits


def readers(first: int, n: int) -> list[list[int]]:
    """What eight things people took in turn, by popularity alone: histories say nothing."""
    shares = 1 / np.arange(1, ITEMS + 1)
    return [
        np.random.default_rng(one).choice(ITEMS, 8, replace=False, p=shares / shares.sum()).tolist()
        for one in range(first, first + n)
    ]


def in_one_go(histories: list[list[int]]) -> Interactions:
    """Events a second apart, so that no visits are told apart."""
    log = interactions(histories)
    return replace(log, timestamps=np.arange(len(log), dtype=np.int64))


@pytest.fixture(scope="module")
def model() -> SequenceModel:
    log = in_one_go(readers(0, 600))
    found = fit("aws-user-personalization", TrainingData(log, 600, ITEMS, ["Read"]))
    assert isinstance(found, SequenceModel)
    return found


def query(history: list[int]) -> Query:
    times = np.arange(len(history), dtype=np.int64)
    return Query(np.array(history, np.int32), times, np.zeros(len(history), np.int16))


@pytest.mark.slow
def test_where_histories_say_nothing_popularity_has_a_share(model: SequenceModel) -> None:
    assert model.popularity_share > 0
    without, gained = replace(model, popularity_share=0.0), []
    for history in readers(9000, 400):
        asked, came = query(history[:CUT]), np.unique(np.array(history[CUT:], np.int32))
        lists = [np.argsort(-one.score([asked])[0])[:10] for one in (model, without)]
        gained.append([ndcg(order.astype(np.int32), came) for order in lists])
    more, less = np.mean(gained, axis=0)
    assert more > less


@pytest.mark.slow
@pytest.mark.parametrize("weight", [0.0, 0.5], ids=["as it is", "popular unseen items rise"])
def test_a_model_that_was_saved_answers_the_same(
    model: SequenceModel, tmp_path: Path, weight: float
) -> None:
    popular = Popular(weight, model.arrays["popularity"]) if weight else None
    saved = replace(model, unseen=replace(model.unseen or Unseen(), popular=popular))
    saved.save(tmp_path)
    asked = query(readers(7, 1)[0])
    found = serve.load(tmp_path).score([asked])
    np.testing.assert_array_equal(found, saved.score([asked]))
    assert np.array_equal(found, model.score([asked])) is (not weight)


@pytest.mark.slow
def test_items_that_come_later_are_moved_like_items_that_nobody_has_had(
    model: SequenceModel,
) -> None:
    unseen = Unseen(popular=Popular(0.5, model.arrays["popularity"]))
    grown = replace(model, unseen=unseen).with_items(Features(), 2)
    assert grown.unseen is not None
    assert grown.unseen.popular is not None
    expected = np.append(model.arrays["popularity"], [np.log(0.5)] * 2) * 0.5
    np.testing.assert_allclose(grown.unseen.popular.moves, expected, rtol=1e-6)


@pytest.mark.slow
def test_where_the_history_tells_what_comes_popularity_has_none() -> None:
    """Everybody goes through the items in one order, from an item of their own."""
    starts = np.random.default_rng(1).integers(0, 60, 300)
    log = in_one_go([[(int(start) + step) % 60 for step in range(12)] for start in starts])
    found = fit("aws-user-personalization", TrainingData(log, 300, 60, ["Read"]))
    assert isinstance(found, SequenceModel)
    assert found.popularity_share == 0
