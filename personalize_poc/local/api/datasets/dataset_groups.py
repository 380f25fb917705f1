"""Dataset groups: the container of everything else.

A group can be deleted only when it is empty. Whether the service also refuses while filters are
left is not documented; here it does, so that a clean-up that works here works there.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from personalize_poc.local.api import pagination, resources
from personalize_poc.local.api.context import Context, Service
from personalize_poc.local.api.registry import operation
from personalize_poc.local.api.resources import Form
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.jobs.kinds import CREATION, JobKind, Lifecycle
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import ResourceKind

HOLDS = (
    ResourceKind.EVENT_TRACKER,
    ResourceKind.SOLUTION,
    ResourceKind.RECOMMENDER,
    ResourceKind.DATASET,
    ResourceKind.FILTER,
    ResourceKind.METRIC_ATTRIBUTION,
)
"""Kinds that must be deleted before their group; campaigns go before their solution."""
GO_ALONG = (
    ResourceKind.DATASET_IMPORT_JOB,
    ResourceKind.DATASET_EXPORT_JOB,
    ResourceKind.DATA_DELETION_JOB,
    ResourceKind.BATCH_INFERENCE_JOB,
    ResourceKind.BATCH_SEGMENT_JOB,
    ResourceKind.EVENT_DATASET,
)
"""Kinds that need no deletion of their own; they go with their group."""

FORM = Form(ResourceKind.DATASET_GROUP, "datasetGroupArn", summary=("failureReason", "domain"))


class _Creation(JobKind[Service]):
    name = "dataset-group"
    lifecycle = CREATION

    def prepare(self, service: Service, resource: Resource, workdir: Path) -> dict[str, Any]:
        """See whether the role may use the key of the group. Raises JobFailed."""
        if key := resource.body.get("kmsKeyArn"):
            role = resource.body["roleArn"]
            service.cloud.need_key(key, role, resource.account, resource.region)
        return {}


class _Deletion(JobKind[Service]):
    name = "delete-dataset-group"
    lifecycle = Lifecycle(removes=True)  # this kind has no DELETE IN_PROGRESS

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Forget finished jobs and live events: nobody may meet them in a new group."""
        with service.state.transaction():
            service.state.events.remove(resource.arn)
            service.state.ledger.forget_group(resource.arn)
            for kind in GO_ALONG:
                for left in service.state.resources.select(kind, dataset_group=resource.arn):
                    service.state.resources.remove(left.arn)
        return {}


@operation("CreateDatasetGroup")
def create_dataset_group(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Make an empty group."""
    role, key = params.get("roleArn"), params.get("kmsKeyArn")
    if bool(role) != bool(key):
        raise InvalidInputException(
            "roleArn and kmsKeyArn of a dataset group are for encryption with your own key: "
            "give both, or neither."
        )
    name, domain = params["name"], params.get("domain")

    def check() -> None:
        mine = context.state.resources.count(
            FORM.kind, account=context.account, region=context.region
        )
        resources.within_quota(
            context, "dataset-groups", mine, "dataset groups in this account and region"
        )

    group = resources.create(
        context,
        FORM.kind,
        f"dataset-group/{name}",
        params,
        name=name,
        body={"domain": domain, "roleArn": role, "kmsKeyArn": key},
        job=FORM.kind,
        check=check,
    )
    return {"datasetGroupArn": group.arn} | ({"domain": domain} if domain else {})


@operation("DescribeDatasetGroup")
def describe_dataset_group(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show a group."""
    return {"datasetGroup": resources.shown(context, params["datasetGroupArn"], FORM)}


@operation("ListDatasetGroups")
def list_dataset_groups(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """List the groups of the account."""
    return pagination.page(context, params, FORM, "datasetGroups")


@operation("DeleteDatasetGroup")
def delete_dataset_group(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Delete an empty group."""
    group = resources.get(context, params["datasetGroupArn"], FORM.kind)

    def inside() -> list[Resource]:
        select = context.state.resources.select
        return [r for kind in HOLDS for r in select(kind, dataset_group=group.arn)]

    resources.delete(context, group, "delete-dataset-group", inside)
    return {}


JOBS = (
    _Creation(),
    _Deletion(),
)
