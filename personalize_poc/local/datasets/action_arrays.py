"""From segments and live records to the arrays of aws-next-best-action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from personalize_poc.local.datasets import arrays, rules
from personalize_poc.local.datasets.events import every_event
from personalize_poc.local.datasets.schema import accepted
from personalize_poc.local.recipes.base import Features
from personalize_poc.local.recipes.next_best_action.data import (
    NOT_TAKEN,
    TAKEN,
    VIEWED,
    ActionData,
    ActionLog,
)
from personalize_poc.local.recipes.next_best_action.exposures import scored

_KINDS = {rules.TAKEN: TAKEN, rules.NOT_TAKEN: NOT_TAKEN, rules.VIEWED: VIEWED}


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
    return _KINDS.get(rules.action_event(text) or "", -1)


def load(payload: Mapping[str, Any]) -> LoadedActions:
    """Read everything that a training of aws-next-best-action may learn from.

    payload: that of `arrays.load`; and ``actions``, ``action_interactions`` (None without such a
    dataset), ``action_records``, ``action_events`` as there. Interactions with actions that the
    Actions dataset does not have are left out. No user is for validation yet.
    Raises JobFailed, StandInError.
    """
    loaded = arrays.load(payload)
    side = arrays.side_of(payload, "actions")
    action_ids = [] if side is None else sorted(side.found["ACTION_ID"].to_pylist())
    log, user_ids = _log(payload, loaded.user_ids, action_ids)
    described = arrays.features(side, action_ids, payload, "ACTIONS")
    data = ActionData(
        **{**vars(loaded.data), "n_users": len(user_ids)}
        | {"user_features": _longer(loaded.data.user_features, loaded.data.n_users, len(user_ids))},
        log=log, n_actions=len(action_ids), action_features=described,
        scored=scored(log, len(action_ids)), validation=np.zeros(len(user_ids), np.bool_),
    )  # fmt: skip
    nothing = np.full(len(action_ids), np.nan)
    values = described.numbers.get("VALUE", nothing).astype(np.float64)
    return LoadedActions(data, user_ids, loaded.item_ids, action_ids, values)


def _log(
    payload: Mapping[str, Any], known: list[str], action_ids: list[str]
) -> tuple[ActionLog, list[str]]:
    """The action interactions, and all users: those known, then the others, sorted."""
    source = payload.get("action_interactions")
    if source is None:
        return ActionLog(), known
    schema = accepted(source["schema"])
    rows = every_event(schema, source["segments"], payload.get("action_events"))
    places = pc.index_in(rows["ACTION_ID"], pc.cast(action_ids, "string")) if action_ids else None
    if places is None or not rows.num_rows:
        return ActionLog(), known
    encoded = pc.dictionary_encode(rows["EVENT_TYPE"].combine_chunks())
    kinds = np.array([event_kind(text) for text in encoded.dictionary.to_pylist()], np.int8)
    events = kinds[np.asarray(encoded.indices)]
    actions = np.asarray(places.fill_null(-1)).astype(np.int32)
    names = rows["USER_ID"].to_pylist()
    index = {user: place for place, user in enumerate(known)}
    others = sorted({user for user in names if user not in index})
    index.update({user: len(known) + place for place, user in enumerate(others)})
    users = np.fromiter((index[user] for user in names), np.int32, len(names))
    times = rows["TIMESTAMP"].to_numpy().astype(np.int64)
    keep = (actions >= 0) & (events >= 0)
    order = np.lexsort((times, users))
    return ActionLog(users, actions, times, events).take(order[keep[order]]), [*known, *others]


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
