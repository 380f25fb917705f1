"""What makes a change repeatable: inside `repeatable` draws have a seed, and the time stands.

This holds for the current thread; other threads, and everything outside, are as usual. moto's
clock and sources of chance ask here once `cloud.patches` has replaced them.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

_thread = threading.local()


@contextmanager
def repeatable(seed: int, at: float) -> Iterator[None]:
    """Draws come from `seed` and the time is `at` (Unix seconds) in this thread."""
    _thread.source, _thread.at = Random(seed), at
    try:
        yield
    finally:
        _thread.source = _thread.at = None


@contextmanager
def drawing_apart(seed: str) -> Iterator[None]:
    """Draws come from `seed`, and those of the enclosing `repeatable` go on as if none had been."""
    outer, _thread.source = source(), Random(seed)
    try:
        yield
    finally:
        _thread.source = outer


def source() -> Random | None:
    """Where draws come from inside `repeatable`; None outside."""
    found: Random | None = getattr(_thread, "source", None)
    return found


def now() -> datetime.datetime | None:
    """The time inside `repeatable`, in UTC; None outside."""
    at = getattr(_thread, "at", None)
    return None if at is None else datetime.datetime.fromtimestamp(at, datetime.UTC)
