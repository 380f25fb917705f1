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
from personalize_poc.data.words import counted
from personalize_poc.language import _
from personalize_poc.progress import duration

if TYPE_CHECKING:
    import duckdb

QUIET_SECONDS = 1.0
"""What is done faster needs no progress."""
EVERY_SECONDS = 0.2
SPARSE_SECONDS = 30.0
"""Without a terminal: one line in so many seconds."""
_OVERDUE = 2.0
"""Times as long as it usually takes, from which on nobody knows how long a stage takes."""
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
        self._stage_begun, self._step = self._begun, ""

    def __call__(self, done: int, total: int, rows: int) -> None:
        """See `data.own.reading`."""
        self._rows = rows
        self._show(lambda spent: reading(done, total, rows, spent))

    def begin(self, name: str) -> None:
        """A stage begins, and the one before it has ended; one that is not known is not told."""
        names = [known for known, __ in self._stages]
        if name in names:
            self._at, self._stage_begun, self._step = names.index(name), self._clock(), ""
            self._tell(0.0)

    def step(self, number: int, count: int) -> None:
        """A stage does one thing after another, of which nobody knows how long each takes.

        Args:
            number: which begins, from 1 on.
            count: how many there are.
        """
        self._step = _(", step {number} of {count}").format(number=number, count=count)
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
            at, before, step = self._at, self._stage_begun - self._begun, self._step
            self._show(
                lambda spent: stage(self._stages, at, share, self._rows, spent, before, step)
            )

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
                    _("{rows}: stopped after {spent}") if error else _("{rows}: done after {spent}")
                )
                self._line.show(
                    told.format(rows=counted(self._rows, "row"), spent=spent), news=True
                )
        else:
            self._line.clear()


def reading(done: int, total: int, rows: int, spent: float) -> str:
    """One line: how much is read, and how long reading still takes."""
    share = min(done / total, 1.0) if total else 0.0
    told = _("reading: {percent} %").format(percent=f"{share:.0%}".rstrip("%"))
    if rows:
        told += f", {counted(rows, 'row')}"
    if 0.02 < share < 1:
        told += _(", {time} left").format(time=duration(spent / share - spent))
    return told


def stage(
    stages: Sequence[Stage],
    at: int,
    share: float,
    rows: int,
    spent: float,
    before: float = 0.0,
    step: str = "",
) -> str:
    """One line: which stage it is, and how long all that is left takes, as far as that is known.

    Stages were measured on many rows. Where one takes much longer than that, as it does for many
    columns, or goes step by step, no time is told: it would stand still, and be wrong.

    Args:
        stages: all of them.
        at: which.
        share: how much of it is done, 0 to 1.
        rows: that were read.
        spent: seconds since reading began.
        before: seconds from then until the stage began.
        step: which step of the stage it is, in words; "" if it has none.
    """
    name, weight = stages[at]
    done_before = 1 + sum(each for __, each in stages[:at])
    done = done_before + share * weight
    rest = 1 + sum(each for __, each in stages) - done
    usual = before * weight / done_before
    known = not step and (not before or spent - before <= _OVERDUE * usual + QUIET_SECONDS)
    left = ""
    if known and rest > 0:
        left = _(", {time} left").format(time=duration(spent * rest / done))
    return _("{name} ({at} of {count}{step}), {rows}{left}").format(
        name=_(name), at=at + 1, count=len(stages), step=step, rows=counted(rows, "row"), left=left
    )
