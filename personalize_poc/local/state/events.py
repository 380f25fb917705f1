"""Live events (PutEvents, PutActionInteractions) in order of arrival."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from personalize_poc.local.state.database import Database

_INSERT = (
    "INSERT INTO events (dataset_group, user_id, item_id, sent_at, event_type, event_value, "
    "detail) VALUES (?,?,?,?,?,?,?)"
)


@dataclass(frozen=True)
class Event:
    """One live interaction (PutEvents). `sent_at` in Unix seconds; `detail` holds the rest."""

    user_id: str
    item_id: str
    sent_at: int
    event_type: str
    event_value: float | None = None
    detail: dict[str, Any] = field(default_factory=dict)
    seq: int = 0


class EventLog:
    """The live events of all dataset groups in a database.

    Events with actions are kept under the ARN of their dataset instead of that of their group;
    `item_id` is the id of the action then.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(self, dataset_group: str, events: Sequence[Event]) -> list[int]:
        """Append events durably; returns their sequence numbers, in order."""
        with self._database.transaction() as db:
            return [
                db.execute(_INSERT, _values(dataset_group, event)).lastrowid or 0
                for event in events
            ]

    def since(self, dataset_group: str, after: int = 0) -> Iterator[Event]:
        """Events of a dataset group in order of arrival, `after` a sequence number (exclusive)."""
        rows = self._database.connection().execute(
            "SELECT user_id, item_id, sent_at, event_type, event_value, detail, seq FROM events "
            "WHERE dataset_group = ? AND seq > ? ORDER BY seq",
            (dataset_group, after),
        )
        for user, item, sent_at, event_type, value, detail, seq in rows:
            yield Event(user, item, sent_at, event_type, value, json.loads(detail), seq)

    def last_seq(self, dataset_group: str) -> int:
        """Sequence number of the newest event of a dataset group, 0 without any."""
        query = "SELECT MAX(seq) FROM events WHERE dataset_group = ?"
        row = self._database.connection().execute(query, (dataset_group,)).fetchone()
        return int(row[0] or 0)

    def remove(self, dataset_group: str, seqs: Iterable[int] | None = None) -> None:
        """Forget all events of a dataset group, or those of these sequence numbers."""
        query = "DELETE FROM events WHERE dataset_group = ?"
        with self._database.transaction() as db:
            if seqs is None:
                db.execute(query, (dataset_group,))
            else:
                db.executemany(f"{query} AND seq = ?", [(dataset_group, seq) for seq in seqs])


def _values(dataset_group: str, event: Event) -> tuple[Any, ...]:
    detail = json.dumps(event.detail)
    moment = (event.sent_at, event.event_type, event.event_value)
    return (dataset_group, event.user_id, event.item_id, *moment, detail)
