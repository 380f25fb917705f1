"""What people are offered of whom there are no events yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from personalize_poc.local.arrays.types import Floats, Ints, Query, TrainingData
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.interface import Budget
from personalize_poc.local.recipes.sequence import first_events, lately
from personalize_poc.local.recipes.sequence.algorithm import UserSequence
from personalize_poc.local.recipes.sequence.first_events import FIRST, FirstEvents
from personalize_poc.local.recipes.sequence.model import SequenceModel, load
from personalize_poc.local.recipes.sequence.unseen import Unseen
from personalize_poc.local.recipes.sequence.unseen_weights import LEAST_JUDGED
from tests.local.recipes.sequence.test_lately import DAY, DAYS, EACH, POPULARITY, N, news
from tests.support.recipe_data import training_data


def firsts(current: float, n: int = 60) -> Iterator[tuple[Floats, Query, Ints]]:
    """First items that are those of the day with this probability, or else any."""
    rng = np.random.default_rng(3)
    for _ in range(n):
        day = int(rng.integers(1, DAYS))
        came = EACH * day + rng.permutation(EACH)[:FIRST]
        if rng.random() >= current:
            came = rng.permutation(N)[:FIRST]
        shade = 0.01 * rng.standard_normal(N).astype(np.float32)
        yield shade, Query(moment=day * DAY + DAY * 3 // 4), came.astype(np.int32)


def likeliest(current: float, n: int = 60) -> FirstEvents | None:
    parts = Unseen(lately=lately.fit(news(), N))
    return first_events.likeliest(parts, POPULARITY, firsts(current, n))


def test_what_is_in_demand_weighs_where_first_events_follow_it() -> None:
    found = likeliest(0.9)
    assert found is not None
    assert found.parts.lately is not None
    assert found.parts.lately.weights.any()


def test_it_stays_at_popularity_where_they_do_not_or_are_few() -> None:
    assert likeliest(0.0) is None
    assert likeliest(0.9, n=LEAST_JUDGED // FIRST) is None


def test_with_many_first_events_each_has_fewer_alternatives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(first_events, "MOST_ROWS", 5000)
    found = likeliest(0.9)
    assert found is not None
    assert found.parts.lately is not None


def offers(n_users: int = 600) -> TrainingData:
    """Each week has five offers, and everybody comes for a week and takes four of them.

    Half of all people came in the first week.
    """
    rng = np.random.default_rng(3)
    weeks = np.where(np.arange(n_users) < n_users // 2, 0, rng.integers(1, DAYS, n_users))
    histories = [(EACH * week + rng.permutation(EACH)[:4]).tolist() for week in weeks.tolist()]
    data = training_data(histories, N)
    times = np.repeat(weeks * 7 * DAY, 4) + np.tile(np.arange(4) * 3600, n_users)
    return replace(data, interactions=replace(data.interactions, timestamps=times))


@cache
def model() -> SequenceModel:
    info = catalogue.named("aws-user-personalization")
    algorithm = info.algorithm()
    assert isinstance(algorithm, UserSequence)
    settings = info.complete({}, {})
    return algorithm.fit(offers(), settings, seed=1, progress=lambda _: None, budget=Budget())


@pytest.mark.slow
def test_somebody_new_is_not_shown_what_was_popular_and_is_over(tmp_path: Path) -> None:
    assert model().at_first is not None
    for week in (9, DAYS - 1):
        asked = Query(moment=week * 7 * DAY + 6 * 3600)
        best = np.argsort(-model().score([asked])[0])[:EACH]
        assert len(np.intersect1d(best, np.arange(EACH * week, EACH * week + EACH))) >= 4
    model().save(tmp_path)
    assert not [path for path in tmp_path.iterdir() if path.is_dir()], "a model is files alone"
    again = load(tmp_path)
    assert again.score([asked])[0] == pytest.approx(model().score([asked])[0], abs=1e-5)


@pytest.mark.slow
def test_items_that_come_later_are_answered_for_somebody_new() -> None:
    more = model().with_items(replace(offers().item_features), 2)
    asked = Query(moment=10**12)
    before, scores = model().score([asked])[0], more.score([asked])[0]
    assert len(scores) == N + 2
    assert np.isfinite(scores).all()
    assert scores[:N] - scores[0] == pytest.approx(before - before[0], abs=1e-4)


@pytest.mark.slow
def test_without_weights_of_its_own_popularity_answers() -> None:
    plain = replace(model(), at_first=None)
    best = np.argsort(-plain.score([Query(moment=10**12)])[0])[:EACH]
    assert set(best.tolist()) == set(range(EACH))
