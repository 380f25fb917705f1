"""Signals that ask a command to end, as an exception: whatever it has started is ended with it."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""Beside SIGINT, which Python itself turns into KeyboardInterrupt."""


_came: list[int] = []
"""The signal that has asked this process to end, inside `as_exit`."""


@contextmanager
def as_exit() -> Iterator[None]:
    """SIGTERM and SIGHUP raise SystemExit inside, with the exit code of shells: 128 + number.

    What is ignored already stays so: nohup asks for that. After the first signal all of them are
    ignored, also by processes started from then on, so that the end is an orderly one. Call it in
    the main thread.
    """

    def leave(number: int, frame: FrameType | None) -> None:
        for each in ENDING:
            signal.signal(each, signal.SIG_IGN)
        _came.append(number)
        check()

    with kept():
        for number in ENDING:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, leave)
        try:
            yield
        finally:
            _came.clear()


def check() -> None:
    """Raise SystemExit again if a signal has come: libraries that catch everything may lose it."""
    if _came:
        raise SystemExit(128 + _came[0])


@contextmanager
def kept() -> Iterator[Callable[[], None]]:
    """Put back at the end, and whenever the yielded function is called, how signals are handled.

    Jupyter's libraries handle SIGTERM in their own way, and reset it afterwards. What is ignored
    by then stays so.
    """
    before = {number: signal.getsignal(number) for number in ENDING}

    def put_back() -> None:
        for number, handler in before.items():
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, handler)

    try:
        yield put_back
    finally:
        put_back()


_watched: list[duckdb.DuckDBPyConnection] = []
"""Whose statements signals interrupt now; the last one is told of them."""


@contextmanager
def interruptible(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Let Ctrl-C end a statement of DuckDB, as KeyboardInterrupt; SIGTERM and SIGHUP end it too.

    DuckDB itself looks for signals only while the calling thread has work to do, and waits for
    its other threads without end: so a thread of ours is told of signals, and interrupts it. What
    DuckDB then raises is turned into what the signal means everywhere else. Inside another such
    block of the same connection no second thread is started.
    """
    try:
        if threading.current_thread() is threading.main_thread() and _watched[-1:] != [connection]:
            with _interrupted_by_signals(connection):
                yield
        else:
            yield
    except Exception as error:
        # A RuntimeError where DuckDB has seen the signal, its InterruptException where we have.
        if "Query interrupted" in str(error) or type(error).__name__ == "InterruptException":
            raise KeyboardInterrupt from error
        raise


@contextmanager
def _interrupted_by_signals(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """A thread reads the numbers of signals, which Python writes as they come, and interrupts."""
    reader, writer = socket.socketpair()
    writer.setblocking(False)

    def watch() -> None:
        while numbers := reader.recv(64):
            if {signal.SIGINT, *ENDING}.intersection(numbers):
                connection.interrupt()

    watcher = threading.Thread(target=watch, name="interrupts-duckdb", daemon=True)
    watcher.start()
    before = signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
    _watched.append(connection)
    try:
        yield
    finally:
        _watched.pop()
        signal.set_wakeup_fd(before)
        writer.close()
        watcher.join()
        reader.close()
