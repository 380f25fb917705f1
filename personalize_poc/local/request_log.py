"""The latest requests that the stand-in has answered: what was asked, by whom, and how it ended.

One ring in memory, nothing on disk. A request costs one tuple and one place in a queue (less than
half a microsecond); what is made of it (counts, parsed bodies) is made when somebody looks, or for
many requests at once.
"""

from __future__ import annotations

import bisect
import math
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

KEPT = 1000
"""Requests that are kept; an older one goes with each new one."""

UNCOUNTED = 250
"""Requests that may wait to be counted."""

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0)
"""Upper limits, in seconds, of the classes in which times are counted; one more has the rest."""

PERSONALIZE = ("personalize", "personalize-events", "personalize-runtime")

Params = Mapping[str, Any]


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
    params: Params | None


_Noted = tuple[int, float, str, str, str, str, int, float, str | None, Params | bytes | None]
"""The same before anybody looks: its number not known yet (0), its parameters as they came."""


def _unread(operation: str, body: bytes) -> None:
    """Nothing is known of bodies."""


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

    def __init__(
        self,
        clock: Callable[[], float] = time.time,
        read: Callable[[str, bytes], Params | None] = _unread,
    ) -> None:
        """clock: Unix seconds. read: the parameters in a body, given the operation."""
        self._clock = clock
        self._read = read
        # Appending to it is atomic, so that those who answer wait for nobody.
        self._uncounted: deque[_Noted] = deque()
        self._counting = threading.Lock()
        self._kept: deque[Entry | _Noted] = deque(maxlen=KEPT)
        self._latest = 0
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
        params: Params | bytes | None = None,
    ) -> None:
        """Note a request that has been answered; `seconds` is how long that took.

        params: parameters, or a body that is read when somebody looks.
        """
        now, took, waiting = self._clock(), seconds * 1000, self._uncounted
        waiting.append(
            (0, now, service, operation, account, region, status, took, error, params),
        )
        # While somebody looks or counts, an answer does not wait: the next ones count this, too.
        if len(waiting) >= UNCOUNTED and self._counting.acquire(blocking=False):
            try:
                self._count()
            finally:
                self._counting.release()

    def since(self, number: int = 0) -> list[Entry]:
        """The kept requests after this number, oldest first."""
        with self._counting:
            self._count()
            first = self._latest - len(self._kept) + 1
            entries = [
                one if type(one) is Entry else self._entry(place, one)
                for place, one in enumerate(self._kept, first)
                if place > number
            ]
            # Whoever looks next need not read bodies again.
            for _ in entries:
                self._kept.pop()
            self._kept.extend(entries)
        return entries

    def forget(self) -> None:
        """Keep nothing of what came so far; numbers go on."""
        with self._counting:
            self._count()
            self._kept.clear()

    def totals(self) -> Totals:
        """What was counted since the start; of operations only those of Personalize by name."""
        with self._counting:
            self._count()
            return Totals(dict(self._counts), list(self._buckets), self._seconds)

    def figures(self, window: float = 10.0) -> dict[str, Any]:
        """What the kept requests to Personalize amount to.

        Returns ``per_second`` (over the last `window` seconds, as far as they are kept), ``p50``
        and ``p99`` (milliseconds, None without requests), ``kept`` and ``errors`` (how many of
        them, by code).
        """
        with self._counting:
            self._count()
            kept = list(self._kept)
        # Bodies that nobody has read need not be read for this.
        entries = [entry for entry in map(Entry._make, kept) if entry.service in PERSONALIZE]
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

    def _count(self) -> None:
        """Count the requests that wait for it. Whoever calls it holds the lock."""
        for _ in range(len(self._uncounted)):
            noted = self._uncounted.popleft()
            _, _, service, operation, _, _, status, milliseconds, _, _ = noted
            own = service in PERSONALIZE
            # Paths of buckets and objects would make a count of their own each.
            key = (service, operation if own else "", status)
            self._counts[key] = self._counts.get(key, 0) + 1
            if own:
                seconds = milliseconds / 1000
                self._buckets[bisect.bisect_left(BUCKETS, seconds)] += 1
                self._seconds += seconds
            self._kept.append(noted)
            self._latest += 1

    def _entry(self, number: int, noted: _Noted) -> Entry:
        *known, given = noted[1:]
        params = self._read(noted[3], given) if isinstance(given, bytes) else given
        return Entry._make((number, *known, params))


def _quantile(ordered: list[float], share: float) -> float | None:
    """The smallest value that at least this share does not exceed."""
    if not ordered:
        return None
    return round(ordered[max(0, math.ceil(share * len(ordered)) - 1)], 3)
