"""Training mode UPDATE: a version that goes on from the model of an earlier one.

Beside each model that can be updated lies what an update has to know: who was tested, so that
nobody whom the earlier model learned from is tested now, and how many interactions each user had,
so that those with new ones are read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from personalize_poc.local.arrays.splits import TEST_SHARE, Split, held_out
from personalize_poc.local.arrays.types import Interactions, Ints, TrainingData
from personalize_poc.local.errors import JobFailed
from personalize_poc.local.recipes.artifact import ModelUnreadable, Trained, load_model
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.interface import Budget, Earlier, Progress, UpdatingAlgorithm

TESTED, COUNTS = "test_users.json", "interactions_of_users.npy"


def earlier(folder: Path) -> Trained[Model]:
    """The model to go on from. Raises JobFailed."""
    try:
        trained = load_model(folder)
    except ModelUnreadable as error:
        raise JobFailed(f"The version to update cannot be read: {error}") from error
    if not all((folder / name).is_file() for name in (TESTED, COUNTS)):
        raise JobFailed("The version to update does not say what it learned from. Train FULL.")
    return trained


def note(folder: Path, data: TrainingData, split: Split, user_ids: list[str]) -> None:
    """Write what a later update has to know."""
    tested = [user_ids[test.user] for test in split.tests]
    (folder / TESTED).write_text(json.dumps(tested), encoding="utf-8")
    counts = np.bincount(data.interactions.users, minlength=data.n_users)
    np.save(folder / COUNTS, counts.astype(np.int32))


def hold_out_again(
    interactions: Interactions, user_ids: list[str], trained: Trained[Model], seed: int
) -> Split:
    """The users tested before, and of those who are new the same share.

    Raises:
        JobFailed: none of them has two interactions any more.
    """
    tested = set(json.loads((trained.folder / TESTED).read_text(encoding="utf-8")))
    known = set(trained.user_ids)
    users, lengths = np.unique(interactions.users, return_counts=True)
    eligible = users[lengths >= 2]
    names = [user_ids[user] for user in eligible]
    again = np.array([name in tested for name in names], bool)
    new = np.flatnonzero([name not in known for name in names])
    rng = np.random.default_rng(seed)
    again[rng.choice(new, round(TEST_SHARE * len(new)), replace=False)] = True
    if not again.any():
        raise JobFailed("No test user of the version to update is left. Train FULL.")
    return held_out(interactions, eligible[again])


def update(
    data: TrainingData,
    user_ids: list[str],
    item_ids: list[str],
    trained: Trained[Model],
    *,
    seed: int,
    progress: Progress,
    budget: Budget,
) -> Model:
    """Go on from a model with its parameters, without its objective.

    data: training users alone; ids: of its indexes.
    """
    before = places(user_ids, trained.user_ids)
    counts = np.load(trained.folder / COUNTS, allow_pickle=False)
    had = np.where(before >= 0, counts[before], 0)
    has = np.bincount(data.interactions.users, minlength=data.n_users)
    trades = trained.model.trades
    begin: Earlier[Model] = Earlier(
        trained.model if trades is None else trades.model,
        places(item_ids, trained.item_ids),
        places(data.event_types, trained.event_types),
        has != had,
        trained.columns,
    )
    parameters: Mapping[str, str] = trained.manifest["parameters"]
    algorithm: UpdatingAlgorithm[Model] = trained.recipe.updating_algorithm()
    return algorithm.update(data, parameters, begin, seed=seed, progress=progress, budget=budget)


def places(names: list[str], earlier: list[str]) -> Ints:
    """For each name its index among the earlier ones, -1 for new ones."""
    index = {name: place for place, name in enumerate(earlier)}
    return np.array([index.get(name, -1) for name in names], np.int32)
