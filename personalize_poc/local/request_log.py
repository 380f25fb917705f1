"""The latest requests that the stand-in has answered: what was asked, by whom, and how it ended.

One ring in memory, nothing on disk. A request costs one tuple and one place in the ring (about a
microsecond), so that answers are as fast as without it.
"""

from __future__ import annotations

import bisect
import itertools
import math
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

KEPT = 1000
"""Requests that are kept; an older one goes with each new one."""

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0)
"""Upper limits, in seconds, of the classes in which times are counted; one more has the rest."""

PERSONALIZE = ("personalize", "personalize-events", "personalize-runtime")


class Entry(NamedTuple):
    """One request. `at` is Unix seconds; `params` None where the body is not read here (S3 …)."""

    number: int
    at: float
    service: str
    operation: str
    account: str
    region: str
    status: int
    milliseconds: float
    error: str | None
    params: Mapping[str, Any] | None


class Totals(NamedTuple):
    """All requests since the start.

    counts: by service, operation and status. buckets: requests to Personalize by time, in the
    classes of `BUCKETS`. seconds: the sum of their times.
    """

    counts: dict[tuple[str, str, int], int]
    buckets: list[int]
    seconds: float


class RequestLog:
    """The latest `KEPT` requests, and counts of all. Safe between threads."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        """clock: Unix seconds."""
        self._clock = clock
        self._numbers = itertools.count(1)
        self._kept: deque[Entry] = deque(maxlen=KEPT)
        self._adding = threading.Lock()
        self._counts: dict[tuple[str, str, int], int] = {}
        self._buckets = [0] * (len(BUCKETS) + 1)
        self._seconds = 0.0
        self.began = clock()

    def add(
        self,
        service: str,
        operation: str,
        account: str,
        region: str,
        status: int,
        seconds: float,
        error: str | None = None,
        params: Mapping[str, Any] | None = None,
    ) -> None:
        """Note a request that has been answered; `seconds` is how long that took."""
        with self._adding:
            # Paths of buckets and objects would make a count of their own each.
            key = (service, operation if service in PERSONALIZE else "", status)
            self._counts[key] = self._counts.get(key, 0) + 1
            if service in PERSONALIZE:
                self._buckets[bisect.bisect_left(BUCKETS, seconds)] += 1
                self._seconds += seconds
        self._kept.append(
            Entry(
                next(self._numbers),
                self._clock(),
                service,
                operation,
                account,
                region,
                status,
                seconds * 1000,
                error,
                params,
            )
        )

    def since(self, number: int = 0) -> list[Entry]:
        """The kept requests after this number, oldest first."""
        return [entry for entry in tuple(self._kept) if entry.number > number]

    def forget(self) -> None:
        """Keep nothing of what came so far; numbers go on."""
        self._kept.clear()

    def totals(self) -> Totals:
        """What was counted since the start; of operations only those of Personalize by name."""
        with self._adding:
            return Totals(dict(self._counts), list(self._buckets), self._seconds)

    def figures(self, window: float = 10.0) -> dict[str, Any]:
        """What the kept requests to Personalize amount to.

        Returns ``per_second`` (over the last `window` seconds, as far as they are kept), ``p50``
        and ``p99`` (milliseconds, None without requests), ``kept`` and ``errors`` (how many of
        them, by code).
        """
        entries = [entry for entry in tuple(self._kept) if entry.service in PERSONALIZE]
        now = self._clock()
        recent = sum(now - entry.at <= window for entry in entries)
        # A full ring may reach back less than the window.
        reach = now - entries[0].at if len(entries) == KEPT else now - self.began
        times = sorted(entry.milliseconds for entry in entries)
        return {
            "per_second": round(recent / max(min(window, reach), 1.0), 1),
            "p50": _quantile(times, 0.5),
            "p99": _quantile(times, 0.99),
            "kept": len(entries),
            "errors": dict(Counter(entry.error for entry in entries if entry.error)),
        }


def _quantile(ordered: list[float], share: float) -> float | None:
    """The smallest value that at least this share does not exceed."""
    if not ordered:
        return None
    return round(ordered[max(0, math.ceil(share * len(ordered)) - 1)], 3)
