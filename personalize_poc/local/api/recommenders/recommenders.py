"""Recommenders: a use case of a domain, trained, deployed and retrained by the service."""

from __future__ import annotations

from typing import Any

from personalize_poc.local.api import latest_update, pagination, recipes, resources
from personalize_poc.local.api.campaigns import inference_config
from personalize_poc.local.api.context import Context
from personalize_poc.local.api.recommenders.jobs import KIND, MEMBER, first_schedule
from personalize_poc.local.api.registry import operation
from personalize_poc.local.api.resources import Form
from personalize_poc.local.api.solutions import options
from personalize_poc.local.api.solutions.versions import check_datasets
from personalize_poc.local.errors import (
    InvalidInputException,
    ResourceInUseException,
)
from personalize_poc.local.recipes import use_cases
from personalize_poc.local.recipes.use_cases import UseCase
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import DELETABLE, ResourceKind, Status

LEAST_CUT_OFF = 1.0
"""Days of explorationItemAgeCutOff."""
DEFAULTS = {"minRecommendationRequestsPerSecond": 1}

FORM = Form(
    KIND,
    "recommenderArn",
    summary=("datasetGroupArn", "recipeArn", "recommenderConfig"),
)


@operation("CreateRecommender")
def create_recommender(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Train and deploy a use case of the group's domain."""
    group = resources.active(context, params["datasetGroupArn"], ResourceKind.DATASET_GROUP)
    use_case = _use_case(group, params["recipeArn"])
    info = recipes.find(params["recipeArn"])
    config = {**DEFAULTS, **(params.get("recommenderConfig") or {})}
    _check_config(context, group, use_case, config)
    check_datasets(context, info, group.arn)
    name = params["name"]

    def check() -> None:
        resources.active(context, group.arn, ResourceKind.DATASET_GROUP)
        siblings = context.state.resources.select(KIND, dataset_group=group.arn)
        resources.within_quota(
            context, "recommenders", siblings, "recommenders in this dataset group"
        )

    made = resources.create(
        context,
        KIND,
        f"recommender/{name}",
        params,
        name=name,
        parent=group.arn,
        dataset_group=group.arn,
        job=KIND,
        check=check,
        body={
            "datasetGroupArn": group.arn,
            "recipeArn": info.arn,
            "recommenderConfig": config,
        },
        private=first_schedule(context.service),
    )
    return {"recommenderArn": made.arn}


def _use_case(group: Resource, recipe_arn: str) -> UseCase:
    info, domain = recipes.find(recipe_arn), group.body.get("domain")
    if domain is None:
        raise InvalidInputException(
            f"{group.arn} is a Custom dataset group. Recommenders need a Domain dataset group; "
            "here, create a solution and a campaign."
        )
    if info.domain != domain:
        raise InvalidInputException(
            f"The recipe {info.name} is not one of the domain {domain}. "
            "ListRecipes with this domain shows those that are."
        )
    use_case = use_cases.find(info)
    assert use_case is not None, info.name  # every recipe of a domain is one
    return use_case


def _check_config(
    context: Context, group: Resource, use_case: UseCase, config: dict[str, Any]
) -> None:
    field, exploration = "recommenderConfig", config.get("itemExplorationConfig") or {}
    inference_config.check_exploration(exploration, use_case.info, field)
    cut_off = exploration.get(inference_config.CUT_OFF)
    if cut_off is not None and float(cut_off) < LEAST_CUT_OFF:
        raise InvalidInputException(
            f"{field}.itemExplorationConfig.{inference_config.CUT_OFF} is {cut_off}; "
            f"it must be at least {LEAST_CUT_OFF:g} day."
        )
    columns = {"trainingDataConfig": config.get("trainingDataConfig")}
    asked = {"solutionConfig": columns, "eventType": use_case.event_type}
    options.check(use_case.info, asked)
    schemas = context.service.serving.groups.schemas(group.arn)
    options.check_columns_exist(columns, schemas)


@operation("DescribeRecommender")
def describe_recommender(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show a recommender with the offline metrics of its model."""
    arn = params["recommenderArn"]
    metrics = resources.get(context, arn, KIND).private.get("metrics")
    shown = resources.shown(context, arn, FORM)
    if metrics and not shown["status"].startswith(("CREATE", "DELETE")):
        shown["modelMetrics"] = {name: round(value, 4) for name, value in metrics.items()}
    return {"recommender": shown}


@operation("ListRecommenders")
def list_recommenders(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """List recommenders, of one dataset group or all."""
    group = params.get("datasetGroupArn")
    return pagination.page(context, params, FORM, "recommenders", dataset_group=group)


@operation("UpdateRecommender")
def update_recommender(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Change settings; what is not given stays. Other training columns mean a full training."""
    found = resources.get(context, params["recommenderArn"], KIND)
    group = resources.get(context, found.body["datasetGroupArn"], ResourceKind.DATASET_GROUP)
    config = {**found.body["recommenderConfig"], **params["recommenderConfig"]}
    _check_config(context, group, _use_case(group, found.body["recipeArn"]), config)
    with context.state.transaction():
        found = _free(context, found.arn, Status.ACTIVE)
        member = "trainingDataConfig"
        trains = config.get(member) != found.body["recommenderConfig"].get(member)
        update = latest_update.pending(context.service, {"recommenderConfig": config})
        context.state.resources.change(found.arn, body={MEMBER: update})
        kind = "retrain-updated-recommender" if trains else "update-recommender"
        context.service.jobs.submit(kind, found.arn)
    return {"recommenderArn": found.arn}


@operation("StopRecommender")
def stop_recommender(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Answer no more; the model is kept."""
    found = resources.get(context, params["recommenderArn"], KIND)
    with context.state.transaction():
        _free(context, found.arn, Status.ACTIVE)
        context.state.resources.change(found.arn, status=Status.STOP_PENDING)
        context.service.jobs.submit("stop-recommender", found.arn)
    context.service.serving.deployments.undeploy(found.arn)
    return {"recommenderArn": found.arn}


@operation("StartRecommender")
def start_recommender(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Answer again with the model that was kept."""
    found = resources.get(context, params["recommenderArn"], KIND)
    with context.state.transaction():
        _free(context, found.arn, Status.INACTIVE)
        context.state.resources.change(found.arn, status=Status.START_PENDING)
        context.service.jobs.submit("start-recommender", found.arn)
    return {"recommenderArn": found.arn}


@operation("DeleteRecommender")
def delete_recommender(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Stop answering and remove the model."""
    found = resources.get(context, params["recommenderArn"], KIND)
    with context.state.transaction():
        _free(context, found.arn, *DELETABLE)
        resources.delete(context, found, "delete-recommender", lambda: [])
    context.service.serving.deployments.undeploy(found.arn)
    return {}


def _free(context: Context, arn: str, *statuses: Status) -> Resource:
    """The recommender, with one of these statuses and without an update or training under way.

    Raises ResourceInUseException.
    """
    found = resources.get(context, arn, KIND)
    latest_update.refuse_if_pending(found, MEMBER)
    if found.status not in statuses:
        raise ResourceInUseException(
            f"The recommender {arn} must be {' or '.join(statuses)} for this; "
            f"its status is {found.status}."
        )
    if found.private.get("retraining"):
        raise ResourceInUseException(
            f"The recommender {arn} is being retrained with new data. Wait until that is done."
        )
    return found
