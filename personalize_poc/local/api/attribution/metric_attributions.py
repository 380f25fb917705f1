"""Metric attributions: what a dataset group reports about the events of its recommendations.

One for each dataset group. It counts what arrives after its creation: live events and incremental
imports into CloudWatch, and imports that ask for it into a file in S3.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from personalize_poc.local.api import pagination, resources
from personalize_poc.local.api.attribution import counter
from personalize_poc.local.api.context import Context, Service
from personalize_poc.local.api.registry import operation
from personalize_poc.local.api.resources import Form
from personalize_poc.local.attribution import cloudwatch, counting, expressions
from personalize_poc.local.errors import (
    InvalidInputException,
    JobFailed,
    LimitExceededException,
    ResourceAlreadyExistsException,
    ResourceInUseException,
)
from personalize_poc.local.jobs.kinds import CREATION, DELETION, JobKind
from personalize_poc.local.jobs.periodic import PeriodicTask
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import ResourceKind, Status

MAX_METRICS = 10

FORM = Form(counting.KIND, "metricAttributionArn", summary=("failureReason",))


def bring_up_to_date(service: Service) -> None:
    """Count and publish what arrived since the last time."""
    counter.of(service).count_and_publish()


class _Creation(JobKind[Service]):
    name = FORM.kind
    lifecycle = CREATION

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """See whether the role may publish metrics, as the service does with a little data."""
        role = resource.body["metricsOutputConfig"]["roleArn"]
        cloudwatch.check(service.cloud, role, resource.account, resource.region)
        return {}

    def succeeded(self, service: Service, resource: Resource) -> None:
        """Count what has arrived meanwhile."""
        service.jobs.soon(bring_up_to_date)

    def failed(self, service: Service, resource: Resource, reason: str) -> None:
        """Count nothing."""
        service.state.ledger.close(resource.seq)


class _Deletion(JobKind[Service]):
    name = "delete-metric-attribution"
    lifecycle = DELETION

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Publish the last counts and forget them; CloudWatch keeps what it has."""
        counter.of(service).count(resource)
        counter.of(service).publish(resource)
        service.state.ledger.close(resource.seq)
        return {}


