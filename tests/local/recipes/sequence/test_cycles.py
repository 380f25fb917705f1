"""What is wanted at this hour, on this weekday and at this time of the year moves items."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Floats, Interactions, Query, TrainingData
from personalize_poc.local.recipes.sequence import cycles, unseen_weights
from personalize_poc.local.recipes.sequence.cycles import CYCLES, Cycles
from personalize_poc.local.recipes.sequence.model import SequenceModel, load
from personalize_poc.local.recipes.sequence.unseen import Unseen
from tests.local.recipes.sequence.test_lately import news
from tests.local.recipes.test_recipes import fit
from tests.support.recipe_data import training_data

HOUR, DAY = 3600, 86_400
EACH, SLOTS = 5, 8
N = SLOTS * EACH
DAYS = 40
START = 1_700_006_400  # midnight, on a Wednesday
YEAR = 365 * DAY
POPULARITY = np.full(N, np.log(100.5), np.float32)
NOTHING = np.zeros(N, np.float32)


def log_of(times: np.ndarray, items: np.ndarray) -> Interactions:
    n = len(times)
    users = np.arange(n, dtype=np.int32)
    nothing = np.full(n, np.nan, np.float32)
    return Interactions(users, items.astype(np.int32), times, np.zeros(n, np.int16), nothing)


def radio(n: int = 8000, start: int = START) -> Interactions:
    """Every day five programmes are on from 0 to 3, five others from 3 to 6, and so on."""
    rng = np.random.default_rng(0)
    times = start + np.sort(rng.integers(0, DAYS * DAY, n))
    slot = (times - start) % DAY // (3 * HOUR)
    return log_of(times, EACH * slot + rng.integers(0, EACH, n))


def garden(years: float = 3, n: int = 12_000) -> Interactions:
    """Each eighth of the year has five goods of its own."""
    rng = np.random.default_rng(0)
    times = START + np.sort(rng.integers(0, int(years * YEAR), n))
    season = (times - START) % YEAR // (YEAR // SLOTS + 1)
    return log_of(times, EACH * season + rng.integers(0, EACH, n))


def weighed(log: Interactions, weight: float = 1.0) -> Cycles:
    found = Cycles.of(log, N)
    assert found is not None
    return replace(found, weights=np.full(CYCLES, weight))


def best(found: Cycles, moment: int) -> list[int]:
    moved = NOTHING.copy()
    items, steps = found.steps(moment)
    moved[items] = steps
    return sorted(np.argsort(-moved, kind="stable")[:EACH].tolist())


def of_slot(slot: int) -> list[int]:
    return list(range(EACH * slot, EACH * slot + EACH))


def asked(current: float, n: int = 300) -> list[tuple[Floats, Query, int]]:
    """The next programme is one that is on with this probability, or else any."""
    rng = np.random.default_rng(1)
    found = []
    for _ in range(n):
        moment = START + int(rng.integers(DAYS // 2 * DAY, DAYS * DAY))
        slot = (moment - START) % DAY // (3 * HOUR)
        own = rng.random() < current
        came = int(rng.choice(of_slot(slot)) if own else rng.integers(N))
        history = np.array([(came + 1) % N], np.int32)
        found.append(
            (rng.standard_normal(N).astype(np.float32), Query(history, moment=moment), came)
        )
    return found


@pytest.mark.parametrize("shift", [0, 9 * HOUR, 5 * HOUR + HOUR // 2])
def test_what_is_on_at_this_hour_rises_and_what_never_is_falls(shift: int) -> None:
    found = weighed(radio(start=START + shift)).newest()
    assert found.used.tolist() == [True, False, True, False]
    for slot in (2, 6):
        noon = START + shift + 90 * DAY + (3 * slot + 1) * HOUR  # seven weeks after the log
        assert best(found, noon) == of_slot(slot)
        items, scores = found.scores(noon)
        assert items.tolist() == sorted(set(items.tolist()))
        assert (scores[np.isin(items, of_slot(slot)), 0] > 1).all()
        assert (scores[~np.isin(items, of_slot(slot)), 0] < -1).all()


def test_at_each_moment_only_what_was_before_is_known() -> None:
    found = weighed(radio())
    items, scores = found.scores(START + 2 * DAY)
    assert not len(items), "two days tell nothing"
    items, scores = found.scores(START + 10 * DAY)
    assert scores[:, 0].any()
    assert not scores[:, 2].any(), "a week and a half tell nothing of weeks"
    log = radio()
    later = replace(log, items=np.where(log.timestamps > START + 20 * DAY, 7, log.items))
    same = weighed(later)
    assert same.scores(START + 12 * DAY)[1].tolist() == found.scores(START + 12 * DAY)[1].tolist()
    # Once a model is done, all of it is known, also when it is asked about then.
    done = found.newest()
    assert done.scores(START + 5 * DAY)[1].tolist() == done.scores(START + 75 * DAY)[1].tolist()
    assert done.newest() is done


@pytest.mark.parametrize("moment", [None, -1])
def test_without_a_moment_or_before_all_events_nothing_moves(moment: int | None) -> None:
    found = weighed(radio())
    assert not len(found.steps(moment)[0])
    assert not len(found.newest().scores(moment)[0])


def test_where_only_the_time_of_the_year_is_known_hours_say_nothing() -> None:
    found = weighed(radio()).newest()
    moment = START + 50 * DAY
    assert len(found.steps(moment)[0])
    assert not len(found.steps(moment, hours=False)[0])
    season = weighed(garden())
    assert season.steps(START + 2 * YEAR, hours=False)[1].any()
    query = Query(np.array([0], np.int32), moment=START, clock=moment)
    for part in (query, replace(query, hours=False)):
        moved = NOTHING.copy()
        Unseen(cycles=found).move(moved, part, NOTHING, logsumexp(moved))
        assert np.allclose(moved, 0, atol=1e-4) != part.hours


def test_of_what_has_no_cycle_nothing_is_kept() -> None:
    rng, log = np.random.default_rng(2), radio()
    assert Cycles.of(replace(log, items=rng.permutation(log.items)), N) is None
    assert Cycles.of(log.take(np.arange(0)), N) is None
    assert Cycles.of(replace(log, timestamps=np.arange(len(log))), N) is None, "an order alone"
    assert Cycles.of(replace(log, timestamps=np.zeros(len(log), np.int64)), N) is None
    assert Cycles.of(news(), 100) is None, "what comes and goes"


def test_where_times_are_days_the_hour_tells_nothing_and_the_weekday_may() -> None:
    log = radio()
    days = log.timestamps // DAY
    weekday = replace(log, timestamps=days * DAY, items=(days % 7).astype(np.int32))
    found = weighed(weekday).newest()
    assert found.used.tolist() == [False, True, True, False]
    for day in range(60, 67):
        moment = START + day * DAY + 5 * HOUR
        items, steps = found.steps(moment)
        assert items[steps.argmax()] == moment // DAY % 7


def test_the_time_of_the_year_is_that_of_earlier_years() -> None:
    found = weighed(garden())
    assert found.used.tolist() == [False, False, False, True]
    for year in (1, 2, 3, 5):  # also long after the last event
        for season in range(SLOTS):
            moment = START + year * YEAR + (2 * season + 1) * YEAR // (2 * SLOTS)
            assert set(best(found, moment)) == set(of_slot(season)), (year, season)
    assert not len(found.scores(START + YEAR // 2)[0]), "of the first year there is none before"
    log, now = garden(), START + 2 * YEAR
    this = replace(log, items=np.where(log.timestamps >= now, 0, log.items))
    moment = now + 4 * YEAR // (2 * SLOTS)
    assert weighed(this).scores(moment)[1].tolist() == found.scores(moment)[1].tolist()
    assert Cycles.of(garden(years=0.9), N) is None


def test_of_long_logs_the_newest_years_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cycles, "MOST_YEARS", 2)
    found = weighed(garden())
    assert len(found.starts) - 1 - len(found.moments) * 199 <= 2 * 52
    assert best(found, START + 3 * YEAR + 5 * YEAR // (2 * SLOTS)) == of_slot(2)


def test_it_gets_a_weight_where_people_follow_it(tmp_path: Path) -> None:
    found = unseen_weights.likeliest(Unseen(cycles=Cycles.of(radio(), N)), POPULARITY, asked(0.9))
    assert found.cycles is not None
    done = found.newest().cycles
    assert done is not None
    done.save(tmp_path)
    again = Cycles.load(tmp_path)
    assert again is not None
    history = np.array([0, 17], np.int32)
    query = Query(history, moment=START + 50 * DAY + 10 * HOUR)
    moved = NOTHING.copy()
    Unseen(cycles=again).move(moved, query, NOTHING, logsumexp(moved))
    others = np.setdiff1d(np.arange(N), history)
    assert sorted(np.argsort(-moved)[: EACH - 1].tolist()) == [15, 16, 18, 19]
    assert np.exp(moved[others]).sum() == pytest.approx(len(others), rel=1e-4)
    for hour in range(24):  # more than are kept
        moment = START + 50 * DAY + hour * HOUR
        assert again.steps(moment)[1].tolist() == done.steps(moment)[1].tolist()
    assert Cycles.load(tmp_path / "nowhere") is None


def test_where_nobody_follows_it_it_is_left_out() -> None:
    parts = Unseen(cycles=Cycles.of(radio(), N))
    assert unseen_weights.likeliest(parts, POPULARITY, asked(0)) == Unseen()


def test_of_very_many_items_those_with_most_events_count(monkeypatch: pytest.MonkeyPatch) -> None:
    log = radio()
    rare = replace(log, items=np.where(np.arange(len(log)) % 40 == 0, log.items + N, log.items))
    monkeypatch.setattr(cycles, "MOST_ITEMS", N)
    monkeypatch.setattr(cycles, "MOST_MOVED", EACH)
    found = Cycles.of(rare, 2 * N)
    assert found is not None
    assert np.diff(found.starts).max() == EACH
    items, _ = found.newest().scores(START + 50 * DAY + HOUR)
    assert items.max() < N
    assert set(of_slot(0)) <= set(items.tolist()), "what is amiss most is kept"


def listeners(n_users: int = 400) -> TrainingData:
    """Everybody turns on the radio once a day for a week, at any hour, and hears what is on."""
    rng = np.random.default_rng(0)
    times = START + rng.integers(0, DAYS - 8, (n_users, 1)) * DAY + np.arange(8) * DAY
    times = times + rng.integers(0, 24, times.shape) * HOUR + rng.integers(0, HOUR, times.shape)
    items = EACH * ((times - START) % DAY // (3 * HOUR)) + rng.integers(0, EACH, times.shape)
    data = training_data(items.tolist(), N)
    return replace(data, interactions=replace(data.interactions, timestamps=times.ravel()))


@cache
def model(recipe: str) -> SequenceModel:
    found = fit(recipe, listeners())
    assert isinstance(found, SequenceModel)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("recipe", ["aws-user-personalization", "aws-user-personalization-v2"])
def test_at_eight_other_items_are_first_than_at_twenty(recipe: str, tmp_path: Path) -> None:
    model(recipe).save(tmp_path)
    again = load(tmp_path)
    history = np.array([1, 12, 37], np.int32)
    before = START + (DAYS - 1) * DAY + np.arange(3) * HOUR
    for hour in (8, 20):
        moment = START + (DAYS + 1) * DAY + hour * HOUR
        for query in (
            Query(moment=moment),
            Query(history, before, np.zeros(3, np.int16), moment=moment),
        ):
            logits = model(recipe).score([query])[0].copy()
            assert again.score([query])[0] == pytest.approx(logits, abs=1e-5)
            logits[query.history] = -np.inf
            on_air = np.setdiff1d(of_slot(hour // 3), query.history)
            assert set(on_air) <= set(np.argsort(-logits)[: EACH + 1].tolist()), (hour, query)
