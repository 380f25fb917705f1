"""Deletions begin when somebody has seen that they are pending, or a moment later.

A deletion takes minutes on the service, and scripts wait for its status before they wait for its
end. Here the work is done at once: such a script would never see what it waits for.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

LONGEST_SECONDS = 1.0
"""How long a deletion waits for somebody who asks."""


class Held:
    """What is to begin when its ARN has been seen, `LONGEST_SECONDS` after `hold` at the latest."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[str, tuple[threading.Timer, Callable[[], None]]] = {}
        self._closed = False

    def hold(self, arn: str, begin: Callable[[], None]) -> None:
        """Call `begin` once: when `seen` is called with this ARN, or after the longest wait."""
        timer = threading.Timer(LONGEST_SECONDS, self.seen, [arn])
        timer.name, timer.daemon = "held", True
        with self._lock:
            if self._closed:
                return
            self._waiting[arn] = timer, begin
            timer.start()

    def seen(self, arn: str) -> None:
        """Let the deletion of this ARN begin; nothing happens for other ARNs."""
        with self._lock:
            timer, begin = self._waiting.pop(arn, (None, None))
        if timer and begin:
            timer.cancel()
            begin()

    def release(self) -> None:
        """Let everything begin that is held."""
        for arn in list(self._waiting):
            self.seen(arn)

    def close(self) -> None:
        """Forget what is held: it stays in the state file for the next start."""
        with self._lock:
            self._closed = True
            for timer, _ in self._waiting.values():
                timer.cancel()
            self._waiting.clear()
