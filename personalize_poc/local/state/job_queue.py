"""The rows of the jobs table: what has to be done and is not finished yet.

A row lives from submission to the end of the job. States: ``queued`` → ``running`` →
(``stopping`` when somebody asked to stop it) → row removed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from personalize_poc.local.state.resources import Store

QUEUED, RUNNING, STOPPING = "queued", "running", "stopping"


@dataclass(frozen=True)
class JobRow:
    """One unfinished job. `payload` is what its submitter gave."""

    seq: int
    kind: str
    arn: str
    payload: dict[str, Any]
    state: str


def _rows(found: Iterable[Any]) -> list[JobRow]:
    return [JobRow(seq, kind, arn, json.loads(p), state) for seq, kind, arn, p, state in found]


def add(store: Store, kind: str, arn: str, payload: dict[str, Any]) -> int:
    """Insert a queued job; returns its number."""
    with store.transaction() as db:
        cursor = db.execute(
            "INSERT INTO jobs (kind, arn, payload, state) VALUES (?,?,?,?)",
            (kind, arn, json.dumps(payload), QUEUED),
        )
        return cursor.lastrowid or 0


def claim(store: Store, seq: int) -> JobRow | None:
    """Move a queued job to running and return it; None when it is gone or not queued."""
    with store.transaction() as db:
        query = "SELECT seq, kind, arn, payload, state FROM jobs WHERE seq = ? AND state = ?"
        rows = _rows(db.execute(query, (seq, QUEUED)))
        if not rows:
            return None
        db.execute("UPDATE jobs SET state = ? WHERE seq = ?", (RUNNING, seq))
        return rows[0]


def state(store: Store, seq: int) -> str | None:
    """The state of a job, None once it is finished."""
    with store.transaction() as db:
        row = db.execute("SELECT state FROM jobs WHERE seq = ?", (seq,)).fetchone()
        return row[0] if row else None


def unfinished(store: Store, arn: str | None = None) -> list[JobRow]:
    """Unfinished jobs, oldest first; of one resource if `arn` is given."""
    query = "SELECT seq, kind, arn, payload, state FROM jobs WHERE ? IN (arn, '') ORDER BY seq"
    with store.transaction() as db:
        return _rows(db.execute(query, (arn or "",)))


def mark(store: Store, seq: int, new_state: str) -> None:
    """Set the state of a job."""
    with store.transaction() as db:
        db.execute("UPDATE jobs SET state = ? WHERE seq = ?", (new_state, seq))


def remove(store: Store, seq: int) -> None:
    """Forget a finished job."""
    with store.transaction() as db:
        db.execute("DELETE FROM jobs WHERE seq = ?", (seq,))
