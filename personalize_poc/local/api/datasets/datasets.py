"""Datasets: one of each type in a dataset group, filled by import jobs and single records.

Live action interactions belong to their dataset: they are kept under its ARN, and a tracking id
comes with it. Live interactions with items belong to the dataset group.
"""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from personalize_poc.local.api import folders, latest_update, pagination, resources
from personalize_poc.local.api.attribution import counter
from personalize_poc.local.api.context import Context, Service
from personalize_poc.local.api.events import event_dataset
from personalize_poc.local.api.registry import operation
from personalize_poc.local.api.resources import Form
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets import schema as schema_text
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.jobs.kinds import CREATION, DELETION, JobKind
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import DELETION_UNFINISHED, UNFINISHED, ResourceKind, Status

CUSTOM_ONLY = (DatasetType.ACTIONS, DatasetType.ACTION_INTERACTIONS)
IN_PROGRESS = (*UNFINISHED, Status.START_PENDING, Status.START_IN_PROGRESS)

_UPDATING = {
    Status.CREATE_PENDING: Status.UPDATE_PENDING,
    Status.CREATE_IN_PROGRESS: Status.UPDATE_IN_PROGRESS,
}


class _Form(Form):
    """Shows an update as the status of the dataset too, which stays usable meanwhile."""

    def describe(self, resource: Resource) -> dict[str, Any]:
        """All that Describe shows."""
        shown = super().describe(resource)
        update = (resource.body.get(latest_update.DATASET) or {}).get("status")
        if resource.status is Status.ACTIVE and update in _UPDATING:
            shown["status"] = _UPDATING[update].value
        return shown


FORM = _Form(
    ResourceKind.DATASET, "datasetArn", hidden=("failureReason",), summary=("datasetType",)
)


class _Creation(JobKind[Service]):
    name = "dataset"
    lifecycle = CREATION

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Make the folder of the segments."""
        (service.data_dir / resource.private["folder"]).mkdir(parents=True, exist_ok=True)
        return {}


class _Deletion(JobKind[Service]):
    name = "delete-dataset"
    lifecycle = DELETION

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Remove segments, single records, live events, and the jobs that used the dataset."""
        counter.of(service).count_group(str(resource.dataset_group))
        folders.remove_folder(service, resource.private.get("folder"))
        with service.state.transaction():
            service.state.records.remove(resource.arn)
            service.state.events.remove(resource.arn)
            if resource.body["datasetType"] == DatasetType.INTERACTIONS and resource.dataset_group:
                service.state.events.remove(resource.dataset_group)
            for kind in (ResourceKind.DATASET_IMPORT_JOB, ResourceKind.DATASET_EXPORT_JOB):
                for ended in service.state.resources.select(kind, parent=resource.arn):
                    service.state.resources.remove(ended.arn)
        service.serving.groups.on_data_changed(resource.arn)
        return {}


@operation("CreateDataset")
def create_dataset(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Make an empty dataset with a schema."""
    group = resources.active(context, params["datasetGroupArn"], ResourceKind.DATASET_GROUP)
    schema = resources.get(context, params["schemaArn"], ResourceKind.SCHEMA)
    dataset_type = params["datasetType"].upper()
    _check_type(dataset_type, group)
    _check_schema(dataset_type, schema, group)
    is_log = dataset_type == DatasetType.ACTION_INTERACTIONS
    dataset = resources.create(
        context,
        FORM.kind,
        f"dataset/{group.name}/{dataset_type}",
        params,
        name=params["name"],
        parent=group.arn,
        dataset_group=group.arn,
        job=FORM.kind,
        body={
            "datasetGroupArn": group.arn,
            "datasetType": dataset_type,
            "schemaArn": schema.arn,
            "trackingId": str(uuid.uuid4()) if is_log else None,
        },
        private={"folder": f"datasets/{uuid.uuid4().hex}"},
        check=lambda: _still_there(context, group, schema),
    )
    return {"datasetArn": dataset.arn}


def _check_type(dataset_type: str, group: Resource) -> None:
    if dataset_type in CUSTOM_ONLY and group.body.get("domain"):
        raise InvalidInputException(
            f"A dataset of type {dataset_type} is not possible in a Domain dataset group."
        )
    if dataset_type not in set(DatasetType):
        raise InvalidInputException(
            f"datasetType {dataset_type} is not one of Interactions, Items, Users, Actions, "
            "Action_Interactions."
        )


def _check_schema(dataset_type: str, schema: Resource, group: Resource) -> None:
    of_schema = schema_text.parse(schema.body["schema"], schema.body.get("domain")).dataset_type
    if of_schema != dataset_type:
        raise InvalidInputException(
            f"The schema {schema.arn} is one for a dataset of type {of_schema}, "
            f"not for {dataset_type}."
        )
    domain, wanted = schema.body.get("domain"), group.body.get("domain")
    if domain != wanted:
        raise InvalidInputException(
            f"The schema {schema.arn} belongs to {domain or 'no domain'}, the dataset group "
            f"{group.arn} to {wanted or 'no domain'}: they must agree."
        )


def _still_there(context: Context, group: Resource, schema: Resource) -> None:
    """Look again inside the transaction: a deletion may have come first."""
    resources.active(context, group.arn, ResourceKind.DATASET_GROUP)
    resources.get(context, schema.arn, ResourceKind.SCHEMA)


@operation("DescribeDataset")
def describe_dataset(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show a dataset."""
    arn = params["datasetArn"]
    form = event_dataset.FORM if event_dataset.is_named(arn) else FORM
    return {"dataset": resources.shown(context, arn, form)}


@operation("ListDatasets")
def list_datasets(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """List datasets, of one group or all."""
    return pagination.page(
        context, params, FORM, "datasets", dataset_group=params.get("datasetGroupArn")
    )


@operation("DeleteDataset")
def delete_dataset(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Delete a dataset with its data, unless something is reading or filling it."""
    if event_dataset.is_named(params["datasetArn"]):
        event_dataset.delete(context, params["datasetArn"])
        return {}
    dataset = resources.get(context, params["datasetArn"], FORM.kind)
    group = dataset.dataset_group

    def busy() -> list[Resource]:
        latest_update.refuse_if_pending(resources.get(context, dataset.arn), latest_update.DATASET)
        select = context.state.resources.select
        return [
            *select(ResourceKind.DATASET_IMPORT_JOB, parent=dataset.arn, statuses=IN_PROGRESS),
            *select(ResourceKind.DATASET_EXPORT_JOB, parent=dataset.arn, statuses=IN_PROGRESS),
            *select(
                ResourceKind.DATA_DELETION_JOB, dataset_group=group, statuses=DELETION_UNFINISHED
            ),
            *select(ResourceKind.SOLUTION_VERSION, dataset_group=group, statuses=IN_PROGRESS),
            *select(ResourceKind.RECOMMENDER, dataset_group=group, statuses=IN_PROGRESS),
        ]

    resources.delete(context, dataset, "delete-dataset", busy)
    return {}


JOBS = (
    _Creation(),
    _Deletion(),
)
