"""What the users of a dataset group did: bulk imports plus live events, per user in order.

The bulk part is one block of arrays sorted by user and time; `live_histories` has the other one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from personalize_poc.local.serving.group.vocabulary import Codes, Vocabulary

LATEST_PER_EVENT_TYPE = 100
"""Interactions per user and event type that a filter considers (service quota)."""

_NO_CODES = np.empty(0, np.int32)


@dataclass(frozen=True)
class History:
    """One user's interactions, oldest first; all arrays are [n].

    items: codes of the group's item vocabulary. timestamps: Unix seconds. event_types: codes of
    the group's event type vocabulary, -1 when the data has no event types. event_values: NaN
    when absent. version: another one for every state of the group's interactions in which the user
    has others, by which what is computed from them can be kept; None for a part of a history.
    """

    items: Codes = field(default_factory=lambda: _NO_CODES)
    timestamps: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    event_types: NDArray[np.int32] = field(default_factory=lambda: _NO_CODES)
    event_values: NDArray[np.float32] = field(default_factory=lambda: np.empty(0, np.float32))
    version: tuple[int, ...] | None = field(default=None, compare=False)

    def __len__(self) -> int:
        return len(self.items)

    def take(self, rows: NDArray[np.bool_] | NDArray[np.intp] | slice) -> History:
        """The interactions of these rows."""
        return History(
            items=self.items[rows],
            timestamps=self.timestamps[rows],
            event_types=self.event_types[rows],
            event_values=self.event_values[rows],
        )


class BulkHistories:
    """The interactions of all bulk imports of a dataset, sorted by user, then time. Immutable."""

    def __init__(
        self,
        users: Vocabulary,
        indptr: NDArray[np.int64],
        history: History,
    ) -> None:
        self._users = users
        self._indptr = indptr
        self._all = history
        self.latest = int(history.timestamps.max()) if len(history) else None
        """The newest timestamp of all, Unix seconds."""

    @classmethod
    def empty(cls) -> BulkHistories:
        """No interactions at all."""
        return cls(Vocabulary(), np.zeros(1, np.int64), History())

    @classmethod
    def build(cls, table: pa.Table, items: Vocabulary, event_types: Vocabulary) -> BulkHistories:
        """From a table with USER_ID, ITEM_ID, TIMESTAMP, perhaps EVENT_TYPE and EVENT_VALUE.

        New item ids and event types are added to the vocabularies.
        """
        users = Vocabulary()
        user_codes = encode(table["USER_ID"], users)
        item_codes = encode(table["ITEM_ID"], items)
        times = table["TIMESTAMP"].to_numpy().astype(np.int64)
        n = len(times)
        names = set(table.column_names)
        types = (
            encode(table["EVENT_TYPE"], event_types)
            if "EVENT_TYPE" in names
            else np.full(n, -1, np.int32)
        )
        values = (
            table["EVENT_VALUE"].cast(pa.float32()).to_numpy().astype(np.float32)
            if "EVENT_VALUE" in names
            else np.full(n, np.nan, np.float32)
        )
        order = np.lexsort((times, user_codes))  # stable: the source's order breaks ties
        indptr = np.zeros(len(users) + 1, np.int64)
        np.cumsum(np.bincount(user_codes, minlength=len(users)), out=indptr[1:])
        history = History(item_codes[order], times[order], types[order], values[order])
        return cls(users, indptr, history)

    def __len__(self) -> int:
        return len(self._all)

    def of(self, user_id: str) -> History:
        """The user's interactions; empty for a user without any."""
        row = self._users.find(user_id)
        if row < 0:
            return _EMPTY
        return self._all.take(slice(int(self._indptr[row]), int(self._indptr[row + 1])))

    def first_seen(self, n_items: int) -> NDArray[np.float64]:
        """The oldest timestamp of each item code, float64 [n_items], NaN without any."""
        first = np.full(n_items, np.inf)
        np.minimum.at(first, self._all.items, self._all.timestamps.astype(np.float64))
        first[np.isinf(first)] = np.nan
        return first

    @property
    def everything(self) -> History:
        """The interactions of all users, one user after another."""
        return self._all


def merged(bulk: History, live: History) -> History:
    """Both parts in order of time; at equal times bulk first, then in the order of `live`.

    A live event that repeats an interaction in full (item, time, type, value) counts once.
    """
    if not len(live):
        return bulk
    both = History(
        np.concatenate([bulk.items, live.items]),
        np.concatenate([bulk.timestamps, live.timestamps]),
        np.concatenate([bulk.event_types, live.event_types]),
        np.concatenate([bulk.event_values, live.event_values]),
    )
    order = np.argsort(both.timestamps, kind="stable")
    repeated = _repeated(both, order, len(bulk))
    return both.take(order[~np.isin(order, repeated)] if repeated else order)


def _repeated(both: History, order: NDArray[np.intp], first_live: int) -> list[int]:
    """Live rows that repeat another one; only among rows of one time there can be any."""
    times = both.timestamps[order]
    group = np.cumsum(np.concatenate([[0], times[1:] != times[:-1]]))
    looked_at = np.bincount(group) > 1
    looked_at &= np.bincount(group, order >= first_live) > 0
    seen: set[tuple[Any, ...]] = set()
    repeated = []
    for row in order[looked_at[group]].tolist():
        value: float | None = float(both.event_values[row])
        value = None if value != value else value  # NaN is not equal to itself
        what = int(both.items[row]), int(both.event_types[row])
        key = (int(both.timestamps[row]), *what, value)
        if key in seen and row >= first_live:
            repeated.append(row)
        seen.add(key)
    return repeated


def latest_per_type(
    history: History, event_types: Vocabulary, wanted: frozenset[str] | None
) -> Codes:
    """Item codes of the latest 100 interactions of each event type, int32, with repeats.

    wanted: event types to look at (letter case ignored), None for all.
    """
    if not len(history):
        return _NO_CODES
    folded = None if wanted is None else {name.casefold() for name in wanted}
    groups: dict[str, list[int]] = {}
    for code in (np.flatnonzero(np.bincount(history.event_types + 1)) - 1).tolist():
        name = event_types.texts[code].casefold() if code >= 0 else ""
        if folded is None or name in folded:
            groups.setdefault(name, []).append(code)
    parts = []
    for codes in groups.values():
        rows = history.event_types == codes[0]
        for code in codes[1:]:
            rows |= history.event_types == code
        parts.append(history.items[rows][-LATEST_PER_EVENT_TYPE:])
    return np.concatenate(parts) if parts else _NO_CODES


def encode(column: pa.ChunkedArray, vocabulary: Vocabulary) -> Codes:
    """Codes int32 [n] of a text column, -1 for null; new texts are added."""
    if not pa.types.is_dictionary(column.type):
        column = column.cast(pa.string()).dictionary_encode()
    parts = [np.empty(0, np.int32)]
    for chunk in column.chunks:
        codes = np.append(vocabulary.add_all(chunk.dictionary.to_pylist()), np.int32(-1))
        places = chunk.indices.fill_null(len(codes) - 1).to_numpy(zero_copy_only=False)
        parts.append(codes[places])
    return np.concatenate(parts)


_EMPTY = History()
