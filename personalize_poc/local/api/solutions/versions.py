"""Solution versions: one training of a solution, its model and its offline metrics."""

from __future__ import annotations

import logging
import secrets
from dataclasses import replace
from pathlib import Path
from typing import Any

from personalize_poc.local import files, typed_json
from personalize_poc.local.api import pagination, recipes, resources, training_input
from personalize_poc.local.api.campaigns import campaigns
from personalize_poc.local.api.context import Context, Service
from personalize_poc.local.api.registry import operation
from personalize_poc.local.api.solutions import (
    events_config,
    hpo,
    incremental_updates,
    objective,
    options,
    training_mode,
)
from personalize_poc.local.api.solutions.forms import VERSION
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.errors import (
    InvalidInputException,
    ResourceInUseException,
)
from personalize_poc.local.evaluation import leads
from personalize_poc.local.jobs.kinds import CREATION, JobKind
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.artifact import model_folder
from personalize_poc.local.recipes.recipe import RecipeInfo
from personalize_poc.local.serving import dataset_snapshot
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import PENDING, UNFINISHED, ResourceKind
from personalize_poc.local.training.description import TrainingJob

_log = logging.getLogger(__name__)

_LEAST_HOURS = 0.001
"""trainingHours has three decimals; a training of less than four seconds took its time too."""
COPIED = (
    "performHPO",
    "performAutoML",
    "recipeArn",
    "eventType",
    "datasetGroupArn",
    "performIncrementalUpdate",
)
"""Members that a version takes over from its solution as they are."""


class _Training(JobKind[Service]):
    """Take a snapshot of the data, train and evaluate in a worker, keep the model."""

    name = "solution-version"
    work = "personalize_poc.local.training.job:run"
    lifecycle = CREATION

    def succeeded(self, service: Service, resource: Resource) -> None:
        """The solution shows what AutoML chose; campaigns that follow it get the new version."""
        solution = str(resource.parent)
        if resource.body.get("performAutoML"):
            best = {"bestRecipeArn": resource.body["recipeArn"]}
            service.state.resources.change(solution, body={"autoMLResult": best})
        campaigns.follow(service, solution)

    def prepare(self, service: Service, resource: Resource, workdir: Path) -> dict[str, Any]:
        """Name the immutable files of the bulk data and write out live events and records."""
        config = resource.body.get("solutionConfig") or {}
        given = training_input.gather(
            service,
            str(resource.dataset_group),
            workdir,
            needs=incremental_updates.needs(resource.body),
            config=config,
            since=service.state.resources.get(str(resource.parent)).created,
        )
        work = TrainingJob(
            replace(
                given,
                event_type=resource.body.get("eventType"),
                event_value_threshold=options.threshold(config),
                events=events_config.of(config),
            ),
            seed=service.options.seed,
            seconds=service.options.training_seconds,
            objective=objective.of(config),
        )
        return typed_json.members(_what_to_train(service, resource, work))

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Move the model to its place and note metrics and duration."""
        folder = model_folder(resource.arn)
        files.move_folder(workdir / "model", service.data_dir / folder)
        tuned = {"algorithmHyperParameters": result["tuned"]} if result["tuned"] else None
        recipe = catalogue.named(result["recipe"])
        judgement = leads.judged(result["evaluation"], recipe)
        if judgement:
            _log.warning("%s (%s): %s", resource.arn, recipe.name, leads.sentence(judgement))
        return {
            "recipeArn": recipe.arn,
            "tunedHPOParams": tuned,
            "trainingHours": max(_LEAST_HOURS, round(result["trainingHours"], 3)),
            "private": {
                "model": folder,
                "metrics": result["metrics"],
                "evaluation": result["evaluation"],
            },
        }


def _what_to_train(service: Service, version: Resource, work: TrainingJob) -> TrainingJob:
    """With recipe and parameters, the search that finds them, or the model to go on from."""
    body, config = version.body, version.body.get("solutionConfig") or {}
    if base := version.private.get(training_mode.BASE):
        folder = service.data_dir / service.state.resources.get(base).private["model"]
        return replace(work, recipe=recipes.find(body["recipeArn"]).name, update=folder)
    if body.get("performAutoML"):
        group = str(version.dataset_group)
        infos = hpo.automl_recipes(config, dataset_snapshot.datasets(service.state, group))
        return replace(work, search=hpo.automl_plan(infos, config))
    info = recipes.find(body["recipeArn"])
    parameters = options.parameters(info, config)
    search = hpo.hpo_plan(info, config, parameters) if body.get("performHPO") else None
    return replace(work, recipe=info.name, parameters=parameters, search=search)


@operation("CreateSolutionVersion")
def create_solution_version(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Start a training."""
    solution = resources.active(context, params["solutionArn"], ResourceKind.SOLUTION)
    base = training_mode.base(context, solution, params.get("trainingMode", "FULL"))
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
    while context.state.resources.find(f"{solution.arn}/{number}"):
        number = secrets.token_hex(4)

    def check() -> None:
        resources.active(context, solution.arn, ResourceKind.SOLUTION)
        running = context.state.resources.select(
            VERSION.kind, account=context.account, region=context.region, statuses=PENDING
        )
        resources.within_quota(
            context,
            "solution-versions-in-progress",
            running,
            "solution versions pending or in progress",
        )

    return resources.create(
        context,
        VERSION.kind,
        f"solution/{solution.name}/{number}",
        params,
        name=params.get("name") or f"{solution.name}/{number}",
        parent=solution.arn,
        dataset_group=solution.dataset_group,
        job=VERSION.kind,
        check=check,
        body={
            "solutionArn": solution.arn,
            "trainingType": training_type,
            "trainingMode": training_mode.UPDATE if base else training_mode.FULL,
            **{key: solution.body.get(key) for key in COPIED},
            "solutionConfig": options.evaluated(solution.body) or None,
        },
        private={
            training_mode.DATA: training_mode.data_state(
                context.service, str(solution.dataset_group)
            ),
            **({training_mode.BASE: base.arn} if base else {}),
        },
    )


