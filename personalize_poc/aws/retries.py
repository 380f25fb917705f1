"""What is tried again, how often, and for how long; everything else is told at once.

Three kinds. What any call may meet, throttling and failures of the service, botocore retries by
itself (`settings`), but for calls whose second attempt could train or bill twice (`OnceOnly`):
those are looked up before they are made again (`ensure`). What is refused only because something
else is not finished yet is called again until a deadline (`retried`).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from personalize_poc.aws.resources import code_of

if TYPE_CHECKING:
    from botocore.config import _RetryDict

ATTEMPTS = 10
"""A run makes thousands of calls, and each has to get through. With the three attempts that boto3
makes, a service that throttles every fifth call ends a run within a minute. The waits between them
are drawn from a second on, doubled up to 20 seconds: about a minute for all ten."""
DATA_PLANE = ("personalize-runtime", "personalize-events", "s3")
"""Services that are asked often and fast; a client that slows itself down would only be slow."""
FULL = "LimitExceededException"
"""A quota is used up."""
PASSES = ("Job", "SolutionVersion")
"""Endings of operations that begin what ends by itself; a quota of them has room again then."""
PROPAGATION_SECONDS = 120.0
"""How long a role or a policy that was just made may be unknown to a service. AWS says: seconds."""
IN_USE_SECONDS = {"local": 5.0, "aws": 300.0}
"""How long a deletion may be refused because of dependents: they were deleted a moment ago."""
_THROTTLED = {"ThrottlingException", "Throttling", "TooManyRequestsException", "SlowDown"}
_ONCE = ("Create", "Start", "Update")
"""Beginnings of operations whose second attempt may do the work a second time, or be refused."""

Answer = TypeVar("Answer")


def settings(service: str, *, is_local: bool) -> _RetryDict:
    """How botocore retries the calls of a client.

    Adaptive on the control plane of AWS, whose rates are not published: after a throttled call the
    client slows itself down. A stand-in throttles only if it is told to, whatever the rate.

    Args:
        service: as boto3 names it.
        is_local: of a client of the stand-in.
    """
    plain = is_local or service in DATA_PLANE
    return {"mode": "standard" if plain else "adaptive", "total_max_attempts": ATTEMPTS}


def is_lost(problem: object) -> bool:
    """Whether a call may have done its work although no good answer came.

    That is so when the connection ended after the request was sent, and when the service reports a
    failure of its own. A connection that was never made, and throttling, do nothing.
    """
    from botocore import exceptions as raised

    unsent = (
        raised.EndpointConnectionError,
        raised.ConnectTimeoutError,
        raised.ProxyConnectionError,
        raised.SSLError,
    )
    if isinstance(problem, raised.ClientError):
        return _status(problem.response) >= 500 and code_of(problem) not in _THROTTLED
    return isinstance(problem, raised.HTTPClientError) and not isinstance(problem, unsent)


def passes(problem: Exception) -> bool:
    """Whether whoever only looks may look again: lost connections, throttling, failures of AWS."""
    from botocore import exceptions as raised

    if isinstance(problem, raised.ClientError):
        return code_of(problem) in _THROTTLED or _status(problem.response) >= 500
    return isinstance(problem, (raised.HTTPClientError, raised.ConnectionError)) and not isinstance(
        problem, raised.SSLError
    )


def _status(response: Any) -> int:
    return int(response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))


class OnceOnly:
    """A hook of botocore: a call that may have done its work is not sent a second time."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def __call__(
        self,
        response: Any = None,
        operation: Any = None,
        caught_exception: Exception | None = None,
        **_: Any,
    ) -> None:
        """Raises what was met, if a second attempt could do the work twice."""
        name = getattr(operation, "name", "")
        if not name.startswith(_ONCE):
            return
        if caught_exception is not None and is_lost(caught_exception):
            raise caught_exception
        parsed = response[1] if response else {}
        if "Error" in parsed:
            problem = self.client.exceptions.from_code(parsed["Error"]["Code"])(parsed, name)
            if is_lost(problem):
                raise problem


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
