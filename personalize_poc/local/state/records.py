"""Single records (PutItems, PutUsers, PutActions): the newest of each id of a dataset."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from typing import Any

from personalize_poc.local.state.database import Database


class RecordTable:
    """The single records of all datasets in a database."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        """clock: Unix seconds, for when a record was put."""
        self._database = database
        self._clock = clock

    def put(self, dataset_arn: str, records: dict[str, dict[str, Any]]) -> None:
        """Insert or replace records of a dataset, by id."""
        now = self._clock()
        with self._database.transaction() as db:
            db.executemany(
                "INSERT OR REPLACE INTO records VALUES (?,?,?,?)",
                [(dataset_arn, key, now, json.dumps(value)) for key, value in records.items()],
            )

    def of(self, dataset_arn: str) -> dict[str, dict[str, Any]]:
        """The records of a dataset by id."""
        query = "SELECT id, record FROM records WHERE dataset = ? ORDER BY updated, id"
        rows = self._database.connection().execute(query, (dataset_arn,))
        return {key: json.loads(record) for key, record in rows}

    def last_put(self, dataset_arn: str) -> float:
        """When a record of a dataset was last put, Unix seconds; 0 without any."""
        query = "SELECT MAX(updated) FROM records WHERE dataset = ?"
        row = self._database.connection().execute(query, (dataset_arn,)).fetchone()
        return float(row[0] or 0)

    def remove(
        self, dataset_arn: str, ids: Iterable[str] | None = None, until: float = math.inf
    ) -> None:
        """Forget the records of a dataset, or those of these ids, put at most at `until`."""
        query = "DELETE FROM records WHERE dataset = ? AND updated <= ?"
        with self._database.transaction() as db:
            if ids is None:
                db.execute(query, (dataset_arn, until))
            else:
                db.executemany(f"{query} AND id = ?", [(dataset_arn, until, key) for key in ids])
