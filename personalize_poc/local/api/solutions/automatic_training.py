"""Automatic training: versions that the service starts by itself.

A solution with performAutoTraining (the default of CreateSolution) gets its first automatic
version one hour after it became ACTIVE, unless somebody started one by hand within that hour;
then one every seven days, or as its schedulingExpression says. When a version cannot be started
(no data yet, quota used up) it stays due. What is due is kept beside the solution, so it outlives
a restart; what became due while the stand-in was off is started once.
"""

from __future__ import annotations

import logging
from typing import Any

from personalize_poc.local.api import recipes, resources, schedules
from personalize_poc.local.api.context import Context, Service
from personalize_poc.local.api.registry import operation
from personalize_poc.local.api.solutions import events_config, options
from personalize_poc.local.api.solutions.forms import VERSION
from personalize_poc.local.api.solutions.solutions import FORM, schedule
from personalize_poc.local.api.solutions.versions import check_data, start
from personalize_poc.local.errors import InvalidInputException, ServiceError
from personalize_poc.local.jobs.periodic import PeriodicTask
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import PENDING, Status

_log = logging.getLogger(__name__)


def start_due_trainings(service: Service) -> None:
    """Start every automatic version that is due; called from time to time."""
    for solution in service.state.resources.select(FORM.kind, statuses=[Status.ACTIVE]):
        if not schedules.is_due(service, solution) or _in_training(service, solution):
            continue
        try:
            _start(service, solution)
        except ServiceError as error:
            _log.info("automatic training of %s has to wait: %s", solution.arn, error)


def _in_training(service: Service, solution: Resource) -> bool:
    """Whether an automatic version is still in training: schedules can run faster than that."""
    running = service.state.resources.select(VERSION.kind, parent=solution.arn, statuses=PENDING)
    return any(version.body["trainingType"] == "AUTOMATIC" for version in running)


def _start(service: Service, solution: Resource) -> None:
    context = Context(service, solution.account, solution.region)
    days = options.training_days(solution.body.get("solutionConfig") or {})
    plan = schedules.following(service, solution, days * schedules.DAY)
    with service.state.transaction():
        versions = service.state.resources.select(VERSION.kind, parent=solution.arn, limit=1)
        if not (solution.private.get("firstTraining") and versions):
            check_data(context, solution)
            start(context, solution, {}, "AUTOMATIC")
        service.state.resources.annotate(solution.arn, {**plan, "firstTraining": False})


def _check_events(solution: Resource, config: dict[str, Any]) -> None:
    """Whether the solution can have the events configuration that it would get."""
    if solution.body.get("performAutoML"):
        raise InvalidInputException("eventsConfig is not for a solution with performAutoML.")
    info = recipes.find(solution.body["recipeArn"])
    events_config.check(info, config, solution.body.get("eventType"))


@operation("UpdateSolution")
def update_solution(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Turn automatic training on or off, change its schedule, or what its next versions learn."""
    solution = resources.active(context, params["solutionArn"], FORM.kind)
    members = ("performAutoTraining", "performIncrementalUpdate", "solutionUpdateConfig")
    asked = {member: params[member] for member in members if member in params}
    update = params.get("solutionUpdateConfig") or {}
    automatic = params.get("performAutoTraining", solution.body["performAutoTraining"])
    config = {**(solution.body.get("solutionConfig") or {}), **update}
    info = catalogue.find(solution.body.get("recipeArn") or "")
    options.check_update(info, params, automatic, config)
    incremental = params.get("performIncrementalUpdate")
    if incremental is None:
        incremental = solution.body.get("performIncrementalUpdate")
    if update.get("eventsConfig") is not None:
        _check_events(solution, config)
    with context.state.transaction():
        solution = resources.active(context, solution.arn, FORM.kind)
        now = context.service.clock()
        if automatic and not solution.body["performAutoTraining"]:
            context.state.resources.annotate(solution.arn, schedule(context.service))
        elif not automatic:
            context.state.resources.annotate(solution.arn, schedules.NONE)
        elif "autoTrainingConfig" in update and not solution.private.get("firstTraining"):
            days = options.training_days(config)
            plan = schedules.changed(solution, days * schedules.DAY)
            context.state.resources.annotate(solution.arn, plan)
        moment = {"creationDateTime": now, "lastUpdatedDateTime": now}
        context.state.resources.change(
            solution.arn,
            body={
                "performAutoTraining": automatic,
                "performIncrementalUpdate": incremental,
                "solutionConfig": config or None,
                "latestSolutionUpdate": {**asked, "status": Status.ACTIVE, **moment},
            },
        )
    return {"solutionArn": solution.arn}


PERIODIC = (PeriodicTask(start_due_trainings),)
