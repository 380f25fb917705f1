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
from personalize_poc.local.state.resources import Resource, ResourceRepository
from personalize_poc.local.state.types import ResourceKind

_FOLDERS = ("folder", "model")
"""Members of what a resource keeps to itself that name a folder of the data directory."""


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

    def forget(self, account: str, region: str) -> list[str]:
        """Remove all that an account has in a region, at once, with what belongs to it.

        Returns the folders of its data and models, relative to the data directory; nobody reads
        them any more.
        """
        folders: list[str] = []
        with self.transaction():
            for kind in ResourceKind:
                for found in self.resources.select(kind, account=account, region=region):
                    folders += [found.private[key] for key in _FOLDERS if key in found.private]
                    self._forget(found)
        return folders

    def _forget(self, resource: Resource) -> None:
        for job in self.jobs.unfinished(resource.arn):
            self.jobs.remove(job.seq)
        if resource.kind is ResourceKind.DATASET_GROUP:
            self.events.remove(resource.arn)
            self.ledger.forget_group(resource.arn)
        elif resource.kind is ResourceKind.DATASET:
            self.events.remove(resource.arn)
            self.records.remove(resource.arn)
        elif resource.kind is ResourceKind.METRIC_ATTRIBUTION:
            self.ledger.close(resource.seq)
        self.resources.remove(resource.arn)

    def close(self) -> None:
        """Close the file. The state cannot be used afterwards."""
        self._database.close()
