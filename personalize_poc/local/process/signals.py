"""Signals that ask a process to end."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
ENDING = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]


ignored_before: set[int] = set()
"""Signals that were ignored when this process began to look after them."""


class Ending:
    """Whether a signal has asked this process to end.

    What it raised may be lost: code of libraries that catches everything, or that Python calls
    while it cannot raise, such as finalizers. Ask before waiting for anything that may last.
    """

    def __init__(self) -> None:
        self.code: int | None = None

    def check(self) -> None:
        """Raise SystemExit again if a signal has come."""
        if self.code is not None:
            raise SystemExit(self.code)


@contextmanager
def as_exit(code: int | None = None) -> Iterator[Ending]:
    """SIGINT, SIGTERM and SIGHUP raise SystemExit inside; a SIGHUP that nohup ignores stays so.

    A second signal must not break into the orderly end: all are ignored after the first. Call it
    in the main thread.

    Args:
        code: the exit code; None: 128 + number, as of shells.
    """
    ending = Ending()

    def leave(number: int, frame: FrameType | None) -> None:
        ignore()
        ending.code = 128 + number if code is None else code
        ending.check()

    before = {number: signal.getsignal(number) for number in ENDING}
    ignored_before.update(n for n, handler in before.items() if handler is signal.SIG_IGN)
    for number, handler in before.items():
        # Shells start what runs in the background with SIGINT ignored: no reason to ignore it.
        if number == signal.SIGINT or handler is not signal.SIG_IGN:
            signal.signal(number, leave)
    try:
        yield ending
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) is leave:
                signal.signal(number, handler)


def ignore() -> None:
    """Ignore them from now on."""
    for number in ENDING:
        signal.signal(number, signal.SIG_IGN)


def interrupt() -> None:
    """End this process as SIGINT does, from any thread."""
    if hasattr(signal, "pthread_kill") and (main := threading.main_thread().ident) is not None:
        signal.pthread_kill(main, signal.SIGINT)  # wakes it, if it waits for sockets
    else:
        signal.raise_signal(signal.SIGINT)


def interrupt_with_stdin() -> None:
    """End this process as SIGINT does once standard input ends."""
    threading.Thread(target=_watch, name="stdin", daemon=True).start()


def _watch() -> None:
    # os.read, not sys.stdin: a thread inside a buffered reader breaks interpreter shutdown.
    with suppress(OSError):
        while os.read(0, 4096):
            pass
    interrupt()
