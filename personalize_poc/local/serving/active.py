"""Resources that may be used."""

from __future__ import annotations

from personalize_poc.local.errors import InvalidInputException, ResourceNotFoundException
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State
from personalize_poc.local.state.types import ResourceKind, Status


def active(state: State, arn: str, kind: ResourceKind) -> Resource:
    """The ACTIVE resource of this ARN and kind.

    Raises ResourceNotFoundException, InvalidInputException.
    """
    resource = state.resources.find(arn)
    if resource is None or resource.kind != kind:
        raise ResourceNotFoundException(f"Resource Arn {arn} does not exist.")
    if resource.status != Status.ACTIVE:
        raise InvalidInputException(
            f"The {kind} {arn} cannot be used: its status is {resource.status}, not ACTIVE."
        )
    return resource
