"""The resources of a caller, as the page draws them."""

from __future__ import annotations

from typing import Any

from personalize_poc.local.api.context import Service
from personalize_poc.local.console import made_by
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import ResourceKind

_BRIEF = (
    "recipeArn",
    "datasetType",
    "schemaArn",
    "domain",
    "solutionVersionArn",
    "trackingId",
    "filterExpression",
)
"""Members of a resource that the map shows or links by."""


def places(service: Service) -> list[dict[str, str]]:
    """The accounts and regions that have resources: ``account`` and ``region``."""
    found = {
        (resource.account, resource.region)
        for kind in (ResourceKind.DATASET_GROUP, ResourceKind.SCHEMA)
        for resource in service.state.resources.select(kind)
    }
    return [{"account": account, "region": region} for account, region in sorted(found)]


def resources(service: Service, account: str, region: str) -> list[dict[str, Any]]:
    """Every resource of a caller in order of creation, in brief."""
    select = service.state.resources.select
    found = [one for kind in ResourceKind for one in select(kind, account=account, region=region)]
    return [_brief(service, one) for one in sorted(found, key=lambda one: one.seq)]


def detail(service: Service, arn: str) -> dict[str, Any] | None:
    """One resource with all that Describe shows, and the request that makes one like it."""
    found = service.state.resources.find(arn)
    if found is None:
        return None
    return {
        **_brief(service, found),
        "body": found.body,
        "boto3": made_by.boto3(found),
        "cli": made_by.aws_cli(found),
    }


def _brief(service: Service, resource: Resource) -> dict[str, Any]:
    return {
        "arn": resource.arn,
        "kind": resource.kind.value,
        "name": resource.name,
        "parent": resource.parent,
        "group": resource.dataset_group,
        "status": resource.status and resource.status.value,
        "reason": resource.failure_reason,
        "created": resource.created,
        "updated": resource.updated,
        "progress": service.jobs.progress(resource.arn),
        **{name: resource.body[name] for name in _BRIEF if name in resource.body},
    }
