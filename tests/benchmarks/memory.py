"""The largest memory of a server and of the processes that it starts, while something runs."""

from __future__ import annotations

import contextlib
import threading
from types import TracebackType

import psutil

EVERY = 0.05
"""Seconds between two looks."""


class Peak:
    """Looks at a process and its children while the ``with`` block runs.

    before, server, workers: resident bytes of the server at first, and of both at most. Pages that
    processes share (a file that they read together) count in each of them; `workers` is the sum
    over the children.
    """

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self.before = self._process.memory_info().rss
        self.server = self.workers = 0

    def __enter__(self) -> Peak:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while True:
            self.server = max(self.server, self._process.memory_info().rss)
            workers = 0
            for child in self._process.children(recursive=True):
                with contextlib.suppress(psutil.NoSuchProcess):
                    workers += child.memory_info().rss
            self.workers = max(self.workers, workers)
            if self._done.wait(EVERY):
                return
