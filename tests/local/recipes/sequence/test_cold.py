"""Items that nobody has had come first where what somebody had is gone, and nowhere else."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import pytest

from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Features, Floats, Query, TrainingData
from personalize_poc.local.recipes.sequence import unseen_weights
from personalize_poc.local.recipes.sequence.cold import Cold, without_users
from personalize_poc.local.recipes.sequence.unseen import Unseen
from tests.local.recipes.test_recipes import fit
from tests.support.recipe_data import interactions

N, DAY = 60, 86_400
POPULARITY = np.repeat(np.log([1.5, 0.5]), 30).astype(np.float32)
"""Nobody has had the second half of the items."""
COLD = np.repeat([0, 1], 30).astype(np.float32)


def asked(cold: float, n: int = 300) -> list[tuple[Floats, Query, int]]:
    """Next items that nobody has had with this probability; the network takes these for rare."""
    rng = np.random.default_rng(0)
    found = []
    for _ in range(n):
        history = rng.choice(30, 3, replace=False).astype(np.int32)
        others = np.setdiff1d(np.arange(30), history)
        came = rng.choice(np.arange(30, N) if rng.random() < cold else others)
        logits = (POPULARITY + rng.standard_normal(N)).astype(np.float32)
        found.append((logits, Query(history), int(came)))
    return found


def test_where_each_thing_is_sold_once_what_nobody_had_comes_first() -> None:
    found = unseen_weights.likeliest(Unseen(cold=Cold(0.0, COLD)), POPULARITY, asked(1.0))
    assert found.cold is not None
    history, logits = np.array([1, 2], np.int32), POPULARITY.copy()
    moved = logits.copy()
    found.move(moved, Query(history), np.zeros(N, np.float32), logsumexp(moved))
    others = np.setdiff1d(np.arange(30), history)
    assert moved[30:].min() > moved[others].max() + 2
    assert (moved[history] == logits[history]).all()
    assert logsumexp(moved) == pytest.approx(logsumexp(logits), abs=1e-4)


def test_where_people_turn_to_what_others_have_they_are_not_raised() -> None:
    found = unseen_weights.likeliest(Unseen(cold=Cold(0.0, COLD)), POPULARITY, asked(0.1))
    assert found == Unseen()


def test_where_few_turn_to_such_items_the_network_alone_says_which() -> None:
    """They come less often than by chance, and more often than the network takes them for."""
    lower = [(logits - 6 * COLD, query, came) for logits, query, came in asked(0.08)]
    found = unseen_weights.likeliest(Unseen(cold=Cold(0.0, COLD)), POPULARITY, lower)
    assert found == Unseen()


def test_items_that_come_later_have_had_nobody(tmp_path: Path) -> None:
    Cold(2.0, COLD).save(tmp_path)
    again = Cold.load(tmp_path)
    assert again is not None
    assert again.with_items(3).moves.tolist() == [0] * 30 + [2] * 33
    assert Cold.load(tmp_path / "nowhere") is None


def test_an_item_without_metadata_is_known_because_somebody_has_it() -> None:
    described, popularity = np.eye(4, 2, dtype=np.float32), np.log([5.5, 0.5, 0.5, 0.5])
    dated = Features(creation=np.array([np.nan, np.nan, 0, np.nan]))
    assert without_users(popularity, described, Features()).tolist() == [0, 1, 0, 0]
    assert without_users(popularity, described, dated).tolist() == [0, 1, 1, 0]


def gallery(seed: int = 0) -> TrainingData:
    """Works of forty artists; each is sold once, to somebody who loves two of the artists."""
    rng = np.random.default_rng(seed)
    artist = rng.integers(0, 40, 1600).astype(np.int32)
    stock = [rng.permutation(np.flatnonzero(artist == one)).tolist() for one in range(40)]
    bought: list[list[int]] = [[] for _ in range(300)]
    love = [rng.choice(40, 2, replace=False) for _ in bought]
    for _ in range(4):
        for user, own in enumerate(bought):
            if left := stock[int(rng.choice(love[user]))]:
                own.append(left.pop())
    codes = Features(
        {"ARTIST": (np.arange(1601, dtype=np.int32), artist)},
        vocabularies={"ARTIST": [f"artist {number}" for number in range(40)]},
    )
    return TrainingData(interactions(bought), 300, 1600, ["buy"], codes)


@pytest.mark.slow
@pytest.mark.parametrize("recipe", ["aws-user-personalization", "aws-user-personalization-v2"])
def test_who_buys_unique_things_is_offered_what_is_left(
    recipe: str, caplog: pytest.LogCaptureFixture
) -> None:
    data, artist = gallery(), gallery().item_features.categories["ARTIST"][1]
    with caplog.at_level(logging.INFO):
        model = fit(recipe, data)
    sold, own = [], []
    log = data.interactions
    for user in range(0, 300, 10):
        rows = log.users == user
        history, times = log.items[rows], log.timestamps[rows]
        types = np.zeros(len(history), np.int16)
        score = model.score([Query(history, times, types, moment=int(times.max()) + DAY)])[0]
        first = np.argsort(-score, kind="stable")[:10]
        sold.append(np.isin(first, log.items).mean())
        own.append(np.isin(artist[first], artist[history]).mean())
    assert np.mean(sold) < 0.2  # all of them, without
    assert np.mean(own) > 0.5  # two of forty artists: 0.05 by chance
    assert "of what nobody had: " in caplog.text
