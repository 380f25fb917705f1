"""A new recipe is one module and one entry: it is listed, trained, measured, kept and served."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from personalize_poc.local.api import recipes
from personalize_poc.local.api.solutions import hpo, options
from personalize_poc.local.arrays.types import Query
from personalize_poc.local.datasets.stored import StoredData
from personalize_poc.local.datasets.training import interactions
from personalize_poc.local.datasets.training.description import TrainingInput
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.artifact import load_model
from personalize_poc.local.serving.deployment import Deployment
from personalize_poc.local.serving.group.data import GroupData
from personalize_poc.local.serving.recommend import Question, recommend
from personalize_poc.local.serving.requests import check_inputs
from personalize_poc.local.training import job
from personalize_poc.local.training.description import TrainingJob
from tests.support.made_up_recipe import ENTRY
from tests.support.operations_harness import Api
from tests.support.recipe_data import blocks


@pytest.fixture(autouse=True)
def _known() -> Iterator[None]:
    with catalogue.including(ENTRY):
        yield


def test_it_is_known_as_long_as_it_is_included() -> None:
    assert catalogue.named(ENTRY.name) is catalogue.find(ENTRY.arn) is ENTRY
    assert ENTRY in catalogue.all()
    with catalogue.including():
        assert ENTRY in catalogue.all()
    assert catalogue.where(lambda info: info.automl)[-1] is ENTRY


def test_operations_list_it_and_take_it(tmp_path: Path) -> None:
    api = Api(tmp_path)
    assert api.DescribeRecipe(recipeArn=ENTRY.arn)["recipe"]["recipeType"] == ENTRY.recipe_type
    listed = api.ListRecipes(maxResults=100)["recipes"]
    assert ENTRY.name in {entry["name"] for entry in listed}
    made = api.CreateSolution(
        name="s",
        datasetGroupArn=api.group(),
        recipeArn=ENTRY.arn,
        performAutoTraining=False,
        solutionConfig={"algorithmHyperParameters": {"hours": "30"}},
    )
    assert api.DescribeSolution(**made)["solution"]["recipeArn"] == ENTRY.arn
    assert recipes.find(ENTRY.arn) in hpo.automl_recipes({}, [])
    config = {"eventsConfig": {"eventParametersList": [{"eventType": "Watch"}]}}
    with pytest.raises(InvalidInputException, match="eventsConfig is for"):
        options.check(ENTRY, {"solutionConfig": config})
    api.close()


def test_it_is_trained_measured_kept_and_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = blocks(200)
    loaded = SimpleNamespace(
        data=data,
        user_ids=[f"user {user}" for user in range(data.n_users)],
        item_ids=[f"item {item}" for item in range(data.n_items)],
    )
    monkeypatch.setattr(interactions, "load", lambda given: loaded)
    parameters = ENTRY.complete({"hours": "3"}, {})
    training = TrainingJob(TrainingInput(StoredData()), ENTRY.name, parameters, seed=7)
    answer = job.run(training, tmp_path, lambda update: None)
    assert answer["recipe"] == ENTRY.name
    assert 0 < answer["metrics"]["precision_at_25"] <= 1
    assert "popularity" in answer["evaluation"]

    trained = load_model(tmp_path / "model")
    assert trained.recipe is ENTRY
    asked: dict[str, Any] = {}
    check_inputs(trained.recipe, asked)  # needs no user
    answers = recommend(Deployment(ENTRY, trained, GroupData([])), Question(num_results=41))
    places = [trained.item_index[one.item_id] for one in answers]
    assert sorted(places) == list(range(41))
    assert (np.diff(trained.model.score([Query()])[0][places]) <= 0).all()
    assert all(one.score is None for one in answers)
