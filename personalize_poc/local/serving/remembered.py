"""Arrays that were expensive to compute, kept up to a size in memory; the least used go first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Any

from numpy.typing import NDArray


class Remembered:
    """A map from keys to arrays of at most `limit` bytes together. Safe between threads.

    An array larger than an eighth of the limit is not kept: it would push out all the others.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._bytes = 0
        self._arrays: OrderedDict[Hashable, NDArray[Any]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> NDArray[Any] | None:
        """The array, or None. Whoever gets one must not change it."""
        with self._lock:
            found = self._arrays.get(key)
            if found is not None:
                self._arrays.move_to_end(key)
            return found

    def put(self, key: Hashable, array: NDArray[Any]) -> None:
        """Keep the array, and forget what was not asked for the longest."""
        if array.nbytes > self._limit // 8:
            return
        kept = array if array.base is None else array.copy()  # a view would hold its whole base
        kept.flags.writeable = False
        with self._lock:
            before = self._arrays.pop(key, None)
            self._bytes += kept.nbytes - (before.nbytes if before is not None else 0)
            self._arrays[key] = kept
            while self._bytes > self._limit:
                _, oldest = self._arrays.popitem(last=False)
                self._bytes -= oldest.nbytes
