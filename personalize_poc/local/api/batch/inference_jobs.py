"""Batch inference jobs: questions in files on S3, answers in files on S3."""

from __future__ import annotations

from collections.abc import Mapping
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
from personalize_poc.local.batch.description import InferenceJob
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.recipe import RecipeInfo, RecipeType
from personalize_poc.local.serving import dataset_snapshot
from personalize_poc.local.serving.requests import (
    DEFAULT_RESULTS,
    MAX_RESULTS,
    check_kind,
)
from personalize_poc.local.serving.settings import EventRule, Settings
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import ResourceKind

FORM = Form(
    ResourceKind.BATCH_INFERENCE_JOB,
    "batchInferenceJobArn",
    "jobName",
    summary=("failureReason", "solutionVersionArn", "batchInferenceJobMode"),
)

THEMES = "THEME_GENERATION"


class _Work(BatchWork):
    name = "batch-inference-job"
    work = "personalize_poc.local.batch.inference:run"

    def prepare(self, service: Service, resource: Resource, workdir: Path) -> dict[str, Any]:
        """Fetch the input, and write down the data as it is now."""
        body = resource.body
        version = service.state.resources.get(body["solutionVersionArn"])
        files = jobs.fetch_input(service, resource, workdir)
        chosen = service.state.resources.get(body["filterArn"]) if body.get("filterArn") else None
        data = workdir / "data"
        data.mkdir()
        group = str(version.dataset_group)
        work = InferenceJob(
            files=files,
            data=dataset_snapshot.written(service.state, service.data_dir, group, data),
            model=(service.data_dir / version.private["model"]).resolve(),
            recipe=version.body["recipeArn"],
            rule=EventRule.of(version.body),
            settings=Settings.of(body.get("batchInferenceJobConfig")),
            incremental=service.serving.deployments.takes_later_items(version),
            filter=chosen.body["filterExpression"] if chosen else None,
            num_results=body.get("numResults"),
            seed=service.options.seed,
            item_name=_item_name(body),
        )
        return typed_json.members(work)


@operation("CreateBatchInferenceJob")
def create_batch_inference_job(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Answer many questions with a solution version; no campaign is needed."""
    version = inference_config.trained_version(context, params["solutionVersionArn"])
    mode = params.get("batchInferenceJobMode", "BATCH_INFERENCE")
    inference_config.check(
        params.get("batchInferenceJobConfig"), version, "batchInferenceJobConfig"
    )
    recipe = inference_config.recipe_of(version)
    _check_recipe(recipe)
    _check_themes(context, params, mode, recipe, str(version.dataset_group))
    results = _num_results(params, recipe)
    jobs.check_paths(params["jobInput"]["s3DataSource"], params["jobOutput"]["s3DataDestination"])
    chosen = jobs.check_filter(context, params.get("filterArn"), version)
    if chosen is not None:
        check_kind(context.service.serving.filters.get(chosen.arn).filter, recipe, chosen.arn)

    def check() -> None:
        jobs.check_running(context, FORM.kind, "batch-inference-jobs-in-progress")

    members = (
        "filterArn",
        "jobInput",
        "jobOutput",
        "roleArn",
        "batchInferenceJobConfig",
        "themeGenerationConfig",
    )
    made = resources.create(
        context,
        FORM.kind,
        f"batch-inference-job/{params['jobName']}",
        params,
        name=params["jobName"],
        parent=version.arn,
        dataset_group=version.dataset_group,
        job=FORM.kind,
        check=check,
        body={
            **{key: params.get(key) for key in members},
            "solutionVersionArn": version.arn,
            "numResults": results,
            "batchInferenceJobMode": mode,
        },
    )
    return {"batchInferenceJobArn": made.arn}


@operation("DescribeBatchInferenceJob")
def describe_batch_inference_job(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show a job."""
    found = resources.get(context, params["batchInferenceJobArn"], FORM.kind)
    return {"batchInferenceJob": FORM.describe(found)}


@operation("ListBatchInferenceJobs")
def list_batch_inference_jobs(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """List jobs, of one solution version or all."""
    version = params.get("solutionVersionArn")
    return pagination.page(context, params, FORM, "batchInferenceJobs", parent=version)


def _num_results(params: dict[str, Any], recipe: RecipeInfo) -> int | None:
    """How many results a line gets; None: a ranking has all items that were given."""
    ranks = recipe.recipe_type is RecipeType.PERSONALIZED_RANKING
    results: int | None = params.get("numResults", None if ranks else DEFAULT_RESULTS)
    if results is not None and not 1 <= results <= MAX_RESULTS:
        raise InvalidInputException(f"numResults is {results}; it must be 1 to {MAX_RESULTS}.")
    return results


def _check_recipe(recipe: RecipeInfo) -> None:
    if not recipe.batch_inference:
        raise InvalidInputException(f"The recipe {recipe.name} has no batch inference.")


def _item_name(params: Mapping[str, Any]) -> str | None:
    """The column with the names of items, of a job that makes themes."""
    config = params.get("themeGenerationConfig") or {}
    name: str | None = (config.get("fieldsForThemeGeneration") or {}).get("itemName")
    return name


def _check_themes(
    context: Context, params: dict[str, Any], mode: str, recipe: RecipeInfo, group: str
) -> None:
    """Whether themes can be made as they are asked for. Raises InvalidInputException."""
    name = _item_name(params)
    if (mode == THEMES) != bool(name):
        raise InvalidInputException(
            f"batchInferenceJobMode {THEMES} needs a themeGenerationConfig with "
            "fieldsForThemeGeneration.itemName, and the other mode may not have one."
        )
    if not name:
        return
    if not recipe.themes:
        raise InvalidInputException(
            f"The recipe {recipe.name} has no themes. Use a solution version of "
            f"{catalogue.names(lambda info: info.themes)}."
        )
    schema = context.service.serving.groups.schemas(group).get(DatasetType.ITEMS)
    columns = schema.columns if schema else []
    texts = [column.name for column in columns if column.is_text and column.name != "ITEM_ID"]
    if name.upper() not in {text.upper() for text in texts}:
        raise InvalidInputException(
            f"fieldsForThemeGeneration.itemName: the Items dataset has no column {name} of texts. "
            f"It has {', '.join(texts) or 'none'}."
        )


JOBS = (_Work(),)
