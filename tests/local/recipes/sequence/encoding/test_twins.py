"""Histories of several types of events are read with one type alone now and then."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from personalize_poc.local.recipes.sequence.encoding import twins
from personalize_poc.local.recipes.sequence.encoding.windows import Inputs, encode
from tests.support.recipe_data import interactions


def test_a_twin_has_the_events_of_one_type_alone() -> None:
    clicks_and_watches = [item for item in range(10) for _ in range(2)]
    log = interactions([clicks_and_watches] * 60 + [list(range(20))] * 3)
    types = np.concatenate([np.tile([0, 1], 600), np.zeros(60)]).astype(np.int16)
    log = replace(log, event_types=types)
    inputs = Inputs(2)
    events = encode(log, inputs, recency=True)
    rng = np.random.default_rng(0)
    read, places = twins.with_twins(events, log, inputs, True, rng)
    assert places[:60].tolist() == list(range(63, 123))
    assert places[60:].tolist() == [-1, -1, -1]
    assert np.array_equal(read.items[: len(log)], log.items)
    seen = set()
    for user in range(60):
        start, length = read.starts[places[user]], read.lengths[places[user]]
        own = slice(start, start + length)
        assert read.items[own].tolist() == list(range(10))
        assert (read.users[own] == user).all()
        assert read.gaps[start] == 0  # nothing came before
        assert len(set(read.types[own].tolist())) == 1
        seen.add(int(read.types[start]))
    assert seen == {0, 1, 2}  # 0: unknown
    users = np.arange(63)
    drawn = twins.some_twins(users, places, rng)
    assert 0 < (drawn >= 63).sum() < 30
    assert np.array_equal(drawn[drawn < 63], users[drawn < 63])


def test_without_several_types_there_are_no_twins() -> None:
    log = interactions([[0, 1, 2]] * 4)
    events = encode(log, Inputs(1), recency=False)
    read, places = twins.with_twins(events, log, Inputs(1), False, np.random.default_rng(0))
    assert read is events
    assert twins.some_twins(np.arange(4), places, np.random.default_rng(0)).tolist() == [0, 1, 2, 3]
