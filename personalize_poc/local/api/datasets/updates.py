"""UpdateDataset: a dataset of items or users takes a schema that has more columns.

What was imported stays; the new columns are null there until the data is imported again. They can
be filtered by and shown at once, and are learned from by solutions and recommenders that are made
after the update, as on AWS.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from personalize_poc.local.api import latest_update, resources
from personalize_poc.local.api.context import Context, Service
from personalize_poc.local.api.registry import operation
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets import schema as schema_text
from personalize_poc.local.datasets.training.description import Columns
from personalize_poc.local.jobs.kinds import UPDATE, JobKind
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import ResourceKind, Status

MEMBER = latest_update.DATASET


class _Update(JobKind[Service]):
    name = "update-dataset"
    lifecycle = UPDATE

    def started(self, service: Service, resource: Resource) -> None:
        """The nested status moves; the dataset stays ACTIVE."""
        latest_update.change(service, resource.arn, MEMBER, status=Status.CREATE_IN_PROGRESS)

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Switch to the new schema, then let answers see the new columns."""
        dataset = service.state.resources.get(resource.arn)
        wanted = dataset.body[MEMBER]["schemaArn"]
        added = dict(dataset.private.get("added") or {})
        if dataset.body["schemaArn"] != wanted:  # else finished before a crash
            before, after = _names(service, dataset.body["schemaArn"]), _names(service, wanted)
            added |= {name: service.clock() for name in after - before}
        done = {
            **dataset.body[MEMBER],
            "status": Status.ACTIVE,
            "lastUpdatedDateTime": service.clock(),
        }
        changes = {"schemaArn": wanted, MEMBER: done}
        service.state.resources.change(resource.arn, body=changes, private={"added": added})
        service.serving.groups.on_data_changed(resource.arn)
        return {}

    def failed(self, service: Service, resource: Resource, reason: str) -> None:
        """The old schema stays."""
        latest_update.change(
            service, resource.arn, MEMBER, status=Status.CREATE_FAILED, failureReason=reason
        )


@operation("UpdateDataset")
def update_dataset(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Replace the schema of a dataset by one with more columns."""
    dataset = resources.active(context, params["datasetArn"], ResourceKind.DATASET)
    wanted = resources.get(context, params["schemaArn"], ResourceKind.SCHEMA)
    with context.state.transaction():
        dataset = resources.active(context, dataset.arn, ResourceKind.DATASET)
        resources.get(context, wanted.arn, ResourceKind.SCHEMA)
        latest_update.refuse_if_pending(dataset, MEMBER)
        old = resources.get(context, dataset.body["schemaArn"], ResourceKind.SCHEMA)
        schema_text.check_replacement(_schema(old), _schema(wanted))
        update = latest_update.pending(context.service, {"schemaArn": wanted.arn})
        context.state.resources.change(dataset.arn, body={MEMBER: update})
        context.service.jobs.submit("update-dataset", dataset.arn)
    return {"datasetArn": dataset.arn}


def columns_since(service: Service, dataset_group: str, moment: float) -> Columns:
    """Columns that datasets of a group gained after `moment` (Unix seconds), by dataset type.

    A solution or recommender made before does not learn from them.
    """
    found: dict[DatasetType, list[str]] = {}
    for dataset in service.state.resources.select(
        ResourceKind.DATASET, dataset_group=dataset_group
    ):
        added: dict[str, float] = dataset.private.get("added") or {}
        names = sorted(name for name, at in added.items() if at > moment)
        if names:
            found[DatasetType(dataset.body["datasetType"])] = names
    return found


def _schema(resource: Resource) -> schema_text.Schema:
    return schema_text.parse(resource.body["schema"], resource.body.get("domain"))


def _names(service: Service, schema_arn: str) -> set[str]:
    return set(schema_text.accepted(service.state.resources.get(schema_arn).body["schema"]).names)


JOBS = (_Update(),)
