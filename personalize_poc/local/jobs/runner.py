"""Long work of the service: durable, in worker processes, picked up again after a restart.

A job is a row in the state file. Threads of the server take rows in order: one lane of threads
for jobs without heavy work (they never wait for a training), one lane of as many threads as there
may be worker processes. A job runs in three steps: prepare (server), work (own process), finish
(server, publishes atomically); status and row change in one transaction. A server that dies
leaves the row behind, and the next start runs the job again from prepare.
"""

from __future__ import annotations

import logging
import queue
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from personalize_poc.local.api.context import Service
from personalize_poc.local.errors import JobFailed, ServiceError, StandInError
from personalize_poc.local.jobs.kinds import (
    CREATION,
    DELETION,
    UPDATE,
    Chore,
    JobKind,
    Lifecycle,
    Plain,
    chore,
    chore_at_start,
    find,
    job,
)
from personalize_poc.local.jobs.periodic import ChoreRounds
from personalize_poc.local.jobs.pool import Interrupted, WorkerPool
from personalize_poc.local.jobs.retries import Retries
from personalize_poc.local.options import Options
from personalize_poc.local.state import disk_errors, job_queue
from personalize_poc.local.state.job_queue import JobRow
from personalize_poc.local.state.resources import Resource, Store

if TYPE_CHECKING:
    from queue import SimpleQueue

__all__ = [
    "CREATION",
    "DELETION",
    "UPDATE",
    "JobKind",
    "Jobs",
    "Lifecycle",
    "Plain",
    "chore",
    "chore_at_start",
    "job",
]

LIGHT_THREADS = 2
SLOW_THREADS = 16
"""Further jobs at the same time when jobs are taught to take time."""
STOPPING, STOPPED = "CREATE STOPPING", "CREATE STOPPED"
_log = logging.getLogger(__name__)


