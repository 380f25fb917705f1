"""The search for hyperparameters and recipes: what is drawn, what is given up, what is kept."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

import numpy as np
import pytest

from personalize_poc.local.arrays.splits import hold_out
from personalize_poc.local.arrays.types import Query, TrainingData
from personalize_poc.local.errors import TrainingRefused
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.tuning.halving import Halving
from personalize_poc.local.tuning.plan import Candidate, Plan
from personalize_poc.local.tuning.search import search
from personalize_poc.local.tuning.space import Range, settings
from tests.support.recipe_data import training_data

WIDTH = Range("width", "integer", 2, 32)
RATE = Range("rate", "continuous", 0.25, 0.75)
MASK = Range("mask", "categorical", choices=("true", "false"))
START = {"width": "32", "rate": "0.5", "mask": "true", "fixed": "1"}


def test_settings_start_with_the_given_ones_and_stay_in_their_ranges() -> None:
    ranges = (WIDTH, RATE, MASK)
    drawn = list(islice(settings(ranges, START, 3), 40))
    assert drawn[0] == {"width": "32", "rate": "0.5", "mask": "true"}
    assert len({tuple(setting.values()) for setting in drawn}) == 40
    for setting in drawn:
        assert all(r.holds(setting[r.name]) for r in ranges)
        assert str(int(setting["width"])) == setting["width"]
    assert drawn == list(islice(settings(ranges, START, 3), 40))
    assert drawn != list(islice(settings(ranges, START, 4), 40))


def test_settings_cover_a_range_evenly_and_to_its_ends() -> None:
    widths = [int(s["width"]) for s in islice(settings((WIDTH,), START, 0), 31)]
    assert sorted(widths) == list(range(2, 33))
    rates = [float(s["rate"]) for s in islice(settings((RATE, MASK), START, 0), 16)]
    assert np.histogram(rates, 4, (0.25, 0.75))[0].min() >= 2


def test_a_start_outside_the_ranges_is_not_tried_and_a_small_space_ends() -> None:
    ranges = (Range("width", "integer", 2, 4), Range("mask", "categorical", choices=("false",)))
    drawn = list(settings(ranges, START, 0))
    assert sorted(int(s["width"]) for s in drawn) == [2, 3, 4]
    assert {s["mask"] for s in drawn} == {"false"}


def test_a_training_behind_half_of_the_others_is_given_up() -> None:
    halving = Halving()
    assert [halving.gives_up(1, loss) for loss in (5.0, 4.0)] == [False, False]
    assert halving.gives_up(1, 4.5) is False  # second of three
    assert halving.gives_up(1, 4.9) is True  # third of four
    assert halving.gives_up(3, 100.0) is False  # no rung
    assert [halving.gives_up(2, loss) for loss in (3.0, 2.0, 9.0)] == [False, False, True]


class _FakeModel:
    """Puts the item that follows first in the first `right` answers, in others last."""

    def __init__(self, n_items: int, right: int) -> None:
        self.n_items, self.right = n_items, right

    def score(self, queries: list[Query]) -> Any:
        scores = np.zeros((len(queries), self.n_items), np.float32)
        for row, query in enumerate(queries):
            follows = (query.history[-1] + 1) % self.n_items
            scores[row, follows] = 1 if row < self.right else -1
        return scores


class _Fake:
    """Notes its trainings. Width 16 is the only good one; three from there it diverges."""

    def __init__(self) -> None:
        self.right = {0: 1000}
        self.parameters: list[dict[str, str]] = []
        self.users: set[int] = set()
        self.epochs: list[int] = []

    def fit(self, data: TrainingData, parameters: Mapping[str, str], **kwargs: Any) -> _FakeModel:
        self.parameters.append(dict(parameters))
        self.users |= set(data.interactions.users.tolist())
        self.epochs.append(0)
        distance = abs(int(parameters["width"]) - 16)
        if distance == 3:
            raise TrainingRefused("The loss is not a finite number")
        for epoch in range(1, 5):
            self.epochs[-1] = epoch
            kwargs["progress"]({"epoch": epoch, "of": 4, "validation_loss": float(distance)})
        return _FakeModel(data.n_items, self.right.get(distance, 0))


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> _Fake:
    algorithm = _Fake()
    info = type("Info", (), {"related": False, "algorithm": lambda self: algorithm})()
    monkeypatch.setattr(catalogue, "named", lambda name: info)
    return algorithm


def steps(n_users: int = 60) -> TrainingData:
    """Every user steps up through 20 items: i is followed by i + 1."""
    return training_data([[(u + i) % 20 for i in range(8)] for u in range(n_users)], 20)


def plan(trainings: int, *ranges: Range, **options: Any) -> Plan:
    return Plan((Candidate("x", START, ranges or (WIDTH,)),), trainings, **options)


def run(data: TrainingData, wanted: Plan, **options: Any) -> Any:
    return search(data, wanted, seed=1, progress=lambda update: None, **options)


def test_the_best_setting_is_found_and_others_are_given_up(fake: _Fake) -> None:
    found = run(steps(), plan(40))
    assert found.tuned == {"width": "16"}
    assert found.parameters == {**START, "width": "16"}
    assert len(fake.parameters) == len(found.trials) == 31
    assert {trial.end for trial in found.trials} >= {"done", "The loss is not a finite number"}
    given_up = [trial for trial in found.trials if trial.end.startswith("given up after epoch 1")]
    assert len(given_up) > 5
    assert all(trial.score is None for trial in given_up)
    assert sum(fake.epochs) < 0.7 * 4 * 31
    assert {p["fixed"] for p in fake.parameters} == {"1"}


def test_no_more_trainings_than_allowed_and_the_same_again(fake: _Fake) -> None:
    first, second = run(steps(), plan(5)), run(steps(), plan(5))
    assert len(first.trials) == 5
    assert first == second


def test_progress_says_which_training_runs_and_how_far_it_is(fake: _Fake) -> None:
    told: list[dict[str, Any]] = []
    search(steps(), plan(2), seed=1, progress=told.append)
    assert told[0] == {"training": 1, "trainings": 2, "recipe": "x"}
    assert told[1] == {**told[0], "epoch": 1, "of": 4, "validation_loss": 16.0}
    (second,) = [line for line in told if line["training"] == 2 and "epoch" not in line]
    assert "best" in second


def test_only_training_users_are_seen_and_validation_users_are_not_learned_from(
    fake: _Fake,
) -> None:
    data = steps(100)
    split = hold_out(data.interactions, 1)
    training = TrainingData(split.training, 100, 20, ["Watch"])
    run(training, plan(2))
    test_users = {test.user for test in split.tests}
    assert not fake.users & test_users
    assert len(fake.users) == 90 - 18  # a fifth of the training users judges


def test_a_metric_can_be_named_and_minimised(fake: _Fake) -> None:
    found = run(steps(), plan(31, metric="precision_at_5"))
    assert found.tuned == {"width": "16"}
    assert max(t.score for t in found.trials if t.score is not None) == 0.2
    fake.right = {0: 0, 16: 1000}  # the given width is right, and all others are wrong
    found = run(steps(), plan(31, metric="precision_at_5", maximise=False))
    assert found.tuned != {"width": "32"}


def test_the_given_setting_stays_when_another_is_ahead_by_chance_alone(fake: _Fake) -> None:
    fake.right = {1: 1}  # width 17 is right for one user more than the others
    found = run(steps(), plan(16, Range("width", "integer", 17, 32)))
    assert max(trial.score or 0 for trial in found.trials) > (found.trials[0].score or 0)
    assert found.tuned == {"width": "32"}
    fake.right = {1: 8}
    assert run(steps(), plan(16, Range("width", "integer", 17, 32))).tuned == {"width": "17"}


def test_time_that_is_up_leaves_the_first_training(fake: _Fake) -> None:
    found = run(steps(), plan(20), deadline=0.0)
    assert [trial.setting for trial in found.trials] == [{"width": "32"}]


def test_a_search_without_any_success_says_why(fake: _Fake) -> None:
    with pytest.raises(TrainingRefused, match=r"No training.*not a finite number"):
        run(steps(), plan(3, Range("width", "integer", 19, 19)))
    with pytest.raises(TrainingRefused, match="too few users"):
        run(steps(1), plan(3))


# -- with real recipes -----------------------------------------------------------------------------


def bound_pairs(n_clusters: int = 100) -> TrainingData:
    """Clusters of three users who share six items that nobody else knows, and two popular items.

    Any two items of a cluster have three users in common; without one of them, who is held out,
    two. So the default of aws-sims, three users in common, has the popular ones first.
    """
    rng = np.random.default_rng(0)
    histories = []
    for cluster in range(n_clusters):
        for _ in range(3):
            own = (2 + 6 * cluster + rng.permutation(6)).tolist()
            histories.append([0, 1, *own])
    return training_data(histories, 2 + 6 * n_clusters)


def sims(trainings: int) -> Plan:
    info = catalogue.named("aws-sims")
    ranges = (
        Range("min_cointeraction_count", "integer", 0, 10),
        Range("popularity_discount_factor", "continuous", 0, 1),
    )
    return Plan((Candidate("aws-sims", info.complete({}, {}), ranges),), trainings)


def test_hyperparameter_optimisation_pays_off() -> None:
    found = run(bound_pairs(), sims(8))
    default, best = found.trials[0], max(t.score for t in found.trials if t.score is not None)
    assert default.setting == {
        "min_cointeraction_count": "3",
        "popularity_discount_factor": "0.5",
    }
    assert default.score is not None
    assert best > 0.5 > 0.4 > default.score
    assert int(found.parameters["min_cointeraction_count"]) <= 2


def test_the_better_recipe_is_chosen() -> None:
    popular = Candidate("aws-popularity-count", {}, ())
    wanted = Plan((popular, *sims(0).candidates), 6)
    for candidates in (wanted.candidates, wanted.candidates[::-1]):
        found = run(bound_pairs(), Plan(candidates, 6))
        assert found.recipe == "aws-sims"
        assert [t.recipe for t in found.trials].count("aws-popularity-count") == 1
