"""Waiting in tests: for a state, never for a time, and long enough for the busiest machine."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal, TypeVar

PATIENCE = 300.0
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


class Unmoved:
    """How long something that should move has stood still.

    A run of many steps takes as long as the machine needs; what has shown nothing new for minutes
    does not come back.
    """

    def __init__(self, seconds: float) -> None:
        """`seconds`: for how long it may show nothing new."""
        self._seconds, self._shown, self._since = seconds, "", time.monotonic()

    def look(self, shown: object) -> None:
        """See what it shows now.

        Raises:
            AssertionError: It has shown this for too long.
        """
        now, text = time.monotonic(), repr(shown)
        if text != self._shown:
            self._shown, self._since = text, now
        assert now - self._since < self._seconds, f"nothing new for {self._seconds:.0f} seconds"
