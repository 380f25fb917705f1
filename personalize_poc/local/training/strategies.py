"""How a version gets its model: plainly, by a search, or on from the model of an earlier version.

Every way ends with the users held out for the test, and a model that has not learned from them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from personalize_poc.local.arrays.splits import Split, hold_out
from personalize_poc.local.arrays.types import TrainingData
from personalize_poc.local.datasets.training.interactions import Loaded
from personalize_poc.local.recipes import catalogue, objective
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.interface import Budget, Progress
from personalize_poc.local.recipes.objective import Objective, with_objective
from personalize_poc.local.recipes.recipe import RecipeInfo
from personalize_poc.local.training import incremental
from personalize_poc.local.training.description import ObjectiveColumn, TrainingJob
from personalize_poc.local.tuning.plan import Plan
from personalize_poc.local.tuning.search import search

Finish = Callable[[Model], Model]
"""What is done with a model before it is measured."""

LEAST_TESTABLE = 10
"""Users with two interactions: of ten, one is tested."""

MOST_SCORES = 10_000_000_000
"""Test users times items. A list costs a score of every item, some 10 ms where there are a million:
10,000 users are two minutes then, and tell the normalised gain to .005 (two standard errors).
"""

SEARCH_SHARE = 0.7
"""Share of the seconds of a training that a search may use; the rest is for the model it found."""


@dataclass(frozen=True)
class Learned:
    """A model, how it came about, and who was held out.

    tuned: the hyperparameters that a search found, None without one. trials: its trainings.
    """

    model: Model
    split: Split
    info: RecipeInfo
    parameters: dict[str, str]
    tuned: dict[str, str] | None = None
    trials: list[dict[str, Any]] = field(default_factory=list)


def learn(loaded: Loaded, job: TrainingJob, progress: Progress) -> Learned:
    """Hold out the test users and learn from the others.

    Raises:
        JobFailed, TrainingRefused: the data or the parameters do not allow it.
    """
    finished = with_objective(_objective(loaded.data, job.objective))
    if job.update is not None:
        return _update(loaded, job, job.update, progress, finished)
    split = _split(loaded.data, job.seed)
    training = replace(loaded.data, interactions=split.training)
    if job.search is not None:
        return _search(training, split, job, job.search, progress, finished)
    info = catalogue.named(str(job.recipe))
    model = fit(training, info, job.parameters, job.seed, job.seconds, progress)
    return Learned(finished(model), split, info, dict(job.parameters))


def _search(
    training: TrainingData,
    split: Split,
    job: TrainingJob,
    plan: Plan,
    progress: Progress,
    finished: Finish,
) -> Learned:
    """A training with the recipe and the parameters that a search finds."""
    started = time.monotonic()
    found = search(
        training,
        plan,
        seed=job.seed,
        progress=_telling(progress, "searching"),
        deadline=None if job.seconds is None else started + SEARCH_SHARE * job.seconds,
        finished=finished,
    )
    left = None if job.seconds is None else started + job.seconds - time.monotonic()
    info = catalogue.named(found.recipe)
    model = finished(fit(training, info, found.parameters, job.seed, left, progress))
    trials = [asdict(trial) for trial in found.trials]
    return Learned(model, split, info, dict(found.parameters), found.tuned, trials)


def _split(data: TrainingData, seed: int) -> Split:
    """The documented hold-out; nobody is tested where hardly anybody could be.

    Only recipes that need no interactions come this far with so few. Where there are very many
    users and items, fewer than the documented share are tested, and the others trained on.
    """
    interactions = data.interactions
    lengths = np.unique(interactions.users, return_counts=True)[1]
    if int((lengths >= 2).sum()) < LEAST_TESTABLE:
        return Split(interactions, [])
    return hold_out(interactions, seed, most=max(1, MOST_SCORES // max(1, data.n_items)))


def fit(
    training: TrainingData,
    info: RecipeInfo,
    parameters: Mapping[str, str],
    seed: int,
    seconds: float | None,
    progress: Progress,
) -> Any:
    """A training from the beginning, on all that is in `training`. Raises TrainingRefused.

    Of which kind the model is says `RecipeInfo.evaluation`. seconds: after about so long it ends,
    None for never.
    """
    budget = Budget(None if seconds is None else time.monotonic() + seconds)
    told = _telling(progress, "training")
    return info.algorithm().fit(training, parameters, seed=seed, progress=told, budget=budget)


def _update(
    loaded: Loaded, job: TrainingJob, folder: Path, progress: Progress, finished: Finish
) -> Learned:
    """On from the model in a folder, with its parameters."""
    budget = Budget(None if job.seconds is None else time.monotonic() + job.seconds)
    trained = incremental.earlier(folder)
    log = loaded.data.interactions
    split = incremental.hold_out_again(log, loaded.user_ids, trained, job.seed)
    training = replace(loaded.data, interactions=split.training)
    model = incremental.update(
        training,
        loaded.user_ids,
        loaded.item_ids,
        trained,
        seed=job.seed,
        progress=_telling(progress, "training"),
        budget=budget,
    )
    parameters, tuned = trained.manifest["parameters"], trained.manifest.get("tuned")
    return Learned(finished(model), split, trained.recipe, dict(parameters), tuned)


def _objective(data: TrainingData, wanted: ObjectiveColumn | None) -> Objective | None:
    return objective.of(data, wanted.column, wanted.sensitivity) if wanted else None


def _telling(progress: Progress, step: str) -> Progress:
    return lambda update: progress({"step": step, **update})
