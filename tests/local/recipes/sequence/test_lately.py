"""What is in demand at the moment of a request moves the items that a user has not had."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Floats, Interactions, Query
from personalize_poc.local.recipes.sequence import lately, unseen_weights
from personalize_poc.local.recipes.sequence.lately import HALF_LIVES, Lately
from personalize_poc.local.recipes.sequence.unseen import Unseen
from tests.local.recipes.test_recipes import fit, query
from tests.support.recipe_data import training_data

DAYS, EACH = 20, 5
N = DAYS * EACH
DAY = 86_400
POPULARITY = np.full(N, np.log(100.5), np.float32)


def news(seed: int = 0) -> Interactions:
    """Items 0 … 4 are read on day 0, items 5 … 9 on day 1, and so on; one is read every day."""
    rng = np.random.default_rng(seed)
    times = np.sort(rng.integers(0, DAYS * DAY, 20_000))
    items = EACH * (times // DAY) + rng.integers(0, EACH, len(times))
    items[rng.random(len(times)) < 0.1] = 0
    n = len(times)
    users = np.arange(n, dtype=np.int32)
    nothing = np.full(n, np.nan, np.float32)
    return Interactions(users, items.astype(np.int32), times, np.zeros(n, np.int16), nothing)


def asked(current: float, n: int = 300) -> list[tuple[Floats, Query, int]]:
    """Next items that are those of the day with this probability, or else of any other day."""
    rng = np.random.default_rng(1)
    found = []
    for _ in range(n):
        day = int(rng.integers(1, DAYS))
        other = int(rng.integers(1, DAYS)) if rng.random() >= current else day
        came = EACH * other + int(rng.integers(EACH))
        history = np.array([0], np.int32)
        moment = day * DAY + DAY * 3 // 4
        logits = rng.standard_normal(N).astype(np.float32)
        found.append((logits, Query(history, moment=moment), came))
    return found


def test_what_is_met_now_has_risen_and_what_is_met_no_more_has_not() -> None:
    counted = lately.fit(news(), N)
    items, rises = counted.risen(7 * DAY)
    last = dict(zip(items.tolist(), rises[:, 0].tolist(), strict=True))
    assert min(last[item] for item in range(30, 35)) > 3  # of the day that is just over
    assert last[0] < 1.5  # as usual
    assert last.get(12, 0) < 0.01  # five days old
    assert max(items) < 35  # nothing that is still to come
    assert items.tolist() == sorted(set(items.tolist()))


@pytest.mark.parametrize("moment", [None, -1])
def test_without_a_moment_nothing_has_risen(moment: int | None) -> None:
    counted = replace(lately.fit(news(), N), weights=np.ones(len(HALF_LIVES)))
    logits = np.arange(N, dtype=np.float32)
    asked = Query(np.array([1], np.int32), moment=moment)
    Unseen(lately=counted).move(logits, asked, np.zeros(N, np.float32), logsumexp(logits))
    assert logits == pytest.approx(np.arange(N), abs=1e-4)
    nobody = lately.fit(news().take(np.arange(0)), N)
    assert not len(nobody.risen(5)[0])


def test_what_is_in_demand_gets_a_weight_where_people_follow_it(tmp_path: Path) -> None:
    found = unseen_weights.likeliest(Unseen(lately=lately.fit(news(), N)), POPULARITY, asked(0.9))
    assert found.lately is not None
    found.lately.save(tmp_path)
    again = Lately.load(tmp_path)
    assert again is not None
    logits, history = np.zeros(N, np.float32), np.array([0, 96], np.int32)
    moved = logits.copy()
    after_all = Query(history, moment=10**12)
    Unseen(lately=again).move(moved, after_all, np.zeros(N, np.float32), logsumexp(moved))
    others = np.setdiff1d(np.arange(N), history)
    assert sorted(np.argsort(-moved)[:4]) == [95, 97, 98, 99]
    assert (moved[history] == 0).all()
    assert np.exp(moved[others]).sum() == pytest.approx(len(others), rel=1e-4)
    assert Lately.load(tmp_path / "nowhere") is None


def test_where_nobody_follows_it_it_is_left_out() -> None:
    found = unseen_weights.likeliest(Unseen(lately=lately.fit(news(), N)), POPULARITY, asked(0.0))
    assert found == Unseen()


def test_of_very_many_items_those_that_have_risen_most_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    every = lately.fit(news(), N)
    monkeypatch.setattr(lately, "MOST_RISEN", 3)
    items, rises = lately.fit(news(), N).risen(7 * DAY)
    known, all_rises = every.risen(7 * DAY)
    assert len(items) == 3
    assert rises.sum(axis=1).min() == np.sort(all_rises.sum(axis=1))[-3]
    assert np.isin(items, known).all()


@pytest.mark.slow
@pytest.mark.parametrize("recipe", ["aws-user-personalization", "aws-user-personalization-v2"])
def test_user_personalization_knows_when_it_is_asked(recipe: str) -> None:
    """All read what is new; the same history is asked about at once, and days later."""
    rng = np.random.default_rng(0)
    days = np.sort(rng.integers(0, DAYS, (200, 12)), axis=1)
    data = training_data((EACH * days + rng.integers(0, EACH, days.shape)).tolist(), N)
    times = (1_700_000_000 + days * DAY + np.arange(12) * 60).ravel()
    data = replace(data, interactions=replace(data.interactions, timestamps=times))
    model = fit(recipe, data)
    history = query([20, 26, 31])
    history = replace(history, timestamps=1_700_000_000 + np.array([4, 5, 6]) * DAY)
    at_once = replace(history, moment=1_700_000_000 + 6 * DAY + 3600)
    later = replace(history, moment=1_700_000_000 + 15 * DAY + 3600)

    def share(asked: object, day: int) -> float:
        logits = model.score([asked])[0].astype(np.float64)  # type: ignore[list-item]
        powers = np.exp(logits - logits.max())
        return float(powers[EACH * day : EACH * (day + 1)].sum() / powers.sum())

    assert share(later, 15) > 2 * share(at_once, 15)
    assert share(later, 6) < share(at_once, 6)
