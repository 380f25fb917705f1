"""The search: train with different settings, measure on validation users, keep the best.

Validation users are drawn from the training users and held out as test users are: of each, the
oldest 90 % of interactions are the query and the newest 10 % the truth. The caller gives the
interactions of training users alone, so that test users cannot take part.

Trainings run one after the other: what is found does not depend on how many may run at a time.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from personalize_poc.local.evaluation.evaluate import evaluate
from personalize_poc.local.evaluation.splits import Split, hold_out
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.base import (
    Budget,
    Model,
    Progress,
    TrainingData,
    TrainingRefused,
)
from personalize_poc.local.tuning.halving import Halving
from personalize_poc.local.tuning.space import Range, settings

log = logging.getLogger(__name__)

VALIDATION_SHARE = 0.2
MOST_VALIDATION_USERS = 2000

_SALT = 0x5EA7C4
"""Added to the seed, so that the draw of validation users is not that of test users again."""


@dataclass(frozen=True)
class Candidate:
    """A recipe with all its hyperparameters, and the ranges in which some may be changed."""

    recipe: str
    parameters: dict[str, str]
    ranges: tuple[Range, ...]


@dataclass(frozen=True)
class Plan:
    """What to search.

    trainings: how many at most, all candidates together. metric: a key of GetSolutionMetrics, or
    None for the textbook NDCG at 25. maximise: whether more of it is better.
    """

    candidates: tuple[Candidate, ...]
    trainings: int
    metric: str | None = None
    maximise: bool = True

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Plan:
        """From the payload of a job: the same names, ranges as `Range.as_dict` gives them."""
        candidates = tuple(
            Candidate(
                c["recipe"], dict(c["parameters"]), tuple(Range.of(r) for r in c["ranges"])
            )
            for c in values["candidates"]
        )  # fmt: skip
        return cls(candidates, int(values["trainings"]), values["metric"], values["maximise"])


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
    trials: list[Trial] = []
    best: tuple[float, Candidate, dict[str, str]] | None = None
    for candidate, setting in _settings(plan, seed):
        if trials and deadline is not None and time.monotonic() >= deadline:
            break
        told = {"training": len(trials) + 1, "of": plan.trainings, "recipe": candidate.recipe}
        progress({**told, **({"best": best[0]} if best else {})})
        score, end = _try(
            candidate, setting, part, split, plan, halvings[candidate.recipe], seed,
            Budget(deadline), partial(_tell, progress, told), finished,
        )  # fmt: skip
        trials.append(Trial(candidate.recipe, setting, score, end))
        if score is not None and (best is None or _better(score, best[0], plan)):
            best = (score, candidate, setting)
    if best is None:
        last = trials[-1].end if trials else "there was no setting to try"
        raise TrainingRefused(f"No training of the search succeeded. The last one: {last}")
    _, candidate, setting = best
    log.info("best of %d trainings: %s %s", len(trials), candidate.recipe, setting)
    return Found(candidate.recipe, {**candidate.parameters, **setting}, setting, trials)


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
    plan: Plan,
    halving: Halving,
    seed: int,
    budget: Budget,
    progress: Progress,
    finished: Callable[[Model], Model],
) -> tuple[float | None, str]:
    """Train once: the score on the validation users, and how it ended."""
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
    result = evaluate(finished(model), split.tests, related=info.recipe_type == "RELATED_ITEMS")
    values = result.textbook if plan.metric is None else result.metrics
    return values[plan.metric or "normalized_discounted_cumulative_gain_at_25"], "done"


def _better(score: float, than: float, plan: Plan) -> bool:
    return score > than if plan.maximise else score < than
