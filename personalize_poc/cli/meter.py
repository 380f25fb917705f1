"""How far the reading of large files is: share, rows, and the time that is left."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any

from personalize_poc import progress
from personalize_poc.check.texts import duration

QUIET_SECONDS = 1.0
"""What is read faster needs no progress."""
EVERY_SECONDS = 0.2
SPARSE_SECONDS = 30.0
"""Without a terminal: one line in so many seconds."""


class Meter:
    """Tells on the error stream how far reading is; call it with bytes, of how many, and rows.

    Args:
        stream: where to tell; None for the error stream.
        clock: seconds, for tests.
    """

    def __init__(self, stream: Any = None, clock: Callable[[], float] = time.monotonic) -> None:
        stream = stream or sys.stderr
        live = stream.isatty()
        self._line = progress.TerminalLine(stream) if live else progress.LogLine(stream)
        self._every = EVERY_SECONDS if live else SPARSE_SECONDS
        self._clock, self._begun = clock, clock()
        self._told_at = self._begun + (QUIET_SECONDS if live else SPARSE_SECONDS) - self._every

    def __call__(self, done: int, total: int, rows: int) -> None:
        """See `data.own.reading`."""
        now = self._clock()
        if now - self._told_at < self._every:
            return
        self._told_at = now
        self._line.show(text(done, total, rows, now - self._begun), news=True)

    def __enter__(self) -> Meter:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Make room for what follows."""
        self._line.clear()


def text(done: int, total: int, rows: int, spent: float) -> str:
    """One line: how much is read, and how long it still takes."""
    share = min(done / total, 1.0) if total else 0.0
    told = f"reading: {share:.0%}".replace("%", " %")
    if rows:
        told += f", {rows:,} rows"
    if share >= 1:
        return f"{told}, checking"
    if share > 0.02:
        told += f", {duration(spent / share - spent)} left"
    return told
