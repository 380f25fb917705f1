"""Folders of the data directory: put in place and removed, never half."""

from __future__ import annotations

import shutil
import time
import uuid
from pathlib import Path

from personalize_poc.local.api.context import Service

_TRIES, _PAUSE = 20, 0.25


def remove_folder(service: Service, relative: str | None) -> None:
    """Remove a folder of the data directory; a crash in between leaves nothing in its place."""
    if not relative:
        return
    folder = service.data_dir / relative
    # Moved aside first: who still reads it cannot meet half a folder.
    aside = service.data_dir / "trash" / uuid.uuid4().hex
    aside.parent.mkdir(parents=True, exist_ok=True)
    try:
        folder.replace(aside)
    except OSError:  # not there, or (Windows) open
        aside = folder
    shutil.rmtree(aside, ignore_errors=True)


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
