"""Files and folders that a reader sees whole: as they were before, or as they are afterwards."""

from __future__ import annotations

import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TRIES, _PAUSE = 20, 0.25


@contextmanager
def replacing(path: Path, *, durable: bool = False) -> Iterator[Path]:
    """Give a place beside `path` to write a file to, which takes the place of `path` at the end.

    durable: the content is on disk before, so that a power cut leaves the old or the new file.
    When the block raises, `path` is as it was and nothing is left beside it. Raises OSError.
    """
    partial = path.with_name(f"{path.name}.partial")
    try:
        yield partial
        if durable:
            with partial.open("r+b") as file:
                os.fsync(file.fileno())
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def write_text(path: Path, text: str, *, durable: bool = False) -> None:
    """Write a text file by `replacing`. Raises OSError."""
    with replacing(path, durable=durable) as partial:
        partial.write_text(text, encoding="utf-8")


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on disk, where the system has such a call. Raises OSError."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def move_folder(source: Path, target: Path) -> None:
    """Put a finished folder in its final place; what an earlier try left there is replaced."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for tries_left in reversed(range(_TRIES)):
        try:
            if target.exists():
                shutil.rmtree(target)
            source.replace(target)
            return
        except PermissionError:  # Windows, while somebody reads the old files
            if not tries_left:
                raise
            time.sleep(_PAUSE)


def remove_folder(folder: Path, trash: Path) -> None:
    """Remove a folder; a crash in between leaves nothing in its place, only in `trash`."""
    # Moved aside first: who still reads it cannot meet half a folder.
    aside = trash / uuid.uuid4().hex
    trash.mkdir(parents=True, exist_ok=True)
    try:
        folder.replace(aside)
    except OSError:  # not there, or (Windows) open
        aside = folder
    shutil.rmtree(aside, ignore_errors=True)
