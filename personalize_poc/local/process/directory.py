"""The data directory: whether it can be made, and whether its disk has room."""

from __future__ import annotations

import shutil
from pathlib import Path

from personalize_poc.local.errors import StandInError

LEAST_FREE_BYTES = 64 * 1024**2


def make(data_dir: Path) -> None:
    """Make the directory if need be.

    Raises:
        StandInError: it cannot be made.
    """
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(data_dir, error) from error


def make_with_room(data_dir: Path) -> None:
    """Make the directory if need be; one without room on its disk is not even begun.

    Raises:
        StandInError: it cannot be made, or its disk is full.
    """
    existing = next(place for place in (data_dir, *data_dir.parents) if place.exists())
    try:
        free = shutil.disk_usage(existing).free
    except OSError as error:
        raise _refused(data_dir, error) from error
    if free < LEAST_FREE_BYTES:
        raise StandInError(
            f"The disk of {data_dir} has only {free // 1024**2} MB free, and the stand-in "
            f"needs {LEAST_FREE_BYTES // 1024**2}. Free some space, or choose another --data-dir."
        )
    make(data_dir)


def _refused(data_dir: Path, error: OSError) -> StandInError:
    return StandInError(
        f"The data directory {data_dir} cannot be made ({error.strerror}). "
        "Choose another one with --data-dir."
    )
