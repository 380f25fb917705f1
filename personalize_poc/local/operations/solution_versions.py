"""Solution versions: one training of a solution, its model and its offline metrics."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from personalize_poc.local.errors import (
    InvalidInputException,
    ResourceInUseException,
)
from personalize_poc.local.jobs import CREATION, job
from personalize_poc.local.operations import (
    campaigns,
    common,
    recipes,
    solution_events,
    solution_objective,
    solution_options,
    solution_search,
    solution_texts,
    solution_updates,
    training_input,
)
from personalize_poc.local.operations.common import PENDING
from personalize_poc.local.operations.registry import operation
from personalize_poc.local.operations.solution_forms import VERSION, model_folder
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.catalogue import RecipeInfo
from personalize_poc.local.service import Context, Service
from personalize_poc.local.serving import sources
from personalize_poc.local.store import Resource

_LEAST_HOURS = 0.001
"""trainingHours has three decimals; a training of less than four seconds took its time too."""
COPIED = (
    "performHPO", "performAutoML", "recipeArn", "eventType", "datasetGroupArn",
    "performIncrementalUpdate",
)  # fmt: skip
"""Members that a version takes over from its solution as they are."""


@job("solution-version")
class _Training:
    """Take a snapshot of the data, train and evaluate in a worker, keep the model."""

    work: str | None = "personalize_poc.local.training:run"
    lifecycle = CREATION

    def succeeded(self, service: Service, resource: Resource) -> None:
        """The solution shows what AutoML chose; campaigns that follow it get the new version."""
        solution = str(resource.parent)
        if resource.body.get("performAutoML"):
            best = {"bestRecipeArn": resource.body["recipeArn"]}
            service.store.change(solution, body={"autoMLResult": best})
        campaigns.follow(service, solution)

    def prepare(self, service: Service, resource: Resource, workdir: Path) -> dict[str, Any]:
        """Name the immutable files of the bulk data and write out live events and records."""
        config = resource.body.get("solutionConfig") or {}
        return {
            **training_input.gather(
                service, str(resource.dataset_group), workdir,
                needs=solution_texts.needs(resource.body), config=config,
                since=service.store.get(str(resource.parent)).created,
            ),
            "event_type": resource.body.get("eventType"),
            "event_value_threshold": solution_options.threshold(config),
            **_what_to_train(service, resource),
            "objective": solution_objective.of(config),
            "events_config": solution_events.of(config),
        }  # fmt: skip

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Move the model to its place and note metrics and duration."""
        folder = model_folder(resource.arn)
        common.move_folder(workdir / "model", service.data_dir / folder)
        tuned = {"algorithmHyperParameters": result["tuned"]} if result["tuned"] else None
        return {
            "recipeArn": catalogue.named(result["recipe"]).arn,
            "tunedHPOParams": tuned,
            "trainingHours": max(_LEAST_HOURS, round(result["trainingHours"], 3)),
            "private": {
                "model": folder,
                "metrics": result["metrics"],
                "evaluation": result["evaluation"],
            },
        }


def _what_to_train(service: Service, version: Resource) -> dict[str, Any]:
    """Recipe and parameters, the search that finds them, or the model to go on from."""
    body, config = version.body, version.body.get("solutionConfig") or {}
    if base := version.private.get(solution_updates.BASE):
        folder = service.data_dir / service.store.get(base).private["model"]
        return {"recipe": recipes.find(body["recipeArn"]).name, "update": str(folder)}
    if body.get("performAutoML"):
        group = str(version.dataset_group)
        infos = solution_search.automl_recipes(config, sources.datasets(service.store, group))
        return {"search": solution_search.automl_plan(infos, config)}
    info = recipes.find(body["recipeArn"])
    parameters = solution_options.parameters(info, config)
    chosen: dict[str, Any] = {"recipe": info.name, "parameters": parameters}
    if body.get("performHPO"):
        chosen["search"] = solution_search.hpo_plan(info, config, parameters)
    return chosen


