"""Deletion of users: all that a dataset group knows of them, bulk and live.

Models that are already trained stay as they are; the next training does not know the users any
more. Files with their rows leave the disk when no running training can need them.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from personalize_poc.local import typed_json
from personalize_poc.local.api import pagination, resources
from personalize_poc.local.api.attribution import counter
from personalize_poc.local.api.context import Context, Service
from personalize_poc.local.api.registry import operation
from personalize_poc.local.api.resources import Form
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets import deletion
from personalize_poc.local.datasets.csv.description import CsvFile
from personalize_poc.local.datasets.description import DeletionJob
from personalize_poc.local.datasets.segments import manifest
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.jobs.kinds import JobKind, Lifecycle
from personalize_poc.local.jobs.periodic import PeriodicTask
from personalize_poc.local.serving import dataset_snapshot
from personalize_poc.local.state.events import Event
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import DELETION_UNFINISHED, ResourceKind, Status

OF_USERS = (DatasetType.INTERACTIONS, DatasetType.USERS, DatasetType.ACTION_INTERACTIONS)
"""Types of datasets whose records belong to users."""

FORM = Form(
    ResourceKind.DATA_DELETION_JOB,
    "dataDeletionJobArn",
    "jobName",
    summary=("datasetGroupArn", "failureReason"),
)


class _Deletion(JobKind[Service]):
    """Fetch the ids, rewrite bulk data in a worker, then switch to it and drop the rest."""

    name = "data-deletion-job"
    work = "personalize_poc.local.datasets.deletion:run"
    lifecycle = Lifecycle(Status.IN_PROGRESS, Status.COMPLETED, Status.FAILED)

    def prepare(self, service: Service, resource: Resource, workdir: Path) -> dict[str, Any]:
        """Copy the CSV files out of S3, with the rights of the role."""
        fetched = service.cloud.fetch(
            resource.body["dataSource"]["dataLocation"],
            resource.body["roleArn"],
            resource.account,
            resource.region,
            workdir / "files",
            source_arn=resource.arn,
        )
        segments = {
            dataset.arn: manifest.snapshot(service.data_dir / dataset.private["folder"])
            for dataset in _datasets(service, str(resource.dataset_group))
        }
        work = DeletionJob([CsvFile(one.path, one.uri) for one in fetched], segments)
        return typed_json.members(work)

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Switch to the segments without the users; forget their events and records."""
        group, users = str(resource.dataset_group), deletion.read_users(workdir / result["users"])
        deleted, datasets = result["rows"], _datasets(service, group)
        for dataset in datasets:
            replaced = result["rewritten"].get(dataset.arn, {})
            new = {old: name and workdir / name for old, name in replaced.items()}
            manifest.rewrite(service.data_dir / dataset.private["folder"], new)
        counter.of(service).count_group(group)
        with service.state.transaction():
            for log in (group, dataset_snapshot.action_log_arn(group)):
                events = _of_users(service.state.events.since(log), users)
                service.state.events.remove(log, events)
                deleted += len(events)
            for dataset in datasets:
                if dataset.body["datasetType"] == "USERS":
                    records = users & service.state.records.of(dataset.arn).keys()
                    service.state.records.remove(dataset.arn, records)
                    deleted += len(records)
        for dataset in datasets:
            service.state.resources.annotate(
                dataset.arn, {"collectAfter": service.clock() + manifest.GRACE}
            )
            service.serving.groups.on_data_changed(dataset.arn)
        return {"numDeleted": deleted}


def collect_files(service: Service) -> None:
    """Remove files with rows of deleted users from the disk, once nobody can be reading them."""
    for dataset in service.state.resources.select(ResourceKind.DATASET):
        due = dataset.private.get("collectAfter")
        if due is not None and due < service.clock():
            manifest.collect(service.data_dir / dataset.private["folder"], service.clock)
            service.state.resources.annotate(dataset.arn, {"collectAfter": None})


def _datasets(service: Service, group: str) -> list[Resource]:
    found = service.state.resources.select(ResourceKind.DATASET, dataset_group=group)
    return [dataset for dataset in found if dataset.body["datasetType"] in OF_USERS]


def _of_users(events: Iterable[Event], users: set[str]) -> list[int]:
    """Sequence numbers of the users' events, also those of their sessions before."""
    rows, owner = [], dict[str, str]()
    for event in events:
        session = event.detail.get("sessionId")
        if session and session != event.user_id:
            owner.setdefault(session, event.user_id)
        rows.append((event.seq, event.user_id))
    return [seq for seq, user in rows if user in users or owner.get(user) in users]


@operation("CreateDataDeletionJob")
def create_data_deletion_job(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Start to delete the users that a file lists."""
    group = resources.active(context, params["datasetGroupArn"], ResourceKind.DATASET_GROUP)
    location, name = params["dataSource"].get("dataLocation"), params["jobName"]
    if not location:
        raise InvalidInputException("dataSource.dataLocation is missing: where is the CSV file?")

    def check() -> None:
        resources.active(context, group.arn, ResourceKind.DATASET_GROUP)
        running = context.state.resources.select(
            FORM.kind, dataset_group=group.arn, statuses=DELETION_UNFINISHED
        )
        resources.within_quota(
            context,
            "data-deletion-jobs-in-progress",
            running,
            "data deletion jobs pending in this dataset group",
        )

    made = resources.create(
        context,
        FORM.kind,
        f"data-deletion-job/{name}",
        params,
        name=name,
        parent=group.arn,
        dataset_group=group.arn,
        job=FORM.kind,
        status=Status.PENDING,
        check=check,
        body={
            "datasetGroupArn": group.arn,
            "dataSource": {"dataLocation": location},
            "roleArn": params["roleArn"],
        },
    )
    return {"dataDeletionJobArn": made.arn}


@operation("DescribeDataDeletionJob")
def describe_data_deletion_job(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show a job."""
    found = resources.get(context, params["dataDeletionJobArn"], FORM.kind)
    return {"dataDeletionJob": FORM.describe(found)}


@operation("ListDataDeletionJobs")
def list_data_deletion_jobs(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """List jobs, of one dataset group or all, the newest first."""
    group = params.get("datasetGroupArn")
    return pagination.page(
        context, params, FORM, "dataDeletionJobs", dataset_group=group, newest_first=True
    )


JOBS = (_Deletion(),)

PERIODIC = (PeriodicTask(collect_files),)
