"""One line that refreshes itself: in a terminal, in a notebook, and sparsely where neither is.

Not rich.live: in a kernel it needs ipywidgets, whose output an executed notebook does not keep, and
without a terminal it says nothing before its end.
"""

from __future__ import annotations

import shutil
import sys
from typing import Any, Protocol


class Line(Protocol):
    """Shows one text at a time."""

    def show(self, text: str, *, news: bool) -> None:
        """Show a text in place of the last one; `news` if more than the time has changed."""

    def close(self) -> None:
        """Leave the last text standing."""


class TerminalLine:
    """Rewrites one line of a terminal."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream
        self.width = 0

    def show(self, text: str, *, news: bool) -> None:
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
    """Updates one output of a notebook cell."""

    def __init__(self) -> None:
        self.handle: Any = None

    def show(self, text: str, *, news: bool) -> None:
        """See `Line.show`."""
        from IPython import display

        show: Any = display.display  # untyped
        bundle = {"text/plain": text}
        if self.handle is None:
            self.handle = show(bundle, raw=True, display_id=True)
        else:
            self.handle.update(bundle, raw=True)

    def close(self) -> None:
        """See `Line.close`."""


class LogLine:
    """Prints a text only if it has news: for log files and pipes."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def show(self, text: str, *, news: bool) -> None:
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
