"""How campaigns, recommenders and event trackers are used, as CloudWatch shows it.

A request adds to counters in memory; a periodic task copies what changed to CloudWatch, at most a
few times a second. Windows are minutes, as on AWS. What the service documents and what AWS's
monitoring code reads is not named alike everywhere: both names are there then.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from personalize_poc.local.api.context import Service
from personalize_poc.local.cloud import cloudwatch
from personalize_poc.local.cloud.cloudwatch import Statistics
from personalize_poc.local.protocol.codec import Call
from personalize_poc.local.state.types import ResourceKind

NAMESPACE = "AWS/Personalize"
SECONDS = 60
"""Length of a window."""
MOST = 10_000
"""Windows that wait to be shown; requests beyond are not counted."""
UNCOUNTED = 1000
"""Requests that may wait to be counted."""
_SOURCE = 0
"""Among what CloudWatch shows; the others are numbers of metric attributions, from 1 on."""


@dataclass(frozen=True)
class _Names:
    """Names of the metrics of an operation."""

    requests: tuple[str, ...]
    latency: str
    errors: str


_NAMES = {
    "GetRecommendations": _Names(
        ("GetRecommendations",), "GetRecommendationsLatency", "GetRecommendations"
    ),
    "GetPersonalizedRanking": _Names(
        ("GetPersonalizedRanking", "GetPersonalizedRankingRequests"),
        "GetPersonalizedRankingLatency",
        "GetPersonalizedRanking",
    ),
    "GetActionRecommendations": _Names(
        ("GetActionRecommendations",), "GetActionRecommendationsLatency", "GetActionRecommendations"
    ),
    "PutEvents": _Names(("PutEvents", "PutEventsRequests"), "PutEventLatency", "PutEvents"),
}

_Key = tuple[str, str, str, str, int]
"""Account, region, operation, what was asked (an ARN or a tracking id), window."""
_Noted = tuple[str, str, str, str, float, int, float]
"""A request that is not counted yet: as a key with its second in place of the window, then the
HTTP status and seconds."""


@dataclass
class _Window:
    """Requests in one window. Times are milliseconds."""

    requests: int = 0
    client_errors: int = 0
    server_errors: int = 0
    total: float = 0.0
    least: float = field(default=float("inf"))
    most: float = 0.0


class Usage:
    """Counts the requests of a service. Safe between threads."""

    def __init__(self, service: Service) -> None:
        self._service = service
        # Appending to it is atomic, so that those who answer wait for nobody.
        self._uncounted: deque[_Noted] = deque()
        self._asked = False
        self._lock = threading.Lock()
        self._windows: dict[_Key, _Window] = {}
        self._changed: set[_Key] = set()
        self._revision = 0

    def note(self, call: Call, status: int, seconds: float) -> None:
        """Count a request that was answered with this HTTP status after so many seconds."""
        if call.operation not in _NAMES:
            return
        params = call.params
        asked = params.get("campaignArn") or params.get("recommenderArn")
        if asked and self._service.serving.deployments.loaded(asked) is None:
            return  # of another account, or none at all
        asked = asked or params.get("trackingId") or ""
        self._uncounted.append(
            (
                call.account,
                call.region,
                call.operation,
                asked,
                self._service.clock(),
                status,
                seconds,
            )
        )
        if not self._asked:
            self._asked = True
            self._service.jobs.soon(self.show)
        elif len(self._uncounted) >= UNCOUNTED and self._lock.acquire(blocking=False):
            try:
                self._count()
            finally:
                self._lock.release()

    def _count(self) -> None:
        """Count the requests that wait for it. Whoever calls it holds the lock."""
        for _ in range(len(self._uncounted)):
            account, region, operation, asked, at, status, seconds = self._uncounted.popleft()
            key = (account, region, operation, asked, int(at) // SECONDS * SECONDS)
            found = self._windows.get(key)
            if found is None:
                if len(self._windows) >= MOST:
                    continue
                found = self._windows[key] = _Window()
            took = seconds * 1000
            found.requests += 1
            found.client_errors += 400 <= status < 500
            found.server_errors += status >= 500
            found.total += took
            found.least = min(found.least, took)
            found.most = max(found.most, took)
            self._changed.add(key)

    def show(self, service: Service) -> None:
        """Let CloudWatch show what has changed since it was last called."""
        now = int(service.clock()) // SECONDS * SECONDS
        self._asked = False  # before counting: what comes meanwhile is counted now or asks again
        service.cloud.wait()  # moto may just be imported by another thread
        with self._lock:
            self._count()
            changed, self._changed = self._changed, set()
            self._revision += 1
            revision = self._revision
            shown = {key: _copy(self._windows[key]) for key in changed}
            # A request that began before the minute ended may still be counted.
            for key in [key for key in self._windows if key[-1] < now - SECONDS]:
                del self._windows[key]
        for account, region in {key[:2] for key in shown}:
            mine = {key: window for key, window in shown.items() if key[:2] == (account, region)}
            trackers = _trackers(service, account, region)
            statistics = [
                one
                for key, window in mine.items()
                for one in _statistics(key, window, _dimension(key[3], trackers))
            ]
            cloudwatch.show(account, region, NAMESPACE, _SOURCE, statistics, revision)


def _copy(window: _Window) -> _Window:
    return _Window(**vars(window))


def _trackers(service: Service, account: str, region: str) -> dict[str, str]:
    """ARNs of event trackers by their tracking ids."""
    found = service.state.resources.select(
        ResourceKind.EVENT_TRACKER, account=account, region=region
    )
    return {tracker.body["trackingId"]: tracker.arn for tracker in found}


def _dimension(asked: str, trackers: dict[str, str]) -> dict[str, str]:
    """What was asked as a dimension; nothing for a tracking id that is none."""
    if asked in trackers:
        return {"EventTrackerArn": trackers[asked]}
    if ":recommender/" in asked:
        return {"RecommenderArn": asked}
    return {"CampaignArn": asked} if asked.startswith("arn:") else {}


def _statistics(key: _Key, window: _Window, dimension: dict[str, str]) -> Iterator[Statistics]:
    if not dimension:
        return
    names, n = _NAMES[key[2]], window.requests

    def one(metric: str, total: float, least: float, most: float) -> Statistics:
        return Statistics((*key[2:], metric), metric, dimension, key[-1], n, total, least, most)

    for metric in names.requests:
        yield one(metric, n, 1, 1)
    yield one(names.latency, window.total, window.least, window.most)
    for metric, errors in (
        (f"{names.errors}4xxErrors", window.client_errors),
        (f"{names.errors}5xxErrors", window.server_errors),
    ):
        yield one(metric, errors, float(errors == n), float(errors > 0))
