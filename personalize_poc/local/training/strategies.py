"""How a version gets its model: plainly, by a search, or on from the model of an earlier version.

Every way ends with the users held out for the test, and a model that has not learned from them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from personalize_poc.local.arrays.splits import Split, hold_out
from personalize_poc.local.arrays.types import Interactions, TrainingData
from personalize_poc.local.recipes import catalogue, objective
from personalize_poc.local.recipes.interface import Budget, Model, Progress
from personalize_poc.local.recipes.objective import Objective, with_objective
from personalize_poc.local.recipes.recipe import RecipeInfo
from personalize_poc.local.training import incremental
from personalize_poc.local.tuning.search import Found, Plan, search

if TYPE_CHECKING:
    from personalize_poc.local.datasets.training.interactions import Loaded

LEAST_TESTABLE = 10
"""Users with two interactions: of ten, one is tested."""

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


def learn(loaded: Loaded, payload: Mapping[str, Any], seed: int, progress: Progress) -> Learned:
    """Hold out the test users and learn from the others.

    payload: that of `training.run`.

    Raises:
        JobFailed, TrainingRefused: the data or the parameters do not allow it.
    """
    seconds, started = payload.get("seconds"), time.monotonic()
    finished = with_objective(_objective(loaded.data, payload))
    if payload.get("update"):
        return _update(loaded, payload, seed, progress, finished)
    split = _split(loaded.data.interactions, seed)
    training = replace(loaded.data, interactions=split.training)
    found: Found | None = None
    if payload.get("search"):
        found = search(
            training, Plan.of(payload["search"]), seed=seed,
            progress=_telling(progress, "searching"),
            deadline=None if seconds is None else started + SEARCH_SHARE * float(seconds),
            finished=finished,
        )  # fmt: skip
        left = None if seconds is None else started + float(seconds) - time.monotonic()
        chosen = {"recipe": found.recipe, "parameters": found.parameters, "seconds": left}
        payload = {**payload, **chosen}
    return Learned(
        finished(fit(training, payload, seed, progress)), split,
        catalogue.named(payload["recipe"]), dict(payload["parameters"]),
        found.tuned if found else None, [asdict(t) for t in found.trials] if found else [],
    )  # fmt: skip


def _split(interactions: Interactions, seed: int) -> Split:
    """The documented hold-out; nobody is tested where hardly anybody could be.

    Only recipes that need no interactions come this far with so few.
    """
    lengths = np.unique(interactions.users, return_counts=True)[1]
    if int((lengths >= 2).sum()) < LEAST_TESTABLE:
        return Split(interactions, [])
    return hold_out(interactions, seed)


def fit(training: TrainingData, payload: Mapping[str, Any], seed: int, progress: Progress) -> Any:
    """A training from the beginning, on all that is in `training`. Raises TrainingRefused.

    Of which kind the model is says `RecipeInfo.evaluation`. payload: ``recipe``, ``parameters`` and
    optionally ``seconds``.
    """
    seconds = payload.get("seconds")
    return (
        catalogue.named(payload["recipe"])
        .algorithm()
        .fit(
            training,
            payload["parameters"],
            seed=seed,
            progress=_telling(progress, "training"),
            budget=Budget(None if seconds is None else time.monotonic() + float(seconds)),
        )
    )


def _update(
    loaded: Loaded,
    payload: Mapping[str, Any],
    seed: int,
    progress: Progress,
    finished: Callable[[Model], Model],
) -> Learned:
    """On from the model in the folder ``update``, with its parameters."""
    seconds, begun = payload.get("seconds"), time.monotonic()
    trained = incremental.earlier(payload["update"])
    split = incremental.hold_out_again(loaded.data.interactions, loaded.user_ids, trained, seed)
    training = replace(loaded.data, interactions=split.training)
    model = incremental.update(
        training,
        loaded.user_ids,
        loaded.item_ids,
        trained,
        seed=seed,
        progress=_telling(progress, "training"),
        budget=Budget(None if seconds is None else begun + float(seconds)),
    )
    parameters, tuned = trained.manifest["parameters"], trained.manifest.get("tuned")
    return Learned(finished(model), split, trained.recipe, dict(parameters), tuned)


def _objective(data: TrainingData, payload: Mapping[str, Any]) -> Objective | None:
    wanted = payload.get("objective")
    return objective.of(data, wanted["column"], wanted["sensitivity"]) if wanted else None


def _telling(progress: Progress, step: str) -> Progress:
    return lambda update: progress({"step": step, **update})
