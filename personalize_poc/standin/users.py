"""Which commands use the stand-in of a data directory: each holds a lock on a file of its own.

The operating system gives the lock back when a process ends, however it ends, so one that was
killed is not counted.
"""

from __future__ import annotations

import os
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

FOLDER = "in-use"

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def using(data_dir: Path) -> Iterator[None]:
    """Count as a user of the stand-in of a data directory. A full disk does not stop anybody."""
    path = data_dir / FOLDER / f"{os.getpid()}-{uuid.uuid4().hex[:8]}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("wb")
    except OSError:
        yield
        return
    with file:
        _lock(file)
        yield
    path.unlink(missing_ok=True)  # or else is_used() removes it


def is_used(data_dir: Path) -> bool:
    """Whether any process uses it now; what killed ones have left is removed."""
    found = False
    for path in (data_dir / FOLDER).glob("*"):
        try:
            with path.open("r+b") as file:
                _lock(file)
        except FileNotFoundError:
            continue  # it has just ended
        except OSError:
            found = True
        else:
            path.unlink(missing_ok=True)
    return found
