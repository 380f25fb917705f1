"""Waiting in tests: for a state, never for a time, and long enough for the busiest machine."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal, TypeVar

PATIENCE = 600.0
"""Seconds after which a test gives up on a state that should come. A test that passes never
waits so long; one that gives up after a few seconds fails on a machine that is busy."""

T = TypeVar("T")


def until(condition: Callable[[], T | Literal[False] | None], pause: float = 0.01) -> T:
    """The first true value of `condition`, asked again and again."""
    deadline = time.monotonic() + PATIENCE
    while not (value := condition()):
        assert time.monotonic() < deadline, f"waited for more than {PATIENCE:.0f} seconds"
        time.sleep(pause)
    return value
