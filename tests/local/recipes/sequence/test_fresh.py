"""What was added lately moves the items that a user has not had, as of the moment of a request."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Features, Floats, Query
from personalize_poc.local.recipes.sequence import fresh, unseen_weights
from personalize_poc.local.recipes.sequence.fresh import SHARES, Fresh
from personalize_poc.local.recipes.sequence.unseen import Unseen
from tests.support.recipe_data import interactions

N, DAY = 100, 86_400
START = 1_700_000_000
POPULARITY = np.full(N, np.log(5.5), np.float32)
ADDED = START + DAY * np.arange(N, dtype=np.float64)
"""One item a day."""


def counted(added: object = ADDED) -> Fresh:
    """Of a hundred days with events."""
    log = interactions([[0, 1]])
    log = replace(log, timestamps=np.array([START, START + 100 * DAY]))
    found = Fresh.of(Features(creation=np.asarray(added, np.float64)), log)
    assert found is not None
    return found


def asked(new: float, n: int = 300) -> list[tuple[Floats, Query, int]]:
    """Next items that were added in the last five days with this probability."""
    rng = np.random.default_rng(1)
    found = []
    for _ in range(n):
        day = int(rng.integers(10, N))
        came = day - int(rng.integers(0, 5)) if rng.random() < new else int(rng.integers(1, N))
        logits = rng.standard_normal(N).astype(np.float32)
        found.append((logits, Query(np.array([0], np.int32), moment=START + day * DAY + 60), came))
    return found


def test_an_item_is_new_from_its_day_on_for_a_while() -> None:
    items, scores = counted().scores(START + 50 * DAY)
    known = dict(zip(items.tolist(), scores.tolist(), strict=True))
    assert known[50] == [1, 1, 1]
    assert known[45] == pytest.approx([0, 0.5, 1 - 5 / 40])
    assert 51 not in known  # still to come
    assert 5 not in known
    assert len(SHARES) == 3


def test_after_the_last_event_time_stands_still() -> None:
    at_the_end, years_later = (counted().steps(START + days * DAY)[0] for days in (100, 5_000))
    assert np.array_equal(at_the_end, years_later)


def test_without_a_moment_or_a_time_nothing_is_new() -> None:
    assert not len(counted().scores(None)[0])
    log = interactions([[0, 1]])
    assert Fresh.of(Features(), log) is None
    assert Fresh.of(Features(creation=np.full(N, np.nan)), log) is None
    at_once = replace(log, timestamps=np.full(2, START))
    assert Fresh.of(Features(creation=ADDED), at_once) is None
    some = np.where(np.arange(N) % 2, ADDED, np.nan)
    assert (counted(some).scores(START + 50 * DAY)[0] % 2 == 1).all()


def test_newness_gets_a_weight_where_people_turn_to_what_is_new(tmp_path: Path) -> None:
    found = unseen_weights.likeliest(Unseen(fresh=counted()), POPULARITY, asked(0.8))
    assert found.fresh is not None
    found.fresh.save(tmp_path)
    again = Fresh.load(tmp_path)
    assert again is not None
    history, logits = np.array([0, 59], np.int32), np.zeros(N, np.float32)
    Unseen(fresh=again).move(
        logits, Query(history, moment=START + 60 * DAY), POPULARITY, logsumexp(logits)
    )
    assert sorted(np.argsort(-logits)[:3]) == [57, 58, 60]
    assert (logits[history] == 0).all()
    assert Fresh.load(tmp_path / "nowhere") is None


def test_where_nobody_looks_for_what_is_new_it_is_left_out() -> None:
    assert unseen_weights.likeliest(Unseen(fresh=counted()), POPULARITY, asked(0.0)) == Unseen()


def test_an_item_that_comes_later_is_new_and_makes_no_other_older() -> None:
    known = replace(counted(), weights=np.array([1.0, 0, 0]))
    grown = known.with_items(Features(creation=np.array([START + 5_000 * DAY, np.nan])), N)
    for days in (100, 5_000, 6_000):
        (items, steps), (before, own) = (one.steps(START + days * DAY) for one in (grown, known))
        assert items.tolist() == [*before.tolist(), N]
        assert steps.tolist() == [*own.tolist(), 1]
    old = known.with_items(Features(creation=np.array([START + 10.0 * DAY])), N)
    assert N not in old.steps(START + 100 * DAY)[0]
    assert known.with_items(Features(), N) is known


def test_of_very_many_items_the_newest_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fresh, "MOST_FRESH", 4)
    assert counted().steps(START + 50 * DAY)[0].tolist() == [47, 48, 49, 50]
