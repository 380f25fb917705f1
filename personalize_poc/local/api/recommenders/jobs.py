"""What recommenders do over time: training, deployment, updates, weekly retraining, the end.

Each training writes a model folder of its own, numbered; the two latest are kept, so that the
state file never names a folder that is gone, whenever the process ends.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from personalize_poc.local import files, typed_json
from personalize_poc.local.api import (
    folders,
    latest_update,
    recipes,
    schedules,
    training_input,
)
from personalize_poc.local.api.context import Service
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.errors import JobFailed
from personalize_poc.local.jobs.kinds import CREATION, DELETION, UPDATE, JobKind, Lifecycle
from personalize_poc.local.jobs.periodic import PeriodicTask
from personalize_poc.local.recipes import use_cases
from personalize_poc.local.recipes.use_cases import UseCase
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import PENDING, ResourceKind, Status
from personalize_poc.local.training.description import TrainingJob

KIND = ResourceKind.RECOMMENDER
MEMBER = "latestRecommenderUpdate"
RETRAINED_EVERY = 7 * schedules.DAY
"""Seconds between two full trainings."""


def first_schedule(service: Service) -> dict[str, Any]:
    """Private values of a new recommender: trained again in a week."""
    return {**schedules.after(service, RETRAINED_EVERY), "trainings": 0}


class _Creation(JobKind[Service]):
    """Train as a solution version is trained, with the recipe behind the use case; deploy."""

    name: ClassVar[str] = KIND
    work = "personalize_poc.local.training.job:run"
    lifecycle = CREATION

    def config(self, resource: Resource) -> dict[str, Any]:
        """The settings to train and deploy with."""
        return dict(resource.body["recommenderConfig"])

    def prepare(self, service: Service, resource: Resource, workdir: Path) -> dict[str, Any]:
        """Name the immutable files of the bulk data and write out live events and records."""
        use_case = _use_case(resource)
        given = training_input.gather(
            service,
            str(resource.dataset_group),
            workdir,
            needs=use_case.info.needs,
            config=self.config(resource),
            since=resource.created,
        )
        of_log = given.excluded_columns.get(DatasetType.INTERACTIONS, [])
        excluded = {
            **given.excluded_columns,
            # Documented: use cases do not use event values.
            DatasetType.INTERACTIONS: [*of_log, "EVENT_VALUE"],
        }
        work = TrainingJob(
            replace(given, event_type=use_case.event_type, excluded_columns=excluded),
            recipe=use_case.behind,
            parameters=use_case.info.complete({}, {}),
            seed=service.options.seed,
            seconds=service.options.training_seconds,
        )
        return typed_json.members(work)

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Move the model to its place and let it answer."""
        number = int(resource.private.get("trainings", 0)) + 1
        folder, config = _folder(resource, number), self.config(resource)
        files.move_folder(workdir / "model", service.data_dir / folder)
        private = {"model": folder, "trainings": number, "metrics": result["metrics"]}
        _deploy(service, resource, {**resource.private, **private}, config)
        folders.remove_folder(service, _folder(resource, number - 2))
        return {"recommenderConfig": config, "private": private}


class _Retraining(_Creation):
    """The weekly training; the old model answers until it is done, and for ever if it fails."""

    name = "retrain-recommender"
    lifecycle = UPDATE

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """As after the first training."""
        changes = super().finish(service, resource, workdir, result)
        return {**changes, "private": {**changes["private"], "retraining": None}}

    def failed(self, service: Service, resource: Resource, reason: str) -> None:
        """Until the next week."""
        service.state.resources.annotate(
            resource.arn, {"retraining": None, "retrainingFailed": reason}
        )


class _NestedStatus(JobKind[Service]):
    """Moves latestRecommenderUpdate along."""

    def started(self, service: Service, resource: Resource) -> None:
        """It runs."""
        latest_update.change(service, resource.arn, MEMBER, status=Status.CREATE_IN_PROGRESS)

    def succeeded(self, service: Service, resource: Resource) -> None:
        """It is in effect."""
        latest_update.change(service, resource.arn, MEMBER, status=Status.ACTIVE)

    def failed(self, service: Service, resource: Resource, reason: str) -> None:
        """The recommender stays as it was."""
        latest_update.change(
            service, resource.arn, MEMBER, status=Status.CREATE_FAILED, failureReason=reason
        )


class _UpdateWithTraining(_NestedStatus, _Creation):
    name = "retrain-updated-recommender"
    lifecycle = UPDATE

    def config(self, resource: Resource) -> dict[str, Any]:
        """The new settings."""
        return dict(resource.body[MEMBER]["recommenderConfig"])


class _Update(_NestedStatus):
    name = "update-recommender"
    lifecycle = UPDATE

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """The same model answers with the new settings."""
        config = resource.body[MEMBER]["recommenderConfig"]
        _deploy(service, resource, resource.private, config)
        return {"recommenderConfig": config}


class _Stop(JobKind[Service]):
    name = "stop-recommender"
    lifecycle = Lifecycle(Status.STOP_IN_PROGRESS, Status.INACTIVE)

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Free the memory."""
        service.serving.deployments.undeploy(resource.arn)
        return {}


class _Start(JobKind[Service]):
    name = "start-recommender"
    lifecycle = Lifecycle(Status.START_IN_PROGRESS, Status.ACTIVE, Status.INACTIVE)

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Load the model and warm it up."""
        _deploy(service, resource, resource.private, resource.body["recommenderConfig"])
        return {}


class _Deletion(JobKind[Service]):
    name = "delete-recommender"
    lifecycle = DELETION

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Free the memory and remove the models; events of its answers may still come."""
        service.serving.deployments.undeploy(resource.arn)
        service.state.ledger.remember(str(resource.dataset_group), resource.arn)
        folders.remove_folder(service, _folder(resource))
        return {}


def retrain(service: Service) -> None:
    """Start the trainings that are due; one that was missed while the stand-in was off is once."""
    for found in service.state.resources.select(KIND, statuses=[Status.ACTIVE]):
        if not schedules.is_due(service, found):
            continue
        with service.state.transaction():
            current = service.state.resources.find(found.arn)
            if current is None or not _free(current):
                continue
            plan = schedules.following(service, current, RETRAINED_EVERY)
            service.state.resources.annotate(found.arn, {**plan, "retraining": True})
            service.jobs.submit("retrain-recommender", found.arn)


def _free(recommender: Resource) -> bool:
    update = recommender.body.get(MEMBER) or {}
    busy = update.get("status") in PENDING or recommender.private.get("retraining")
    return recommender.status == Status.ACTIVE and not busy


def _use_case(resource: Resource) -> UseCase:
    use_case = use_cases.find(recipes.find(resource.body["recipeArn"]))
    if use_case is None:
        raise JobFailed(f"{resource.body['recipeArn']} is no use case of a domain.")
    return use_case


def _folder(resource: Resource, number: int | None = None) -> str:
    """The folder of one training, or the one that all trainings of a recommender lie in."""
    place = f"models/{resource.account}-{resource.region}-recommender-{resource.name}"
    return place if number is None else f"{place}/{number}"


def _deploy(
    service: Service, resource: Resource, private: dict[str, Any], config: dict[str, Any]
) -> None:
    body = {**resource.body, "recommenderConfig": config}
    service.serving.deployments.deploy_recommender(replace(resource, body=body, private=private))


JOBS = (
    _Creation(),
    _Retraining(),
    _UpdateWithTraining(),
    _Update(),
    _Stop(),
    _Start(),
    _Deletion(),
)

PERIODIC = (PeriodicTask(retrain),)
