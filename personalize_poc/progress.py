"""What refreshes itself: a line in a terminal, a table in a notebook, few lines where neither is.

Not rich.live: in a kernel it needs ipywidgets, whose output an executed notebook does not keep, and
without a terminal it says nothing before its end.
"""

from __future__ import annotations

import contextlib
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from personalize_poc import looks
from personalize_poc.language import N_, _, ngettext

if TYPE_CHECKING:
    import duckdb

REFRESH_SECONDS = 0.5
"""A notebook is not told more often that nothing but time has passed."""


@dataclass(frozen=True)
class Row:
    """One of several things that are waited for.

    Attributes:
        name: what it is.
        phase: its status.
        spent: for how long it is waited for, or was.
        share: how much of it is done, 0 to 1; None if nobody knows.
        right: whether it has ended well; None: it has not ended.
        expected: how long it should take.
        queue: what is done before it.
        reason: why it has failed.
    """

    name: str
    phase: str
    spent: str = ""
    share: float | None = None
    right: bool | None = None
    expected: str = ""
    queue: str = ""
    reason: str = ""


class Line(Protocol):
    """Shows one text at a time."""

    def show(self, text: str, *, news: bool, rows: Sequence[Row] = ()) -> None:
        """Show a text in place of the last one.

        Args:
            text: it says all in one line.
            news: whether more than the time has changed.
            rows: the same as a table, where tables can be shown.
        """

    def close(self) -> None:
        """Leave the last text standing."""


class TerminalLine:
    """Rewrites one line of a terminal."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream
        self.width = 0

    def show(self, text: str, *, news: bool, rows: Sequence[Row] = ()) -> None:
        """See `Line.show`."""
        text = text[: shutil.get_terminal_size().columns - 1]
        self.stream.write("\r" + text.ljust(self.width))
        self.stream.flush()
        self.width = len(text)

    def close(self) -> None:
        """See `Line.close`."""
        if self.width:
            self.stream.write("\n")
            self.stream.flush()
            self.width = 0

    def clear(self) -> None:
        """Make room for something else in place of the text."""
        if self.width:
            self.stream.write("\r" + " " * self.width + "\r")
            self.stream.flush()
            self.width = 0


class NotebookLine:
    """Updates one output of a notebook cell. clock: seconds, for tests."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.handle: Any = None
        self._clock = clock
        self._told_at = 0.0
        self._untold: dict[str, str] | None = None

    def show(self, text: str, *, news: bool, rows: Sequence[Row] = ()) -> None:
        """See `Line.show`."""
        self._untold = {"text/plain": text}
        if rows:
            self._untold["text/html"] = _table(text, rows)
        if news or self.handle is None or self._clock() - self._told_at >= REFRESH_SECONDS:
            self._tell()

    def close(self) -> None:
        """See `Line.close`."""
        self._tell()

    def _tell(self) -> None:
        if self._untold is None:
            return
        from IPython import display

        show: Any = display.display  # untyped
        bundle, self._untold = self._untold, None
        self._told_at = self._clock()
        if self.handle is None:
            self.handle = show(bundle, raw=True, display_id=True)
        else:
            self.handle.update(bundle, raw=True)


def _table(text: str, rows: Sequence[Row]) -> str:
    """The rows in HTML; columns that nothing stands in are left out."""
    columns: list[tuple[str, str, Callable[[Row], str]]] = [
        ("", looks.SHORT, lambda row: row.name),
        (N_("progress"), looks.SHORT, lambda row: looks.bar(row.share, right=row.right)),
        (N_("status"), looks.SHORT, lambda row: row.phase),
        (N_("time"), looks.NUMBER, lambda row: row.spent),
        (N_("expected"), looks.SHORT, lambda row: row.expected),
        (N_("in the queue"), looks.SHORT, lambda row: row.queue),
        (N_("reason"), looks.TEXT, lambda row: row.reason),
    ]
    used = [one for one in columns if any(one[2](row) for row in rows)]
    return looks.table(
        [_(one[0]) for one in used],
        [[one[2](row) for one in used] for row in rows],
        text if len(rows) > 1 else "",
        kinds=[one[1] for one in used],
        raw=[at for at, one in enumerate(used) if one[0] == "progress"],
    )


class LogLine:
    """Prints a text only if it has news: for log files and pipes."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def show(self, text: str, *, news: bool, rows: Sequence[Row] = ()) -> None:
        """See `Line.show`."""
        if news:
            print(text, file=self.stream, flush=True)

    def close(self) -> None:
        """See `Line.close`."""

    def clear(self) -> None:
        """A log keeps what it has."""


def line() -> Line:
    """The line that fits where this runs."""
    if in_notebook():
        return NotebookLine()
    return TerminalLine(sys.stdout) if sys.stdout.isatty() else LogLine(sys.stdout)


def in_notebook() -> bool:
    """Whether a Jupyter kernel runs this; does not import IPython."""
    shell = sys.modules.get("IPython")
    shell = shell.get_ipython() if shell is not None else None
    return shell is not None and getattr(shell, "kernel", None) is not None


_UNITS: tuple[tuple[float, Callable[[int], str]], ...] = (
    (31_557_600.0, lambda count: ngettext("{number} year", "{number} years", count)),
    (2_629_800.0, lambda count: ngettext("{number} month", "{number} months", count)),
    (604_800.0, lambda count: ngettext("{number} week", "{number} weeks", count)),
    (86_400.0, lambda count: ngettext("{number} day", "{number} days", count)),
    (3_600.0, lambda __: _("{number} h")),
    (60.0, lambda __: _("{number} min")),
)
"""Seconds of a unit, and its words for one and for many."""


def duration(seconds: float) -> str:
    """A stretch of time for people, in its largest unit: 30 s, 2 h, 4 days."""
    for size, words in _UNITS:
        if seconds >= size:
            number = seconds / size
            told = f"{number:.0f}" if number >= 9.95 else f"{number:.1f}".removesuffix(".0")
            return words(1 if told == "1" else 2).format(number=told)
    return _("{number} s").format(number=f"{seconds:.0f}")


def of_database(connection: duckdb.DuckDBPyConnection, *, measured: bool = False) -> None:
    """Keep DuckDB from drawing a bar of its own, which a headless run of a notebook cannot show.

    Args:
        connection: to the database.
        measured: whether `query_progress` is to say how far a statement is. In a kernel without
            ipywidgets DuckDB refuses every change of these settings; there it neither draws nor
            measures.
    """
    import duckdb

    with contextlib.suppress(duckdb.InvalidInputException):
        connection.execute("SET enable_progress_bar_print = false")
        connection.execute(f"SET enable_progress_bar = {'true' if measured else 'false'}")
