"""Live events by user, as they arrive.

One writer at a time; readers need no lock, since nothing that they have seen changes: events are
rows of arrays that only grow, and each user has a list of rows that only grows. An event costs the
same however many there are, and 24 bytes. How many rows a reader looks at is its own affair: with
the same number it always sees the same.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.serving.group.histories import History
from personalize_poc.local.serving.group.vocabulary import Vocabulary
from personalize_poc.local.state.events import Event

_FIRST_ROOM = 64


class LiveHistories:
    """Live events by user. One writer at a time (the caller holds a lock); readers need none."""

    def __init__(self, items: Vocabulary, event_types: Vocabulary) -> None:
        self._items = items
        self._event_types = event_types
        self._all = _Rows()
        self._rows_of: dict[str, array[int]] = {}
        self._sessions: set[str] = set()
        self._sessions_of: dict[str, tuple[tuple[str, int], ...]] = {}
        self._event_ids: set[str] = set()
        self.latest: int | None = None
        """The newest timestamp of all, Unix seconds."""

    def is_new(self, event_id: str | None) -> bool:
        """False when an event of this id was taken before: it is ignored then."""
        return event_id is None or event_id not in self._event_ids

    def apply(self, events: Iterable[Event]) -> None:
        """Make events visible, in their order; a repeated event id changes nothing.

        An event that carries a user and the session under which that user was anonymous before
        joins the two: the session's history is the user's from then on.
        """
        for event in events:
            event_id = event.detail.get("eventId")
            if not self.is_new(event_id):
                continue
            self._link(event)
            if event_id is not None:
                self._event_ids.add(event_id)
            item = self._items.add(event.item_id)
            event_type = self._event_types.add(event.event_type)
            row = self._all.add(item, event.sent_at, event_type, event.event_value)
            if event.user_id not in self._rows_of:
                self._rows_of[event.user_id] = array("i")
            self._rows_of[event.user_id].append(row)
            self.latest = max(event.sent_at, self.latest or event.sent_at)

    @property
    def size(self) -> int:
        """Number of events taken so far."""
        return self._all.size

    def everything(self, size: int) -> History:
        """The first `size` events of all users, in order of arrival."""
        return self._all.take(slice(0, size))

    def of(self, user_id: str, size: int | None = None) -> History:
        """The user's events among the first `size`, in order of arrival; joined sessions first."""
        parts = [rows[:number] for rows, number in self._rows(user_id, size)]
        if not parts:
            return History()
        return self._all.take(
            np.concatenate([np.frombuffer(part, np.int32) for part in parts]).astype(np.intp)
        )

    def count(self, user_id: str, size: int | None = None) -> int:
        """Number of events that `of` returns; it never falls while `size` does not."""
        if user_id in self._sessions_of:
            return sum([number for _, number in self._rows(user_id, size)])
        rows = self._rows_of.get(user_id)  # every answer asks for this
        return 0 if rows is None else _number_below(rows, self.size if size is None else size)

    def _rows(self, user_id: str, size: int | None) -> list[tuple[array[int], int]]:
        """The rows of joined sessions, then those of the user; how many are among the first."""
        size = self._all.size if size is None else size
        joined = self._sessions_of.get(user_id, ())
        names = [session for session, row in joined if row < size] if joined else []
        names.append(user_id)
        lists = [self._rows_of[name] for name in names if name in self._rows_of]
        return [(rows, _number_below(rows, size)) for rows in lists]

    def _link(self, event: Event) -> None:
        session = event.detail.get("sessionId")
        # A session that goes over to another user keeps its first one: histories are not moved.
        if session and session != event.user_id and session not in self._sessions:
            self._sessions.add(session)
            others = self._sessions_of.get(event.user_id, ())
            self._sessions_of[event.user_id] = (*others, (session, self._all.size))


def _number_below(rows: array[int], size: int) -> int:
    """How many of ascending rows are less than `size`, though others may be appended meanwhile."""
    number = len(rows)
    if not number or rows[number - 1] < size:
        return number
    return bisect_left(rows, size, 0, number)


class _Rows:
    """Interactions in order of arrival, in arrays of twice the size whenever they are full."""

    def __init__(self) -> None:
        self._arrays = _room(_FIRST_ROOM)
        self.size = 0

    def add(self, item: int, timestamp: int, event_type: int, value: float | None) -> int:
        """Append an interaction; returns its row."""
        row = self.size
        if row == len(self._arrays):
            larger = _room(2 * row)
            for old, new in zip(_columns(self._arrays), _columns(larger), strict=True):
                new[:row] = old
            self._arrays = larger
        arrays = self._arrays
        arrays.items[row], arrays.timestamps[row] = item, timestamp
        arrays.event_types[row] = event_type
        arrays.event_values[row] = np.nan if value is None else value
        self.size = row + 1  # last: a reader sees whole rows
        return row

    def take(self, rows: NDArray[np.intp] | slice) -> History:
        """Interactions of rows that were there when the caller looked."""
        return self._arrays.take(rows)


def _room(rows: int) -> History:
    return History(
        items=np.empty(rows, np.int32),
        timestamps=np.empty(rows, np.int64),
        event_types=np.empty(rows, np.int32),
        event_values=np.empty(rows, np.float32),
    )


def _columns(history: History) -> tuple[NDArray[np.generic], ...]:
    return history.items, history.timestamps, history.event_types, history.event_values
