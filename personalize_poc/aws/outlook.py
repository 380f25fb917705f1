"""What can be said of a wait before it ends: how long it should take, and what comes first.

Both are asked of the service. Neither must stop a wait: what cannot be asked is not said.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from personalize_poc import contract
from personalize_poc.aws import resources
from personalize_poc.aws.durations import USUAL_ON_AWS
from personalize_poc.standin import pages

_AGAIN_AFTER = 1.0
"""Seconds for which an answer about the queue is used."""


class Place(Protocol):
    """Where resources are: a client of the control plane, and whether it is the stand-in's."""

    @property
    def personalize(self) -> Any:
        """The boto3 client."""

    @property
    def is_local(self) -> bool:
        """Whether it talks to this machine."""

    @property
    def endpoint(self) -> str | None:
        """Where the stand-in answers; None for AWS."""


@dataclass(frozen=True)
class Work:
    """How far a worker of the stand-in is.

    Attributes:
        step: in words: `training, epoch 3 of 12`.
        share: of the step that is done, 0 to 1; None where nobody counts.
        seconds: in all, if it goes on like this; None where nobody counts.
    """

    step: str
    share: float | None = None
    seconds: float | None = None


class Outlook:
    """What can be said about resources that are being made.

    Args:
        place: where they are.
        clock: seconds, for tests.
    """

    def __init__(self, place: Place, clock: Callable[[], float]) -> None:
        self._place, self._clock = place, clock
        self._listed: dict[str, tuple[float, list[dict[str, Any]]]] = {}
        self._seconds: dict[str, float | None] = {}

    def seconds(self, arn: str) -> float | None:
        """How long it should take; None if nobody knows.

        On AWS the long end of what is usual; on this machine the median of what earlier ones took,
        for a training those of the same solution.
        """
        kind = resources.kind_of(arn)
        if not self._place.is_local:
            found = re.findall(r"\d+", USUAL_ON_AWS.get(kind, ""))
            return float(found[-1]) * 60 if found else None
        if arn not in self._seconds:
            earlier = {one[f"{resources.member(kind)}Arn"]: one for one in self._all(kind)}
            if kind == "solution-version":  # one recipe counts for a second, another for minutes
                solution = arn.rsplit("/", 1)[0]
                earlier = {
                    key: one for key, one in earlier.items() if key.startswith(f"{solution}/")
                }
            took = _took(list(earlier.values()))
            self._seconds[arn] = statistics.median(took) if took else None
        return self._seconds[arn]

    def work(self, arn: str) -> Work | None:
        """How far the stand-in is with it; None if it does not say, and on AWS.

        A training may end before its last epoch, if it has learned what there is to learn: the
        seconds are the most that it should take.
        """
        if not self._place.is_local or not self._place.endpoint:
            return None
        try:
            page = pages.page(self._place.endpoint, contract.PROGRESS_PATH, arn, timeout=5)
        except Exception:  # whoever does not answer now is waited for all the same
            return None
        return _work(page["progress"]) if page else None

    def usual(self, arn: str) -> str:
        """What is usual on AWS in words; nothing on this machine."""
        kind = resources.kind_of(arn)
        return "" if self._place.is_local else USUAL_ON_AWS.get(kind, "")

    def ahead(self, arn: str, described: dict[str, Any]) -> int | None:
        """How many of its kind are in the queue before it; None where that cannot be known.

        The stand-in takes them in their order; of AWS nobody outside knows.
        """
        created = described.get("creationDateTime")
        if not self._place.is_local or described.get("status") != "CREATE PENDING" or not created:
            return None
        waiting = [
            one
            for one in self._all(resources.kind_of(arn))
            if one.get("status") == "CREATE PENDING" and one.get("creationDateTime") < created
        ]
        return len(waiting)

    def _all(self, kind: str) -> list[dict[str, Any]]:
        """All of a kind, as they were a moment ago."""
        asked_at, found = self._listed.get(kind, (None, []))
        if asked_at is None or self._clock() - asked_at >= _AGAIN_AFTER:
            try:
                found = list(resources.listed(self._place.personalize, kind))
            except Exception:  # whoever may not list may wait all the same
                found = []
            self._listed[kind] = (self._clock(), found)
        return found


def _work(told: dict[str, Any]) -> Work:
    step, done, of = str(told.get("step", "")), told.get("epoch"), told.get("of")
    if not isinstance(done, int) or not isinstance(of, int) or not 0 < done <= of:
        return Work(step)
    seconds = float(told.get("seconds", 0)) * of / done
    return Work(f"{step}, epoch {done} of {of}", done / of, seconds or None)


def took(described: dict[str, Any]) -> float | None:
    """Seconds that the service took to make something; None where it does not tell."""
    if any(name.startswith("latest") for name in described):
        return None  # its last change is that of an update
    begun, ended = described.get("creationDateTime"), described.get("lastUpdatedDateTime")
    return (ended - begun).total_seconds() if begun and ended else None


def _took(found: list[dict[str, Any]]) -> list[float]:
    """How long those that are ready took."""
    return [seconds for one in found if one.get("status") == "ACTIVE" and (seconds := took(one))]
