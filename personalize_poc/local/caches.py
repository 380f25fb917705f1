"""Two caches: of what follows from stored state, and of arrays up to a size in memory."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Generic, Protocol, TypeVar

import numpy as np

MOST = 1000
"""Things that are kept at the same time."""


class Sized(Protocol):
    """Whatever says how many bytes it takes; numpy arrays do."""

    @property
    def nbytes(self) -> int:
        """Bytes in memory."""
        ...


_Value = TypeVar("_Value")
_Sized = TypeVar("_Sized", bound=Sized)


class Remembered(Generic[_Sized]):
    """A map from keys to arrays of at most `limit` bytes together. Safe between threads.

    An array larger than an eighth of the limit is not kept: it would push out all the others.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._bytes = 0
        self._kept: OrderedDict[Hashable, _Sized] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> _Sized | None:
        """What was kept, or None. Whoever gets an array must not change it."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, key: Hashable, value: _Sized) -> None:
        """Keep it, and forget what was not asked for the longest."""
        if value.nbytes > self._limit // 8:
            return
        if isinstance(value, np.ndarray):
            value = value if value.base is None else value.copy()  # a view would hold its base
            value.flags.writeable = False
        with self._lock:
            before = self._kept.pop(key, None)
            self._bytes += value.nbytes - (before.nbytes if before is not None else 0)
            self._kept[key] = value
            while self._bytes > self._limit:
                _, oldest = self._kept.popitem(last=False)
                self._bytes -= oldest.nbytes


class Derived:
    """Values by key, all computed from one state. Safe between threads."""

    def __init__(self) -> None:
        self._changes = 0
        self._kept: dict[Hashable, tuple[int, Any]] = {}

    def changed(self) -> None:
        """The state is another one. Call it when others can read it, not before."""
        self._changes += 1

    def get(self, key: Hashable, compute: Callable[[], _Value]) -> _Value:
        """What `compute` returns, the same object until the state changes. Do not change it."""
        # The number is read first: a change in between makes the next caller compute again.
        changes = self._changes
        found = self._kept.get(key)
        if found is not None and found[0] == changes:
            kept: _Value = found[1]
            return kept
        value = compute()
        if len(self._kept) >= MOST:
            self._kept.clear()
        self._kept[key] = (changes, value)
        return value
