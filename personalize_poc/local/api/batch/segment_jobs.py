"""Batch segment jobs: items or attributes in files on S3, lists of users in files on S3."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from personalize_poc.local import typed_json
from personalize_poc.local.api import pagination, resources
from personalize_poc.local.api.batch import jobs
from personalize_poc.local.api.batch.jobs import BatchWork
from personalize_poc.local.api.campaigns import inference_config
from personalize_poc.local.api.context import Context, Service
from personalize_poc.local.api.registry import operation
from personalize_poc.local.api.resources import Form
from personalize_poc.local.api.solutions import options
from personalize_poc.local.batch.description import SegmentsJob
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.filters.nodes import CURRENT_USER, INTERACTIONS
from personalize_poc.local.recipes.recipe import RecipeInfo, RecipeType, SegmentQuery
from personalize_poc.local.serving import ReadyFilter, dataset_snapshot
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import ResourceKind

FORM = Form(
    ResourceKind.BATCH_SEGMENT_JOB,
    "batchSegmentJobArn",
    "jobName",
    summary=("failureReason", "solutionVersionArn"),
)
DEFAULT_RESULTS, MAX_RESULTS = 25, 5_000_000
"""Users of a segment. The service documents no default; this is that of batch inference jobs."""


class _Work(BatchWork):
    name = "batch-segment-job"
    work = "personalize_poc.local.batch.segments:run"

    def prepare(self, service: Service, resource: Resource, workdir: Path) -> dict[str, Any]:
        """Fetch the input, and write down the data as it is now."""
        body = resource.body
        version = service.state.resources.get(body["solutionVersionArn"])
        files = jobs.fetch_input(service, resource, workdir)
        chosen = service.state.resources.get(body["filterArn"]) if body.get("filterArn") else None
        data = workdir / "data"
        data.mkdir()
        group = str(version.dataset_group)
        stored = dataset_snapshot.written(
            service.state, service.data_dir, group, data, full_only=True
        )
        work = SegmentsJob(
            files=files,
            data=stored,
            model=(service.data_dir / version.private["model"]).resolve(),
            event_type=version.body.get("eventType"),
            event_value_threshold=options.threshold(version.body.get("solutionConfig") or {}),
            filter=chosen.body["filterExpression"] if chosen else None,
            num_results=body["numResults"],
        )
        return typed_json.members(work)


@operation("CreateBatchSegmentJob")
def create_batch_segment_job(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Find the users with an affinity to items or attributes, for many of them."""
    version = inference_config.trained_version(context, params["solutionVersionArn"])
    recipe = inference_config.recipe_of(version)
    if recipe.segments is None:
        raise InvalidInputException(
            f"The recipe {recipe.name} makes no user segments: a batch segment job needs a "
            f"solution version with a recipe of type {RecipeType.USER_SEGMENTATION}."
        )
    results = params.get("numResults", DEFAULT_RESULTS)
    if not 1 <= results <= MAX_RESULTS:
        raise InvalidInputException(f"numResults is {results}; it must be 1 to {MAX_RESULTS}.")
    jobs.check_paths(params["jobInput"]["s3DataSource"], params["jobOutput"]["s3DataDestination"])
    chosen = jobs.check_filter(context, params.get("filterArn"), version)
    if chosen is not None:
        _check_expression(context.service.serving.filters.get(chosen.arn), recipe)

    def check() -> None:
        jobs.check_running(context, FORM.kind, "batch-segment-jobs-in-progress")

    made = resources.create(
        context,
        FORM.kind,
        f"batch-segment-job/{params['jobName']}",
        params,
        name=params["jobName"],
        parent=version.arn,
        dataset_group=version.dataset_group,
        job=FORM.kind,
        check=check,
        body={
            **{key: params.get(key) for key in ("filterArn", "jobInput", "jobOutput", "roleArn")},
            "solutionVersionArn": version.arn,
            "numResults": results,
        },
    )
    return {"batchSegmentJobArn": made.arn}


@operation("DescribeBatchSegmentJob")
def describe_batch_segment_job(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show a job."""
    found = resources.get(context, params["batchSegmentJobArn"], FORM.kind)
    return {"batchSegmentJob": FORM.describe(found)}


@operation("ListBatchSegmentJobs")
def list_batch_segment_jobs(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """List jobs, of one solution version or all."""
    version = params.get("solutionVersionArn")
    return pagination.page(context, params, FORM, "batchSegmentJobs", parent=version)


def _check_expression(chosen: ReadyFilter, recipe: RecipeInfo) -> None:
    """Whether a filter is about users, and about what is known of them in a segment job."""
    compiled = chosen.filter
    if compiled.target != "UserID":
        raise InvalidInputException(
            f"The filter {chosen.arn} is about {compiled.target}; a segment is filtered by an "
            "expression about UserID."
        )
    on_events = any(dataset == INTERACTIONS for dataset, _ in compiled.fields)
    if on_events and recipe.segments is SegmentQuery.ATTRIBUTES:
        raise InvalidInputException(
            f"The filter {chosen.arn} uses interactions; that does not work with {recipe.name}."
        )
    if any(c.field.dataset == CURRENT_USER for e in compiled.expressions for c in e.users):
        raise InvalidInputException(
            f"The filter {chosen.arn} uses CurrentUser; no single user asks for a segment."
        )


JOBS = (_Work(),)