@operation("CreateMetricAttribution")
def create_metric_attribution(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Begin to count."""
    group = resources.active(context, params["datasetGroupArn"], ResourceKind.DATASET_GROUP)
    metrics = _checked(context, group.arn, params["metrics"], "metrics")
    _check_number(metrics)
    _check_output(params["metricsOutputConfig"])
    name = params["name"]

    def check() -> None:
        resources.active(context, group.arn, ResourceKind.DATASET_GROUP)
        for other in context.state.resources.select(FORM.kind, dataset_group=group.arn):
            raise LimitExceededException(
                f"The dataset group {group.arn} has a metric attribution already ({other.arn}). "
                "There can be one."
            )

    ledger = context.state.ledger
    with context.state.transaction():
        made = resources.create(
            context,
            FORM.kind,
            f"metric-attribution/{name}",
            params,
            name=name,
            parent=group.arn,
            dataset_group=group.arn,
            job=FORM.kind,
            check=check,
            body={
                "datasetGroupArn": group.arn,
                "metricsOutputConfig": params["metricsOutputConfig"],
            },
            private={"metrics": metrics},
        )
        ledger.open(made.seq)
    return {"metricAttributionArn": made.arn}


@operation("DescribeMetricAttribution")
def describe_metric_attribution(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show a metric attribution, without its metrics: a list of their own shows them."""
    return {"metricAttribution": resources.shown(context, params["metricAttributionArn"], FORM)}


@operation("ListMetricAttributions")
def list_metric_attributions(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """List metric attributions, of one dataset group or all."""
    group = params.get("datasetGroupArn")
    return pagination.page(context, params, FORM, "metricAttributions", dataset_group=group)


@operation("ListMetricAttributionMetrics")
def list_metric_attribution_metrics(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """List the metrics of one metric attribution, or without an ARN those of all."""
    arn = params.get("metricAttributionArn")
    found = context.state.resources.select(
        FORM.kind, account=context.account, region=context.region
    )
    if arn is not None:
        found = [one for one in found if one.arn == arn]
        if not found:
            raise InvalidInputException(f"metricAttributionArn: there is no {arn}.")
    metrics = [metric for one in found for metric in one.private["metrics"]]
    scope = ["metrics", context.account, context.region, arn]
    most = min(params.get("maxResults") or MAX_METRICS, MAX_METRICS)  # the answer has no room
    page, token = pagination.page_of(metrics, {**params, "maxResults": most}, scope)
    return {"metrics": page, **token}


@operation("UpdateMetricAttribution")
def update_metric_attribution(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Add and remove metrics, or change where they go. It holds for what arrives afterwards."""
    arn = params.get("metricAttributionArn")
    if not arn:
        raise InvalidInputException("metricAttributionArn is missing.")
    found = _active(context, arn)
    added = _checked(
        context, str(found.dataset_group), params.get("addMetrics") or [], "addMetrics"
    )
    output = params.get("metricsOutputConfig")
    if output is not None:
        _check_output(output)
        try:
            cloudwatch.check(
                context.service.cloud, output["roleArn"], context.account, context.region
            )
        except JobFailed as error:
            raise InvalidInputException(f"metricsOutputConfig.roleArn: {error}") from error
    counter.of(context.service).count(found)  # what came before is counted by the old metrics
    with context.state.transaction():
        current = _active(context, arn)
        metrics = _changed(current.private["metrics"], added, params.get("removeMetrics") or [])
        changes = {"metricsOutputConfig": output} if output is not None else {}
        context.state.resources.change(arn, body=changes, private={"metrics": metrics})
    return {"metricAttributionArn": arn}


@operation("DeleteMetricAttribution")
def delete_metric_attribution(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Stop counting."""
    found = resources.get(context, params["metricAttributionArn"], FORM.kind)
    resources.delete(context, found, "delete-metric-attribution", lambda: [])
    return {}


def _active(context: Context, arn: str) -> Resource:
    found = resources.get(context, arn, FORM.kind)
    if found.status != Status.ACTIVE:
        raise ResourceInUseException(
            f"The metric attribution {arn} can be changed when it is ACTIVE; its status is "
            f"{found.status}."
        )
    return found


def _checked(
    context: Context, group: str, given: Iterable[Mapping[str, str]], member: str
) -> list[dict[str, str]]:
    """Metrics of a request, each one possible and each name once. Raises InvalidInputException."""
    schemas = context.service.serving.groups.schemas(group)
    checked: list[dict[str, str]] = []
    for number, metric in enumerate(given, 1):
        field = f"{member}.{number}"
        expressions.check(expressions.parse(metric, field), schemas, field)
        if any(metric["metricName"] == other["metricName"] for other in checked):
            raise InvalidInputException(
                f"{field}.metricName: {metric['metricName']} is given twice."
            )
        checked.append(dict(metric))
    return checked


def _changed(
    present: list[dict[str, str]], added: list[dict[str, str]], removed: list[str]
) -> list[dict[str, str]]:
    """The metrics after an update: first some are removed, then some added."""
    names = [metric["metricName"] for metric in present]
    for name in removed:
        if name not in names:
            raise InvalidInputException(
                f"removeMetrics: there is no metric {name}. There are {', '.join(names)}."
            )
    kept = [metric for metric in present if metric["metricName"] not in removed]
    for metric in added:
        if any(metric["metricName"] == other["metricName"] for other in kept):
            raise ResourceAlreadyExistsException(
                f"addMetrics: a metric {metric['metricName']} exists already."
            )
    _check_number([*kept, *added])
    return [*kept, *added]


def _check_number(metrics: list[dict[str, str]]) -> None:
    if not 1 <= len(metrics) <= MAX_METRICS:
        raise InvalidInputException(
            f"A metric attribution has 1 to {MAX_METRICS} metrics, not {len(metrics)}."
        )


def _check_output(output: Mapping[str, Any]) -> None:
    target = output.get("s3DataDestination")
    if target is not None and not target["path"].startswith("s3://"):
        raise InvalidInputException(f"Invalid S3 output path: {target['path']} is not s3://…")


JOBS = (
    _Creation(),
    _Deletion(),
)

PERIODIC = (PeriodicTask(bring_up_to_date, at_start=True),)
