"""The SQLite file that holds the state of the stand-in: connections and transactions.

Its tables are those of `migrations`.

What a transaction has returned from is on disk (write-ahead log, full sync), so a killed process
loses nothing that was acknowledged. All methods may be called from any thread; each thread has its
own connection.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from personalize_poc.local.errors import StandInError
from personalize_poc.local.state import disk_errors, migrations


class Database:
    """One state file. Open one per data directory and process.

    belongings: folders that hold something only when there was a state already; so a state that
    is gone is not taken for a new one. patience: seconds to wait for another program that holds
    the file. Raises StandInError for a file that is gone, damaged, held or not writable.
    """

    def __init__(
        self,
        path: Path,
        clock: Callable[[], float] = time.time,
        belongings: Sequence[Path] = (),
        patience: float = 30,
    ) -> None:
        self._path = path
        self._belongings = belongings
        self._clock = clock
        self._patience = patience
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._write_lock = threading.RLock()
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
        db = self._db()
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

    def _ended(self) -> None:
        """Called inside the lock when a transaction was committed or rolled back."""

    def close(self) -> None:
        """Close every connection. The store cannot be used afterwards."""
        for connection in self._connections:
            connection.close()
        self._connections.clear()

    def _db(self) -> sqlite3.Connection:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(
                self._path, isolation_level=None, check_same_thread=False, timeout=self._patience
            )
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            self._local.connection = connection
            self._connections.append(connection)
        return connection

    def _create(self) -> None:
        db = self._db()
        version = migrations.version(db, self._path, migrations.STEPS)
        disk_errors.check(db, self._path)
        if version == 0:
            disk_errors.refuse_orphans(self._path, self._belongings)
        migrations.migrate(db, self._path, migrations.STEPS)
