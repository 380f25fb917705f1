"""Exports: the records of a dataset as CSV in S3.

The name of the file in the folder is not documented; here it is the name of the job.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from personalize_poc.local import typed_json
from personalize_poc.local.api import pagination, resources
from personalize_poc.local.api.context import Context, Service
from personalize_poc.local.api.registry import operation
from personalize_poc.local.api.resources import Form
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.description import ExportJob
from personalize_poc.local.errors import InvalidInputException, JobFailed
from personalize_poc.local.jobs.kinds import CREATION, JobKind
from personalize_poc.local.serving import dataset_snapshot
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import ResourceKind

FORM = Form(
    ResourceKind.DATASET_EXPORT_JOB, "datasetExportJobArn", "jobName", summary=("failureReason",)
)


class _Export(JobKind[Service]):
    """Name the files and write out single records; make the CSV in a worker; put it to S3."""

    name = "dataset-export-job"
    work = "personalize_poc.local.datasets.exporter:run"
    lifecycle = CREATION

    def prepare(self, service: Service, resource: Resource, workdir: Path) -> dict[str, Any]:
        """Take the data as it is now."""
        dataset = service.state.resources.get(resource.body["datasetArn"])
        group, kind = str(dataset.dataset_group), DatasetType(dataset.body["datasetType"])
        data = dataset_snapshot.written(service.state, service.data_dir, group, workdir)
        part = data.part(kind)
        if part is None:
            raise JobFailed(f"The dataset {dataset.arn} is being deleted.")
        work = ExportJob(part, data.events_of(kind), resource.body["ingestionMode"])
        return typed_json.members(work)

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Write the object, with the rights of the role."""
        target = resource.body["jobOutput"]["s3DataDestination"]
        service.cloud.put(
            {f"{resource.name}.csv": workdir / result["file"]},
            target["path"],
            resource.body["roleArn"],
            resource.account,
            resource.region,
            source_arn=resource.arn,
            kms_key=target.get("kmsKeyArn"),
        )
        return {"private": {"rows": result["rows"]}}


@operation("CreateDatasetExportJob")
def create_dataset_export_job(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Start an export."""
    dataset = resources.active(context, params["datasetArn"], ResourceKind.DATASET)
    target = params["jobOutput"]["s3DataDestination"]
    if not target["path"].startswith("s3://"):
        raise InvalidInputException(f"Invalid S3 output path: {target['path']} is not s3://…")
    made = resources.create(
        context,
        FORM.kind,
        f"dataset-export-job/{params['jobName']}",
        params,
        name=params["jobName"],
        parent=dataset.arn,
        dataset_group=dataset.dataset_group,
        job=FORM.kind,
        check=lambda: _still_active(context, dataset.arn),
        body={
            "datasetArn": dataset.arn,
            "ingestionMode": params.get("ingestionMode", "PUT"),
            "roleArn": params["roleArn"],
            "jobOutput": params["jobOutput"],
        },
    )
    return {"datasetExportJobArn": made.arn}


def _still_active(context: Context, dataset_arn: str) -> None:
    resources.active(context, dataset_arn, ResourceKind.DATASET)


@operation("DescribeDatasetExportJob")
def describe_dataset_export_job(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show an export."""
    found = resources.get(context, params["datasetExportJobArn"], FORM.kind)
    return {"datasetExportJob": FORM.describe(found)}


@operation("ListDatasetExportJobs")
def list_dataset_export_jobs(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """List exports, of one dataset or all."""
    return pagination.page(
        context, params, FORM, "datasetExportJobs", parent=params.get("datasetArn")
    )


JOBS = (_Export(),)