@operation("CreateSolutionVersion")
def create_solution_version(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Start a training."""
    solution = common.active(context, params["solutionArn"], "solution")
    base = solution_updates.base(context, solution, params.get("trainingMode", "FULL"))
    check_data(context, solution)
    return {"solutionVersionArn": start(context, solution, params, "MANUAL", base).arn}


def start(
    context: Context,
    solution: Resource,
    params: dict[str, Any],
    training_type: str,
    base: Resource | None = None,
) -> Resource:
    """Add a version of the solution and submit its training. base: the version to go on from.

    Raises LimitExceededException, ResourceInUseException, tag errors.
    """
    number = secrets.token_hex(4)
    while context.store.find(f"{solution.arn}/{number}"):
        number = secrets.token_hex(4)

    def check() -> None:
        common.active(context, solution.arn, "solution")
        running = context.store.select(
            VERSION.kind, account=context.account, region=context.region, statuses=PENDING
        )
        common.within_quota(
            context,
            "solution-versions-in-progress",
            running,
            "solution versions pending or in progress",
        )

    return common.create(
        context, VERSION.kind, f"solution/{solution.name}/{number}", params,
        name=params.get("name") or f"{solution.name}/{number}",
        parent=solution.arn, dataset_group=solution.dataset_group, job=VERSION.kind, check=check,
        body={
            "solutionArn": solution.arn, "trainingType": training_type,
            "trainingMode": solution_updates.UPDATE if base else solution_updates.FULL,
            **{key: solution.body.get(key) for key in COPIED},
            "solutionConfig": solution_options.evaluated(solution.body) or None,
        },
        private={
            solution_updates.DATA: solution_updates.data_state(
                context.service, str(solution.dataset_group)
            ),
            **({solution_updates.BASE: base.arn} if base else {}),
        },
    )  # fmt: skip


def check_data(context: Context, solution: Resource) -> None:
    """Check that every dataset that the recipe of a solution needs is there and ready.

    Raises InvalidInputException, ResourceInUseException.
    """
    group = str(solution.dataset_group)
    if solution.body.get("performAutoML"):
        config = solution_options.evaluated(solution.body)
        datasets = sources.datasets(context.store, group)
        for info in solution_search.automl_recipes(config, datasets):
            check_datasets(context, info, group)
        return
    check_datasets(context, recipes.find(solution.body["recipeArn"]), group)


def check_datasets(context: Context, info: RecipeInfo, group: str) -> None:
    """Check that a dataset group has what a recipe needs, ready. Raises as `check_data` does."""
    datasets = context.store.select("dataset", dataset_group=group)
    found = {dataset.body["datasetType"]: dataset for dataset in datasets}
    for dataset_type in sorted(info.needs):
        if dataset_type not in found:
            raise InvalidInputException(
                f"The recipe {info.name} needs a dataset of type {dataset_type}, and "
                f"{group} has none."
            )
        common.active(context, found[dataset_type].arn, "dataset")
    solution_texts.check_schema(info, context.service.store, found.get("ITEMS"))


@operation("DescribeSolutionVersion")
def describe_solution_version(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show a version."""
    version = common.get(context, params["solutionVersionArn"], VERSION.kind)
    return {"solutionVersion": VERSION.describe(version)}


@operation("ListSolutionVersions")
def list_solution_versions(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """List versions, of one solution (which must exist) or all."""
    solution = params.get("solutionArn")
    if solution is not None:
        common.get(context, solution, "solution")
    return common.page(context, params, VERSION, "solutionVersions", parent=solution)


@operation("StopSolutionVersionCreation")
def stop_solution_version_creation(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Stop a training that has not ended."""
    version = common.get(context, params["solutionVersionArn"], VERSION.kind)
    stopped = version.status in PENDING and context.service.jobs.cancel(version.arn)
    if not stopped:
        current = common.get(context, version.arn)
        raise InvalidInputException(
            f"The training of {version.arn} cannot be stopped: its status is {current.status}."
        )
    return {}


@operation("GetSolutionMetrics")
def get_solution_metrics(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show the offline metrics of a finished version."""
    version = common.get(context, params["solutionVersionArn"], VERSION.kind)
    if version.status in (*PENDING, "CREATE STOPPING"):
        raise ResourceInUseException(
            f"The training of {version.arn} has not ended (its status is {version.status}). "
            "Metrics are there when it is ACTIVE."
        )
    metrics = version.private.get("metrics")
    if metrics is None:
        raise InvalidInputException(
            f"{version.arn} has no metrics: its status is {version.status}."
        )
    rounded = {name: round(value, 4) for name, value in metrics.items()}
    return {"solutionVersionArn": version.arn, "metrics": rounded}
