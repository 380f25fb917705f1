"""The training job: minimum data, what it writes, and what loading finds again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

from personalize_poc.local.arrays.splits import divide, hold_out
from personalize_poc.local.arrays.types import Query, TrainingData
from personalize_poc.local.datasets.stored import StoredData
from personalize_poc.local.datasets.training import interactions
from personalize_poc.local.datasets.training.description import TrainingInput
from personalize_poc.local.datasets.training.interactions import Loaded
from personalize_poc.local.errors import JobFailed
from personalize_poc.local.evaluation.items import evaluate
from personalize_poc.local.evaluation.segments import evaluate_segments
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.affinity.audience import SegmentModel
from personalize_poc.local.recipes.artifact import ModelUnreadable, load_model
from personalize_poc.local.training import job, strategies
from personalize_poc.local.training.description import TrainingJob
from personalize_poc.local.tuning.plan import Candidate, Plan
from personalize_poc.local.tuning.search import Found, search
from personalize_poc.local.tuning.space import Range
from tests.support.recipe_data import blocks, training_data


@pytest.fixture
def train(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Train a recipe on given arrays instead of on files."""

    def run(
        data: TrainingData, recipe: str = "aws-sims", event_type: str | None = None, **more: Any
    ) -> dict[str, Any]:
        users, films = range(data.n_users), range(data.n_items)
        loaded = Loaded(data, [f"user {u}" for u in users], [f"item {i}" for i in films])
        monkeypatch.setattr(interactions, "load", lambda given: loaded)
        parameters = catalogue.named(recipe).complete({}, {})
        given = TrainingInput(StoredData(), event_type=event_type)
        lines: list[dict[str, Any]] = []
        work = TrainingJob(given, recipe, parameters, seed=7, **more)
        return job.run(work, tmp_path, lines.append) | {"lines": lines}

    return run


def test_too_few_interactions(train: Any, tmp_path: Path) -> None:
    data = training_data([[0, 1, 2]] * 333, 3)
    with pytest.raises(JobFailed, match=r"^Dataset has fewer than 1000 interactions$"):
        train(data)
    text = r"^Dataset has fewer than 1000 interactions after filtering by event type: Watch$"
    with pytest.raises(JobFailed, match=text):
        train(data, event_type="Watch")
    assert not (tmp_path / "model").exists()


def test_too_few_users_with_two_interactions(train: Any) -> None:
    text = r"^Dataset has fewer than 25 users with at least 2 interactions each\.$"
    with pytest.raises(JobFailed, match=text):
        train(training_data([list(range(50))] * 24 + [[1]] * 100, 50))
    with pytest.raises(JobFailed, match="1% of the users"):
        train(training_data([[0, 1]] * 25 + [[1]] * 3000, 50))


def test_the_evaluated_model_is_the_saved_one(train: Any, tmp_path: Path) -> None:
    data = blocks(200)
    answer = train(data)
    trained = load_model(tmp_path / "model")
    split = hold_out(data.interactions, 7)
    again = evaluate(trained.model, split.tests, related=True)
    assert answer["metrics"] == again.metrics == trained.manifest["metrics"]
    assert answer["counts"]["test_users"] == 20
    assert answer["evaluation"]["popularity"]["metrics"]["precision_at_25"] > 0
    assert {line["step"] for line in answer["lines"]} >= {"reading", "training", "evaluating"}
    json.dumps(answer)


def test_test_users_leave_no_trace_in_the_model(train: Any, tmp_path: Path) -> None:
    data = blocks(200)
    train(data, "aws-popularity-count")
    trained = load_model(tmp_path / "model")
    split = hold_out(data.interactions, 7)
    expected = np.bincount(split.training.items, minlength=41)
    assert trained.model.score([Query()])[0].tolist() == expected.tolist()
    assert trained.popularity.tolist() == expected.tolist()


def test_of_very_many_users_and_items_fewer_are_tested_and_the_others_trained_on(
    train: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strategies, "MOST_SCORES", 5 * 41 + 40)
    data = blocks(200)
    answer = train(data, "aws-popularity-count")
    split = hold_out(data.interactions, 7, most=5)
    assert answer["counts"]["test_users"] == len(split.tests) == 5
    expected = np.bincount(split.training.items, minlength=41)
    assert load_model(tmp_path / "model").popularity.tolist() == expected.tolist()


