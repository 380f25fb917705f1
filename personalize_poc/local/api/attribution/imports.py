"""Imports of interactions and the metric attribution of their dataset group."""

from __future__ import annotations

from pathlib import Path

from personalize_poc.local.api import resources
from personalize_poc.local.api.attribution.metric_attributions import bring_up_to_date
from personalize_poc.local.api.context import Context, Service
from personalize_poc.local.attribution import bulk, counting, report
from personalize_poc.local.attribution.description import BulkCount
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.errors import InvalidInputException, JobFailed
from personalize_poc.local.serving import dataset_snapshot
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import Status

PUBLISH = "publishAttributionMetricsToS3"


def check(context: Context, dataset: Resource) -> None:
    """Whether an import into this dataset can publish a report to S3.

    Raises InvalidInputException, ResourceInUseException.
    """
    if dataset.body["datasetType"] != DatasetType.INTERACTIONS:
        raise InvalidInputException(
            f"{PUBLISH} is for imports of interactions; {dataset.arn} is of type "
            f"{dataset.body['datasetType']}."
        )
    found = context.state.resources.select(
        counting.KIND, dataset_group=dataset.dataset_group, limit=1
    )
    if not found:
        raise InvalidInputException(
            f"{PUBLISH}: the dataset group {dataset.dataset_group} has no metric attribution."
        )
    attribution = resources.active(context, found[0].arn, counting.KIND)
    if "s3DataDestination" not in attribution.body["metricsOutputConfig"]:
        raise InvalidInputException(
            f"{PUBLISH}: the metric attribution {attribution.arn} has no s3DataDestination."
        )


def to_count(
    service: Service, imported: Resource, dataset: Resource, workdir: Path
) -> BulkCount | None:
    """What the worker has to count; None when nothing is to be counted.

    workdir: where single items are written to.
    """
    if dataset.body["datasetType"] != DatasetType.INTERACTIONS:
        return None
    wanted = imported.body["importMode"] == "INCREMENTAL" or imported.body.get(PUBLISH)
    attribution = _attribution(service, imported)
    if not wanted or attribution is None:
        return None
    metrics, ledger = counting.metrics_of(attribution), service.state.ledger
    group, items = str(dataset.dataset_group), None
    if any(metric.dataset == DatasetType.ITEMS for metric in metrics):
        sources = dataset_snapshot.from_state(service.state, service.data_dir, group)
        items = dataset_snapshot.stored(sources.items, workdir / "items")
    answerers, counted = ledger.answerers(group), ledger.sources(attribution.seq)
    return BulkCount(tuple(metrics), answerers, counted, items)


def write_report(service: Service, imported: Resource, workdir: Path) -> None:
    """Put the report of an import that asked for one into S3. Raises JobFailed."""
    if not imported.body.get(PUBLISH):
        return
    attribution = _attribution(service, imported)
    target = attribution and attribution.body["metricsOutputConfig"].get("s3DataDestination")
    if attribution is None or not target:
        raise JobFailed(f"{PUBLISH}: the metric attribution or its destination was removed.")
    path = workdir / "report.csv"
    report.write(path, bulk.read(workdir))
    name = report.name(imported.body["importMode"], imported.created)
    service.cloud.put(
        {name: path},
        target["path"],
        attribution.body["metricsOutputConfig"]["roleArn"],
        imported.account,
        imported.region,
        listing=False,
        source_arn=imported.arn,
        kms_key=target.get("kmsKeyArn"),
    )


def count(service: Service, imported: Resource, workdir: Path) -> None:
    """Add an incremental import to what CloudWatch shows, once however often this is called."""
    if imported.body["importMode"] != "INCREMENTAL" or not (workdir / bulk.COUNTS).is_file():
        return
    attribution = _attribution(service, imported)
    if attribution is not None:
        counts = counting.recent(bulk.read(workdir), service.clock())
        service.state.ledger.add_import(attribution.seq, imported.seq, counts)
        service.jobs.soon(bring_up_to_date)


def _attribution(service: Service, imported: Resource) -> Resource | None:
    group = imported.dataset_group
    found = service.state.resources.select(
        counting.KIND, dataset_group=group, statuses=[Status.ACTIVE]
    )
    return found[0] if found else None
