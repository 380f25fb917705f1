"""What was expensive to compute, kept up to a size in memory; the least used goes first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, Protocol, TypeVar

import numpy as np


class Sized(Protocol):
    """Whatever says how many bytes it takes; numpy arrays do."""

    @property
    def nbytes(self) -> int:
        """Bytes in memory."""
        ...


T = TypeVar("T", bound=Sized)


class Remembered(Generic[T]):
    """A map from keys to arrays of at most `limit` bytes together. Safe between threads.

    An array larger than an eighth of the limit is not kept: it would push out all the others.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._bytes = 0
        self._kept: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> T | None:
        """What was kept, or None. Whoever gets an array must not change it."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, key: Hashable, value: T) -> None:
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
