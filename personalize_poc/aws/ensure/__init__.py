"""Describe or create: what a notebook asks for exists afterwards, however often the cell runs.

    arn = ensure.resource(target.personalize.create_dataset_group, name=ws.dataset_group)

The first argument is the real boto3 method and the rest its real parameters, so a notebook shows
the request as one would write it without this package.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from personalize_poc.aws import propagation, resources, service_errors, waiting
from personalize_poc.aws.ensure import jobs, named, versions
from personalize_poc.aws.ensure.request import Request
from personalize_poc.aws.outlook import Place
from personalize_poc.aws.roles import role
from personalize_poc.aws.storage import bucket, upload
from personalize_poc.errors import ResourceFailed

__all__ = ["bucket", "ready", "resource", "role", "upload"]


def resource(
    create: Callable[..., Mapping[str, Any]],
    *,
    again: bool = False,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
    **parameters: Any,
) -> str:
    """Create a Personalize resource unless it exists, and say which of both happened.

    * It exists with these parameters: its ARN. If its creation had failed, it is deleted and made
      again; if it is being deleted, this waits until it is gone and makes it again.
    * It exists with other parameters: `NameTaken` says which. A campaign that only has to change
      its version, capacity or configuration is updated instead. Jobs cannot be deleted, so a job
      with other parameters gets the next free name (`…-2`).
    * `create_solution_version`: the newest version that is ACTIVE or in training counts, unless
      data was imported after it.

    Args:
        create: a bound `create_…` method of the boto3 client `personalize`.
        again: train another solution version even if one exists.
        sleep, clock: the time, for tests.
        parameters: the parameters of the request.

    Returns:
        The ARN.

    Raises:
        NameTaken, ResourceFailed, TimedOut: see each.
        BadInput: not a create method of Personalize.
    """
    request = Request(create, parameters, sleep, clock)
    try:
        if request.kind == "solution-version":
            return versions.ensured(request, again)
        return jobs.ensured(request) if request.is_job else named.ensured(request)
    except Exception as problem:
        service_errors.reraise(request.label, problem)


def ready(
    place: Place,
    create: Callable[..., Mapping[str, Any]],
    *,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
    **parameters: Any,
) -> str:
    """`resource`, and then wait until it is ACTIVE.

    What fails for want of rights, soon after its role was made, is made again a few times.

    Args:
        place: where it is: a target, mostly.
        create, parameters: see `resource`.
        sleep, clock: the time, for tests.

    Returns:
        The ARN.

    Raises:
        NameTaken, ResourceFailed, TimedOut, BadInput: see `resource` and `waiting.wait`.
    """
    for attempt in range(propagation.TIMES + 1):
        arn = resource(create, sleep=sleep, clock=clock, **parameters)
        try:
            waiting.wait(place, arn, sleep=sleep, clock=clock)
            return arn
        except ResourceFailed as failed:
            described = resources.describe(place.personalize, arn) or {}
            young = propagation.is_of_a_young_role(place, parameters, failed, described)
            if not young or attempt == propagation.TIMES:
                raise
            print(f"{resources.short(arn)}: {failed.reason} Its role is new; it is made again.")
            sleep(propagation.pause(place))
    raise AssertionError("the last attempt returns or raises")
