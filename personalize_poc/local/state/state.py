"""The state of the stand-in: one database, and a repository for each kind of row in it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from personalize_poc.local.state.attribution_ledger import AttributionLedger
from personalize_poc.local.state.database import Database
from personalize_poc.local.state.events import EventLog
from personalize_poc.local.state.job_queue import JobQueue
from personalize_poc.local.state.records import RecordTable
from personalize_poc.local.state.resources import ResourceRepository


class State:
    """All that a data directory knows beside its files. Open one per data directory and process.

    Safe between threads. Changes of several repositories inside one `transaction` happen together
    or not at all.
    """

    def __init__(
        self,
        path: Path,
        clock: Callable[[], float] = time.time,
        belongings: Sequence[Path] = (),
        patience: float = 30,
    ) -> None:
        """Open the file. clock: Unix seconds; for the others and what is raised see `Database`."""
        self._database = Database(path, belongings, patience)
        self.resources = ResourceRepository(self._database, clock)
        self.events = EventLog(self._database)
        self.records = RecordTable(self._database, clock)
        self.jobs = JobQueue(self._database)
        self.ledger = AttributionLedger(self._database, self.resources)

    def transaction(self) -> AbstractContextManager[sqlite3.Connection]:
        """All changes inside happen together or not at all; nested use joins the outer one."""
        return self._database.transaction()

    def close(self) -> None:
        """Close the file. The state cannot be used afterwards."""
        self._database.close()
