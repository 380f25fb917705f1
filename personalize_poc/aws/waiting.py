"""The one waiter: many resources at once, until they are ready or gone.

botocore has no waiters for Personalize. Clock and sleep are arguments, so tests take no time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from personalize_poc import polling, progress
from personalize_poc.aws import resources
from personalize_poc.aws.service_errors import reraise
from personalize_poc.errors import NotThere, ResourceFailed, TimedOut

LOCAL_INTERVAL = 0.2
AWS_INTERVAL = 20.0
TIMEOUT = 4 * 3600.0
"""Seconds: longer than training takes on the data sets of the workshop."""
LOG_EVERY = 60.0
AGAIN = "The service carries on; run this cell again to go on waiting."
# Minutes, from the guide and from published runs; they vary.
USUAL_ON_AWS = {
    "dataset-group": "under 1 to 3 min",
    "dataset": "under 1 min",
    "dataset-import-job": "5 to 20 min",
    "solution-version": "20 to 90 min",
    "campaign": "5 to 20 min",
    "batch-inference-job": "20 to 40 min",
    "batch-segment-job": "20 to 40 min",
    "filter": "under 1 min",
}


class Place(Protocol):
    """Where resources are: a client of the control plane, and whether it is the stand-in's."""

    @property
    def personalize(self) -> Any:
        """The boto3 client."""

    @property
    def is_local(self) -> bool:
        """Whether it talks to this machine."""


def wait(
    place: Place,
    arns: str | Iterable[str],
    *,
    interval: float | None = None,
    timeout: float = TIMEOUT,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
    line: progress.Line | None = None,
) -> dict[str, dict[str, Any]]:
    """Wait until every resource is ready.

    Args:
        place: where they are: a target, mostly.
        arns: one ARN or many; they are watched together.
        interval: seconds between two looks, by default 0.2 on this machine and 20 on AWS.
        timeout: seconds until `TimedOut`.
        clock, sleep: the time, for tests.
        line: where progress is shown.

    Returns:
        ARN -> what Describe says.

    Raises:
        ResourceFailed: one ended in CREATE FAILED, with the service's reason.
        NotThere: one does not exist.
        TimedOut: some are still pending; names them.
        Refused: the service does not tell the status, however often it is asked.
        KeyboardInterrupt: passed on; the service carries on, and a second call goes on waiting.
    """
    found: dict[str, dict[str, Any]] = {}

    def look(arn: str) -> str | None:
        described = resources.describe(place.personalize, arn)
        if described is None:
            raise NotThere(
                arn, f"{resources.short(arn)} does not exist.", "Run the cell that creates it."
            )
        status = resources.state(described)
        if resources.has_failed(status):
            reason = resources.failure(described)
            if status == "CREATE STOPPED":
                reason = "its creation was stopped"
            raise ResourceFailed(
                arn, reason, "Correct the cause and run the cell that creates it again."
            )
        if resources.is_ready(status):
            found[arn] = described
            return None
        return status

    _watch(place, arns, look, "ready", interval, timeout, clock, sleep, line)
    return {arn: found[arn] for arn in ([arns] if isinstance(arns, str) else dict.fromkeys(arns))}


def gone(
    place: Place,
    arns: str | Iterable[str],
    *,
    interval: float | None = None,
    timeout: float = 3600.0,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
    line: progress.Line | None = None,
) -> None:
    """Wait until none of the resources exists any more. Arguments as for `wait`.

    Raises:
        ResourceFailed: a deletion failed.
        TimedOut: some still exist; names them.
    """

    def look(arn: str) -> str | None:
        described = resources.describe(place.personalize, arn)
        if described is None:
            return None
        status = resources.state(described)
        if status == "DELETE FAILED":
            raise ResourceFailed(arn, resources.failure(described), "Try the deletion again.")
        return status

    _watch(place, arns, look, "gone", interval, timeout, clock, sleep, line)


def settled(
    place: Place,
    arns: str | Iterable[str],
    *,
    interval: float | None = None,
    timeout: float = TIMEOUT,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
    line: progress.Line | None = None,
) -> None:
    """Wait until none of the resources is in transition.

    Ready, failed, leaving or gone are all the same here. Arguments as for `wait`.

    Raises:
        TimedOut: some are still in transition; names them.
    """

    def look(arn: str) -> str | None:
        described = resources.describe(place.personalize, arn)
        if described is None:
            return None
        status = resources.state(described)
        return status if resources.in_transition(status) else None

    _watch(place, arns, look, "settled", interval, timeout, clock, sleep, line)


def pause(place: Place) -> float:
    """Seconds between two looks."""
    return LOCAL_INTERVAL if place.is_local else AWS_INTERVAL


def _watch(
    place: Place,
    arns: str | Iterable[str],
    look: Callable[[str], str | None],
    end: str,
    interval: float | None,
    timeout: float,
    clock: Callable[[], float],
    sleep: Callable[[float], None],
    line: progress.Line | None,
) -> None:
    """Look at every resource until `look` says None for each of them."""
    wanted = [arns] if isinstance(arns, str) else list(dict.fromkeys(arns))
    if not wanted:
        return
    interval = pause(place) if interval is None else interval
    line = progress.line() if line is None else line
    started, told_at, told = clock(), clock(), ""
    pending: dict[str, str] = dict.fromkeys(wanted, "")

    def look_at_all() -> bool:
        nonlocal told, told_at
        for arn in list(pending):
            status = _looked(look, arn)
            if status is None:
                del pending[arn]
            else:
                pending[arn] = status
        now = clock()
        said = _states(pending, wanted, end)
        news = said != told or now - told_at >= LOG_EVERY
        usual = "" if place.is_local or end == "gone" else _usual(pending)
        if pending or told or end == "ready":  # nothing to wait for needs no line
            line.show(f"{said}  {minutes(now - started)}{usual}", news=news)
        if news:
            told, told_at = said, now
        return not pending

    try:
        if not polling.until(
            look_at_all, bool, seconds=timeout, interval=interval, clock=clock, sleep=sleep
        ):
            raise TimedOut(pending, clock() - started, AGAIN)
    except KeyboardInterrupt:
        line.show(f"Interrupted. {AGAIN}", news=True)
        raise
    finally:
        line.close()


def _looked(look: Callable[[str], str | None], arn: str) -> str | None:
    try:
        return look(arn)
    except Exception as problem:
        reraise(resources.short(arn), problem)


def _states(pending: dict[str, str], wanted: list[str], end: str) -> str:
    """`3 of 5 ready; solution/x: CREATE IN_PROGRESS, solution/y: CREATE PENDING`."""
    if len(wanted) == 1:
        return f"{resources.short(wanted[0])}: {pending.get(wanted[0], end)}"
    done = f"{len(wanted) - len(pending)} of {len(wanted)} {end}"
    names = [f"{resources.short(arn)}: {status}" for arn, status in pending.items()]
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"{done}; {', '.join(names[:3])}{more}" if names else done


def _usual(pending: dict[str, str]) -> str:
    """What such a wait usually takes on AWS, for the kinds that are pending."""
    kinds = dict.fromkeys(resources.kind_of(arn) for arn in pending)
    known = [f"{kind} {USUAL_ON_AWS[kind]}" for kind in kinds if kind in USUAL_ON_AWS]
    return f" (usually {'; '.join(known)})" if known else ""


def minutes(seconds: float) -> str:
    """Seconds as a person reads them: `0.4 s`, `12 s`, `3:05`, `1:02:09`."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
