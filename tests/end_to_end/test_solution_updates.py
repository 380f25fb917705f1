"""An objective and training mode UPDATE through the API, with real trainings."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from personalize_poc.local import errors
from personalize_poc.local.api.solutions import training_mode
from personalize_poc.local.arrays.types import Query
from personalize_poc.local.recipes.artifact import Trained, load_model
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.objective import ObjectiveModel
from personalize_poc.local.state.events import Event
from tests.support.operations_harness import ROLE, Api

USERS = "arn:aws:personalize:::recipe/aws-user-personalization"
START = 1_600_000_000
N_ITEMS = 30


def avro(kind: str, **types: str) -> str:
    fields = [{"name": name, "type": of} for name, of in types.items()]
    space = "com.amazonaws.personalize.schema"
    record = {"type": "record", "name": kind, "namespace": space, "fields": fields}
    return json.dumps({**record, "version": "1.0"})


SCHEMAS = {
    "Interactions": avro("Interactions", USER_ID="string", ITEM_ID="string", TIMESTAMP="long"),
    "Items": avro("Items", ITEM_ID="string", PRICE="float"),
}


def interactions(users: int = 120, each: int = 10) -> str:
    """Every user steps up through the items."""
    lines = ["USER_ID,ITEM_ID,TIMESTAMP"]
    for user in range(users):
        lines += [
            f"u{user:03},i{(7 * user + step) % N_ITEMS},{START + 3600 * step}"
            for step in range(each)
        ]
    return "\n".join(lines) + "\n"


def items() -> str:
    prices = np.random.default_rng(0).uniform(1, 9, N_ITEMS)
    return "ITEM_ID,PRICE\n" + "".join(f"i{i},{price:.2f}\n" for i, price in enumerate(prices))


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Api]:
    api = Api(tmp_path)
    yield api
    api.close()


@pytest.fixture
def group(api: Api) -> str:
    group = api.group()
    for kind, text in (("Interactions", interactions()), ("Items", items())):
        schema = api.CreateSchema(name=f"{kind}-schema", schema=SCHEMAS[kind])["schemaArn"]
        dataset = api.CreateDataset(
            name=kind, schemaArn=schema, datasetGroupArn=group, datasetType=kind
        )["datasetArn"]
        api.idle()
        source = {"dataLocation": f"s3://bucket/{kind}.csv"}
        api.cloud.objects[source["dataLocation"]] = text
        api.CreateDatasetImportJob(
            jobName=kind, datasetArn=dataset, dataSource=source, roleArn=ROLE
        )
    api.idle()
    return group


def train(api: Api, solution: str, mode: str) -> tuple[dict[str, Any], Trained[Model]]:
    arn = api.CreateSolutionVersion(solutionArn=solution, trainingMode=mode)["solutionVersionArn"]
    api.idle()
    shown = api.DescribeSolutionVersion(solutionVersionArn=arn)["solutionVersion"]
    assert shown["status"] == "ACTIVE", shown
    return shown, load_model(api.data_dir / api.state.resources.get(arn).private["model"])


def scores(trained: Trained[Model], names: list[str]) -> Any:
    """The model's scores after these items, one an hour."""
    history = np.array([trained.item_index[name] for name in names], np.int32)
    times = START + 3600 * np.arange(len(names), dtype=np.int64)
    return trained.model.score([Query(history, times, np.full(len(names), -1, np.int16))])[0]


def were_tested(trained: Trained[Model]) -> set[str]:
    return set(json.loads((trained.folder / "test_users.json").read_text()))


def test_an_objective_and_then_an_update(api: Api, group: str) -> None:
    solution = api.CreateSolution(
        name="s",
        datasetGroupArn=group,
        recipeArn=USERS,
        performAutoTraining=False,
        solutionConfig={
            "algorithmHyperParameters": {"hidden_dimension": "32"},
            "optimizationObjective": {"itemAttribute": "PRICE", "objectiveSensitivity": "HIGH"},
        },
    )["solutionArn"]
    with pytest.raises(errors.InvalidInputException, match="trained FULL"):
        api.CreateSolutionVersion(solutionArn=solution, trainingMode="UPDATE")
    full, before = train(api, solution, "FULL")
    arn = full["solutionVersionArn"]
    metrics = api.GetSolutionMetrics(solutionVersionArn=arn)["metrics"]
    assert 0 <= metrics["average_rewards_at_k"] <= 1

    # What is recommended first is dearer than without the objective. The first ten are what these
    # people have next in both lists.
    assert isinstance(before.model, ObjectiveModel)
    query = [Query(np.array([3, 4], np.int32), np.array([START, START + 3600]), np.zeros(2, int))]
    prices = before.model.objective.values
    dear, plain = (
        prices[np.argsort(-model.score(query)[0])[:5]].mean()
        for model in (before.model, before.model.model)
    )
    assert dear > plain

    with pytest.raises(errors.InvalidInputException, match="updates to at least one dataset"):
        api.CreateSolutionVersion(solutionArn=solution, trainingMode="UPDATE")

    # A new item that follows i5, met by forty new users.
    (dataset,) = [
        d["datasetArn"] for d in api.ListDatasets()["datasets"] if d["datasetType"] == "ITEMS"
    ]
    api.state.records.put(dataset, {"new": {"PRICE": 5.0}})
    path = ["i2", "i3", "i4", "i5", "new"]
    events = [
        Event(f"late{user}", item, START + 3600 * step, "watch")
        for user in range(40)
        for step, item in enumerate(path)
    ]
    api.state.events.append(group, events)
    update, after = train(api, solution, "UPDATE")
    assert (full["trainingMode"], update["trainingMode"]) == ("FULL", "UPDATE")
    assert after.manifest["parameters"] == before.manifest["parameters"]
    assert "new" in after.item_index
    assert "average_rewards_at_k" in after.manifest["metrics"]
    wanted = scores(after, path[:4])
    assert np.isfinite(wanted).all()
    assert isinstance(after.model, ObjectiveModel)
    assert after.model.objective.values[after.item_index["new"]] == 5

    # Who was tested is tested again, and some of the new users.
    assert were_tested(before) <= were_tested(after)
    assert len(were_tested(after) - were_tested(before)) == 4
    assert all(name.startswith("late") for name in were_tested(after) - were_tested(before))
    with pytest.raises(errors.InvalidInputException, match="updates to at least one dataset"):
        api.CreateSolutionVersion(solutionArn=solution, trainingMode="UPDATE")


def test_a_data_directory_that_was_moved_has_no_new_data(
    api: Api, group: str, tmp_path: Path
) -> None:
    before = training_mode.data_state(api.service, group)
    moved = replace(api.service, data_dir=tmp_path.with_name(f"{tmp_path.name}-moved"))
    shutil.copytree(api.data_dir, moved.data_dir)
    assert training_mode.data_state(moved, group) == before
    api.state.events.append(group, [Event("u001", "i1", START, "watch")])
    assert training_mode.data_state(moved, group) != before
