"""What a person does after what, at which hour and how often."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Query, TrainingData
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.interface import Budget
from personalize_poc.local.recipes.sequence import own_habits, repeat_consumption
from personalize_poc.local.recipes.sequence.algorithm import UserSequence
from personalize_poc.local.recipes.sequence.model import SequenceModel, load
from personalize_poc.local.recipes.sequence.own_habits import AFTER, DUE, HOURS, N_HABITS, SEASON
from personalize_poc.local.recipes.sequence.repeat_consumption import Repeats
from tests.support.recipe_data import training_data

HOUR, DAY = 3600, 86_400
MONDAY = 4 * DAY
EVERY = np.ones(N_HABITS, bool)


def figures(
    items: list[int], times: list[int] | None = None, now: int | None = None
) -> NDArray[np.float64]:
    """Of the items 0, 1, …, all of which are in the history."""
    places = np.array(items)
    told = np.array(times if times is not None else [], np.int64)
    asked = Query(places.astype(np.int32), told, moment=now)
    return own_habits.features(places, asked, np.bincount(places).astype(np.int32), EVERY)


def test_what_came_after_the_same_items_is_counted() -> None:
    found = np.expm1(figures([0, 1, 2, 0, 1, 3, 0, 1])[:, AFTER])
    assert found[2, 0] == pytest.approx(1)  # directly after 1
    assert found[2, 1] == pytest.approx(1)  # and that after 0
    assert found[0, 0] == 0
    near = found[:, 2]
    assert near[2] == pytest.approx(1)
    assert near[3] == pytest.approx(1 / 4 + 1)
    assert near[0] == pytest.approx(1 / 2 + 1 / 5 + 1 / 2)
    assert found[2, 3] > found[2, 2]  # what came after the item before 1 says so, too


def test_an_item_that_comes_again_at_once_is_one_step() -> None:
    twice = np.repeat([0, 1, 2, 0, 1], 2).tolist()
    assert figures(twice)[:, AFTER] == pytest.approx(figures([0, 1, 2, 0, 1])[:, AFTER])


def test_who_never_had_the_last_item_before_has_no_figures() -> None:
    assert not figures([0, 1, 2, 3])[:, AFTER].any()
    assert not figures([0])[:, AFTER].any()


def test_hours_tell_an_item_of_the_morning_from_one_of_the_evening() -> None:
    mornings = [MONDAY + day * DAY + 8 * HOUR for day in range(10)]
    evenings = [MONDAY + day * DAY + 20 * HOUR for day in range(10)]
    times = sorted([*mornings, *evenings])
    at_eight = figures([0, 1] * 10, times, MONDAY + 14 * DAY + 8 * HOUR)[:, HOURS]
    assert at_eight[0, 0] > 0.5 > -0.5 > at_eight[1, 0]
    at_night = figures([0, 1] * 10, times, MONDAY + 14 * DAY + 20 * HOUR)[:, HOURS]
    assert at_night[1, 0] > 0.5 > -0.5 > at_night[0, 0]


def test_hours_tell_a_weekday_from_a_weekend() -> None:
    days = list(range(28))
    items = [int(day % 7 > 4) for day in days]
    times = [MONDAY + day * DAY + 9 * HOUR for day in days]
    on_monday = figures(items, times, MONDAY + 28 * DAY + 9 * HOUR)[:, HOURS]
    on_sunday = figures(items, times, MONDAY + 34 * DAY + 9 * HOUR)[:, HOURS]
    assert on_monday[0, 1] > 0 > on_monday[1, 1]
    assert on_sunday[1, 1] > 0 > on_sunday[0, 1]


def test_dates_without_hours_tell_no_hour() -> None:
    times = [day * DAY for day in range(20)]
    assert figures([0, 1] * 10, times, 20 * DAY)[:, HOURS][:, 0] == pytest.approx([0, 0])


def test_a_year_ago_is_the_same_season_and_last_week_is_not() -> None:
    found = figures([0, 1], [10 * DAY, 370 * DAY], 376 * DAY)[:, SEASON]
    assert found[0, 0] > 0.5
    assert found[1, 0] == 0


def test_what_comes_every_week_is_due_after_a_week() -> None:
    items, times = [0, 1, 0, 0, 1], [0, 0, 7 * DAY, 14 * DAY, 14 * DAY]
    early, late = figures(items, times, 15 * DAY)[:, DUE], figures(items, times, 30 * DAY)[:, DUE]
    assert early[0, 0] > 1 > early[0, 1] == 0
    assert late[0, 1] > 0.5 > late[0, 0] == 0
    assert figures(items, times, 21 * DAY)[0, DUE] == pytest.approx([0, 0], abs=0.01)
    assert not figures([0, 1], [0, DAY], 9 * DAY)[:, DUE].any()  # each came once


def test_where_the_hour_of_asking_is_not_known_only_hours_say_nothing() -> None:
    places, times = np.array([0, 1] * 5), np.arange(10) * 12 * HOUR
    counts = np.bincount(places).astype(np.int32)
    asked = Query(places.astype(np.int32), times, moment=5 * DAY, hours=False)
    found = own_habits.features(places, asked, counts, EVERY)
    assert not found[:, HOURS].any()
    assert found[:, AFTER].any()


def test_without_a_moment_or_times_only_the_order_is_told() -> None:
    for found in (figures([0, 1, 0], [0, HOUR, DAY]), figures([0, 1, 0], None, DAY)):
        assert found[:, AFTER].any()
        assert not found[:, HOURS.start :].any()


def test_habits_that_tell_nothing_weigh_nothing() -> None:
    rng = np.random.default_rng(0)
    asked = []
    for _ in range(300):
        history = rng.integers(0, 8, 30).astype(np.int32)
        times = np.sort(rng.integers(0, 60 * DAY, 30))
        came = rng.integers(0, 8, 1).astype(np.int32)
        question = Query(history, times, moment=int(times[-1]) + HOUR)
        asked.append((np.zeros(12, np.float32), question, came))
    assert not repeat_consumption.likeliest(asked).habits.any()


def test_weights_stay_when_event_types_are_renumbered() -> None:
    habits = np.arange(N_HABITS, dtype=np.float64)
    before = Repeats(np.arange(8.0), habits)
    assert before.renumbered(np.array([1, 0], np.int32)).habits.tolist() == habits.tolist()


def rounds(n_users: int = 240, n_items: int = 60) -> TrainingData:
    """Everybody goes through twelve things of their own, in the same order each time."""
    rng = np.random.default_rng(1)
    own = [rng.choice(n_items, 12, replace=False) for _ in range(n_users)]
    histories = [np.tile(one, 3)[: 25 + n % 10].tolist() for n, one in enumerate(own)]
    return training_data(histories, n_items)


@cache
def model() -> SequenceModel:
    info = catalogue.named("aws-user-personalization")
    algorithm = info.algorithm()
    assert isinstance(algorithm, UserSequence)
    return algorithm.fit(
        rounds(), info.complete({}, {}), seed=1, progress=lambda _: None, budget=Budget()
    )


def hits(of: SequenceModel) -> float:
    """How often the first item is what comes next to people who were not learned from."""
    rng, found = np.random.default_rng(9), []
    for n in range(60):
        own = rng.choice(60, 12, replace=False)
        history = np.tile(own, 3)[: 24 + n % 12].astype(np.int32)
        times = 1_700_000_000 + HOUR * np.arange(len(history))
        asked = Query(
            history, times, np.zeros(len(history), np.int16), moment=int(times[-1]) + HOUR
        )
        found.append(int(of.score([asked])[0].argmax()) == own[len(history) % 12])
    return float(np.mean(found))


@pytest.mark.slow
def test_the_next_thing_of_somebodys_own_round_comes_first(tmp_path: Path) -> None:
    assert hits(model()) > 0.8
    repeats = model().repeats
    assert repeats is not None
    without = replace(model(), repeats=Repeats(repeats.weights), at_start=None)
    assert hits(without) < 0.6
    model().save(tmp_path)
    assert hits(load(tmp_path)) == hits(model())
