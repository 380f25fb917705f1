"""A state file that is damaged or gone, and a disk that is full: found early, said plainly."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from personalize_poc.local.errors import StandInError

STATE = "state.sqlite"
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_AGAIN = "then try again."
_ADVICE = {
    sqlite3.SQLITE_BUSY: f"Another program holds it: close that (a viewer, a backup), {_AGAIN}",
    sqlite3.SQLITE_LOCKED: f"Another program holds it: close that (a viewer, a backup), {_AGAIN}",
    sqlite3.SQLITE_IOERR: f"The disk reports an error: check it and its file system, {_AGAIN}",
} | dict.fromkeys(
    (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH),
    "It and its folder must be writable by whoever runs the stand-in: change that, or start with "
    "another --data-dir.",
)


def explained(error: Exception, data_dir: Path) -> str | None:
    """What is wrong with the disk or the state file and what to do; None when neither is."""
    if isinstance(error, OSError):
        return _full(data_dir) if error.errno in _FULL else None
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF  # without details
        if code == sqlite3.SQLITE_FULL:
            return _full(data_dir)
        if code in _DAMAGED:
            return unreadable(data_dir / STATE, str(error))
        if code in _ADVICE:
            return f"The state file {data_dir / STATE} cannot be used ({error}). {_ADVICE[code]}"
    return None


def at_start(error: sqlite3.Error, path: Path) -> str:
    """Why a state file could not be opened, and what to do."""
    return explained(error, path.parent) or unreadable(path, str(error))


def check(database: sqlite3.Connection, path: Path) -> None:
    """Look at every page of a state file (3 ms for each megabyte). Raises StandInError."""
    found = str(database.execute("PRAGMA quick_check(1)").fetchone()[0])
    if found != "ok":
        raise StandInError(unreadable(path, found))


def refuse_orphans(path: Path, belongings: Iterable[Path]) -> None:
    """Raise StandInError when a state file is new and what belongs to an older one is there."""
    for folder in belongings:
        if folder.is_dir() and any(folder.iterdir()):
            raise StandInError(
                f"The state file {path} is empty or missing, but {folder} is not: what knew of it "
                "is lost. Bring the file back, or move the data directory away."
            )


def unreadable(path: Path, why: str) -> str:
    """The text about a damaged state file."""
    return (
        f"The state file {path} cannot be read ({' '.join(why.split())}). It is damaged, or no "
        "state file of this program. Move the data directory away, or start with another "
        "--data-dir."
    )


def _full(data_dir: Path) -> str:
    return f"The disk of {data_dir} is full. Free some space, then try again."
