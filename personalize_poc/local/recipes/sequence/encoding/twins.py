"""Histories read a second way, so that the network depends less on types of events.

Where training saw a click and a watch of each item, a history of watches alone looks like nothing
that was learned. So a user whose events are of several types has a twin: the same history with one
of these types alone. In half of the twins the type is unknown, which teaches what an event of a
type that training has not seen says. An epoch reads now and then the twin in a user's place.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Interactions
from personalize_poc.local.recipes.sequence.encoding.windows import Events, Inputs, encode

SHARE = 0.2
"""Of the users in an epoch whose twin is read."""
_BY_USER = ("starts", "lengths", "person", "weighted")


def with_twins(
    events: Events,
    interactions: Interactions,
    inputs: Inputs,
    recency: bool,
    rng: np.random.Generator,
) -> tuple[Events, NDArray[np.int64]]:
    """Events with those of the twins after them, and of each user the place of the twin.

    events: `interactions` encoded by `inputs` and `recency`. Returns -1 for users without a twin:
    those of one type of events, or with less than two events of the type drawn.
    """
    n = len(events.starts)
    owner = np.repeat(np.arange(n), events.lengths)
    types = interactions.event_types
    # The type of an event drawn among all of a user, so that frequent types are drawn more often.
    drawn = events.starts + np.floor(rng.random(n) * events.lengths).astype(np.int64)
    same = types == types[drawn][owner]
    left = np.bincount(owner[same], minlength=n)
    twin = (left >= 2) & (left < events.lengths)
    places = np.full(n, -1)
    if not twin.any():
        return events, places
    places[twin] = n + np.arange(int(twin.sum()))
    kept = same & twin[owner]
    own = encode(interactions.take(kept), inputs, recency)
    unknown = (rng.random(n) < 0.5)[owner[kept]]
    own = replace(own, types=np.where(unknown, 0, own.types).astype(np.int32))
    rows: dict[str, Any] = {
        field.name: np.concatenate([getattr(events, field.name), getattr(own, field.name)])
        for field in fields(Events)
        if field.name not in _BY_USER
    }
    rows["starts"] = np.concatenate([events.starts, len(interactions) + own.starts])
    rows["lengths"] = np.concatenate([events.lengths, own.lengths])
    return replace(events, **rows), places


def some_twins(
    users: NDArray[np.int64], twins: NDArray[np.int64], rng: np.random.Generator
) -> NDArray[np.int64]:
    """Users, in the places of `SHARE` of them their twins. twins: as `with_twins` returns them."""
    if not (twins >= 0).any():
        return users
    own = twins[users]
    return np.where((own >= 0) & (rng.random(len(users)) < SHARE), own, users)
