"""How far reading is: bytes and rows, told a few times a second."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

Progress = Callable[[int, int, int], None]
"""Called with bytes done, bytes in all, rows so far."""
_EVERY = 0.25


class Meter:
    """Counts bytes and rows, and tells them.

    Attributes:
        total: bytes of all files.
        rows: that are in tables.
    """

    def __init__(self, tell: Progress | None) -> None:
        self._tell = tell
        self._bytes = 0
        self.total = 0
        self.rows = 0

    def done(self, size: int, rows: int = 0) -> None:
        """A file, or a part of it, is read."""
        self._bytes += size
        self.rows += rows
        self._say(self._bytes, self.rows)

    @contextmanager
    def watching(
        self, connection: duckdb.DuckDBPyConnection, size: int, row_bytes: float
    ) -> Iterator[None]:
        """Tell what DuckDB is doing to a file of so many bytes, until it is through."""
        if self._tell is None:
            yield
            return
        stop = threading.Event()

        def watch() -> None:
            while not stop.wait(_EVERY):
                share = max(connection.query_progress(), 0.0) / 100
                self._say(
                    self._bytes + int(size * share), self.rows + int(size * share / row_bytes)
                )

        watcher = threading.Thread(target=watch, name="reading-progress", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            stop.set()
            watcher.join()

    def _say(self, done: int, rows: int) -> None:
        if self._tell is not None:
            self._tell(min(done, self.total), self.total, rows)
