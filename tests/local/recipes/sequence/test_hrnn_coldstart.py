"""aws-hrnn-coldstart: its hyperparameters say which items are cold, and those are recommended."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from personalize_poc.local.arrays.types import Features, TrainingData
from personalize_poc.local.errors import TrainingRefused
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.interface import Budget
from personalize_poc.local.recipes.sequence.hrnn_coldstart import cold_items
from tests.local.recipes.test_recipes import fit, query
from tests.support.recipe_data import blocks, training_data

pytestmark = pytest.mark.slow  # networks are trained

DAY = 86_400
START = 1_700_000_000


def parameters(
    interactions: int = 15, days: float = 5, relative: str = "latestItem"
) -> dict[str, str]:
    given = {
        "cold_start_max_interactions": str(interactions),
        "cold_start_max_duration": str(days),
        "cold_start_relative_from": relative,
    }
    return catalogue.named("aws-hrnn-coldstart").complete({}, given)


def small() -> TrainingData:
    """Items 0 … 5 with 6, 5, … 1 interactions; item 6 has none. Born 0, 1, … 5 days after START."""
    data = training_data([list(range(n)) for n in range(6, 0, -1)], 7)
    creation = np.array([START + day * DAY for day in range(6)] + [np.nan])
    return replace(data, item_features=Features(creation=creation))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((100, 100.0), {0, 1, 2, 3, 4, 5, 6}),
        ((4, 100.0), {2, 3, 4, 5, 6}),
        ((1, 100.0), {5, 6}),
        ((100, 2.0), {3, 4, 5, 6}),
        ((2, 2.0), {4, 5, 6}),
        ((100, 0.5), {5, 6}),
    ],
)
def test_each_hyperparameter_changes_which_items_are_cold(
    given: tuple[int, float], expected: set[int]
) -> None:
    assert set(np.flatnonzero(cold_items(small(), parameters(*given)))) == expected


def test_age_can_count_to_now() -> None:
    data = replace(small(), now=START + 7.0 * DAY)
    assert set(np.flatnonzero(cold_items(data, parameters(99, 3, "currentTime")))) == {4, 5, 6}
    assert set(np.flatnonzero(cold_items(data, parameters(99, 3)))) == {2, 3, 4, 5, 6}
    with pytest.raises(ValueError, match="now"):
        cold_items(small(), parameters(99, 3, "currentTime"))


def test_the_same_now_gives_the_same_model_whatever_the_clock_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Items are born with their first interaction, the last one 19 hours after START."""
    data = training_data([list(range(20))] * 12, 20)

    def trained(name: str, clock: float, now: float) -> dict[str, bytes]:
        """The files of a model that was trained at this time of the clock."""
        monkeypatch.setattr(time, "time", lambda: clock)
        model = fit(
            "aws-hrnn-coldstart",
            replace(data, now=now),
            cold_start_max_duration="2",
            cold_start_relative_from="currentTime",
        )
        folder = tmp_path / name
        folder.mkdir()
        model.save(folder)
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}

    now = START + 50.0 * 3600
    first = trained("first", now, now)
    assert trained("again", now + 20 * 3600, now) == first
    later = trained("later", now, now + 10 * 3600)
    assert later["cold.npy"] != first["cold.npy"]


def test_without_creation_an_item_is_born_with_its_first_interaction() -> None:
    """One event an hour and one item after another: 48 items within two days."""
    data = training_data([list(range(48)), list(range(47))], 49)
    cold = np.flatnonzero(cold_items(data, parameters(99, 1.0)))
    assert cold.tolist() == [*range(23, 48), 48]


def test_cold_items_of_the_users_world_come_first_and_later_items_are_cold() -> None:
    """Items 40 … 43 have no event; the others are too popular to be cold."""
    data = blocks(120)
    world = np.array([0] * 20 + [1] * 20 + [0, 1, 0, 1], np.int32)
    indptr = np.arange(45, dtype=np.int32)
    features = Features({"GENRE": (indptr, world)}, {}, {"GENRE": ["crime", "comedy"]})
    data = TrainingData(data.interactions, data.n_users, 44, ["Watch"], features)
    model = fit("aws-hrnn-coldstart", data, cold_start_max_interactions="1")
    asked = [query([1, 3, 5]), query([21, 23, 25]), query([])]
    first, second, nobody = np.argsort(-model.score(asked), axis=1, kind="stable").tolist()
    assert set(first[:2]) == {40, 42}
    assert set(first[2:4]) == {41, 43}
    assert set(second[:2]) == {41, 43}
    assert set(nobody[:4]) == {40, 41, 42, 43}
    later = Features(
        {"GENRE": (np.array([0, 1], np.int32), np.array([0], np.int32))}, {}, {"GENRE": ["comedy"]}
    )
    more = model.with_items(later, 1)  # type: ignore[attr-defined]
    assert 44 in np.argsort(-more.score(asked[1:2])[0])[:3]


def test_too_few_cold_items_fail_the_training() -> None:
    info = catalogue.named("aws-hrnn-coldstart")
    with pytest.raises(TrainingRefused, match="cold_start_max_interactions"):
        info.algorithm().fit(
            blocks(), parameters(), seed=1, progress=lambda update: None, budget=Budget()
        )
