"""The SQLite file that holds the state of the stand-in: connections and transactions.

Its tables are those of `migrations`; the repositories beside this module read and write them.

What a transaction has returned from is on disk (write-ahead log, full sync), so a killed process
loses nothing that was acknowledged. All methods may be called from any thread; each thread has its
own connection.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from personalize_poc.local.errors import StandInError
from personalize_poc.local.state import disk_errors, migrations


class Database:
    """One state file. Open one per data directory and process."""

    def __init__(self, path: Path, belongings: Sequence[Path] = (), patience: float = 30) -> None:
        """Open the file, or make it.

        belongings: folders that hold something only when there was a state already; so a state
        that is gone is not taken for a new one. patience: seconds to wait for another program
        that holds the file. Raises StandInError for a file that is gone, damaged, held or not
        writable.
        """
        self._path = path
        self._belongings = belongings
        self._patience = patience
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._write_lock = threading.RLock()
        self._listeners: list[Callable[[], None]] = []
        try:
            self._create()
        except sqlite3.DatabaseError as error:
            self.close()
            raise StandInError(disk_errors.at_start(error, path)) from error
        except StandInError:
            self.close()
            raise

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All changes inside happen together or not at all; nested use joins the outer one."""
        db = self.connection()
        with self._write_lock:
            if db.in_transaction:
                yield db
                return
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
            except BaseException:
                db.execute("ROLLBACK")
                self._ended()
                raise
            db.execute("COMMIT")
            self._ended()

    def connection(self) -> sqlite3.Connection:
        """The connection of this thread: for reading, and for changes inside a transaction."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(
                self._path, isolation_level=None, check_same_thread=False, timeout=self._patience
            )
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            self._local.connection = connection
            self._connections.append(connection)
        return connection

    def at_end(self, listener: Callable[[], None]) -> None:
        """Have `listener` called inside the lock after each commit and each rollback."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Close every connection. The database cannot be used afterwards."""
        for connection in self._connections:
            connection.close()
        self._connections.clear()

    def _ended(self) -> None:
        for listener in self._listeners:
            listener()

    def _create(self) -> None:
        db = self.connection()
        version = migrations.version(db, self._path, migrations.STEPS)
        disk_errors.check(db, self._path)
        if version == 0:
            disk_errors.refuse_orphans(self._path, self._belongings)
        migrations.migrate(db, self._path, migrations.STEPS)
