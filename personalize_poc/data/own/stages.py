"""How far the work on large files is, in one line: reading them, then stage after stage.

On a terminal the line rewrites itself, in a notebook it is one output. Where neither is, reading
says a line in half a minute, and the stages nothing.
"""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any

from personalize_poc import progress
from personalize_poc.language import _
from personalize_poc.progress import duration

if TYPE_CHECKING:
    import duckdb

QUIET_SECONDS = 1.0
"""What is done faster needs no progress."""
EVERY_SECONDS = 0.2
SPARSE_SECONDS = 30.0
"""Without a terminal: one line in so many seconds."""
Stage = tuple[str, float]
"""What is done, and how long it takes where reading takes 1: measured on 30 million rows."""


class Stages:
    """Tells how far it is. Call it with bytes, of how many, and rows while files are read.

    Args:
        stages: what comes after reading, in its order.
        stream: where to tell, with a terminal or without; None for a notebook if this is one, else
            the error stream.
        clock: seconds, for tests.
    """

    def __init__(
        self,
        stages: Sequence[Stage] = (),
        stream: Any = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._line: Any
        if stream is None and progress.in_notebook():
            self._line, live = progress.NotebookLine(), True
        else:
            stream = stream or sys.stderr
            live = stream.isatty()
            self._line = progress.TerminalLine(stream) if live else progress.LogLine(stream)
        self._live, self._every = live, EVERY_SECONDS if live else SPARSE_SECONDS
        self._clock, self._begun = clock, clock()
        self._told_at = self._begun + (QUIET_SECONDS if live else SPARSE_SECONDS) - self._every
        self._lock = threading.Lock()
        self._stages, self._at, self._rows = tuple(stages), -1, 0

    def __call__(self, done: int, total: int, rows: int) -> None:
        """See `data.own.reading`."""
        self._rows = rows
        self._show(lambda spent: reading(done, total, rows, spent))

    def begin(self, name: str) -> None:
        """A stage begins, and the one before it has ended; one that is not known is not told."""
        names = [known for known, __ in self._stages]
        if name in names:
            self._at = names.index(name)
            self._tell(0.0)

    @contextmanager
    def watching(self, connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """Tell in between how far DuckDB is with the statement of a stage."""
        if not self._live:
            yield
            return
        stop = threading.Event()

        def watch() -> None:
            import duckdb

            while not stop.wait(EVERY_SECONDS):
                with contextlib.suppress(duckdb.Error):
                    self._tell(max(connection.query_progress(), 0.0) / 100)

        watcher = threading.Thread(target=watch, name="stages-progress", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            stop.set()
            watcher.join()

    def _tell(self, share: float) -> None:
        """Tell the present stage; share: how much of its statement is done."""
        if self._live and self._at >= 0:
            at = self._at
            self._show(lambda spent: stage(self._stages, at, share, self._rows, spent))

    def _show(self, text: Callable[[float], str]) -> None:
        with self._lock:
            now = self._clock()
            if now - self._told_at >= self._every:
                self._told_at = now
                self._line.show(text(now - self._begun), news=True)

    def __enter__(self) -> Stages:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Make room for what follows; an output of a notebook stays, and says that it is over."""
        if isinstance(self._line, progress.NotebookLine):
            if self._line.handle is not None:
                spent = duration(self._clock() - self._begun)
                told = (
                    _("{rows:,} rows: stopped after {spent}")
                    if error
                    else _("{rows:,} rows: done after {spent}")
                )
                self._line.show(told.format(rows=self._rows, spent=spent), news=True)
        else:
            self._line.clear()


def reading(done: int, total: int, rows: int, spent: float) -> str:
    """One line: how much is read, and how long reading still takes."""
    share = min(done / total, 1.0) if total else 0.0
    told = _("reading: {percent} %").format(percent=f"{share:.0%}".rstrip("%"))
    if rows:
        told += _(", {rows:,} rows").format(rows=rows)
    if 0.02 < share < 1:
        told += _(", {time} left").format(time=duration(spent / share - spent))
    return told


def stage(stages: Sequence[Stage], at: int, share: float, rows: int, spent: float) -> str:
    """One line: which stage it is, and how long all that is left takes.

    Args:
        stages: all of them.
        at: which.
        share: how much of it is done, 0 to 1.
        rows: that were read.
        spent: seconds since reading began.
    """
    name, weight = stages[at]
    done = 1 + sum(each for __, each in stages[:at]) + share * weight
    rest = 1 + sum(each for __, each in stages) - done
    left = _(", {time} left").format(time=duration(spent * rest / done)) if rest > 0 else ""
    return _("{name} ({at} of {count}), {rows:,} rows{left}").format(
        name=_(name), at=at + 1, count=len(stages), rows=rows, left=left
    )
