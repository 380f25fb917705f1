"""What was computed from stored state, until that changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

MOST = 1000
"""Things that are kept at the same time."""

T = TypeVar("T")


class Derived:
    """Values by key, all computed from one state. Safe between threads."""

    def __init__(self) -> None:
        self._changes = 0
        self._kept: dict[Hashable, tuple[int, Any]] = {}

    def changed(self) -> None:
        """The state is another one. Call it when others can read it, not before."""
        self._changes += 1

    def get(self, key: Hashable, compute: Callable[[], T]) -> T:
        """What `compute` returns, the same object until the state changes. Do not change it."""
        # The number is read first: a change in between makes the next caller compute again.
        changes = self._changes
        found = self._kept.get(key)
        if found is not None and found[0] == changes:
            kept: T = found[1]
            return kept
        value = compute()
        if len(self._kept) >= MOST:
            self._kept.clear()
        self._kept[key] = (changes, value)
        return value
