"""The stand-in taught to be slow and to fail, for tests of code that has to cope with it.

Options say how (`options.Options`): jobs of a kind take at least some seconds or fail with a
given reason (see `jobs.runner`), and a share of all calls to Personalize is answered with an error
that AWS SDKs retry. Which calls, is drawn from a seed in the order of their arrival: the same calls
one after another meet the same errors. S3, IAM and the other services are never disturbed.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from random import Random
from typing import Any

from personalize_poc.local.errors import (
    InternalServerException,
    ServiceError,
    ServiceUnavailable,
    StandInError,
    ThrottlingException,
)
from personalize_poc.local.jobs.kinds import JobKind, by_name
from personalize_poc.local.options import Options


class Faults:
    """Errors injected into calls. Safe between threads."""

    def __init__(self, options: Options) -> None:
        self._random = Random(options.fault_seed)
        self._lock = threading.Lock()
        self._shares: list[tuple[float, type[ServiceError], str]] = [
            (options.throttling, ThrottlingException, "Rate exceeded"),
            (options.server_errors, InternalServerException, "Internal server error"),
            (options.unavailable, ServiceUnavailable, "Service unavailable"),
        ]
        self._active = any(share for share, _, _ in self._shares)

    def strike(self) -> None:
        """Let the next call pass, or raise the error that it meets."""
        if not self._active:
            return
        with self._lock:
            drawn = self._random.random()
        for share, error, text in self._shares:
            if drawn < share:
                raise error(f"{text} (injected: an option of the stand-in asks for it).")
            drawn -= share


def check(options: Options, kinds: Iterable[JobKind[Any]]) -> None:
    """Raise StandInError, naming the option, when one of them makes no sense."""
    shares = (options.throttling, options.server_errors, options.unavailable)
    if not all(0 <= share <= 1 for share in shares) or sum(shares) > 1:
        raise StandInError(
            "The rates of throttling, server errors and unavailability are shares of all calls: "
            f"each from 0 to 1, and not more than 1 together; given were {shares}."
        )
    if not (options.job_seconds or options.job_failures):
        return
    known = by_name(kinds)
    for name in [*options.job_seconds, *options.job_failures]:
        if name not in known:
            raise StandInError(f"There is no kind of job {name!r}. Kinds: {', '.join(known)}.")
    for name, seconds in options.job_seconds.items():
        if not 0 <= seconds < float("inf"):
            raise StandInError(f"The least time of {name} must be 0 or more seconds: {seconds}.")
    for name in options.job_failures:
        if not known[name].can_fail:
            fallible = (kind for kind in known if known[kind].can_fail)
            raise StandInError(
                f"Jobs of the kind {name} have no failed state. Those that have: "
                f"{', '.join(fallible)}."
            )
