"""Arrays that are slow to make, kept on disk so that the next notebook has them at once.

They lie in one folder: one file a key, written atomically, so that two kernels may make the same
one at the same time. A file that is damaged is made anew; a folder that cannot be written costs
time and nothing else.
"""

from __future__ import annotations

import contextlib
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from personalize_poc import contract, files

MOST = 8
"""So many files are kept; the one that was not used for longest goes first."""

Arrays = Mapping[str, np.ndarray]


def arrays(key: str, make: Callable[[], Arrays]) -> dict[str, np.ndarray]:
    """The arrays of a key: those on disk, or newly made and then kept.

    Args:
        key: says everything that the arrays depend on; a part of a file name.
        make: makes them. Arrays of objects cannot be kept: what lies on disk is never executed.
    """
    path = contract.cache_dir() / "kept" / f"{key}.npz"
    found = _read(path)
    if found is None:
        found = dict(make())
        with contextlib.suppress(OSError):
            _write(path, found)
    return found


def texts(values: list[str]) -> np.ndarray:
    """Texts as an array of bytes; they hold no NUL."""
    return np.frombuffer("\0".join(values).encode(), dtype=np.uint8)


def as_texts(array: np.ndarray) -> list[str]:
    """What `texts` was given, at least one text."""
    return array.tobytes().decode().split("\0")


def _read(path: Path) -> dict[str, np.ndarray] | None:
    """What a file holds, None if it is not there or not whole: its parts have checksums."""
    try:
        # Opened here: np.load leaves a file that is not whole open.
        with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
            found = {name: held[name] for name in held.files}
        path.touch()
    except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile):
        return None
    return found


def _write(path: Path, found: Arrays) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    save: Any = np.savez  # its types take no mapping
    with files.replacing(path) as temporary, temporary.open("wb") as file:
        save(file, **found)
    for old in sorted(path.parent.glob("*.npz"), key=_used)[:-MOST]:
        old.unlink(missing_ok=True)


def _used(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # another process has just removed it
        return 0.0
