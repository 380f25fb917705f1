"""What a training is given to read, however it was started: one source, without what is going."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.local import typed_json
from personalize_poc.local.api.context import Service
from personalize_poc.local.api.operations import job_kinds
from personalize_poc.local.api.solutions import training_mode
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.stored import StoredPart
from personalize_poc.local.errors import JobFailed
from personalize_poc.local.jobs.kinds import by_name
from personalize_poc.local.options import Options
from personalize_poc.local.state.events import Event
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State
from personalize_poc.local.state.types import ResourceKind, Status
from personalize_poc.local.training.description import TrainingJob
from tests.support.dataset_samples import avro

GROUP = "arn:aws:personalize:us-east-1:1:dataset-group/films"
SCHEMAS = {
    "INTERACTIONS": avro(
        "Interactions",
        ("USER_ID", "string"),
        ("ITEM_ID", "string"),
        ("TIMESTAMP", "long"),
        ("EVENT_TYPE", "string"),
        ("EVENT_VALUE", ["null", "float"]),
    ),
    "ITEMS": avro("Items", ("ITEM_ID", "string"), ("GENRES", "string", "categorical")),
    "USERS": avro("Users", ("USER_ID", "string"), ("AGE", "int")),
}
TRAININGS = (
    "solution-version",
    "recommender",
    "retrain-recommender",
    "retrain-updated-recommender",
)
NOW = 1_800_000_000.5
RECIPE = "arn:aws:personalize:::recipe/"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """A dataset group with three datasets, a solution and a recommender; no jobs, no serving."""
    state = State(tmp_path / "state.sqlite")
    state.resources.add(_resource(GROUP, ResourceKind.DATASET_GROUP))
    for name, schema in SCHEMAS.items():
        state.resources.add(_resource(f"arn:schema/{name}", ResourceKind.SCHEMA, schema=schema))
        folder = tmp_path / name
        folder.mkdir()
        dataset = _resource(_dataset(name), ResourceKind.DATASET, datasetType=name)
        dataset.body["schemaArn"] = f"arn:schema/{name}"
        dataset.private["folder"] = name
        state.resources.add(dataset)
    state.records.put(_dataset("ITEMS"), {"i1": {"GENRES": "crime"}})
    state.events.append(GROUP, [Event("u1", "i1", 5, "Watch", 2.0, {"eventId": "e1"})])
    config = {"trainingDataConfig": {"excludedDatasetColumns": {"Items": ["GENRES"]}}}
    state.resources.add(_resource("arn:solution", ResourceKind.SOLUTION))
    version = _resource(
        "arn:solution-version", ResourceKind.SOLUTION_VERSION, solutionConfig=config
    )
    version = replace(version, parent="arn:solution")
    version.body["recipeArn"] = f"{RECIPE}aws-user-personalization"
    state.resources.add(version)
    recommender = _resource("arn:recommender", ResourceKind.RECOMMENDER, recommenderConfig=config)
    recommender.body["latestRecommenderUpdate"] = {"recommenderConfig": config}
    recommender.body["recipeArn"] = f"{RECIPE}aws-vod-top-picks"
    state.resources.add(recommender)
    parts: Any = None  # no job runs, nobody asks, nothing comes from S3
    options = Options(seed=7, training_seconds=12.5)
    yield Service(tmp_path, state, parts, parts, parts, options, clock=lambda: NOW)
    state.close()


def _resource(arn: str, kind: ResourceKind, **body: Any) -> Resource:
    return Resource(
        arn, kind, "1", "us-east-1", arn, dataset_group=GROUP, status=Status.ACTIVE, body=body
    )


def _dataset(name: str) -> str:
    return f"arn:aws:personalize:us-east-1:1:dataset/films/{name}"


def prepared(service: Service, kind: str) -> TrainingJob:
    """The training of this kind of job, as its worker reads it."""
    arn = "arn:solution-version" if kind == "solution-version" else "arn:recommender"
    workdir = service.data_dir / "jobs" / kind
    workdir.mkdir(parents=True, exist_ok=True)
    payload = by_name(job_kinds())[kind].prepare(service, service.state.resources.get(arn), workdir)
    return typed_json.read(TrainingJob, json.loads(json.dumps(payload)))


@pytest.mark.parametrize("kind", TRAININGS)
def test_every_training_reads_the_data_sets_and_what_came_in_one_by_one(
    service: Service, kind: str
) -> None:
    found = prepared(service, kind)
    data, of_items = found.input.data, found.input.data.items
    assert of_items is not None
    assert of_items.records is not None
    assert data.events is not None
    assert data.interactions == StoredPart(SCHEMAS["INTERACTIONS"], [])
    assert data.users == StoredPart(SCHEMAS["USERS"], [])
    assert of_items == StoredPart(SCHEMAS["ITEMS"], [], records=of_items.records)
    assert data.actions is None
    assert data.action_interactions is None
    assert data.action_events is None
    assert of_items.records.read_text(encoding="utf-8").count("\n") == 1
    assert data.events.read_text(encoding="utf-8").count("\n") == 1
    assert found.input.excluded_columns[DatasetType.ITEMS] == ["GENRES"]
    assert found.seed == 7
    assert found.input.now == NOW


@pytest.mark.parametrize("kind", TRAININGS)
def test_every_training_ends_after_the_seconds_that_it_may_take(
    service: Service, kind: str
) -> None:
    assert prepared(service, kind).seconds == 12.5


@pytest.mark.parametrize("status", [Status.DELETE_PENDING, Status.DELETE_IN_PROGRESS])
@pytest.mark.parametrize("kind", TRAININGS)
def test_a_dataset_that_is_being_deleted_is_not_trained_on(
    service: Service, kind: str, status: Status
) -> None:
    service.state.resources.change(_dataset("ITEMS"), status=status)
    data = prepared(service, kind).input.data
    assert data.items is None
    assert data.interactions is not None
    service.state.resources.change(_dataset("INTERACTIONS"), status=status)
    with pytest.raises(JobFailed, match="no Interactions dataset"):
        prepared(service, kind)


def test_a_dataset_that_is_being_deleted_is_no_state_of_the_data_any_more(service: Service) -> None:
    """What a training in mode UPDATE compares is what it would read."""
    before = training_mode.data_state(service, GROUP)
    service.state.resources.change(_dataset("ITEMS"), status=Status.DELETE_PENDING)
    pending = training_mode.data_state(service, GROUP)
    service.state.resources.remove(_dataset("ITEMS"))
    assert before != pending == training_mode.data_state(service, GROUP)


def test_automl_counts_on_no_dataset_that_is_being_deleted(service: Service) -> None:
    """aws-hrnn-metadata is a candidate as long as there is metadata to learn from."""
    service.state.resources.change(
        "arn:solution-version", body={"performAutoML": True, "recipeArn": None}
    )
    service.state.resources.change(_dataset("USERS"), status=Status.DELETE_PENDING)

    def candidates() -> set[str]:
        plan = prepared(service, "solution-version").search
        assert plan is not None
        return {candidate.recipe for candidate in plan.candidates}

    assert "aws-hrnn-metadata" in candidates()
    service.state.resources.change(_dataset("ITEMS"), status=Status.DELETE_IN_PROGRESS)
    assert "aws-hrnn-metadata" not in candidates()
