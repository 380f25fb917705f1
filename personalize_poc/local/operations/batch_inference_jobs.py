"""Batch inference jobs: questions in files on S3, answers in files on S3."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from personalize_poc.local.batch import CHECK, MAX_FILES
from personalize_poc.local.errors import InvalidInputException, JobFailed, NotImplementedHere
from personalize_poc.local.jobs import CREATION, Plain, job
from personalize_poc.local.operations import common, inference_config
from personalize_poc.local.operations.common import PENDING, Form
from personalize_poc.local.operations.registry import operation
from personalize_poc.local.operations.runtime import DEFAULT_RESULTS, MAX_RESULTS
from personalize_poc.local.recipes.catalogue import RecipeInfo
from personalize_poc.local.service import Context, Service
from personalize_poc.local.serving import sources
from personalize_poc.local.serving.deployments import (
    PERSONALIZED_RANKING,
    POPULAR_ITEMS,
    RELATED_ITEMS,
    USER_PERSONALIZATION,
)
from personalize_poc.local.store import Resource

FORM = Form(
    "batch-inference-job", "batchInferenceJobArn", "jobName",
    summary=("failureReason", "solutionVersionArn", "batchInferenceJobMode"),
)  # fmt: skip


@job("batch-inference-job")
class _Work(Plain):
    lifecycle = CREATION
    work = "personalize_poc.local.batch:run"

    def prepare(self, service: Service, resource: Resource, workdir: Path) -> dict[str, Any]:
        """Fetch the input, and write down the data as it is now."""
        body = resource.body
        version = service.store.get(body["solutionVersionArn"])
        folder = workdir / "input"
        folder.mkdir()
        fetched = service.neighbours.fetch(
            body["jobInput"]["s3DataSource"]["path"], body["roleArn"], resource.account,
            resource.region, folder,
        )  # fmt: skip
        if len(fetched) > MAX_FILES:
            raise JobFailed(f"The input has {len(fetched)} files; {MAX_FILES} are allowed.")
        chosen = service.store.get(body["filterArn"]) if body.get("filterArn") else None
        data = workdir / "data"
        data.mkdir()
        return {
            "data": sources.payload(
                service.store, service.data_dir, str(version.dataset_group), data
            ),
            "model": str((service.data_dir / version.private["model"]).resolve()),
            "version": {
                key: version.body.get(key) for key in ("recipeArn", "eventType", "solutionConfig")
            },
            "config": body.get("batchInferenceJobConfig"),
            "filter": chosen and chosen.body["filterExpression"],
            "num_results": body["numResults"],
            "seed": service.options.seed,
            "files": [{"name": _name(file.uri), "path": str(file.path)} for file in fetched],
        }

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Put the answers to S3, the marker object last."""
        folder = workdir / "output"
        names = [*result["files"], CHECK]
        service.neighbours.put(
            {name: folder / name for name in names},
            resource.body["jobOutput"]["s3DataDestination"]["path"],
            resource.body["roleArn"], resource.account, resource.region,
        )  # fmt: skip
        shutil.rmtree(folder, ignore_errors=True)
        return {}


@operation("CreateBatchInferenceJob")
def create_batch_inference_job(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Answer many questions with a solution version; no campaign is needed."""
    version = inference_config.trained_version(context, params["solutionVersionArn"])
    mode = params.get("batchInferenceJobMode", "BATCH_INFERENCE")
    if mode != "BATCH_INFERENCE" or params.get("themeGenerationConfig"):
        raise NotImplementedHere("Themes for batch recommendations are not built in the stand-in.")
    inference_config.check(
        params.get("batchInferenceJobConfig"), version, "batchInferenceJobConfig"
    )
    _check_recipe(inference_config.recipe_of(version))
    results = params.get("numResults", DEFAULT_RESULTS)
    if not 1 <= results <= MAX_RESULTS:
        raise InvalidInputException(f"numResults is {results}; it must be 1 to {MAX_RESULTS}.")
    _check_paths(params["jobInput"]["s3DataSource"], params["jobOutput"]["s3DataDestination"])
    _check_filter(context, params.get("filterArn"), version)

    def check() -> None:
        running = context.store.select(
            FORM.kind, account=context.account, region=context.region, statuses=PENDING
        )
        what = "resources with PENDING or IN_PROGRESS status"
        common.within_quota(context, "batch-inference-jobs-in-progress", running, what)

    members = (
        "filterArn", "jobInput", "jobOutput", "roleArn", "batchInferenceJobConfig",
    )  # fmt: skip
    made = common.create(
        context, FORM.kind, f"batch-inference-job/{params['jobName']}", params,
        name=params["jobName"], parent=version.arn, dataset_group=version.dataset_group,
        job=FORM.kind, check=check,
        body={
            **{key: params.get(key) for key in members}, "solutionVersionArn": version.arn,
            "numResults": results, "batchInferenceJobMode": mode,
        },
    )  # fmt: skip
    return {"batchInferenceJobArn": made.arn}


@operation("DescribeBatchInferenceJob")
def describe_batch_inference_job(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show a job."""
    found = common.get(context, params["batchInferenceJobArn"], FORM.kind)
    return {"batchInferenceJob": FORM.describe(found)}


@operation("ListBatchInferenceJobs")
def list_batch_inference_jobs(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """List jobs, of one solution version or all."""
    version = params.get("solutionVersionArn")
    return common.page(context, params, FORM, "batchInferenceJobs", parent=version)


def _name(uri: str) -> str:
    return uri.rstrip("/").rsplit("/", 1)[-1]


def _check_recipe(recipe: RecipeInfo) -> None:
    kinds = (USER_PERSONALIZATION, POPULAR_ITEMS, RELATED_ITEMS, PERSONALIZED_RANKING)
    if recipe.recipe_type not in kinds or recipe.name == "aws-trending-now":
        raise InvalidInputException(f"The recipe {recipe.name} has no batch inference.")


def _check_paths(source: dict[str, Any], target: dict[str, Any]) -> None:
    if source.get("kmsKeyArn") or target.get("kmsKeyArn"):
        raise NotImplementedHere("KMS keys for batch files are not built in the stand-in.")
    for path, what in ((source["path"], "input"), (target["path"], "output")):
        if not path.startswith("s3://"):
            raise InvalidInputException(f"Invalid S3 {what} path: {path} is not s3://bucket/…")
    folder = target["path"].rstrip("/")
    if folder in (source["path"].rstrip("/"), source["path"].rpartition("/")[0]):
        raise InvalidInputException(
            f"Invalid S3 output path: {target['path']} is the place of the input."
        )


def _check_filter(context: Context, arn: str | None, version: Resource) -> None:
    if arn is None:
        return
    found = common.get(context, arn, "filter")
    if found.status != "ACTIVE":
        raise InvalidInputException(f"The filter {arn} is not ACTIVE (it is {found.status}).")
    if found.dataset_group != version.dataset_group:
        raise InvalidInputException(
            f"The filter {arn} belongs to dataset group {found.dataset_group}, the solution "
            f"version to {version.dataset_group}."
        )
