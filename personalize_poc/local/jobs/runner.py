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
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic

from personalize_poc.local.faults.engine import Faults, JobOutcome
from personalize_poc.local.faults.rules import Rule
from personalize_poc.local.jobs.execution import Execution, NotDeleted
from personalize_poc.local.jobs.held import Held
from personalize_poc.local.jobs.kinds import JobKind, ServiceT, by_name, check_rules
from personalize_poc.local.jobs.periodic import PeriodicTask, PeriodicTasks, Task
from personalize_poc.local.jobs.pool import Interrupted, WorkerPool
from personalize_poc.local.jobs.retries import Retries
from personalize_poc.local.options import Options
from personalize_poc.local.state.job_queue import JobState
from personalize_poc.local.state.state import State
from personalize_poc.local.state.types import Status

if TYPE_CHECKING:
    from queue import SimpleQueue

LIGHT_THREADS = 2
SLOW_THREADS = 16
"""Further jobs at the same time when jobs are taught to take time."""
_log = logging.getLogger(__name__)


class JobRunner(Generic[ServiceT]):
    """All unfinished work of one stand-in: jobs of these kinds, and periodic tasks.

    preload: modules that a worker process has loaded which waits for the next job, so that this one
    starts at once; without any, none waits. faults: which jobs fail or are slow on purpose; without
    them, what the options say of that.
    `start` it with the service before jobs can run.
    """

    def __init__(
        self,
        state: State,
        data_dir: Path,
        kinds: Iterable[JobKind[ServiceT]],
        periodic: Sequence[PeriodicTask[ServiceT]] = (),
        options: Options | None = None,
        preload: Sequence[str] = (),
        faults: Faults | None = None,
    ) -> None:
        self._state = state
        self._folder = data_dir / "jobs"
        self._kinds = by_name(kinds)
        self._options = options or Options()
        if faults is None:
            faults = Faults(self._options.rules(), self._options.fault_seed)
        self._faults = faults
        self._taught: dict[int, JobOutcome] = {}
        self._service: ServiceT | None = None
        self._widened = False
        self._light: SimpleQueue[int | None] = queue.SimpleQueue()
        self._heavy: SimpleQueue[int | None] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._idle = threading.Condition()
        self._open = 0  # submitted to this object and not yet through
        self._pool = WorkerPool(preload)
        self._closed = threading.Event()
        self._execution = Execution(
            state,
            self._folder,
            self._kinds,
            self._options.workers,
            self._taught,
            self._pool,
            self._closed,
        )
        self._retries = Retries(state, self._closed)
        self._held = Held()
        speed = self._options.schedule_speed
        self._periodic = PeriodicTasks(periodic, self._closed, self._count, speed)

    # -- used by operations --------------------------------------------------------------------

    def submit(self, kind: str, arn: str, payload: dict[str, Any] | None = None) -> None:
        """Add a durable job. Inside `Store.transaction` it starts once that is committed.

        A deletion begins when it has been `seen`, or a second later.
        Raises KeyError when there is no such kind.
        """
        lane = self._lane(kind)
        seq = self._state.jobs.add(kind, arn, payload or {})
        self._teach(seq, kind, arn)
        if not self._kinds[kind].lifecycle.removes:
            self._put(seq, lane)
            return
        self._count(1)
        self._held.hold(arn, lambda: lane.put(seq))

    def seen(self, arn: str) -> None:
        """Somebody has been shown that this resource is to be deleted: that may begin."""
        self._held.seen(arn)

    def cancel(self, arn: str) -> bool:
        """Stop the creation of a resource; False when no job of it is under way.

        A queued job ends as CREATE STOPPED at once; a running one passes CREATE STOPPING while
        its worker process is ended.
        """
        with self._state.transaction():
            rows = self._state.jobs.unfinished(arn)
            for row in rows:
                if row.state == JobState.QUEUED:
                    self._state.jobs.remove(row.seq)
                    self._state.resources.change(arn, status=Status.CREATE_STOPPED)
                else:
                    self._state.jobs.mark(row.seq, JobState.STOPPING)
                    self._state.resources.change(arn, status=Status.CREATE_STOPPING)
                    self._pool.stop(row.seq)
        return bool(rows)

    def soon(self, function: Task[ServiceT]) -> None:
        """Call a function soon, once for all requests until it begins; `wait_idle` waits for it."""
        self._periodic.soon(function)

    def progress(self, arn: str) -> dict[str, Any] | None:
        """The latest report of the worker on this resource, None when there is none."""
        return self._execution.progress.get(arn)

    def check_rules(self, rules: Iterable[Rule]) -> None:
        """Raise InvalidRule when a rule is about a job that there is not, or that cannot fail."""
        check_rules(rules, self._kinds)

    def warm(self) -> None:
        """Have a worker process ready for the next job."""
        self._pool.keep_spare()

    # -- life of this object -------------------------------------------------------------------

    def start(self, service: ServiceT) -> None:
        """Start the threads, and run again what an earlier process left unfinished. Once."""
        self._service = service
        left = self._state.jobs.unfinished()
        wanted = {str(row.seq) for row in left}
        for folder in self._folder.glob("*"):
            if folder.name not in wanted:
                shutil.rmtree(folder, ignore_errors=True)
        for row in left:
            if row.state == JobState.STOPPING:
                self._execution.end_stopped(row)
                continue
            self._state.jobs.mark(row.seq, JobState.QUEUED)
            if row.seq not in self._taught:
                self._teach(row.seq, row.kind, row.arn)
        lanes = [self._light] * LIGHT_THREADS
        lanes += [self._heavy] * max(1, self._options.workers)
        self._start_lanes("jobs", lanes)
        if self._widened:
            self._start_lanes("slow-jobs", self._slow_lanes())
        self._start_thread("periodic", self._periodic.run, service)
        # Rows submitted before start() are in the queue twice: a claim is once.
        for row in left:
            self._put(row.seq, self._lane(row.kind))

    def wait_idle(self, timeout: float = 300) -> None:
        """Block until nothing is queued or running, at most `timeout` seconds.

        Deletions wait for nobody then. Raises TimeoutError.
        """
        self._held.release()
        with self._idle:
            if not self._idle.wait_for(lambda: self._open == 0, timeout):
                raise TimeoutError(f"{self._open} jobs are still open after {timeout} seconds")

    def close(self, timeout: float = 15) -> None:
        """End all workers and threads. Unfinished jobs stay for the next start."""
        self._closed.set()
        self._held.close()
        self._periodic.wake()
        self._pool.close()
        for lane in (self._light, self._heavy):
            for _ in self._threads:
                lane.put(None)
        deadline = time.monotonic() + timeout
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        self._threads.clear()

    # -- threads -------------------------------------------------------------------------------

    def _start_thread(self, name: str, target: Callable[..., None], *arguments: Any) -> None:
        thread = threading.Thread(target=target, args=arguments, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _start_lanes(self, name: str, lanes: Sequence[SimpleQueue[int | None]]) -> None:
        for number, lane in enumerate(lanes):
            self._start_thread(f"{name}-{number}", self._serve, lane, self._service)

    def _teach(self, seq: int, kind: str, arn: str) -> None:
        """Settle whether a job meets a fault, in the order in which jobs are asked for."""
        region = next(iter(arn.split(":")[3:4]), "")
        met = self._faults.of_job(kind, self._kinds[kind].operation, region)
        if met == JobOutcome():
            return
        self._taught[seq] = met
        if not met.seconds:
            return
        with self._idle:
            first, self._widened = not self._widened, True
        if first and self._service is not None:
            self._start_lanes("slow-jobs", self._slow_lanes())

    def _slow_lanes(self) -> list[SimpleQueue[int | None]]:
        """For further threads: those that only let time pass must not hold up the others."""
        return [self._light, self._heavy] * SLOW_THREADS

    def _lane(self, kind: str) -> SimpleQueue[int | None]:
        return self._light if self._kinds[kind].work is None else self._heavy

    def _put(self, seq: int, lane: SimpleQueue[int | None]) -> None:
        self._count(1)
        lane.put(seq)

    def _count(self, change: int) -> None:
        with self._idle:
            self._open += change
            self._idle.notify_all()

    def _serve(self, lane: SimpleQueue[int | None], service: ServiceT) -> None:
        while (seq := lane.get()) is not None and not self._pool.closing:
            try:
                # A claim waits for the submitter's transaction: writers take turns.
                if row := self._state.jobs.claim(seq):
                    self._execution.run(row, service)
                    self._taught.pop(seq, None)
            except Interrupted:
                return
            except NotDeleted as error:
                _log.error("%s", error)
                self._try_again(seq, lane)
            except Exception:
                if self._pool.closing:
                    return
                _log.exception("job %s could not be run to its end", seq)
                self._try_again(seq, lane)
            finally:
                self._count(-1)

    def _try_again(self, seq: int, lane: SimpleQueue[int | None]) -> None:
        self._retries.schedule(seq, lambda: self._put(seq, lane))
