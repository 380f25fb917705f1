"""The search: train with different settings, measure on validation users, keep the best.

Validation users are drawn from the training users and held out as test users are: of each, the
oldest 90 % of interactions are the query and the newest 10 % the truth. The caller gives the
interactions of training users alone, so that test users cannot take part.

Trainings run one after the other: what is found does not depend on how many may run at a time.

The best of many means is high by chance as well. So the setting that was given stays unless the
best one is ahead of it, user by user, by more than two standard errors of the difference.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.splits import Split, hold_out
from personalize_poc.local.arrays.types import TrainingData
from personalize_poc.local.errors import TrainingRefused
from personalize_poc.local.evaluation.items import Evaluation, evaluate
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.interface import Budget, Progress
from personalize_poc.local.tuning.halving import Halving
from personalize_poc.local.tuning.plan import Candidate, Plan
from personalize_poc.local.tuning.space import settings

log = logging.getLogger(__name__)

VALIDATION_SHARE = 0.2
MOST_VALIDATION_USERS = 2000

CLEAR = 2.0
"""Standard errors by which a setting has to be ahead of the given one."""

_SALT = 0x5EA7C4
"""Added to the seed, so that the draw of validation users is not that of test users again."""


@dataclass(frozen=True)
class Trial:
    """One training of a search. score: None when it was given up, with the reason in `end`."""

    recipe: str
    setting: dict[str, str]
    score: float | None
    end: str


@dataclass(frozen=True)
class Found:
    """The best of a search: recipe, all its parameters, those that were searched, every trial."""

    recipe: str
    parameters: dict[str, str]
    tuned: dict[str, str]
    trials: list[Trial] = field(default_factory=list)


@dataclass(frozen=True)
class _Done:
    """A training that came to its end. values: of each validation user, or None."""

    candidate: Candidate
    setting: dict[str, str]
    score: float
    values: NDArray[np.float64] | None

    @property
    def is_given(self) -> bool:
        """Whether nothing was changed of what the candidate came with."""
        return self.setting.items() <= self.candidate.parameters.items()


class _GivenUp(Exception):
    """A training is behind the others."""


def search(
    data: TrainingData,
    plan: Plan,
    *,
    seed: int,
    progress: Progress,
    deadline: float | None = None,
    finished: Callable[[Model], Model] = lambda model: model,
) -> Found:
    """Search a plan.

    Args:
        data: interactions of training users alone.
        plan: what to search.
        seed: of the validation users, the settings and every training.
        progress: told which training runs and the best score so far.
        deadline: a `time.monotonic()` value after which no further training begins; the one that
            runs then ends early.
        finished: makes of a fitted model the one that will answer.

    Raises:
        TrainingRefused: no training of the plan succeeded, or nobody can be a validation user.
    """
    split = _validation(data, seed)
    part = replace(data, interactions=split.training)
    halvings = {candidate.recipe: Halving() for candidate in plan.candidates}
    done: list[_Done] = []
    trials: list[Trial] = []
    for candidate, setting in _settings(plan, seed):
        if trials and deadline is not None and time.monotonic() >= deadline:
            break
        told = {
            "training": len(trials) + 1,
            "trainings": plan.trainings,
            "recipe": candidate.recipe,
        }
        progress({**told, **({"best": _best(done, plan).score} if done else {})})
        measured, end = _try(
            candidate,
            setting,
            part,
            split,
            halvings[candidate.recipe],
            seed,
            Budget(deadline),
            partial(_tell, progress, told),
            finished,
        )
        score = None if measured is None else plan.score(measured)
        trials.append(Trial(candidate.recipe, setting, score, end))
        if measured is not None and score is not None:
            done.append(_Done(candidate, setting, score, plan.values(measured)))
    if not done:
        last = trials[-1].end if trials else "there was no setting to try"
        raise TrainingRefused(f"No training of the search succeeded. The last one: {last}")
    best = _chosen(done, plan)
    log.info("best of %d trainings: %s %s", len(trials), best.candidate.recipe, best.setting)
    parameters = {**best.candidate.parameters, **best.setting}
    return Found(best.candidate.recipe, parameters, best.setting, trials)


def _best(done: list[_Done], plan: Plan) -> _Done:
    """The first of those with the best score."""
    return (max if plan.maximise else min)(done, key=lambda one: one.score)


def _chosen(done: list[_Done], plan: Plan) -> _Done:
    """The best, or the given setting of its recipe when that is not clearly behind."""
    best = _best(done, plan)
    for given in done:
        if given.candidate is best.candidate and given.is_given and not _ahead(best, given):
            return given
    return best


def _ahead(best: _Done, given: _Done) -> bool:
    if best.values is None or given.values is None:
        return True
    lead = best.values - given.values
    error = float(lead.std()) / math.sqrt(len(lead))
    return abs(float(lead.mean())) > CLEAR * error


def _tell(progress: Progress, told: dict[str, Any], update: dict[str, Any]) -> None:
    progress({**told, **update})


def _validation(data: TrainingData, seed: int) -> Split:
    share = min(VALIDATION_SHARE, MOST_VALIDATION_USERS / max(1, data.n_users))
    try:
        return hold_out(data.interactions, seed + _SALT, share)
    except ValueError as error:
        raise TrainingRefused(
            "There are too few users with two interactions to hold out validation users"
        ) from error


def _settings(plan: Plan, seed: int) -> Iterator[tuple[Candidate, dict[str, str]]]:
    """Settings of all candidates in turn, `Plan.trainings` at most."""
    open_ones = [(c, settings(c.ranges, c.parameters, seed)) for c in plan.candidates]
    left = plan.trainings
    while open_ones and left:
        for entry in list(open_ones)[:left]:
            setting = next(entry[1], None)
            if setting is None:
                open_ones.remove(entry)
                continue
            left -= 1
            yield entry[0], setting


def _try(
    candidate: Candidate,
    setting: dict[str, str],
    data: TrainingData,
    split: Split,
    halving: Halving,
    seed: int,
    budget: Budget,
    progress: Progress,
    finished: Callable[[Model], Model],
) -> tuple[Evaluation | None, str]:
    """Train once: what the validation users say, and how it ended."""
    info = catalogue.named(candidate.recipe)

    def watch(update: dict[str, Any]) -> None:
        progress(update)
        loss = update.get("validation_loss")
        if loss is not None and halving.gives_up(update["epoch"], loss):
            raise _GivenUp(f"given up after epoch {update['epoch']} of {update['of']}")

    try:
        model: Model = info.algorithm().fit(
            data, {**candidate.parameters, **setting}, seed=seed, progress=watch, budget=budget
        )
    except (_GivenUp, TrainingRefused) as end:
        return None, str(end)
    people = data.user_features
    return evaluate(finished(model), split.tests, related=info.related, people=people), "done"
