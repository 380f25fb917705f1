"""What the regression sees of a user on an occasion.

The columns: a constant, the direction of the items met and how many, the direction of the
decisions on actions and how many, the user's metadata, and how the user stands to the action.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.actions import VIEWED, ActionData, ActionLog
from personalize_poc.local.arrays.types import Floats, Ints
from personalize_poc.local.recipes.actions.exposures import Exposures, own_history
from personalize_poc.local.recipes.actions.interests import Vectors, action_things, directions

_MANY = 1000


def of_exposures(
    data: ActionData, occasions: Exposures, vectors: Vectors, people: Floats
) -> Floats:
    """float32 [n, d]. What happened at the time of an occasion or later is left out.

    people: metadata of users, float32 [n_users, p].
    """
    met, log = data.interactions, data.log.take(data.log.events != VIEWED)
    things = action_things(log.actions, log.events, data.n_actions)
    return np.hstack(
        [
            of_users(
                vectors,
                (met.items, *_before(met.users, met.timestamps, occasions)),
                (things, *_before(log.users, log.timestamps, occasions)),
                people[occasions.users],
            ),
            occasions.own,
        ]
    )


Histories = tuple[Ints, NDArray[np.int64], NDArray[np.int64]]
"""Things of all histories; where each history begins and ends in them."""


def of_users(vectors: Vectors, met: Histories, decided: Histories, people: Floats) -> Floats:
    """The columns that do not depend on the action, float32 [n, d - N_OWN]."""
    return np.hstack(
        [
            np.ones((len(people), 1), np.float32),
            directions(vectors.items, *met),
            _how_many(met),
            directions(vectors.actions, *decided),
            _how_many(decided),
            people,
        ]
    ).astype(np.float32)


def own_of_user(log: ActionLog, n_actions: int, now: float, period: float) -> Floats:
    """How one user stands to every action now, float32 [n_actions, N_OWN]."""
    counts = np.zeros((n_actions, 3), np.int64)
    np.add.at(counts, (log.actions, log.events), 1)
    newest = np.full(n_actions, -np.inf)
    np.maximum.at(newest, log.actions, log.timestamps.astype(np.float64))
    return own_history(counts, now - newest, period)


def _how_many(histories: Histories) -> Floats:
    _, first, end = histories
    share: Floats = (np.log1p(np.minimum(end - first, _MANY)) / np.log1p(_MANY)).astype(np.float32)
    return share[:, None]


def _before(
    users: Ints, times: NDArray[np.int64], occasions: Exposures
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Per occasion where the user's rows begin, and where those before it end.

    users, times: sorted by user and time.
    """
    first = np.searchsorted(users, occasions.users, side="left")
    if not len(users):
        return first, first
    start = min(int(times.min()), int(occasions.times.min(initial=times.min())))
    stop = max(int(times.max()), int(occasions.times.max(initial=times.max())))
    span = stop - start + 1
    keys = users.astype(np.int64) * span + (times - start)
    wanted = occasions.users.astype(np.int64) * span + (occasions.times - start)
    return first, np.searchsorted(keys, wanted, side="left")
