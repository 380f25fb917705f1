"""Solutions: a recipe, or AutoML, with options for one dataset group; ACTIVE at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from personalize_poc.local.api import folders, pagination, resources, schedules
from personalize_poc.local.api.campaigns import campaigns
from personalize_poc.local.api.context import Context, Service
from personalize_poc.local.api.registry import operation
from personalize_poc.local.api.resources import Form
from personalize_poc.local.api.solutions import objective, options
from personalize_poc.local.api.solutions.forms import VERSION
from personalize_poc.local.datasets.schema import Schema, parse
from personalize_poc.local.jobs.kinds import DELETION, JobKind
from personalize_poc.local.recipes.artifact import model_folder
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import PENDING, UNFINISHED, ResourceKind, Status

FIRST_TRAINING = 3600.0
"""Seconds from ACTIVE to the first automatic training (see `automatic_training`)."""

FORM = Form(ResourceKind.SOLUTION, "solutionArn", hidden=("failureReason",), summary=("recipeArn",))


class _Deletion(JobKind[Service]):
    name = "delete-solution"
    lifecycle = DELETION

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Remove the versions with their models."""
        for version in service.state.resources.select(VERSION.kind, parent=resource.arn):
            folders.remove_folder(service, model_folder(version.arn))
            service.state.resources.remove(version.arn)
        return {}


def schedule(service: Service) -> dict[str, Any]:
    """Private values that make the first automatic training due in an hour."""
    return {**schedules.after(service, FIRST_TRAINING), "firstTraining": True}


@operation("CreateSolution")
def create_solution(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Keep a recipe with its options; nothing is trained yet."""
    group = resources.active(context, params["datasetGroupArn"], ResourceKind.DATASET_GROUP)
    automl = bool(params.get("performAutoML"))
    config = params.get("solutionConfig") or None
    recipe_arn = None
    if automl:
        options.check_automl(params)
    else:
        info = options.recipe_of(params)
        options.check(info, params)
        schemas = _schemas(context, group)
        options.check_columns_exist(config or {}, schemas)
        objective.check_column(config or {}, schemas)
        recipe_arn = info.arn
    automatic = params.get("performAutoTraining", True)
    name = params["name"]

    def check() -> None:
        resources.active(context, group.arn, ResourceKind.DATASET_GROUP)
        siblings = context.state.resources.select(FORM.kind, dataset_group=group.arn)
        resources.within_quota(context, "solutions", siblings, "solutions in this dataset group")

    solution = resources.create(
        context,
        FORM.kind,
        f"solution/{name}",
        params,
        name=name,
        parent=group.arn,
        dataset_group=group.arn,
        status=Status.ACTIVE,
        check=check,
        body={
            "performHPO": automl or bool(params.get("performHPO")),
            "performAutoML": automl,
            "performAutoTraining": automatic,
            "recipeArn": recipe_arn,
            "datasetGroupArn": group.arn,
            "eventType": params.get("eventType"),
            "solutionConfig": config,
            "performIncrementalUpdate": params.get("performIncrementalUpdate"),
        },
        private=schedule(context.service) if automatic else None,
    )
    return {"solutionArn": solution.arn}


def _schemas(context: Context, group: Resource) -> dict[str, Schema]:
    """The schemas of the group's datasets, by dataset type."""
    found = {}
    for dataset in context.state.resources.select(ResourceKind.DATASET, dataset_group=group.arn):
        body = context.state.resources.get(dataset.body["schemaArn"]).body
        found[dataset.body["datasetType"]] = parse(body["schema"], body.get("domain"))
    return found


@operation("DescribeSolution")
def describe_solution(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show a solution with a summary of its latest version."""
    arn = params["solutionArn"]
    shown = resources.shown(context, arn, FORM)
    versions = context.state.resources.select(VERSION.kind, parent=arn)
    if versions:
        shown["latestSolutionVersion"] = VERSION.entry(versions[-1])
    return {"solution": shown}


@operation("ListSolutions")
def list_solutions(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """List solutions, of one dataset group or all."""
    return pagination.page(
        context, params, FORM, "solutions", dataset_group=params.get("datasetGroupArn")
    )


@operation("DeleteSolution")
def delete_solution(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Delete a solution with all its versions, unless something needs one of them."""
    solution = resources.get(context, params["solutionArn"], FORM.kind)
    group = solution.dataset_group

    def needed() -> list[Resource]:
        select = context.state.resources.select
        busy = select(VERSION.kind, parent=solution.arn, statuses=UNFINISHED)
        users = [
            *select(ResourceKind.CAMPAIGN, dataset_group=group),
            *select(ResourceKind.BATCH_INFERENCE_JOB, dataset_group=group, statuses=PENDING),
            *select(ResourceKind.BATCH_SEGMENT_JOB, dataset_group=group, statuses=PENDING),
        ]
        return busy + [user for user in users if _uses(user, solution)]

    resources.delete(context, solution, "delete-solution", needed)
    return {}


def _uses(user: Resource, solution: Resource) -> bool:
    """Whether a campaign or batch job stands on a version of the solution, or is about to."""
    update = user.body.get(campaigns.MEMBER) or {}
    coming = update.get("solutionVersionArn", "") if update.get("status") in PENDING else ""
    arns = (user.parent or "", user.body.get("solutionVersionArn", ""), coming)
    return any(arn == solution.arn or arn.startswith(f"{solution.arn}/") for arn in arns)


JOBS = (_Deletion(),)