def check_data(context: Context, solution: Resource) -> None:
    """Check that every dataset that the recipe of a solution needs is there and ready.

    Raises InvalidInputException, ResourceInUseException.
    """
    group = str(solution.dataset_group)
    if solution.body.get("performAutoML"):
        config = options.evaluated(solution.body)
        datasets = dataset_snapshot.datasets(context.state, group)
        for info in hpo.automl_recipes(config, datasets):
            check_datasets(context, info, group)
        return
    check_datasets(context, recipes.find(solution.body["recipeArn"]), group)


def check_datasets(context: Context, info: RecipeInfo, group: str) -> None:
    """Check that a dataset group has what a recipe needs, ready. Raises as `check_data` does."""
    datasets = context.state.resources.select(ResourceKind.DATASET, dataset_group=group)
    found = {dataset.body["datasetType"]: dataset for dataset in datasets}
    for dataset_type in sorted(info.needs):
        if dataset_type not in found:
            raise InvalidInputException(
                f"The recipe {info.name} needs a dataset of type {dataset_type}, and "
                f"{group} has none."
            )
        resources.active(context, found[dataset_type].arn, ResourceKind.DATASET)
    incremental_updates.check_schema(info, context.service.state, found.get(DatasetType.ITEMS))


@operation("DescribeSolutionVersion")
def describe_solution_version(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show a version."""
    version = resources.get(context, params["solutionVersionArn"], VERSION.kind)
    return {"solutionVersion": VERSION.describe(version)}


@operation("ListSolutionVersions")
def list_solution_versions(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """List versions, of one solution (which must exist) or all."""
    solution = params.get("solutionArn")
    if solution is not None:
        resources.get(context, solution, ResourceKind.SOLUTION)
    return pagination.page(context, params, VERSION, "solutionVersions", parent=solution)


@operation("StopSolutionVersionCreation")
def stop_solution_version_creation(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Stop a training that has not ended."""
    version = resources.get(context, params["solutionVersionArn"], VERSION.kind)
    stopped = version.status in PENDING and context.service.jobs.cancel(version.arn)
    if not stopped:
        current = resources.get(context, version.arn)
        raise InvalidInputException(
            f"The training of {version.arn} cannot be stopped: its status is {current.status}."
        )
    return {}


@operation("GetSolutionMetrics")
def get_solution_metrics(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show the offline metrics of a finished version."""
    version = resources.get(context, params["solutionVersionArn"], VERSION.kind)
    if version.status in UNFINISHED:
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


JOBS = (_Training(),)