class Jobs:
    """All unfinished work of one stand-in. `attach` and `resume` it before use.

    spare: whether a worker process waits for the next job, so that this one starts at once.
    """

    def __init__(
        self, store: Store, data_dir: Path, options: Options | None = None, spare: bool = False
    ) -> None:
        self._store = store
        self._folder = data_dir / "jobs"
        self._options = options or Options()
        self._workers_allowed = max(1, self._options.workers)
        self._slots = threading.Semaphore(self._workers_allowed)
        self._service: Service | None = None
        self._light: SimpleQueue[int | None] = queue.SimpleQueue()
        self._heavy: SimpleQueue[int | None] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._idle = threading.Condition()
        self._open = 0  # submitted to this object and not yet through
        self._pool = WorkerPool(spare)
        self._closed = threading.Event()
        self._progress: dict[str, dict[str, Any]] = {}
        self._retries = Retries(store, self._closed)
        self._rounds = ChoreRounds(self._closed, self._count, self._options.schedule_speed)

    # -- used by operations --------------------------------------------------------------------

    def attach(self, service: Service) -> None:
        """Tell the service whose jobs these are (it holds this object, so it comes second)."""
        self._service = service

    def submit(self, kind: str, arn: str, payload: dict[str, Any] | None = None) -> None:
        """Add a durable job. Inside `Store.transaction` it starts once that is committed."""
        find(kind)
        seq = job_queue.add(self._store, kind, arn, payload or {})
        self._enqueue(seq, kind)

    def cancel(self, arn: str) -> bool:
        """Stop the creation of a resource; False when no job of it is under way.

        A queued job ends as CREATE STOPPED at once; a running one passes CREATE STOPPING while
        its worker process is ended.
        """
        with self._store.transaction():
            rows = job_queue.unfinished(self._store, arn)
            for row in rows:
                if row.state == job_queue.QUEUED:
                    job_queue.remove(self._store, row.seq)
                    self._store.change(arn, status=STOPPED)
                else:
                    job_queue.mark(self._store, row.seq, job_queue.STOPPING)
                    self._store.change(arn, status=STOPPING)
                    self._pool.stop(row.seq)
        return bool(rows)

    def soon(self, function: Chore) -> None:
        """Call a chore soon, once for all requests until it begins; `wait_idle` waits for it."""
        self._rounds.soon(function)

    def progress(self, arn: str) -> dict[str, Any] | None:
        """The latest report of the worker on this resource, None when there is none."""
        return self._progress.get(arn)

    def warm(self) -> None:
        """Have a worker process ready for the next job."""
        self._pool.keep_spare()

    # -- life of this object -------------------------------------------------------------------

    def resume(self) -> None:
        """Start the threads, and run again what an earlier process left unfinished."""
        assert self._service is not None, "attach() comes before resume()"
        if self._threads:
            return
        left = job_queue.unfinished(self._store)
        wanted = {str(row.seq) for row in left}
        for folder in self._folder.glob("*"):
            if folder.name not in wanted:
                shutil.rmtree(folder, ignore_errors=True)
        for row in left:
            if row.state == job_queue.STOPPING:
                self._end_stopped(row)
                continue
            job_queue.mark(self._store, row.seq, job_queue.QUEUED)
        # Threads that only let time pass must not hold up the others.
        extra = SLOW_THREADS if self._options.job_seconds else 0
        lanes = [self._light] * (LIGHT_THREADS + extra)
        lanes += [self._heavy] * (self._workers_allowed + extra)
        for number, lane in enumerate(lanes):
            self._start_thread(f"jobs-{number}", self._serve, lane)
        self._start_thread("chores", self._rounds.run, self._service)
        # Rows submitted to this object before resume() are in the queue twice: a claim is once.
        for row in left:
            self._enqueue(row.seq, row.kind)

    def wait_idle(self, timeout: float = 300) -> None:
        """Block until nothing is queued or running, at most `timeout` seconds.

        Raises TimeoutError.
        """
        with self._idle:
            if not self._idle.wait_for(lambda: self._open == 0, timeout):
                raise TimeoutError(f"{self._open} jobs are still open after {timeout} seconds")

    def close(self, timeout: float = 15) -> None:
        """End all workers and threads. Unfinished jobs stay for the next start."""
        self._closed.set()
        self._rounds.wake()
        self._pool.close()
        for lane in (self._light, self._heavy):
            for _ in self._threads:
                lane.put(None)
        deadline = time.monotonic() + timeout
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        self._threads.clear()

    def _start_thread(self, name: str, target: Callable[..., None], *arguments: Any) -> None:
        thread = threading.Thread(target=target, args=arguments, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    # -- threads -------------------------------------------------------------------------------

    def _enqueue(self, seq: int, kind: str) -> None:
        self._put(seq, self._light if find(kind).work is None else self._heavy)

    def _put(self, seq: int, lane: SimpleQueue[int | None]) -> None:
        self._count(1)
        lane.put(seq)

    def _count(self, change: int) -> None:
        with self._idle:
            self._open += change
            self._idle.notify_all()

    def _serve(self, lane: SimpleQueue[int | None]) -> None:
        while (seq := lane.get()) is not None and not self._pool.closing:
            try:
                # A claim waits for the submitter's transaction: writers take turns.
                if row := job_queue.claim(self._store, seq):
                    self._run(row)
            except Interrupted:
                return
            except Exception:
                if self._pool.closing:
                    return
                _log.exception("job %s could not be run to its end", seq)
                self._try_again(seq, lane)
            finally:
                self._count(-1)

    def _run(self, row: JobRow) -> None:
        assert self._service is not None
        kind = find(row.kind)
        workdir = self._folder / str(row.seq)
        try:
            resource = self._begin(row, kind)
            if resource is None:
                return
            try:
                self._notify(kind, "started", resource)
                changes = self._outcome(row, kind, resource, workdir)
            except Exception as error:
                self._fail(row, kind, resource, error)
            else:
                self._succeed(row, kind, changes)
        finally:
            if ended := getattr(kind, "ended", None):
                ended(self._service, workdir)
            shutil.rmtree(workdir, ignore_errors=True)
            self._pool.forget(row.seq)
            self._progress.pop(row.arn, None)
            self._pool.keep_spare()

    # -- the steps of one job ------------------------------------------------------------------

    def _begin(self, row: JobRow, kind: JobKind) -> Resource | None:
        """Move the status to running. None, and the job is over, when there is nothing to do."""
        with self._store.transaction():
            if job_queue.state(self._store, row.seq) == job_queue.STOPPING:
                self._end_stopped(row)
                return None
            resource = self._store.change(row.arn, status=_lifecycle(kind).running)
            if resource is None:  # deleted since
                job_queue.remove(self._store, row.seq)
                return None
        return resource

    def _notify(self, kind: JobKind, hook: str, resource: Resource, *arguments: Any) -> None:
        function: Callable[..., None] | None = getattr(kind, hook, None)
        if function:
            function(self._service, resource, *arguments)

    def _outcome(
        self, row: JobRow, kind: JobKind, resource: Resource, workdir: Path
    ) -> dict[str, Any]:
        """Do the job; returns the changes of the resource. Raises JobFailed and others."""
        assert self._service is not None
        begun = resource.created if _lifecycle(kind).creates else time.time()
        reason, result = self._options.job_failures.get(row.kind), {}
        if reason is None:
            payload = self._payload(row, kind, resource, workdir)
            result = self._work(row, kind, workdir, payload) if kind.work else payload
        self._take_time(row, begun)
        if reason is not None:
            raise JobFailed(reason)
        return kind.finish(self._service, resource, workdir, result)

    def _take_time(self, row: JobRow, begun: float) -> None:
        """Wait until a job has taken as long as it was taught to, or is stopped."""
        least = self._options.job_seconds.get(row.kind, 0.0)
        end = time.monotonic() + min(least, max(0.0, begun + least - time.time()))
        while (left := end - time.monotonic()) > 0 and not self._pool.is_stopped(row.seq):
            if self._closed.wait(min(left, 0.1)):
                raise Interrupted

    def _payload(
        self, row: JobRow, kind: JobKind, resource: Resource, workdir: Path
    ) -> dict[str, Any]:
        """Prepare the job in an empty folder."""
        assert self._service is not None
        shutil.rmtree(workdir, ignore_errors=True)
        workdir.mkdir(parents=True)
        return {**row.payload, **kind.prepare(self._service, resource, workdir)}

    def _work(
        self, row: JobRow, kind: JobKind, workdir: Path, payload: dict[str, Any]
    ) -> dict[str, Any]:
        """Run the work of the job in its own process and return its result."""

        def report(message: dict[str, Any]) -> None:
            self._progress[row.arn] = message

        with self._slots:
            return self._pool.run(row.seq, str(kind.work), workdir, payload, report)

    # -- ends ----------------------------------------------------------------------------------

    def _succeed(self, row: JobRow, kind: JobKind, changes: dict[str, Any]) -> None:
        lifecycle = _lifecycle(kind)
        body = {key: value for key, value in changes.items() if key != "private"}
        with self._store.transaction():
            if job_queue.state(self._store, row.seq) == job_queue.STOPPING:
                self._end_stopped(row)
                return
            if lifecycle.removes:
                self._store.remove(row.arn)
            else:
                self._store.change(
                    row.arn, status=lifecycle.done, body=body, private=changes.get("private")
                )
            job_queue.remove(self._store, row.seq)
            if changed := self._store.find(row.arn):
                self._notify(kind, "succeeded", changed)

    def _fail(self, row: JobRow, kind: JobKind, resource: Resource, error: Exception) -> None:
        if self._pool.closing or isinstance(error, Interrupted):
            raise Interrupted from error
        if isinstance(error, JobFailed | ServiceError | StandInError):
            reason = str(error)
        elif (said := disk_errors.explained(error, self._folder.parent)) is not None:
            reason = said
        else:
            _log.error("job of %s failed", row.arn, exc_info=error)
            reason = f"Internal failure of the stand-in: {type(error).__name__}: {error}"
        lifecycle = _lifecycle(kind)
        if lifecycle.removes:
            # There is no failed state of a deletion: it is tried until it succeeds.
            _log.error("deletion of %s did not succeed: %s", row.arn, reason)
            self._try_again(row.seq, self._light if kind.work is None else self._heavy)
            return
        with self._store.transaction():
            if job_queue.state(self._store, row.seq) == job_queue.STOPPING:
                self._end_stopped(row)
                return
            if lifecycle.failed:
                self._store.change(row.arn, status=lifecycle.failed, failure_reason=reason)
            self._notify(kind, "failed", resource, reason)
            job_queue.remove(self._store, row.seq)

    def _try_again(self, seq: int, lane: SimpleQueue[int | None]) -> None:
        self._retries.schedule(seq, lambda: self._put(seq, lane))

    def _end_stopped(self, row: JobRow) -> None:
        with self._store.transaction():
            self._store.change(row.arn, status=STOPPED)
            job_queue.remove(self._store, row.seq)


def _lifecycle(kind: JobKind) -> Lifecycle:
    lifecycle: Lifecycle = getattr(kind, "lifecycle", CREATION)
    return lifecycle
