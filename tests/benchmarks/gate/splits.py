"""Who is tested, and on what: a split over users, and a split in time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from personalize_poc.local.arrays.splits import HeldOut
from personalize_poc.local.arrays.types import TrainingData

TEST_SHARE = 0.2
MOST_TESTS = 500
LEAST_TESTS = 5
NEWEST = 0.1
"""Share of events that is newer than the cut, of each tested user or of all."""
TRUTH = 10
"""In time, so many events of a user after the cut are the truth at most."""


@dataclass(frozen=True)
class Task:
    """What every contestant gets. `seed` is for what it draws."""

    training: TrainingData
    tests: list[HeldOut]
    seed: int


def over_users(data: TrainingData, seed: int) -> Task:
    """A fifth of the users with two events or more are tested, and not learned from.

    Of each, the oldest nine tenths are known and the newest tenth is the truth, at least one event.
    """
    log = data.interactions
    users, starts, lengths = np.unique(log.users, return_index=True, return_counts=True)
    eligible = np.flatnonzero(lengths >= 2)
    rng = np.random.default_rng(seed)
    n = min(MOST_TESTS, max(1, round(TEST_SHARE * len(eligible))))
    chosen = np.sort(rng.choice(eligible, n, replace=False))
    tests = []
    for place in chosen:
        start, length = int(starts[place]), int(lengths[place])
        cut = start + int(length * (1 - NEWEST))
        known = log.take(np.arange(start, cut))
        truth = np.unique(log.items[cut : start + length])
        tests.append(HeldOut(int(users[place]), known, truth, moment=int(log.timestamps[cut])))
    return _task(data, ~np.isin(log.users, users[chosen]), tests, seed)


def in_time(data: TrainingData, seed: int) -> Task:
    """Nine tenths of all events are older than one moment and known; then the next ones are asked.

    Tested are users with events on both sides; the truth are the items of their first `TRUTH`
    events after the cut. What nobody had before the cut stands in the truth as well.
    """
    log = data.interactions
    moment = np.quantile(log.timestamps, 1 - NEWEST)
    old = log.timestamps < moment
    both = np.intersect1d(log.users[old], log.users[~old])
    rng = np.random.default_rng(seed)
    chosen = np.sort(rng.choice(both, min(MOST_TESTS, len(both)), replace=False))
    tests = []
    for user in chosen:
        rows = np.arange(*np.searchsorted(log.users, [user, user + 1]))
        truth = np.unique(log.items[rows[~old[rows]][:TRUTH]])
        known = log.take(rows[old[rows]])
        tests.append(HeldOut(int(user), known, truth, moment=int(moment), present=False))
    return _task(data, old, tests, seed)


def _task(data: TrainingData, learned: Any, tests: list[HeldOut], seed: int) -> Task:
    log = data.interactions.take(learned)
    newest = float(log.timestamps.max(initial=0))
    return Task(replace(data, interactions=log, now=newest), tests, seed)


SPLITS = {"users": over_users, "time": in_time}
