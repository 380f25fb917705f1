"""Training with a recipe that recommends actions."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.actions import TAKEN, ActionData
from personalize_poc.local.arrays.types import Ints
from personalize_poc.local.datasets.training import actions as arrays
from personalize_poc.local.evaluation import actions as evaluation
from personalize_poc.local.recipes import artifact, catalogue
from personalize_poc.local.recipes.actions import ranking
from personalize_poc.local.recipes.actions.model import PropensityModel
from personalize_poc.local.recipes.artifact import FORMAT
from personalize_poc.local.recipes.counting.popularity import unique_users
from personalize_poc.local.recipes.interface import Algorithm, Budget, Progress
from personalize_poc.local.training import minimum
from personalize_poc.local.training.description import TrainingJob


def run(job: TrainingJob, workdir: Path, progress: Progress) -> dict[str, Any]:
    """Train a model that ranks actions and write it to ``workdir/model``; see `training.job.run`.

    Raises JobFailed.
    """
    started = time.monotonic()
    progress({"step": "reading"})
    info = catalogue.named(str(job.recipe))
    loaded = arrays.load(job.input)
    data = loaded.data
    minimum.check_minimum(data, job.input.event_type)
    test, validation = evaluation.chosen_users(data.log, data.n_users, job.seed)
    known = data.interactions.take(~test[data.interactions.users])
    log = data.log.take(~test[data.log.users])
    learned = replace(data, interactions=known, log=log, validation=validation)
    algorithm: Algorithm[PropensityModel] = info.algorithm()
    model = algorithm.fit(
        learned,
        job.parameters,
        seed=job.seed,
        progress=lambda update: progress({"step": "training", **update}),
        budget=Budget(None if job.seconds is None else started + job.seconds),
    )
    progress({"step": "evaluating"})
    figures = _evaluate(model, data, learned, test, loaded.values)
    answer = {
        "metrics": figures["metrics"],
        "evaluation": figures,
        "trainingHours": (time.monotonic() - started) / 3600,
        "counts": _counts(data, test),
        "recipe": info.name,
        "tuned": None,
    }
    progress({"step": "saving"})
    manifest = {
        "format": FORMAT,
        "parameters": dict(job.parameters),
        "seed": job.seed,
        "now": data.now,
        "event_types": data.event_types,
        "trials": [],
        **answer,
    }
    ids = {
        "item_ids.json": loaded.item_ids,
        "user_ids.json": loaded.user_ids,
        "action_ids.json": loaded.action_ids,
    }
    popular = unique_users(known, data.n_items)
    draft = artifact.save(model, popular, ids, workdir / "model")
    artifact.publish(draft, manifest, workdir / "model")
    return answer


def _counts(data: ActionData, test: NDArray[np.bool_]) -> dict[str, int]:
    return {
        "interactions": len(data.interactions),
        "users": data.n_users,
        "items": data.n_items,
        "actions": data.n_actions,
        "action_interactions": len(data.log),
        "scored_actions": int(data.scored.sum()),
        "test_users": int(test.sum()),
    }


def _evaluate(
    model: PropensityModel,
    data: ActionData,
    learned: ActionData,
    test: NDArray[np.bool_],
    values: NDArray[np.float64],
) -> dict[str, Any]:
    """Figures of the model and, beside them, of the actions that most users took."""
    people = model.people.matrix(data.user_features, data.n_users)
    tests = evaluation.held_out(data.log, data.interactions, test, people)
    scores = model.score([one.query for one in tests])
    orders = [_order(row, data, values) for row in scores]
    metrics, textbook = evaluation.ranking_metrics(orders, tests, data.n_actions)
    metrics |= evaluation.classification_metrics(scores, tests, model.thresholds, data.scored)
    took = learned.log.take(learned.log.events == TAKEN)
    counts = np.bincount(took.actions, minlength=data.n_actions).astype(np.float64)
    popular = ranking.ranked(counts, np.ones(data.n_actions, np.bool_), values).astype(np.int32)
    baseline, ideal = evaluation.ranking_metrics([popular] * len(tests), tests, data.n_actions)
    return {
        "metrics": metrics,
        "textbook": textbook,
        "users": len(tests),
        "popularity": {"metrics": baseline, "textbook": ideal},
    }


def _order(row: NDArray[np.float32], data: ActionData, values: NDArray[np.float64]) -> Ints:
    shown = ranking.shown(row, data.scored)
    return ranking.ranked(shown, data.scored, values).astype(np.int32)
