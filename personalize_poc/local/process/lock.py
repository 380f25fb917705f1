"""One process per data directory: a lock of the operating system, gone when its holder is."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import IO

from personalize_poc.local.errors import StandInError

_TRIES, _PAUSE = 20, 0.025
"""Whoever looks whether a folder is in use holds its lock for a moment: one refusal is none."""

_AT = 1 << 30
"""Windows locks bytes, and locked bytes cannot be read: so one far behind the text is locked."""


class DirectoryLock:
    """The lock of a data directory, held until `release` or the end of the process."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "server.lock"
        self._file: IO[str] | None = None

    def acquire(self) -> None:
        """Take the lock. Raises StandInError when another process holds it."""
        try:
            file = self._path.open("a+", encoding="utf-8")
        except OSError as error:
            raise StandInError(
                f"The data directory {self._path.parent} cannot be written ({error.strerror}). "
                "Choose another one with --data-dir."
            ) from error
        try:
            _lock_patiently(file)
        except OSError as error:
            file.seek(0)
            holder = file.read(20).strip()
            file.close()
            raise StandInError(
                f"Another stand-in{f' (process {holder})' if holder else ''} already uses the "
                f"data directory {self._path.parent}. Stop it first (python -m "
                "personalize_poc.local stop), or choose another --data-dir."
            ) from error
        file.seek(0)
        file.truncate()
        file.write(f"{os.getpid()}\n")
        file.flush()
        self._file = file

    def release(self) -> None:
        """Give the lock back. The file stays: removing it would let two processes lock."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def is_held(self) -> bool:
        """Whether some process holds the lock of this folder now."""
        if self._file is not None:
            return True
        if not self._path.exists():
            return False
        with self._path.open("a+", encoding="utf-8") as file:
            try:
                _lock(file)
            except OSError:
                return True
        return False


def _lock_patiently(file: IO[str]) -> None:
    for _ in range(_TRIES - 1):
        try:
            _lock(file)
        except OSError:
            time.sleep(_PAUSE)
        else:
            return
    _lock(file)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(_AT)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
