"""Summaries like latestDatasetUpdate: an update with a life of its own beside the resource's."""

from __future__ import annotations

from typing import Any

from personalize_poc.local.api.context import Service
from personalize_poc.local.errors import ResourceInUseException
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import PENDING, Status

DATASET = "latestDatasetUpdate"


def pending(service: Service, wanted: dict[str, Any]) -> dict[str, Any]:
    """The summary of an update that has been asked for and not begun."""
    now = service.clock()
    moment = {"creationDateTime": now, "lastUpdatedDateTime": now}
    return {**wanted, "status": Status.CREATE_PENDING, **moment}


def change(service: Service, arn: str, member: str, **changes: Any) -> Resource | None:
    """Change some members of the summary under `member`; None when the resource is gone."""
    with service.state.transaction():
        resource = service.state.resources.find(arn)
        if resource is None or member not in resource.body:
            return None
        moved = {**resource.body[member], **changes, "lastUpdatedDateTime": service.clock()}
        return service.state.resources.change(arn, body={member: moved})


def refuse_if_pending(resource: Resource, member: str) -> None:
    """Raise ResourceInUseException while an update of the resource is under way."""
    status = (resource.body.get(member) or {}).get("status")
    if status in PENDING:
        raise ResourceInUseException(
            f"The resource {resource.arn} is being updated ({member} is {status}). "
            "Wait until that is ACTIVE."
        )
