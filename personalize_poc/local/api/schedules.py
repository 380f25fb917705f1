"""When the next training of a resource comes by itself, kept in its private values.

Options may let schedules run faster than on the service, or not at all (`Options.schedule_speed`).
The plan is kept in real days beside the moment it was made, so another speed after a restart holds
for what was planned before as well.
"""

from __future__ import annotations

from typing import Any

from personalize_poc.local.api.context import Service
from personalize_poc.local.state.resources import Resource

DAY = 86400.0
_NEXT, _SINCE = "nextTraining", "scheduled"
NONE: dict[str, Any] = {_NEXT: None}
"""Private values of a resource that nothing is planned for."""


def after(service: Service, seconds: float) -> dict[str, Any]:
    """Private values: a training is planned in so many seconds of the service's time."""
    return _plan(service.clock(), seconds)


def is_due(service: Service, resource: Resource) -> bool:
    """Whether the planned training of a resource should have begun."""
    moment = _moment(service, resource)
    return moment is not None and service.clock() >= moment


def following(service: Service, resource: Resource, seconds: float) -> dict[str, Any]:
    """Private values after a training that was due: so many seconds later than that one.

    Trainings that were missed while the stand-in was off are not made up for: no crowd of them.
    """
    now, speed = service.clock(), service.options.schedule_speed
    moment = _moment(service, resource)
    if moment is None or moment + seconds / speed <= now:
        moment = now
    return _plan(moment, seconds)


def changed(resource: Resource, seconds: float) -> dict[str, Any]:
    """Private values when trainings shall come so many seconds after each other from now on.

    They count from the training that was due last. Without a plan there is nothing to change.
    """
    since = resource.private.get(_SINCE)
    return {} if since is None or resource.private.get(_NEXT) is None else _plan(since, seconds)


def _plan(since: float, seconds: float) -> dict[str, Any]:
    return {_NEXT: since + seconds, _SINCE: since}


def _moment(service: Service, resource: Resource) -> float | None:
    """When the planned training is to begin, None without one."""
    planned, speed = resource.private.get(_NEXT), service.options.schedule_speed
    if planned is None or not speed:
        return None
    since = float(resource.private.get(_SINCE, planned))
    return since + (float(planned) - since) / speed
