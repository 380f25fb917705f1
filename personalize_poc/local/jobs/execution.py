"""One run of one job: prepare, work, finish, and how it ends."""

from __future__ import annotations

import logging
import shutil
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Generic

from personalize_poc.local.errors import JobFailed, ServiceError, StandInError
from personalize_poc.local.faults.engine import JobOutcome
from personalize_poc.local.jobs.kinds import JobKind, ServiceT
from personalize_poc.local.jobs.pool import Interrupted, WorkerPool
from personalize_poc.local.state import disk_errors
from personalize_poc.local.state.job_queue import JobRow, JobState
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State
from personalize_poc.local.state.types import Status

_AS_USUAL = JobOutcome()
_log = logging.getLogger(__name__)


class NotDeleted(Exception):
    """A deletion did not succeed. There is no failed state of it: it is tried until it does."""


class Execution(Generic[ServiceT]):
    """Runs jobs, each in the thread that calls `run`, heavy work in a process of `pool`.

    At most `workers` processes work at the same time. `taught`: what jobs meet on purpose, by the
    number of their row. `closed` ends all waiting.
    """

    def __init__(
        self,
        state: State,
        folder: Path,
        kinds: Mapping[str, JobKind[ServiceT]],
        workers: int,
        taught: Mapping[int, JobOutcome],
        pool: WorkerPool,
        closed: threading.Event,
    ) -> None:
        self._state = state
        self._folder = folder
        self._kinds = kinds
        self._taught = taught
        self._pool = pool
        self._closed = closed
        self._slots = threading.Semaphore(max(1, workers))
        self.progress: dict[str, dict[str, Any]] = {}
        """The latest report of the worker on a resource, by its ARN."""

    def run(self, row: JobRow, service: ServiceT) -> None:
        """Run a claimed job to its end.

        Raises Interrupted when the service ends first, NotDeleted, and what keeps the end of the
        job from being written.
        """
        kind = self._kinds[row.kind]
        workdir = self._folder / str(row.seq)
        try:
            resource = self._begin(row, kind)
            if resource is None:
                return
            try:
                kind.started(service, resource)
                changes = self._outcome(row, kind, service, resource, workdir)
            except Exception as error:
                self._fail(row, kind, service, resource, error)
            else:
                self._succeed(row, kind, service, changes)
        finally:
            kind.ended(service, workdir)
            shutil.rmtree(workdir, ignore_errors=True)
            self._pool.forget(row.seq)
            self.progress.pop(row.arn, None)
            self._pool.keep_spare()

    def end_stopped(self, row: JobRow) -> None:
        """End a job that somebody asked to stop."""
        with self._state.transaction():
            self._state.resources.change(row.arn, status=Status.CREATE_STOPPED)
            self._state.jobs.remove(row.seq)

    # -- steps ---------------------------------------------------------------------------------

    def _begin(self, row: JobRow, kind: JobKind[ServiceT]) -> Resource | None:
        """Move the status to running. None, and the job is over, when there is nothing to do."""
        with self._state.transaction():
            if self._state.jobs.state_of(row.seq) == JobState.STOPPING:
                self.end_stopped(row)
                return None
            resource = self._state.resources.change(row.arn, status=kind.lifecycle.running)
            if resource is None:  # deleted since
                self._state.jobs.remove(row.seq)
                return None
        return resource

    def _outcome(
        self,
        row: JobRow,
        kind: JobKind[ServiceT],
        service: ServiceT,
        resource: Resource,
        workdir: Path,
    ) -> dict[str, Any]:
        """Do the job; returns the changes of the resource. Raises JobFailed and others."""
        begun = resource.created if kind.lifecycle.creates else time.time()
        taught, result = self._taught.get(row.seq, _AS_USUAL), {}
        reason = taught.failure_reason
        if reason is None:
            shutil.rmtree(workdir, ignore_errors=True)
            workdir.mkdir(parents=True)
            payload = {**row.payload, **kind.prepare(service, resource, workdir)}
            result = self._work(row, kind.work, workdir, payload) if kind.work else payload
        self._take_time(row, begun, taught.seconds)
        if reason is not None:
            raise JobFailed(reason)
        return kind.finish(service, resource, workdir, result)

    def _work(
        self, row: JobRow, target: str, workdir: Path, payload: dict[str, Any]
    ) -> dict[str, Any]:
        """Run the work of the job in its own process and return its result."""
        begun = time.monotonic()

        def report(message: dict[str, Any]) -> None:
            self.progress[row.arn] = {**message, "seconds": round(time.monotonic() - begun, 3)}

        with self._slots:
            begun = time.monotonic()
            return self._pool.run(row.seq, target, workdir, payload, report)

    def _take_time(self, row: JobRow, begun: float, least: float) -> None:
        """Wait until a job has taken as long as it was taught to, or is stopped."""
        end = time.monotonic() + min(least, max(0.0, begun + least - time.time()))
        while (left := end - time.monotonic()) > 0 and not self._pool.is_stopped(row.seq):
            if self._closed.wait(min(left, 0.1)):
                raise Interrupted

    # -- ends ----------------------------------------------------------------------------------

    def _succeed(
        self, row: JobRow, kind: JobKind[ServiceT], service: ServiceT, changes: dict[str, Any]
    ) -> None:
        body = {key: value for key, value in changes.items() if key != "private"}
        with self._state.transaction():
            if self._state.jobs.state_of(row.seq) == JobState.STOPPING:
                self.end_stopped(row)
                return
            if kind.lifecycle.removes:
                self._state.resources.remove(row.arn)
            else:
                private = changes.get("private")
                self._state.resources.change(
                    row.arn, status=kind.lifecycle.done, body=body, private=private
                )
            self._state.jobs.remove(row.seq)
            if changed := self._state.resources.find(row.arn):
                kind.succeeded(service, changed)

    def _fail(
        self,
        row: JobRow,
        kind: JobKind[ServiceT],
        service: ServiceT,
        resource: Resource,
        error: Exception,
    ) -> None:
        if self._pool.closing or isinstance(error, Interrupted):
            raise Interrupted from error
        reason = self._reason(row, error)
        if kind.lifecycle.removes:
            raise NotDeleted(f"deletion of {row.arn} did not succeed: {reason}") from error
        with self._state.transaction():
            if self._state.jobs.state_of(row.seq) == JobState.STOPPING:
                self.end_stopped(row)
                return
            if kind.lifecycle.failed:
                self._state.resources.change(
                    row.arn, status=kind.lifecycle.failed, failure_reason=reason
                )
            kind.failed(service, resource, reason)
            self._state.jobs.remove(row.seq)

    def _reason(self, row: JobRow, error: Exception) -> str:
        """Why a job failed, in words for the person who asked for it."""
        if isinstance(error, JobFailed | ServiceError | StandInError):
            return str(error)
        if (explained := disk_errors.explained(error, self._folder.parent)) is not None:
            return explained
        _log.error("job of %s failed", row.arn, exc_info=error)
        return f"Internal failure of the stand-in: {type(error).__name__}: {error}"
