"""What a caller hands in stays as it was: events, payloads of jobs, resources."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.local.datasets.stored import StoredData
from personalize_poc.local.datasets.training.description import TrainingInput
from personalize_poc.local.datasets.training.interactions import Loaded
from personalize_poc.local.serving import Serving
from personalize_poc.local.serving.group.impressions import SHOWN
from personalize_poc.local.state.events import Event
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State
from personalize_poc.local.state.types import ResourceKind
from personalize_poc.local.training.description import TrainingJob
from personalize_poc.local.training.strategies import learn
from personalize_poc.local.tuning.plan import Candidate, Plan
from tests.support.recipe_data import blocks

GROUP = "arn:aws:personalize:us-east-1:1:dataset-group/films"


@pytest.fixture
def state(tmp_path: Path) -> Any:
    state = State(tmp_path / "state.sqlite")
    yield state
    state.close()


def test_the_items_of_a_recommendation_join_the_event_that_is_kept_not_that_of_the_caller(
    state: State, tmp_path: Path
) -> None:
    state.resources.add(Resource(GROUP, ResourceKind.DATASET_GROUP, "1", "us-east-1", "films"))
    serving = Serving(tmp_path, state)
    serving.impressions.note("RID-1", ["new-1", "new-2"])
    given = [
        Event("u", "i", 5, "Watch", None, {"recommendationId": "RID-1"}),
        Event("u", "i", 6, "Watch", None, {"recommendationId": "RID-1", "impression": ["i"]}),
        Event("u", "i", 7, "Watch"),
    ]
    before = copy.deepcopy(given)
    serving.groups.on_events(GROUP, given)
    serving.impressions.close()
    assert given == before
    kept = [event.detail for event in state.events.since(GROUP)]
    assert kept == [{**before[0].detail, SHOWN: ["new-1", "new-2"]}, before[1].detail, {}]


def test_a_resource_gets_its_times_when_it_is_added_not_that_of_the_caller(state: State) -> None:
    given = Resource(
        GROUP, ResourceKind.DATASET_GROUP, "1", "us-east-1", "films", body={"domain": None}
    )
    before = copy.deepcopy(given)
    added = state.resources.add(given)
    assert given == before
    assert added == state.resources.get(GROUP)
    assert added.created == added.updated > 0
    assert added.seq > 0


def test_a_search_leaves_the_description_of_its_training_as_it_was() -> None:
    data = blocks()
    loaded = Loaded(data, [f"u{n}" for n in range(data.n_users)], [str(n) for n in range(40)])
    plan = Plan((Candidate("aws-popularity-count", {}, ()),), trainings=1)
    job = TrainingJob(TrainingInput(StoredData()), seed=1, seconds=60.0, search=plan)
    before = copy.deepcopy(job)
    learned = learn(loaded, job, lambda update: None)
    assert learned.info.name == "aws-popularity-count"
    assert job == before
