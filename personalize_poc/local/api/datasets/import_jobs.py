"""Bulk imports: CSV from S3 into a segment of a dataset, checked against its schema."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from personalize_poc.local import typed_json
from personalize_poc.local.api import pagination, resources
from personalize_poc.local.api.attribution import imports as attribution
from personalize_poc.local.api.context import Context, Service
from personalize_poc.local.api.registry import operation
from personalize_poc.local.api.resources import Form
from personalize_poc.local.attribution.description import ImportWork
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.csv import missing
from personalize_poc.local.datasets.csv.description import CsvFile, ImportJob
from personalize_poc.local.datasets.segments import manifest, segment_file
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.jobs.kinds import CREATION, JobKind
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import PENDING, ResourceKind, Status

_FILES = "files"
_log = logging.getLogger(__name__)
FORM = Form(
    ResourceKind.DATASET_IMPORT_JOB,
    "datasetImportJobArn",
    "jobName",
    summary=("failureReason", "importMode"),
)


class _Import(JobKind[Service]):
    """Fetch the files, convert them in a worker, publish the segment."""

    name = "dataset-import-job"
    work = "personalize_poc.local.attribution.import_work:run"
    lifecycle = CREATION

    def prepare(self, service: Service, resource: Resource, workdir: Path) -> dict[str, Any]:
        """Fetch the CSV files from S3, with the rights of the role."""
        dataset = service.state.resources.get(resource.body["datasetArn"])
        schema = service.state.resources.get(dataset.body["schemaArn"])
        into = workdir / _FILES
        into.mkdir()
        fetched = service.cloud.fetch(
            resource.body["dataSource"]["dataLocation"],
            resource.body["roleArn"],
            resource.account,
            resource.region,
            into,
            source_arn=resource.arn,
            in_place=True,
        )
        importing = ImportJob(
            schema.body["schema"],
            DatasetType(dataset.body["datasetType"]),
            [CsvFile(one.path, one.uri) for one in fetched],
            service.options.strict_imports,
        )
        counting = attribution.to_count(service, resource, dataset, workdir)
        return typed_json.members(ImportWork(importing, counting))

    def ended(self, service: Service, workdir: Path) -> None:
        """The files are read."""
        service.cloud.release(workdir / _FILES)

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Make the segment visible; bulk data of the dataset is replaced or added to."""
        dataset = service.state.resources.get(resource.body["datasetArn"])
        attribution.write_report(service, resource, workdir)  # first: its permission may be missing
        folder = service.data_dir / dataset.private["folder"]
        manifest.publish(folder, workdir / result["segment"], resource.body["importMode"])
        if resource.body["importMode"] == "INCREMENTAL":
            _supersede(service, dataset, resource.created, workdir / result["segment"])
        attribution.count(service, resource, workdir)
        service.serving.groups.on_data_changed(dataset.arn)
        if result["missing"]:
            told = missing.in_words(result["missing"])
            _log.warning("%s: metadata taken as missing: %s", resource.arn, told)
        return {"private": {"rows": result["rows"], "missing": result["missing"] or None}}


def _supersede(service: Service, dataset: Resource, begun: float, segment: Path) -> None:
    """A record with the id of an older one replaces it: those put one by one before as well."""
    key = DatasetType(dataset.body["datasetType"]).id_column
    put = service.state.records.of(dataset.arn) if key else {}
    if put and key:
        ids = segment_file.read(segment, [key])[key]
        gone = pc.is_in(pa.array(list(put), pa.string()), ids).to_pylist()
        service.state.records.remove(
            dataset.arn, [name for name, is_in in zip(put, gone, strict=True) if is_in], begun
        )


@operation("CreateDatasetImportJob")
def create_dataset_import_job(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Start an import."""
    dataset = resources.active(context, params["datasetArn"], ResourceKind.DATASET)
    mode, location = params.get("importMode", "FULL"), params["dataSource"].get("dataLocation")
    if not location:
        raise InvalidInputException("dataSource.dataLocation is missing: where is the CSV file?")
    if not params.get("roleArn"):
        raise InvalidInputException(
            "roleArn is missing: the import reads S3 with a role that trusts "
            "personalize.amazonaws.com and may read the bucket."
        )
    if params.get(attribution.PUBLISH):
        attribution.check(context, dataset)
    if mode == "INCREMENTAL" and not _imported_before(context, dataset):
        raise InvalidInputException(
            f"importMode INCREMENTAL adds to bulk data, and {dataset.arn} has none yet. "
            "Make the first import with importMode FULL."
        )
    name = params["jobName"]
    imported = resources.create(
        context,
        FORM.kind,
        f"dataset-import-job/{name}",
        params,
        name=name,
        parent=dataset.arn,
        dataset_group=dataset.dataset_group,
        job=FORM.kind,
        body={
            "datasetArn": dataset.arn,
            "dataSource": {"dataLocation": location},
            "roleArn": params["roleArn"],
            "importMode": mode,
            attribution.PUBLISH: params.get(attribution.PUBLISH),
        },
        check=lambda: _check(context, dataset),
    )
    return {"datasetImportJobArn": imported.arn}


def _imported_before(context: Context, dataset: Resource) -> bool:
    done = context.state.resources.select(
        FORM.kind, parent=dataset.arn, statuses=[Status.ACTIVE], limit=1
    )
    return bool(done)


def _check(context: Context, dataset: Resource) -> None:
    resources.active(context, dataset.arn, ResourceKind.DATASET)
    running = context.state.resources.select(
        FORM.kind, account=context.account, region=context.region, statuses=PENDING
    )
    what = "resources with PENDING or IN_PROGRESS status"
    resources.within_quota(context, "import-jobs-in-progress", running, what)


@operation("DescribeDatasetImportJob")
def describe_dataset_import_job(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show an import."""
    imported = resources.get(context, params["datasetImportJobArn"], FORM.kind)
    return {"datasetImportJob": FORM.describe(imported)}


@operation("ListDatasetImportJobs")
def list_dataset_import_jobs(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """List imports, of one dataset or all."""
    return pagination.page(
        context, params, FORM, "datasetImportJobs", parent=params.get("datasetArn")
    )


JOBS = (_Import(),)
