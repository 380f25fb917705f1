"""The thread that calls chores: all from time to time, and soon those that somebody asked for."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from personalize_poc.local.api.context import Service
from personalize_poc.local.jobs.kinds import Chore, chores, chores_at_start

CHORE_SECONDS = 30.0
"""Pause between two rounds of all chores, such as starting what is due."""
LEAST_SECONDS = 1.0
"""The pause when schedules run so fast that more would be missed."""
REQUEST_SECONDS = 0.2
"""Pause after chores that were asked for, so that many requests become one."""

_log = logging.getLogger(__name__)


class ChoreRounds:
    """Chores of one service. `closed` ends them.

    `asked` is told how many more (1) or fewer (below 0) chores are asked for and not done. `speed`
    is that of schedules: the faster they run, the shorter the pause.
    """

    def __init__(
        self, closed: threading.Event, asked: Callable[[int], None], speed: float = 1.0
    ) -> None:
        self._closed = closed
        self._pause = max(LEAST_SECONDS, CHORE_SECONDS / max(1.0, speed))
        self._asked = asked
        self._wake = threading.Event()
        self._lock = threading.Lock()
        self._waiting: list[Chore] = []

    def soon(self, function: Chore) -> None:
        """Call a chore soon: once for all requests until it begins."""
        with self._lock:
            if function in self._waiting:
                return
            self._waiting.append(function)
            self._asked(1)
        self._wake.set()

    def run(self, service: Service) -> None:
        """Call chores until the end; the body of a thread."""
        for function in chores_at_start():
            self.soon(function)
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
                self._call(chores(), service)
                due = time.monotonic() + self._pause
            self._closed.wait(REQUEST_SECONDS)

    def wake(self) -> None:
        """Let the thread see that `closed` is set."""
        self._wake.set()

    def _call(self, functions: list[Chore], service: Service) -> None:
        for function in functions:
            try:
                function(service)
            except Exception:
                if not self._closed.is_set():
                    _log.exception("a chore failed: %s", function.__name__)
