"""Training mode UPDATE: a version that goes on from the model of an earlier one.

Beside each model that can be updated lies what an update has to know: who was tested, so that
nobody whom the earlier model learned from is tested now, and how many interactions each user had,
so that those with new ones are read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from personalize_poc.local.arrays.splits import TEST_SHARE, Split, held_out
from personalize_poc.local.arrays.types import Interactions, TrainingData
from personalize_poc.local.errors import JobFailed
from personalize_poc.local.recipes.artifact import ModelUnreadable, Trained, columns_of, load_model
from personalize_poc.local.recipes.interface import Budget, Model, Progress
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.training.update import Start, places

TESTED, COUNTS = "test_users.json", "interactions_of_users.npy"


def can_update(algorithm: Any) -> bool:
    """Whether models of this algorithm can be gone on from."""
    return hasattr(algorithm, "update")


def earlier(folder: str) -> Trained:
    """The model to go on from. Raises JobFailed."""
    path = Path(folder)
    try:
        trained = load_model(path)
    except ModelUnreadable as error:
        raise JobFailed(f"The version to update cannot be read: {error}") from error
    if not all((path / name).is_file() for name in (TESTED, COUNTS)):
        raise JobFailed("The version to update does not say what it learned from. Train FULL.")
    return trained


def note(folder: Path, data: TrainingData, split: Split, user_ids: list[str]) -> None:
    """Write what a later update has to know."""
    tested = [user_ids[test.user] for test in split.tests]
    (folder / TESTED).write_text(json.dumps(tested), encoding="utf-8")
    counts = np.bincount(data.interactions.users, minlength=data.n_users)
    np.save(folder / COUNTS, counts.astype(np.int32))


def hold_out_again(
    interactions: Interactions, user_ids: list[str], trained: Trained, seed: int
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


def start_of(
    data: TrainingData, user_ids: list[str], item_ids: list[str], trained: Trained
) -> Start:
    """Where the update begins. data: training users alone; ids: of its indexes."""
    model: Any = trained.model
    while not isinstance(model, SequenceModel):  # inside an objective, or a rule of cold items
        model = model.model
    before = places(user_ids, trained.user_ids)
    counts = np.load(trained.folder / COUNTS, allow_pickle=False)
    had = np.where(before >= 0, counts[before], 0)
    has = np.bincount(data.interactions.users, minlength=data.n_users)
    context, users = columns_of(data).values()
    return Start(
        model, places(item_ids, trained.item_ids),
        places(data.event_types, trained.event_types), has != had,
        model.context.renumbered(trained.columns.get("context", {}), context),
        model.person.renumbered(trained.columns.get("users", {}), users),
    )  # fmt: skip


def update(
    trained: Trained,
    start: Start,
    data: TrainingData,
    *,
    seed: int,
    progress: Progress,
    budget: Budget,
) -> Model:
    """Train with the parameters of the earlier model. `data` holds training users alone."""
    algorithm: Any = trained.recipe.algorithm()
    parameters: Mapping[str, str] = trained.manifest["parameters"]
    model: Model = algorithm.update(
        data, parameters, start, seed=seed, progress=progress, budget=budget
    )
    return model
