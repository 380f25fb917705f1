"""The arrays of this recipe beside those of all recipes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features, Floats, Ints, Query, TrainingData

TAKEN, NOT_TAKEN, VIEWED = 0, 1, 2
"""Numbers of the types of events."""

DAY = 86_400


@dataclass(frozen=True)
class ActionLog:
    """What users did with actions, sorted by user, then time, then order in the source.

    users, actions: int32 [n] indexes. timestamps: int64 [n] Unix seconds. events: int8 [n],
    TAKEN, NOT_TAKEN or VIEWED.
    """

    users: Ints = field(default_factory=lambda: np.empty(0, np.int32))
    actions: Ints = field(default_factory=lambda: np.empty(0, np.int32))
    timestamps: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    events: NDArray[np.int8] = field(default_factory=lambda: np.empty(0, np.int8))

    def __len__(self) -> int:
        return len(self.users)

    def take(self, rows: NDArray[Any]) -> ActionLog:
        """The rows of an index array or boolean mask, in their order."""
        return ActionLog(
            self.users[rows], self.actions[rows], self.timestamps[rows], self.events[rows]
        )


@dataclass(frozen=True)
class ActionData(TrainingData):
    """What this recipe learns from. Users count through both kinds of interactions.

    scored: bool [n_actions], actions with enough data for a score of their own. validation: bool
    [n_users], users on whom settings are chosen.
    """

    log: ActionLog = field(default_factory=ActionLog)
    n_actions: int = 0
    action_features: Features = field(default_factory=Features)
    scored: NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, np.bool_))
    validation: NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, np.bool_))


@dataclass(frozen=True)
class ActionQuery(Query):
    """What one answer is asked for: `history` holds items; times as in `Query`.

    log: what the user did with actions, `users` left aside. person: metadata of the user, one row
    of `Model.people`, None when nothing is known.
    """

    log: ActionLog = field(default_factory=ActionLog)
    person: Floats | None = None


def scored(log: ActionLog, n_actions: int, least: int = 50, weeks: float = 6) -> NDArray[np.bool_]:
    """Actions that get a score, bool [n_actions]: documented rule of the service.

    At least 50 events TAKEN and 50 NOT_TAKEN or VIEWED within six weeks before the newest of all.
    """
    if not len(log):
        return np.zeros(n_actions, np.bool_)
    recent = log.timestamps >= log.timestamps.max() - weeks * 7 * DAY
    taken = np.bincount(log.actions[recent & (log.events == TAKEN)], minlength=n_actions)
    others = np.bincount(log.actions[recent & (log.events != TAKEN)], minlength=n_actions)
    return (taken >= least) & (others >= least)
