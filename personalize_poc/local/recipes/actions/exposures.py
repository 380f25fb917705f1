"""Occasions on which a user could take an action, and what came of them.

Each time that an action was shown (Viewed) is an occasion. A decision (Not Taken, Taken) is one of
its own when nothing shows what it was an answer to: no view within the action optimization period
before it, and for Taken no refusal either. An occasion counts as taken when the action is taken
within the period after it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.actions import NOT_TAKEN, TAKEN, VIEWED, ActionLog
from personalize_poc.local.arrays.types import Floats

N_OWN = 4
"""Numbers that describe what the user did with this action before."""


@dataclass(frozen=True)
class Exposures:
    """Occasions [n]: indexes of user and action, when it began, whether it was taken.

    own: float32 [n, N_OWN], see `own_history`.
    """

    users: NDArray[np.int32]
    actions: NDArray[np.int32]
    times: NDArray[np.int64]
    taken: NDArray[np.bool_]
    own: Floats

    def __len__(self) -> int:
        return len(self.users)

    def take(self, rows: NDArray[np.bool_] | NDArray[np.int64]) -> Exposures:
        """The occasions of an index array or boolean mask."""
        return Exposures(
            self.users[rows],
            self.actions[rows],
            self.times[rows],
            self.taken[rows],
            self.own[rows],
        )


def exposures(log: ActionLog, period: float) -> Exposures:
    """All occasions of a log. period: of the action optimization, in seconds."""
    log = log.take(np.lexsort((log.timestamps, log.actions, log.users)))
    if not len(log):
        none = np.empty(0, np.int32)
        own = np.empty((0, N_OWN), np.float32)
        return Exposures(none, none, none.astype(np.int64), np.empty(0, np.bool_), own)
    begins, ends = _series(log)
    gaps = np.append(np.inf, np.diff(log.timestamps).astype(np.float64))
    gaps[begins] = np.inf
    before = np.where(gaps <= period, np.append(TAKEN, log.events[:-1]), TAKEN)
    answers = np.where(log.events == NOT_TAKEN, before == VIEWED, before != TAKEN)
    rows = np.flatnonzero((log.events == VIEWED) | ~answers)
    taken = _next_taken(log) < _window_ends(log, begins, ends, period)
    counts = _counts(log)
    first = np.maximum.accumulate(np.where(begins, np.arange(len(log)), 0))
    own = own_history(counts[rows] - counts[first[rows]], gaps[rows], period)
    return Exposures(log.users[rows], log.actions[rows], log.timestamps[rows], taken[rows], own)


def own_history(counts: NDArray[np.int64], gaps: NDArray[np.float64], period: float) -> Floats:
    """How a user stands to an action, float32 [n, N_OWN].

    counts: int [n, 3], earlier events by type. gaps: seconds since the last of them, inf without
    any. The numbers are log(1 + count) for each type, and how fresh the last event is (1: now).
    """
    fresh = np.exp(-gaps / period)
    columns = [np.log1p(counts[:, kind]) for kind in (TAKEN, NOT_TAKEN, VIEWED)]
    return np.stack([*columns, fresh], axis=1).astype(np.float32)


def _series(log: ActionLog) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Where a user's events with one action begin, and per row where they end (exclusive)."""
    n = len(log)
    begins = np.ones(n, np.bool_)
    begins[1:] = (log.users[1:] != log.users[:-1]) | (log.actions[1:] != log.actions[:-1])
    starts = np.append(np.flatnonzero(begins), n)
    return begins, np.repeat(starts[1:], np.diff(starts))


def _next_taken(log: ActionLog) -> NDArray[np.int64]:
    """Per row the first row from it on with TAKEN; beyond all rows without one."""
    n = len(log)
    at = np.where(log.events == TAKEN, np.arange(n), 2 * n)
    return np.minimum.accumulate(at[::-1])[::-1]


def _window_ends(
    log: ActionLog, begins: NDArray[np.bool_], ends: NDArray[np.int64], period: float
) -> NDArray[np.int64]:
    """Per row the first row after it that is later than the period, or of another series."""
    since = log.timestamps - log.timestamps.min()
    span = int(since.max()) + int(period) + 2
    keys = np.cumsum(begins) * span + since
    later = np.searchsorted(keys, keys + int(period), side="right")
    bounded: NDArray[np.int64] = np.minimum(later, ends)
    return bounded


def _counts(log: ActionLog) -> NDArray[np.int64]:
    """Per row how many events of each type stand before it in the whole log, int64 [n, 3]."""
    kinds = np.eye(3, dtype=np.int64)[log.events]
    return np.cumsum(kinds, axis=0) - kinds
