"""The one waiter: many resources at once, until they are ready or gone.

botocore has no waiters for Personalize. Clock and sleep are arguments, so tests take no time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

from personalize_poc import polling, progress
from personalize_poc.aws import durations, resources
from personalize_poc.aws.board import GONE, READY, SETTLED, Board, Seen, minutes
from personalize_poc.aws.outlook import Place
from personalize_poc.aws.patience import CARRIES_ON, Patience
from personalize_poc.aws.service_errors import reraise
from personalize_poc.errors import NotThere, ResourceFailed, TimedOut
from personalize_poc.language import _

LOCAL_INTERVAL = 0.2
AWS_INTERVAL = 20.0
__all__ = ["gone", "minutes", "pause", "settled", "wait"]


def wait(
    place: Place,
    arns: str | Iterable[str],
    *,
    interval: float | None = None,
    timeout: float | None = None,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
    line: progress.Line | None = None,
) -> dict[str, dict[str, Any]]:
    """Wait until every resource is ready.

    Args:
        place: where they are: a target, mostly.
        arns: one ARN or many; they are watched together.
        interval: seconds between two looks, by default 0.2 on this machine and 20 on AWS.
        timeout: seconds until `TimedOut`; by default what the kinds and the size of the data need
            (`durations.limit`).
        clock, sleep: the time, for tests.
        line: where progress is shown.

    Returns:
        ARN -> what Describe says.

    Raises:
        ResourceFailed: one ended in CREATE FAILED, with the service's reason.
        NotThere: one does not exist.
        TimedOut: some are still pending; names them.
        Refused: the service does not tell the status, or cannot be asked for long.
        CredentialsError: the credentials ended, and nobody has renewed them for long.
        KeyboardInterrupt: passed on; the service carries on, and a second call goes on waiting.
    """
    found: dict[str, dict[str, Any]] = {}

    def look(arn: str) -> Seen:
        described = resources.describe(place.personalize, arn)
        if described is None:
            missing = f"{resources.short(arn)} does not exist."
            problem = NotThere(arn, missing, _("Run the cell that creates it."))
            return Seen("does not exist", failure=problem)
        status = resources.state(described)
        if resources.has_failed(status):
            reason = resources.failure(described)
            if status == "CREATE STOPPED":
                reason = "its creation was stopped"
            failed = ResourceFailed(
                arn, reason, _("Correct the cause and run the cell that creates it again.")
            )
            return Seen(status, described=described, failure=failed)
        found[arn] = described
        return Seen(status, resources.is_ready(status), described)

    _watch(place, arns, look, READY, interval, timeout, clock, sleep, line)
    return {arn: found[arn] for arn in ([arns] if isinstance(arns, str) else dict.fromkeys(arns))}


def gone(
    place: Place,
    arns: str | Iterable[str],
    *,
    interval: float | None = None,
    timeout: float = durations.DELETION,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
    line: progress.Line | None = None,
) -> None:
    """Wait until none of the resources exists any more. Arguments as for `wait`.

    Raises:
        ResourceFailed: a deletion failed.
        TimedOut: some still exist; names them.
    """

    def look(arn: str) -> Seen:
        described = resources.describe(place.personalize, arn)
        if described is None:
            return Seen(GONE, over=True)
        status = resources.state(described)
        failed = None
        if status == "DELETE FAILED":
            failed = ResourceFailed(arn, resources.failure(described), _("Try the deletion again."))
        return Seen(status, described=described, failure=failed)

    _watch(place, arns, look, GONE, interval, timeout, clock, sleep, line)


def settled(
    place: Place,
    arns: str | Iterable[str],
    *,
    interval: float | None = None,
    timeout: float | None = None,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
    line: progress.Line | None = None,
) -> None:
    """Wait until none of the resources is in transition.

    Ready, failed, leaving or gone are all the same here. Arguments as for `wait`.

    Raises:
        TimedOut: some are still in transition; names them.
    """

    def look(arn: str) -> Seen:
        described = resources.describe(place.personalize, arn)
        if described is None:
            return Seen(GONE, over=True)
        status = resources.state(described)
        return Seen(status, not resources.in_transition(status), described)

    _watch(place, arns, look, SETTLED, interval, timeout, clock, sleep, line)


def pause(place: Place) -> float:
    """Seconds between two looks."""
    return LOCAL_INTERVAL if place.is_local else AWS_INTERVAL


def _watch(
    place: Place,
    arns: str | Iterable[str],
    look: Callable[[str], Seen],
    end: str,
    interval: float | None,
    timeout: float | None,
    clock: Callable[[], float],
    sleep: Callable[[float], None],
    line: progress.Line | None,
) -> None:
    """Look at every resource until none is left to wait for, whatever the connection does."""
    wanted = [arns] if isinstance(arns, str) else list(dict.fromkeys(arns))
    if not wanted:
        return
    interval = pause(place) if interval is None else interval
    line = progress.line() if line is None else line
    board = Board(place, wanted, end, clock, line)
    if timeout is None:
        timeout = durations.limit(wanted, getattr(place, "interactions", None))
    patience = Patience(place, clock, lambda said: line.show(said, news=True, rows=board.rows()))

    def look_at_all() -> bool:
        for arn in board.pending():
            try:
                board.see(arn, look(arn))
            except Exception as problem:
                _borne(patience, problem, arn)
                return False
            patience.over()
        board.tell()
        if failed := board.failure():
            raise failed
        return not board.pending()

    try:
        if not polling.until(
            look_at_all, bool, seconds=timeout, interval=interval, clock=clock, sleep=sleep
        ):
            patience.give_up()
            raise TimedOut(board.pending(), board.waited(), CARRIES_ON)
    except KeyboardInterrupt:
        line.show(f"Interrupted. {CARRIES_ON}", news=True, rows=board.rows())
        raise
    finally:
        line.close()


def _borne(patience: Patience, problem: Exception, arn: str) -> None:
    """Bear what may pass; tell the rest under the name of what was looked at."""
    try:
        patience.bear(problem)
    except Exception as lasting:
        reraise(resources.short(arn), lasting)
