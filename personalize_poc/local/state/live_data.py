"""What comes in one by one: live events (PutEvents) and single records (PutItems, PutUsers)."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from personalize_poc.local.state.database import Database


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


class LiveData(Database):
    """The tables of live events and single records."""

    def append_events(self, dataset_group: str, events: Sequence[Event]) -> list[int]:
        """Append live events durably; returns their sequence numbers, in order.

        dataset_group: whose events they are. Those with actions are kept under the ARN of their
        dataset instead; `item_id` is the id of the action then.
        """
        with self.transaction() as db:
            return [
                db.execute(
                    "INSERT INTO events (dataset_group, user_id, item_id, sent_at, event_type, "
                    "event_value, detail) VALUES (?,?,?,?,?,?,?)",
                    (dataset_group, e.user_id, e.item_id, e.sent_at, e.event_type,
                     e.event_value, json.dumps(e.detail)),
                ).lastrowid or 0
                for e in events
            ]  # fmt: skip

    def events(self, dataset_group: str, after: int = 0) -> Iterator[Event]:
        """Live events of a dataset group in order of arrival."""
        rows = self._db().execute(
            "SELECT user_id, item_id, sent_at, event_type, event_value, detail, seq FROM events "
            "WHERE dataset_group = ? AND seq > ? ORDER BY seq",
            (dataset_group, after),
        )
        for user, item, sent_at, event_type, value, detail, seq in rows:
            yield Event(user, item, sent_at, event_type, value, json.loads(detail), seq)

    def last_event(self, dataset_group: str) -> int:
        """Sequence number of the newest live event of a dataset group, 0 without any."""
        query = "SELECT MAX(seq) FROM events WHERE dataset_group = ?"
        return int(self._db().execute(query, (dataset_group,)).fetchone()[0] or 0)

    def remove_events(self, dataset_group: str, seqs: Iterable[int] | None = None) -> None:
        """Forget all live events of a dataset group, or those of these sequence numbers."""
        query = "DELETE FROM events WHERE dataset_group = ?"
        with self.transaction() as db:
            if seqs is None:
                db.execute(query, (dataset_group,))
            else:
                db.executemany(f"{query} AND seq = ?", [(dataset_group, seq) for seq in seqs])

    def put_records(self, dataset_arn: str, records: dict[str, dict[str, Any]]) -> None:
        """Insert or replace single records (PutItems, PutUsers) of a dataset, by id."""
        now = self._clock()
        with self.transaction() as db:
            db.executemany(
                "INSERT OR REPLACE INTO records VALUES (?,?,?,?)",
                [(dataset_arn, key, now, json.dumps(value)) for key, value in records.items()],
            )

    def records(self, dataset_arn: str) -> dict[str, dict[str, Any]]:
        """Single records of a dataset by id."""
        rows = self._db().execute(
            "SELECT id, record FROM records WHERE dataset = ? ORDER BY updated, id", (dataset_arn,)
        )
        return {key: json.loads(record) for key, record in rows}

    def last_record(self, dataset_arn: str) -> float:
        """When a single record of a dataset was last put, Unix seconds; 0 without any."""
        query = "SELECT MAX(updated) FROM records WHERE dataset = ?"
        return float(self._db().execute(query, (dataset_arn,)).fetchone()[0] or 0)

    def remove_records(
        self, dataset_arn: str, ids: Iterable[str] | None = None, until: float = math.inf
    ) -> None:
        """Forget the single records of a dataset, or those of these ids, put at most at `until`."""
        query = "DELETE FROM records WHERE dataset = ? AND updated <= ?"
        with self.transaction() as db:
            if ids is None:
                db.execute(query, (dataset_arn, until))
            else:
                db.executemany(f"{query} AND id = ?", [(dataset_arn, until, key) for key in ids])
