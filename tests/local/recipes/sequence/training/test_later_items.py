"""What is added after a training is offered where people turn to what is new, and not elsewhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from personalize_poc.local.arrays.types import Features, Interactions, Query, TrainingData
from personalize_poc.local.recipes.sequence.model import SequenceModel, load
from tests.local.recipes.test_recipes import fit

pytestmark = pytest.mark.slow  # networks are trained

DAYS, EACH, KINDS, USERS, DAY = 60, 10, 5, 300, 86_400
LATER = 5
"""Days after the training of which items are known already."""
N = (DAYS + LATER) * EACH


def deals(*, classics: bool, seed: int = 0) -> TrainingData:
    """Ten deals a day, two of each kind; each person takes deals of one kind, a day old at most.

    classics: all take those of the first ten days for ever, and hardly any other.
    """
    rng = np.random.default_rng(seed)
    days = np.sort(rng.integers(1, DAYS, (USERS, 15)), axis=1).ravel()
    users = np.repeat(np.arange(USERS), 15)
    added = np.maximum(days - rng.integers(0, 2, len(days)), 0)
    if classics:
        added = np.where(rng.random(len(days)) < 0.95, rng.integers(0, 10, len(days)), added)
    kind = users % KINDS
    items = added * EACH + 2 * kind + rng.integers(0, 2, len(days))
    nothing = np.full(len(days), np.nan, np.float32)
    times = days * DAY + np.tile(np.arange(15) * 60, USERS)
    types = np.zeros(len(days), np.int16)
    log = Interactions(users.astype(np.int32), items.astype(np.int32), times, types, nothing)
    kinds = (np.arange(N) % EACH // 2).astype(np.int32)
    known = Features(
        {"KIND": (np.arange(N + 1, dtype=np.int32), kinds)},
        vocabularies={"KIND": [str(number) for number in range(KINDS)]},
        creation=(np.arange(N) // EACH * DAY).astype(np.float64),
    )
    return TrainingData(log, USERS, N, ["Take"], known)


@cache
def model(*, classics: bool) -> SequenceModel:
    found = fit("aws-user-personalization", deals(classics=classics))
    assert isinstance(found, SequenceModel)
    return found


def later_first(found: SequenceModel, *, classics: bool) -> float:
    """Share of items added after the training among the first ten, three days later."""
    log, shares = deals(classics=classics).interactions, []
    for user in range(40):
        own = log.take(log.users == user)
        asked = Query(own.items, own.timestamps, own.event_types, moment=(DAYS + 3) * DAY)
        moved = found.score([asked])[0]
        moved[own.items] = -np.inf
        first = np.argsort(-moved)[:10]
        shares.append((first >= DAYS * EACH).mean())
        assert first.max() < (DAYS + 4) * EACH, "not there yet"
    return float(np.mean(shares))


def test_what_lives_for_days_is_offered_although_it_came_after_the_training(tmp_path: Path) -> None:
    found = model(classics=False)
    assert found.unseen is not None
    assert found.unseen.fresh is not None
    assert found.unseen.fresh.raised > 0
    assert later_first(found, classics=False) > 0.5
    found.save(tmp_path)
    assert later_first(load(tmp_path), classics=False) > 0.5


def test_where_classics_are_taken_what_is_new_does_not_come_before_them() -> None:
    assert later_first(model(classics=True), classics=True) < 0.3
