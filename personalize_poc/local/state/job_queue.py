"""The rows of the jobs table: what has to be done and is not finished yet.

A row lives from submission to the end of the job. States: ``queued`` → ``running`` →
(``stopping`` when somebody asked to stop it) → row removed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from personalize_poc.local.state.database import Database


class JobState(StrEnum):
    """Where an unfinished job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    STOPPING = "stopping"


@dataclass(frozen=True)
class JobRow:
    """One unfinished job. `payload` is what its submitter gave."""

    seq: int
    kind: str
    arn: str
    payload: dict[str, Any]
    state: JobState


class JobQueue:
    """The unfinished jobs of a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, kind: str, arn: str, payload: dict[str, Any]) -> int:
        """Insert a queued job; returns its number."""
        with self._database.transaction() as db:
            cursor = db.execute(
                "INSERT INTO jobs (kind, arn, payload, state) VALUES (?,?,?,?)",
                (kind, arn, json.dumps(payload), JobState.QUEUED),
            )
            return cursor.lastrowid or 0

    def claim(self, seq: int) -> JobRow | None:
        """Move a queued job to running and return it; None when it is gone or not queued."""
        with self._database.transaction() as db:
            query = "SELECT seq, kind, arn, payload, state FROM jobs WHERE seq = ? AND state = ?"
            rows = _rows(db.execute(query, (seq, JobState.QUEUED)))
            if not rows:
                return None
            db.execute("UPDATE jobs SET state = ? WHERE seq = ?", (JobState.RUNNING, seq))
            return rows[0]

    def state_of(self, seq: int) -> JobState | None:
        """The state of a job, None once it is finished."""
        with self._database.transaction() as db:
            row = db.execute("SELECT state FROM jobs WHERE seq = ?", (seq,)).fetchone()
            return JobState(row[0]) if row else None

    def unfinished(self, arn: str | None = None) -> list[JobRow]:
        """Unfinished jobs, oldest first; of one resource if `arn` is given."""
        query = "SELECT seq, kind, arn, payload, state FROM jobs WHERE ? IN (arn, '') ORDER BY seq"
        with self._database.transaction() as db:
            return _rows(db.execute(query, (arn or "",)))

    def mark(self, seq: int, state: JobState) -> None:
        """Set the state of a job."""
        with self._database.transaction() as db:
            db.execute("UPDATE jobs SET state = ? WHERE seq = ?", (state, seq))

    def remove(self, seq: int) -> None:
        """Forget a finished job."""
        with self._database.transaction() as db:
            db.execute("DELETE FROM jobs WHERE seq = ?", (seq,))


def _rows(found: Iterable[Any]) -> list[JobRow]:
    return [
        JobRow(seq, kind, arn, json.loads(payload), JobState(state))
        for seq, kind, arn, payload, state in found
    ]
