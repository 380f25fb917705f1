"""Which commands use the stand-in of a data directory: each holds a lock on a file of its own.

The operating system gives the lock back when a process ends, however it ends, so one that was
killed is not counted.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

FOLDER = "in-use"


@contextmanager
def using(data_dir: Path) -> Iterator[None]:
    """Count as a user of the stand-in of a data directory. A full disk does not stop anybody."""
    try:
        lock = _locked(data_dir / FOLDER)
    except OSError:
        yield
        return
    try:
        yield
    finally:
        lock.release()
        _remove(Path(lock.lock_file))


def is_used(data_dir: Path) -> bool:
    """Whether any process uses it now; what killed ones have left is removed."""
    found = False
    for path in (data_dir / FOLDER).glob("*"):
        try:
            with FileLock(path, blocking=False):
                pass
        except (Timeout, OSError):
            found = True
        else:
            _remove(path)
    return found


def _locked(folder: Path) -> FileLock:
    """A lock on a new file."""
    folder.mkdir(parents=True, exist_ok=True)
    while True:
        path = folder / f"{os.getpid()}-{uuid.uuid4().hex[:8]}"
        lock = FileLock(path)
        lock.acquire()
        if path.exists():
            return lock
        lock.release()  # is_used() came between the file and its lock, and removed it


def _remove(path: Path) -> None:
    # Windows: another process may look at it just now; then the next is_used() removes it.
    with suppress(OSError):
        path.unlink(missing_ok=True)
