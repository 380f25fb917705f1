"""The thread that calls periodic tasks: all of them in rounds, and soon those asked for."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic

from personalize_poc.local.jobs.kinds import ServiceT

ROUND_SECONDS = 30.0
"""Pause between two rounds of all tasks, such as starting what is due."""
LEAST_SECONDS = 1.0
"""The pause when schedules run so fast that more would be missed."""
REQUEST_SECONDS = 0.2
"""Pause after tasks that were asked for, so that many requests become one."""

_log = logging.getLogger(__name__)

Task = Callable[[ServiceT], None]


@dataclass(frozen=True)
class PeriodicTask(Generic[ServiceT]):
    """A function that a running service calls every `ROUND_SECONDS`.

    at_start: it is called at once when the service starts, too.
    """

    run: Task[ServiceT]
    at_start: bool = False


class PeriodicTasks(Generic[ServiceT]):
    """The periodic tasks of one service. `closed` ends them.

    `asked` is told how many more (1) or fewer (below 0) calls are asked for and not done. `speed`
    is that of schedules: the faster they run, the shorter the pause.
    """

    def __init__(
        self,
        tasks: Sequence[PeriodicTask[ServiceT]],
        closed: threading.Event,
        asked: Callable[[int], None],
        speed: float = 1.0,
    ) -> None:
        self._tasks = tasks
        self._closed = closed
        self._pause = max(LEAST_SECONDS, ROUND_SECONDS / max(1.0, speed))
        self._asked = asked
        self._wake = threading.Event()
        self._lock = threading.Lock()
        self._waiting: list[Task[ServiceT]] = []

    def soon(self, function: Task[ServiceT]) -> None:
        """Call a function soon: once for all requests until it begins."""
        with self._lock:
            if function in self._waiting:
                return
            self._waiting.append(function)
            self._asked(1)
        self._wake.set()

    def run(self, service: ServiceT) -> None:
        """Call tasks until the end; the body of a thread."""
        for task in self._tasks:
            if task.at_start:
                self.soon(task.run)
        due = time.monotonic() + self._pause
        while not self._closed.is_set():
            self._wake.wait(max(0.0, due - time.monotonic()))
            self._wake.clear()
            if self._closed.is_set():
                return
            with self._lock:
                wanted, self._waiting = self._waiting, []
            self._call(wanted, service)
            self._asked(-len(wanted))
            if time.monotonic() >= due:
                self._call([task.run for task in self._tasks], service)
                due = time.monotonic() + self._pause
            self._closed.wait(REQUEST_SECONDS)

    def wake(self) -> None:
        """Let the thread see that `closed` is set."""
        self._wake.set()

    def _call(self, functions: Sequence[Task[ServiceT]], service: ServiceT) -> None:
        for function in functions:
            try:
                function(service)
            except Exception:
                if not self._closed.is_set():
                    _log.exception("a periodic task failed: %s", function)
