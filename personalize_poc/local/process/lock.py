"""One process per data directory: a lock of the operating system, gone when its holder is."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from filelock import FileLock, Timeout

from personalize_poc.local.errors import StandInError

_PATIENCE, _PAUSE = 0.5, 0.025
"""Seconds. Whoever looks whether a folder is in use holds its lock for a moment: one refusal is
none."""

_AFTER_LOCKED = 1
"""Windows locks the first byte, and a locked byte cannot be read: the holder stands behind it."""


class DirectoryLock:
    """The lock of a data directory, held until `release` or the end of the process."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "server.lock"
        # The file stays: removing it would let two processes lock.
        self._lock = FileLock(
            self._path, thread_local=False, preserve_lock_file=True, on_acquired=_write_holder
        )

    def acquire(self) -> None:
        """Take the lock. Raises StandInError when another process holds it."""
        try:
            self._lock.acquire(timeout=_PATIENCE, poll_interval=_PAUSE)
        except Timeout as error:
            holder = _holder(self._path)
            raise StandInError(
                f"Another stand-in{f' (process {holder})' if holder else ''} already uses the "
                f"data directory {self._path.parent}. Stop it first (python -m "
                "personalize_poc.local stop), or choose another --data-dir."
            ) from error
        except OSError as error:
            raise StandInError(
                f"The data directory {self._path.parent} cannot be written ({error.strerror}). "
                "Choose another one with --data-dir."
            ) from error

    def release(self) -> None:
        """Give the lock back."""
        self._lock.release()

    def is_held(self) -> bool:
        """Whether some process holds the lock of this folder now."""
        if self._lock.is_locked:
            return True
        if not self._path.exists():
            return False
        try:
            with FileLock(self._path, preserve_lock_file=True).acquire(blocking=False):
                return False
        except Timeout:
            return True


def _write_holder(descriptor: int) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, f" {os.getpid()}\n".encode())


def _holder(path: Path) -> str:
    """The number of the process that holds a lock, empty if it cannot be read."""
    try:
        with path.open("rb", buffering=0) as file:
            if sys.platform == "win32":
                file.seek(_AFTER_LOCKED)
            return file.read(20).decode("ascii", "replace").strip()
    except OSError:
        return ""
