"""What is tried again, how often, and for how long; everything else is told at once.

Two kinds. What any call may meet, throttling and failures of the service, botocore retries by
itself (`BOTOCORE`). What is refused only because something else is not finished yet is called
again until a deadline (`retried`).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from botocore.config import _RetryDict

BOTOCORE: _RetryDict = {"mode": "standard", "total_max_attempts": 10}
"""A run makes thousands of calls, and each has to get through. With the three attempts that boto3
makes, a service that throttles every fifth call ends a run within a minute. The waits between them
are drawn from a second on, doubled up to 20 seconds: about a minute for all ten."""
FULL = "LimitExceededException"
"""A quota is used up."""
PASSES = ("Job", "SolutionVersion")
"""Endings of operations that begin what ends by itself; a quota of them has room again then."""
PROPAGATION_SECONDS = 120.0
"""How long a role that was just made may be unknown to the service. AWS says: seconds."""
IN_USE_SECONDS = {"local": 5.0, "aws": 300.0}
"""How long a deletion may be refused because of dependents: they were deleted a moment ago."""

Answer = TypeVar("Answer")


def retried(
    call: Callable[[], Answer],
    passes: Callable[[Exception], bool],
    *,
    seconds: float,
    interval: float,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Answer:
    """Call again while it is refused for a reason that passes by itself.

    Args:
        call: makes the request.
        passes: whether what it raised is such a reason.
        seconds: for so long a reason is believed to pass.
        interval: seconds between two calls.
        clock, sleep: the time, for tests.

    Raises:
        Exception: what the call raised last, if it does not pass, or not within the time.
    """
    deadline = clock() + seconds
    while True:
        try:
            return call()
        except Exception as problem:
            if not passes(problem) or clock() >= deadline:
                raise
        sleep(interval)
