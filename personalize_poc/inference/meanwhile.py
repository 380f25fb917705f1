"""Asking while something changes: whether anybody would have noticed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from personalize_poc.inference.recommendations import ids
from personalize_poc.language import _

AROUND = 10
"""So many requests before a change, and after it."""


@dataclass
class Meanwhile:
    """What came of the requests during a change.

    Attributes:
        answered, refused: how many requests.
        seconds: how long the change took.
        changed_at: seconds from the beginning of the change to the first answer that differs from
            those before it; None: there was none.
        slowest: seconds of the slowest request.
    """

    answered: int = 0
    refused: int = 0
    seconds: float = 0.0
    changed_at: float | None = None
    slowest: float = 0.0

    def fields(self) -> dict[str, str]:
        """For a table."""
        changed = (
            _("none differed")
            if self.changed_at is None
            else _("after {seconds:.1f} s").format(seconds=self.changed_at)
        )
        return {
            _("the update took"): _("{seconds:.1f} s").format(seconds=self.seconds),
            _("requests answered"): f"{self.answered:,}",
            _("requests refused"): f"{self.refused:,}",
            _("slowest answer"): f"{self.slowest * 1000:.0f} ms",
            _("first answer of another model"): changed,
        }


def ask_during(
    ask: Callable[[], Any],
    change: Callable[[], Any],
    done: Callable[[], bool],
    *,
    pause: float,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Meanwhile:
    """Ask again and again: some times before a change, until it is done, and some times after it.

    Args:
        ask: makes a request for recommendations.
        change: begins the change.
        done: whether it is complete.
        pause: seconds between two requests.
        clock, sleep: the time, for tests.
    """
    watched = _Watched(ask, clock)
    for __ in range(AROUND):
        watched.ask()
        sleep(pause)
    watched.began = clock()
    change()
    while not done():
        watched.ask()
        sleep(pause)
    watched.found.seconds = clock() - watched.began
    for __ in range(AROUND):
        watched.ask()
        sleep(pause)
    return watched.found


class _Watched:
    """Requests one after the other, and what came of them."""

    def __init__(self, ask: Callable[[], Any], clock: Callable[[], float]) -> None:
        self._ask, self._clock = ask, clock
        self._first: list[str] = []
        self.found, self.began = Meanwhile(), 0.0

    def ask(self) -> None:
        from botocore.exceptions import ClientError

        before = self._clock()
        try:
            answer = ids(self._ask())
        except ClientError:
            self.found.refused += 1
            return
        self.found.answered += 1
        self.found.slowest = max(self.found.slowest, self._clock() - before)
        self._first = self._first or answer
        if answer != self._first and self.found.changed_at is None:
            self.found.changed_at = self._clock() - self.began
