"""Networks that recipes share: of equal data, settings and seed a network is trained once.

What acts on top of the network tells aws-user-personalization from aws-personalized-ranking; the
network itself is the same, to the last bit, as long as data, hyperparameters and seed are, and to
train it is nine tenths of a training. So a training leaves its network in a folder, under a name
made of all that it was learned from, and the next one takes it from there.
"""

from __future__ import annotations

import hashlib
import logging
import pickle
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from filelock import FileLock

from personalize_poc import __version__
from personalize_poc.local import files

log = logging.getLogger(__name__)

Parameters = Mapping[str, Any]
"""Arrays of a network by name."""

MOST_BYTES, MOST = 500_000_000, 16
"""Size of all networks of a folder, and their number; what was not used for longest goes first."""
_SECONDS = "seconds of training"
"""What the training took stands beside the parameters under this name."""


@dataclass
class Shared:
    """The networks of a folder. seconds: what those took to train that were found there."""

    folder: Path
    seconds: float = 0.0

    def path(self, name: str) -> Path:
        """The file of a network."""
        return self.folder / f"{name}.npz"


_shared: ContextVar[Shared | None] = ContextVar("_shared", default=None)


@contextmanager
def networks_in(folder: Path) -> Iterator[Shared]:
    """Within the block trainings take networks from a folder, and leave theirs there."""
    shared = Shared(folder)
    token = _shared.set(shared)
    try:
        yield shared
    finally:
        _shared.reset(token)


def trained(learned_from: Any, train: Callable[[], tuple[Parameters, bool]]) -> Parameters:
    """The parameters of a network, from another training that learned from the same, or trained.

    A training of the same that is under way is waited for. A file that cannot be read or written
    costs a training, no more.

    Args:
        learned_from: all that the network depends on: dataclasses, arrays, plain values.
        train: returns the parameters, and whether no clock had a say in them: only then they are
            kept.
    """
    shared = _shared.get()
    if shared is None:
        return train()[0]
    shared.folder.mkdir(parents=True, exist_ok=True)
    path = shared.path(_name(learned_from))
    with FileLock(path.with_suffix(".lock")):
        if (found := _read(path)) is not None:
            shared.seconds += float(found.pop(_SECONDS))
            log.info("The network is that of an earlier training on the same data")
            return found
        started = time.monotonic()
        parameters, is_complete = train()
        if is_complete:
            _write(path, {**parameters, _SECONDS: np.float64(time.monotonic() - started)})
    _forget(shared.folder)
    return parameters


def _read(path: Path) -> dict[str, Any] | None:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            found = dict(arrays)
        path.touch()
    except FileNotFoundError:
        return None
    except (OSError, ValueError, EOFError, BadZipFile) as error:
        log.warning("The network %s cannot be read (%s); it is trained again", path, error)
        return None
    return found


def _write(path: Path, arrays: Parameters) -> None:
    try:
        with files.replacing(path) as partial, partial.open("wb") as file:
            np.savez(file, allow_pickle=False, **dict(arrays))
    except OSError as error:
        log.warning("The network cannot be kept for other recipes: %s", error)


def _forget(folder: Path) -> None:
    """Delete what is too much. A lock stays: without it two trainings could hold one."""
    total = 0
    found = sorted(folder.glob("*.npz"), key=lambda path: path.stat().st_mtime, reverse=True)
    for number, path in enumerate(found):
        total += path.stat().st_size
        if number >= MOST or total > MOST_BYTES:
            path.unlink(missing_ok=True)


class _Digest:
    """A file that only knows what was written into it, as a sum."""

    def __init__(self) -> None:
        self.sum = hashlib.sha256()

    def write(self, data: Any) -> int:
        self.sum.update(data)
        return memoryview(data).nbytes


def _name(learned_from: Any) -> str:
    digest = _Digest()
    pickle.Pickler(digest, protocol=5).dump((_program(), learned_from))
    return digest.sum.hexdigest()[:32]


@cache
def _program() -> str:
    """What tells this program from another that might train a different network."""
    room = Path(__file__).parent
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(room.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
