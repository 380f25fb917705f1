"""Asking while something changes: whether anybody would have noticed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from personalize_poc.inference.recommendations import ids


@dataclass
class Meanwhile:
    """What came of the requests during a change.

    Attributes:
        answered, refused: how many requests.
        seconds: how long the change took.
        changed_at: seconds until the first answer that differed from the one before; None: none.
        slowest: seconds of the slowest request.
    """

    answered: int = 0
    refused: int = 0
    seconds: float = 0.0
    changed_at: float | None = None
    slowest: float = 0.0

    def fields(self) -> dict[str, str]:
        """For a table."""
        changed = "none differed" if self.changed_at is None else f"after {self.changed_at:.1f} s"
        return {
            "the update took": f"{self.seconds:.1f} s",
            "requests answered": f"{self.answered:,}",
            "requests refused": f"{self.refused:,}",
            "slowest answer": f"{self.slowest * 1000:.0f} ms",
            "first answer of another model": changed,
        }


def ask_during(
    ask: Callable[[], Any],
    done: Callable[[], bool],
    *,
    pause: float,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Meanwhile:
    """Ask again and again until a change is done, and once more after that.

    Args:
        ask: makes a request for recommendations.
        done: whether the change is complete.
        pause: seconds between two requests.
        clock, sleep: the time, for tests.
    """
    from botocore.exceptions import ClientError

    found, first, began = Meanwhile(), None, clock()
    while True:
        over, before = done(), clock()
        try:
            answer = ids(ask())
        except ClientError:
            found.refused += 1
        else:
            found.answered += 1
            found.slowest = max(found.slowest, clock() - before)
            first = first or answer
            if answer != first and found.changed_at is None:
                found.changed_at = clock() - began
        if over:
            found.seconds = before - began
            return found
        sleep(pause)