def test_the_model_notes_what_a_repeated_training_needs(train: Any, tmp_path: Path) -> None:
    train(replace(blocks(200), now=1_700_000_000.5))
    kept = load_model(tmp_path / "model").manifest
    assert (kept["seed"], kept["now"]) == (7, 1_700_000_000.5)


def test_ids_and_event_types_come_back(train: Any, tmp_path: Path) -> None:
    train(blocks(200))
    trained = load_model(tmp_path / "model")
    assert trained.recipe.name == "aws-sims"
    assert trained.item_index["item 40"] == 40
    assert trained.user_ids[3] == "user 3"
    assert trained.event_types == ["Watch"]


def test_a_job_that_runs_again_replaces_what_a_killed_one_left(train: Any, tmp_path: Path) -> None:
    (tmp_path / "model.part").mkdir()
    (tmp_path / "model.part" / "sims.npz").write_text("half")
    train(blocks(200))
    load_model(tmp_path / "model")
    assert not (tmp_path / "model.part").exists()


def test_damage_is_noticed(train: Any, tmp_path: Path) -> None:
    train(blocks(200))
    file = tmp_path / "model" / "popularity.npy"
    good = file.read_bytes()
    file.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    with pytest.raises(ModelUnreadable, match=r"popularity\.npy is not what training wrote"):
        load_model(tmp_path / "model")
    file.unlink()
    with pytest.raises(ModelUnreadable, match="missing"):
        load_model(tmp_path / "model")
    with pytest.raises(ModelUnreadable, match="cannot be read"):
        load_model(tmp_path / "elsewhere")


def test_trends_are_measured_by_what_they_foretell(train: Any) -> None:
    metrics = train(blocks(400), "aws-trending-now")["metrics"]
    assert 0 <= metrics["trend_prediction_accuracy"] <= 1
    assert {"coverage", "precision_at_25"} <= set(metrics)


def test_a_model_of_segments_is_tested_on_the_newest_fifth(train: Any, tmp_path: Path) -> None:
    data = blocks(200)
    answer = train(data, "aws-item-affinity")
    trained = load_model(tmp_path / "model")
    division = divide(data.interactions)
    again = evaluate_segments(cast(SegmentModel, trained.model), division, data.n_users, 7)
    assert answer["metrics"] == again.metrics == trained.manifest["metrics"]
    assert set(answer["metrics"]) == {"coverage", "hits_at_1_percent", "recall_at_1_percent"}
    assert set(answer["evaluation"]["activity"]) == set(answer["metrics"])
    assert answer["counts"]["training_interactions"] == len(division.older)
    users = np.bincount(division.older.items, minlength=41)  # nobody repeats in these data
    assert trained.popularity.tolist() == users.tolist()
    json.dumps(answer)


def test_attributes_that_say_nothing_fail_the_training(train: Any) -> None:
    with pytest.raises(JobFailed, match=r"^Did not find any attribute to train on\."):
        train(blocks(200), "aws-item-attribute-affinity")


def test_a_search_is_never_given_a_test_user(
    train: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[TrainingData] = []

    def spy(data: TrainingData, plan: Plan, **options: Any) -> Found:
        given.append(data)
        return search(data, plan, **options)

    monkeypatch.setattr(strategies, "search", spy)
    data, parameters = blocks(200), catalogue.named("aws-sims").complete({}, {})
    ranges = (Range("min_cointeraction_count", "integer", 0, 10),)
    plan = Plan((Candidate("aws-sims", parameters, ranges),), trainings=3)
    answer = train(data, search=plan, seconds=3600)
    test_users = {test.user for test in hold_out(data.interactions, 7).tests}
    assert not test_users & set(given[0].interactions.users.tolist())
    assert answer["tuned"].keys() == {"min_cointeraction_count"}
    assert len(load_model(tmp_path / "model").manifest["trials"]) == 3
