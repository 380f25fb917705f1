"""Filters: expressions that keep or drop items of an answer."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from personalize_poc.local import filters as language
from personalize_poc.local.api import pagination, resources
from personalize_poc.local.api.context import Context, Service
from personalize_poc.local.api.registry import operation
from personalize_poc.local.api.resources import Form
from personalize_poc.local.errors import (
    InvalidInputException,
    JobFailed,
    LimitExceededException,
    ServiceError,
)
from personalize_poc.local.jobs.kinds import CREATION, DELETION, JobKind
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import PENDING, ResourceKind, Status

FORM = Form(ResourceKind.FILTER, "filterArn", summary=("failureReason", "datasetGroupArn"))


class _Creation(JobKind[Service]):
    name = "filter"
    lifecycle = CREATION

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Check against the schemas as they are now."""
        try:
            compiled = language.compile(resource.body["filterExpression"])
            language.check(compiled, service.serving.groups.schemas(str(resource.dataset_group)))
        except ServiceError as error:
            raise JobFailed(error.message) from error
        return {}


class _Deletion(JobKind[Service]):
    name = "delete-filter"
    lifecycle = DELETION

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Forget the compiled form."""
        service.serving.filters.forget(resource.arn)
        return {}


@operation("CreateFilter")
def create_filter(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Compile an expression, check it against the group's schemas and keep it."""
    group = resources.get(context, params["datasetGroupArn"], ResourceKind.DATASET_GROUP)
    if group.status != Status.ACTIVE:
        raise InvalidInputException(
            f"The dataset group {group.arn} is not ACTIVE (its status is {group.status})."
        )
    schemas = context.service.serving.groups.schemas(group.arn)
    compiled = language.accept(params["filterExpression"], schemas)
    name = params["name"]

    def check() -> None:
        others = context.state.resources.select(FORM.kind, dataset_group=group.arn)
        resources.within_quota(context, "filters", others, "filters in this dataset group")
        _check_fields(context, compiled.fields, others)

    made = resources.create(
        context,
        FORM.kind,
        f"filter/{name}",
        params,
        name=name,
        parent=group.arn,
        dataset_group=group.arn,
        job=FORM.kind,
        check=check,
        body={"datasetGroupArn": group.arn, "filterExpression": params["filterExpression"]},
    )
    return {"filterArn": made.arn}


@operation("DescribeFilter")
def describe_filter(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show a filter."""
    return {"filter": resources.shown(context, params["filterArn"], FORM)}


@operation("ListFilters")
def list_filters(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """List filters, of one group or all. The member has a capital letter, as in the model."""
    group = params.get("datasetGroupArn")
    return pagination.page(context, params, FORM, "Filters", dataset_group=group)


@operation("DeleteFilter")
def delete_filter(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Delete a filter, unless a batch job is using it."""
    found = resources.get(context, params["filterArn"], FORM.kind)

    def users() -> list[Resource]:
        running = [
            job
            for kind in (ResourceKind.BATCH_INFERENCE_JOB, ResourceKind.BATCH_SEGMENT_JOB)
            for job in context.state.resources.select(
                kind, dataset_group=found.dataset_group, statuses=PENDING
            )
        ]
        return [job for job in running if job.body.get("filterArn") == found.arn]

    resources.delete(context, found, "delete-filter", users)
    context.service.serving.filters.forget(found.arn)
    return {}


def _check_fields(
    context: Context, fields: Collection[tuple[str, str]], others: list[Resource]
) -> None:
    every = set(fields)
    for other in others:
        every |= language.compile(other.body["filterExpression"]).fields
    most = context.quota("filter-fields")
    if len(every) > most:
        raise LimitExceededException(
            f"More than {most} distinct fields in the filters of this dataset group."
        )


JOBS = (
    _Creation(),
    _Deletion(),
)
