"""What is computed from something else and wanted again.

Keys and versions are values (ids, texts, numbers of generations), never objects by identity, so
nothing that is kept holds old data in memory.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from operator import attrgetter
from typing import Any, Generic, TypeVar

import numpy as np

MOST_DERIVED = 1000
"""Values computed from stored state that are kept at the same time."""

nbytes: Callable[[Any], int] = attrgetter("nbytes")
"""The size of whatever says how many bytes it takes; numpy arrays do."""

_Value = TypeVar("_Value")
_Derived = TypeVar("_Derived")


class Cache(Generic[_Value]):
    """Values by key, of a limited size together; what was not asked for the longest goes first.

    Each value is stamped with the version of the data that it was made from: asked for in another
    version, it is not found, and a newer one takes its place. Safe between threads.
    """

    def __init__(self, limit: int, size: Callable[[_Value], int] | None = None) -> None:
        """limit: sum of the sizes, or number of values without `size`.

        A value larger than an eighth of the limit is not kept: it would push out all the others.
        """
        self._limit = limit
        self._size = size
        self._total = 0
        self._kept: OrderedDict[Hashable, tuple[Hashable, _Value, int]] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def total(self) -> int:
        """Sum of the sizes of what is kept."""
        return self._total

    def get(self, key: Hashable, version: Hashable = None) -> _Value | None:
        """What was kept for this version, or None. Whoever gets an array must not change it."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
        return found[1] if found[0] == version else None

    def put(self, key: Hashable, value: _Value, version: Hashable = None) -> None:
        """Keep a value, and forget what was not asked for the longest. Arrays become read-only."""
        size = 1
        if self._size is not None:
            size = self._size(value)
            if size > self._limit // 8:
                return
        if isinstance(value, np.ndarray):
            value = value if value.base is None else value.copy()  # a view would hold its base
            value.flags.writeable = False
        with self._lock:
            before = self._kept.pop(key, None)
            self._total += size - (before[2] if before is not None else 0)
            self._kept[key] = (version, value, size)
            while self._total > self._limit:
                _, oldest = self._kept.popitem(last=False)
                self._total -= oldest[2]


class Newest(Generic[_Value]):
    """The value of one version of something; that of another version takes its place.

    Safe between threads, without a lock: a look takes a third of the time of `Cache`, and an
    answer takes several.
    """

    def __init__(self) -> None:
        self._kept: tuple[Hashable, _Value] | None = None

    def get(self, version: Hashable, compute: Callable[[], _Value]) -> _Value:
        """The value of this version; two threads may compute it at once, what they get is equal."""
        found = self._kept
        if found is not None and found[0] == version:
            return found[1]
        value = compute()
        self._kept = (version, value)
        return value


class Derived:
    """Values by key, all computed from one state. Safe between threads."""

    def __init__(self) -> None:
        self._changes = 0
        self._kept: Cache[Any] = Cache(MOST_DERIVED)

    def changed(self) -> None:
        """The state is another one. Call it when others can read it, not before."""
        self._changes += 1

    def get(self, key: Hashable, compute: Callable[[], _Derived]) -> _Derived:
        """What `compute` returns, the same object until the state changes. Do not change it."""
        # The number is read first: a change in between makes the next caller compute again.
        changes = self._changes
        found: tuple[_Derived] | None = self._kept.get(key, changes)
        if found is None:
            found = (compute(),)  # in a tuple: None is a value as well
            self._kept.put(key, found, changes)
        return found[0]
