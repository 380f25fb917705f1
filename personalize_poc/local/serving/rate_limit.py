"""Provisioned throughput: how many questions a second a campaign or recommender takes."""

from __future__ import annotations

import threading
from collections.abc import Callable

from personalize_poc.local.errors import ThrottlingException


class Capacity:
    """A token bucket: `rate` questions a second, and as many at once after a quiet second.

    On AWS `minProvisionedTPS` is the capacity that is there from the beginning; more load brings
    more of it after a while. Here it stays what was provisioned. Safe between threads.
    """

    def __init__(self, arn: str, rate: int, clock: Callable[[], float]) -> None:
        self._arn = arn
        self._rate = rate
        self._clock = clock
        self._left = float(rate)
        self._at = clock()
        self._lock = threading.Lock()

    def take(self) -> None:
        """Count one question. Raises ThrottlingException when there is no capacity left."""
        with self._lock:
            now = self._clock()
            passed = max(0.0, now - self._at)  # clocks may be set back
            self._left = min(float(self._rate), self._left + passed * self._rate)
            self._at = now
            if self._left < 1:
                raise ThrottlingException(
                    f"Rate exceeded: {self._arn} is provisioned for {self._rate} transactions a "
                    "second. Retry with a delay, or provision more (minProvisionedTPS of a "
                    "campaign, minRecommendationRequestsPerSecond of a recommender)."
                )
            self._left -= 1
