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


@contextmanager
def as_exit(code: int | None = None) -> Iterator[None]:
    """SIGINT, SIGTERM and SIGHUP raise SystemExit inside; a SIGHUP that nohup ignores stays so.

    A second signal must not break into the orderly end: all are ignored after the first. Call it
    in the main thread.

    Args:
        code: the exit code; None: 128 + number, as of shells.
    """

    def leave(number: int, frame: FrameType | None) -> None:
        ignore()
        raise SystemExit(128 + number if code is None else code)

    before = {number: signal.getsignal(number) for number in ENDING}
    for number, handler in before.items():
        # Shells start what runs in the background with SIGINT ignored: no reason to ignore it.
        if number == signal.SIGINT or handler is not signal.SIG_IGN:
            signal.signal(number, leave)
    try:
        yield
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) is leave:
                signal.signal(number, handler)


def ignore() -> None:
    """Ignore them from now on."""
    for number in ENDING:
        signal.signal(number, signal.SIG_IGN)


def interrupt() -> None:
    """End this process as SIGINT does, from another thread; the main thread notices in a second."""
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
