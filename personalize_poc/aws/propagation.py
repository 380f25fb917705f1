"""Roles, policies and buckets that were just made: AWS does not know them everywhere at once.

Two kinds of harm. A call is refused: it is called again. A job takes a role that it cannot use yet,
and fails minutes later: it is made again, if the role is that young (`is_of_a_young_role`).
"""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from personalize_poc.aws import retries
from personalize_poc.aws.resources import code_of, message_of
from personalize_poc.errors import ResourceFailed
from personalize_poc.standin import discovery

YOUNG = dt.timedelta(minutes=15)
"""A role that is older is known everywhere."""
TIMES = 3
"""So often a job is made again."""
PAUSE, LOCAL_PAUSE = 60.0, 2.0
"""Seconds before it is: on AWS, and at a stand-in, which is taught to take a while."""
DENIED_SECONDS = 30.0
"""So long a denial is taken for one that passes; longer, the permission is missing."""
_UNSETTLED = {"NoSuchEntity", "NoSuchBucket", "OperationAborted", "MalformedPolicyDocument"}
_ROLE = re.compile(r"\brole\b|\bassume\b|insufficient privileges", re.IGNORECASE)
_ACCESS = re.compile(
    r"insufficient privileges|\bassume\b|access denied|not authorized", re.IGNORECASE
)
Answer = TypeVar("Answer")


def waited_out(
    call: Callable[[], Answer],
    *,
    is_new: bool = False,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Answer:
    """Call IAM or S3 again while they do not know what was made a moment ago.

    Args:
        call: makes the request, about what was just made.
        is_new: of a bucket made by this program: for a moment S3 may even deny access to it.
        clock, sleep: the time, for tests.

    Raises:
        Exception: what the call raised last, if it is something else or lasts.
    """
    begun = clock()

    def passes(problem: Exception) -> bool:
        is_moment = is_new and clock() - begun < DENIED_SECONDS
        code = code_of(problem)
        return code in _UNSETTLED or (is_moment and code in ("AccessDenied", "403"))

    return retries.retried(
        call,
        passes,
        seconds=retries.PROPAGATION_SECONDS,
        interval=2.0,
        clock=clock,
        sleep=sleep,
    )


def pause(place: Any) -> float:
    """Seconds to wait before a job is made again. place: the target."""
    return LOCAL_PAUSE if place.is_local else PAUSE


def refuses_role(problem: Exception) -> bool:
    """Whether a create call was refused because its role, or what the role may do, is unknown."""
    is_refusal = code_of(problem) == "InvalidInputException"
    return is_refusal and bool(_ROLE.search(message_of(problem)))


def is_of_a_young_role(
    place: Any, parameters: Mapping[str, Any], failed: ResourceFailed, described: Mapping[str, Any]
) -> bool:
    """Whether a job failed for want of rights, and its role was made shortly before it.

    Args:
        place: the target; a stand-in knows roles at once, unless it is taught otherwise.
        parameters: of the create request.
        failed: how it has ended.
        described: what the service says of it.
    """
    role, begun = str(parameters.get("roleArn", "")), described.get("creationDateTime")
    if place.is_local and not _is_taught(place):
        return False
    if not role or begun is None or not _ACCESS.search(failed.reason):
        return False
    try:
        made = place.iam.get_role(RoleName=role.rsplit("/", 1)[-1])["Role"]["CreateDate"]
    except Exception as problem:
        if not code_of(problem):
            raise
        return False  # a role that may not be looked at was not made by this run
    return bool(begun - made < YOUNG)


def _is_taught(place: Any) -> bool:
    """Whether a stand-in was started to know roles late (`--iam-delay`)."""
    told = discovery.health(place.endpoint) if place.endpoint else None
    return bool((told or {}).get("iamDelay"))
