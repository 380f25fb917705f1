"""What the users of a dataset group did: bulk imports plus live events, per user in order.

The bulk part is one block of arrays sorted by user and time; live events are small immutable
tuples per user. A reader takes both without a lock: writers replace, they never change in place.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from personalize_poc.local.live_data import Event
from personalize_poc.local.serving.vocabulary import Codes, Vocabulary

LATEST_PER_EVENT_TYPE = 100
"""Interactions per user and event type that a filter considers (service quota)."""

_NO_CODES = np.empty(0, np.int32)


@dataclass(frozen=True)
class History:
    """One user's interactions, oldest first; all arrays are [n].

    items: codes of the group's item vocabulary. timestamps: Unix seconds. event_types: codes of
    the group's event type vocabulary, -1 when the data has no event types. event_values: NaN
    when absent.
    """

    items: Codes = field(default_factory=lambda: _NO_CODES)
    timestamps: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    event_types: NDArray[np.int32] = field(default_factory=lambda: _NO_CODES)
    event_values: NDArray[np.float32] = field(default_factory=lambda: np.empty(0, np.float32))
    seen: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was derived from these interactions, by its users; a history never changes."""

    def __len__(self) -> int:
        return len(self.items)

    def take(self, rows: NDArray[np.bool_] | NDArray[np.intp] | slice) -> History:
        """The interactions of these rows."""
        return History(
            self.items[rows], self.timestamps[rows], self.event_types[rows],
            self.event_values[rows],
        )  # fmt: skip


class LiveEvent(NamedTuple):
    """One event of a user in codes. `timestamp` in Unix seconds, `value` NaN when absent."""

    timestamp: int
    item: int
    event_type: int
    value: float


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
        part = slice(int(self._indptr[row]), int(self._indptr[row + 1]))
        everything = self._all
        return History(
            everything.items[part], everything.timestamps[part],
            everything.event_types[part], everything.event_values[part],
        )  # fmt: skip

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


class LiveHistories:
    """Live events by user. One writer at a time (the caller holds a lock); readers need none."""

    def __init__(self, items: Vocabulary, event_types: Vocabulary) -> None:
        self._items = items
        self._event_types = event_types
        self._by_user: dict[str, tuple[LiveEvent, ...]] = {}
        self._sessions: set[str] = set()
        self._sessions_of: dict[str, tuple[str, ...]] = {}
        self._event_ids: set[str] = set()
        # All events in order of arrival, as four columns; the last one is filled last.
        self._times, self._all_items = array("q"), array("i")
        self._types, self._values = array("i"), array("f")

    def is_new(self, event_id: str | None) -> bool:
        """False when an event of this id was taken before: it is ignored then."""
        return event_id is None or event_id not in self._event_ids

    def apply(self, events: Iterable[Event]) -> None:
        """Make events visible, in their order; a repeated event id changes nothing.

        An event that carries a user and the session under which that user was anonymous before
        joins the two: the session's history is the user's from then on.
        """
        for event in events:
            self._link(event)
            event_id = event.detail.get("eventId")
            if not self.is_new(event_id):
                continue
            if event_id is not None:
                self._event_ids.add(event_id)
            live = LiveEvent(
                event.sent_at,
                self._items.add(event.item_id),
                self._event_types.add(event.event_type),
                float("nan") if event.event_value is None else float(event.event_value),
            )
            before = self._by_user.get(event.user_id, ())
            self._by_user[event.user_id] = (*before, live)
            self._times.append(live.timestamp)
            self._all_items.append(live.item)
            self._types.append(live.event_type)
            self._values.append(live.value)

    @property
    def size(self) -> int:
        """Number of events taken so far."""
        return len(self._values)

    def everything(self, size: int) -> History:
        """The first `size` events of all users, in order of arrival."""
        return History(
            np.array(self._all_items[:size], np.int32), np.array(self._times[:size], np.int64),
            np.array(self._types[:size], np.int32), np.array(self._values[:size], np.float32),
        )  # fmt: skip

    def of(self, user_id: str) -> tuple[LiveEvent, ...]:
        """The user's live events in order of arrival, those of joined sessions included."""
        own = self._by_user.get(user_id, ())
        sessions = self._sessions_of.get(user_id)
        if not sessions:
            return own
        return (
            tuple(event for session in sessions for event in self._by_user.get(session, ())) + own
        )

    def count(self, user_id: str) -> int:
        """Number of events that `of` returns; it never falls."""
        count = len(self._by_user.get(user_id, ()))
        for session in self._sessions_of.get(user_id, ()):
            count += len(self._by_user.get(session, ()))
        return count

    def _link(self, event: Event) -> None:
        session = event.detail.get("sessionId")
        # A session that goes over to another user keeps its first one: histories are not moved.
        if session and session != event.user_id and session not in self._sessions:
            self._sessions.add(session)
            others = self._sessions_of.get(event.user_id, ())
            self._sessions_of[event.user_id] = (*others, session)


def merged(bulk: History, live: Sequence[LiveEvent]) -> History:
    """Both parts in order of time; at equal times bulk first, then order of arrival.

    A live event that repeats an interaction in full (item, time, type, value) counts once.
    """
    new = _without_repeats(bulk, live)
    if not new:
        return bulk
    size = len(new)
    history = History(
        np.concatenate([bulk.items, np.fromiter((e.item for e in new), np.int32, size)]),
        np.concatenate([bulk.timestamps, np.fromiter((e.timestamp for e in new), np.int64, size)]),
        np.concatenate(
            [bulk.event_types, np.fromiter((e.event_type for e in new), np.int32, size)]
        ),
        np.concatenate([bulk.event_values, np.fromiter((e.value for e in new), np.float32, size)]),
    )
    return history.take(np.argsort(history.timestamps, kind="stable"))


def _without_repeats(bulk: History, live: Sequence[LiveEvent]) -> list[LiveEvent]:
    if not live:
        return []
    times = [event.timestamp for event in live]
    first = np.searchsorted(bulk.timestamps, min(times), "left")
    last = np.searchsorted(bulk.timestamps, max(times), "right")
    same_time = bulk.take(slice(first, last))
    seen = set(
        zip(
            same_time.timestamps.tolist(), same_time.items.tolist(),
            same_time.event_types.tolist(), map(_comparable, same_time.event_values.tolist()),
            strict=True,
        )
    )  # fmt: skip
    new = []
    for event in live:
        key = (event.timestamp, event.item, event.event_type, _comparable(event.value))
        if key not in seen:
            seen.add(key)
            new.append(event)
    return new


def _comparable(value: float) -> float | None:
    """NaN is not equal to itself; None is. Rounded to what the bulk part stores."""
    return None if value != value else float(np.float32(value))


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
