"""The state as it is now, copied into a folder while the stand-in goes on.

The database is copied by SQLite itself; files that are written once are linked (no copy, no time),
files that grow are copied. Work of unfinished jobs is left out: they begin again where the copy is
used.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path
from typing import Any

from personalize_poc import __version__
from personalize_poc.local.api.context import Service
from personalize_poc.local.state import copies, disk_errors

ABOUT = "about.json"
FORMAT = 1
"""Of the folder; another number is another arrangement of files."""

CONTENT = ("datasets", "models", "beside", "recommendations")
"""Folders that belong to the state."""
_GROWING = {".jsonl"}
"""Suffixes of files to which lines are added."""


def capture(service: Service, folder: Path) -> dict[str, Any]:
    """Copy the state into a new folder; returns what `about` reads there later.

    Nothing is written to the state meanwhile. Raises OSError; then the folder is removed again.
    """
    folder.mkdir(parents=True)
    try:
        with service.state.transaction():
            copies.copy(service.data_dir / disk_errors.STATE, folder / disk_errors.STATE)
            for name in CONTENT:
                _copy_folder(service.data_dir / name, folder / name)
        about = {"format": FORMAT, "version": __version__, "made": time.time()}
        (folder / ABOUT).write_text(json.dumps(about), encoding="utf-8")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return about


def about(folder: Path) -> dict[str, Any] | None:
    """What a captured folder says of itself; None for any other folder."""
    try:
        found = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("format") == FORMAT else None


def duplicate(folder: Path, target: Path) -> None:
    """Another folder with the same state, of links where they do. Raises OSError."""
    target.mkdir(parents=True)
    for name in (ABOUT, disk_errors.STATE):
        shutil.copyfile(folder / name, target / name)
    for name in CONTENT:
        _copy_folder(folder / name, target / name)


def _copy_folder(source: Path, target: Path) -> None:
    """The files below a folder; what is deleted meanwhile is not needed any more."""
    target.mkdir(parents=True, exist_ok=True)
    # Files that grow first: they name others, which are there before they are named.
    paths = sorted(source.rglob("*"), key=lambda path: path.suffix not in _GROWING)
    for path in paths:
        copy = target / path.relative_to(source)
        try:
            if path.is_dir():
                copy.mkdir(parents=True, exist_ok=True)
                continue
            copy.parent.mkdir(parents=True, exist_ok=True)
            if path.suffix in _GROWING:
                shutil.copyfile(path, copy)
            else:
                _link(path, copy)
        except FileNotFoundError:
            continue


def _link(path: Path, copy: Path) -> None:
    try:
        os.link(path, copy)
    except FileNotFoundError:
        raise
    except OSError:  # a file system without links
        shutil.copyfile(path, copy)
