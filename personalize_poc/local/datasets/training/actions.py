"""From segments and live records to the arrays of aws-next-best-action."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from personalize_poc.local.arrays.actions import (
    NOT_TAKEN,
    TAKEN,
    VIEWED,
    ActionData,
    ActionLog,
    scored,
)
from personalize_poc.local.arrays.types import Features
from personalize_poc.local.datasets import constraints
from personalize_poc.local.datasets.stored import StoredData
from personalize_poc.local.datasets.training import interactions
from personalize_poc.local.datasets.training.description import TrainingInput
from personalize_poc.local.datasets.training.live_events import every_event

MOST_ACTIONS = 1000
"""Actions that a training considers (service quota): those with the most interactions."""

_KINDS = {constraints.TAKEN: TAKEN, constraints.NOT_TAKEN: NOT_TAKEN, constraints.VIEWED: VIEWED}


@dataclass(frozen=True)
class LoadedActions:
    """Training data, and the ids that its indexes stand for. values: VALUE of actions, or NaN."""

    data: ActionData
    user_ids: list[str]
    item_ids: list[str]
    action_ids: list[str]
    values: NDArray[np.float64]


def event_kind(text: str) -> int:
    """The number of a type of event of an action, -1 for a text that is none."""
    return _KINDS.get(constraints.action_event(text) or "", -1)


def load(given: TrainingInput) -> LoadedActions:
    """Read everything that a training of aws-next-best-action may learn from.

    As `interactions.load`, and actions with what users did with them. Interactions with actions
    that the Actions dataset does not have are left out. No user is for validation yet. Raises
    JobFailed, StandInError.
    """
    loaded = interactions.load(given)
    side = interactions.side_of(given.data.actions)
    action_ids = [] if side is None else sorted(side.found["ACTION_ID"].to_pylist())
    log, user_ids = _log(given.data, loaded.user_ids, action_ids)
    if len(action_ids) > MOST_ACTIONS:
        log, action_ids = _considered(log, action_ids)
    described = interactions.features(side, action_ids, given)
    data = ActionData(
        **{**vars(loaded.data), "n_users": len(user_ids)}
        | {"user_features": _longer(loaded.data.user_features, loaded.data.n_users, len(user_ids))},
        log=log,
        n_actions=len(action_ids),
        action_features=described,
        scored=scored(log, len(action_ids)),
        validation=np.zeros(len(user_ids), np.bool_),
    )
    nothing = np.full(len(action_ids), np.nan)
    values = described.numbers.get("VALUE", nothing).astype(np.float64)
    return LoadedActions(data, user_ids, loaded.item_ids, action_ids, values)


def _log(data: StoredData, known: list[str], action_ids: list[str]) -> tuple[ActionLog, list[str]]:
    """The action interactions, and all users: those known, then the others, sorted."""
    log = data.action_interactions
    if log is None:
        return ActionLog(), known
    rows = every_event(log.schema, log.segments, data.action_events)
    places = pc.index_in(rows["ACTION_ID"], value_set=pa.array(action_ids, pa.string()))
    if not rows.num_rows:
        return ActionLog(), known
    encoded = pc.dictionary_encode(rows["EVENT_TYPE"].combine_chunks())
    kinds = np.array([event_kind(text) for text in encoded.dictionary.to_pylist()], np.int8)
    events = kinds[np.asarray(encoded.indices)]
    actions = np.asarray(places.fill_null(-1)).astype(np.int32)
    others = sorted(set(pc.unique(rows["USER_ID"]).to_pylist()) - set(known))
    every = pa.array([*known, *others], pa.string())
    users = pc.index_in(rows["USER_ID"], value_set=every).to_numpy().astype(np.int32)
    times = rows["TIMESTAMP"].to_numpy().astype(np.int64)
    keep = (actions >= 0) & (events >= 0)
    order = np.lexsort((times, users))
    return ActionLog(users, actions, times, events).take(order[keep[order]]), [*known, *others]


def _considered(log: ActionLog, action_ids: list[str]) -> tuple[ActionLog, list[str]]:
    """The interactions with, and the ids of, the actions that most is known of."""
    counts = np.bincount(log.actions, minlength=len(action_ids))
    kept = np.sort(np.argsort(-counts, kind="stable")[:MOST_ACTIONS])
    place = np.full(len(action_ids), -1, np.int32)
    place[kept] = np.arange(len(kept), dtype=np.int32)
    moved = replace(log, actions=place[log.actions])
    return moved.take(moved.actions >= 0), [action_ids[number] for number in kept.tolist()]


def _longer(given: Features, before: int, n: int) -> Features:
    """Features of `before` users, made those of n: nothing is known of the others."""
    more = n - before
    return Features(
        categories={
            name: (np.append(indptr, np.full(more, indptr[-1], indptr.dtype)), codes)
            for name, (indptr, codes) in given.categories.items()
        },
        numbers={
            name: np.append(values, np.full(more, np.nan, values.dtype))
            for name, values in given.numbers.items()
        },
        vocabularies=given.vocabularies,
    )
