"""Training with a recipe that ranks items, for users or beside an item."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from personalize_poc.local.arrays.splits import Split
from personalize_poc.local.arrays.types import Floats, TrainingData
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.training import interactions
from personalize_poc.local.datasets.training.interactions import Loaded
from personalize_poc.local.errors import JobFailed, TrainingRefused
from personalize_poc.local.evaluation.average_rewards import average_rewards
from personalize_poc.local.evaluation.event_weights import with_event_weights
from personalize_poc.local.evaluation.items import Evaluation, evaluate
from personalize_poc.local.evaluation.related_coverage import related_coverage
from personalize_poc.local.evaluation.trends import trend_prediction_accuracy
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.artifact import COLUMNS, FORMAT, publish, save
from personalize_poc.local.recipes.counting.popularity import PopularityModel, unique_users
from personalize_poc.local.recipes.interface import Model, Progress
from personalize_poc.local.training import incremental
from personalize_poc.local.training.description import TrainingJob
from personalize_poc.local.training.minimum import check_minimum
from personalize_poc.local.training.strategies import Learned, learn


def run(job: TrainingJob, workdir: Path, progress: Progress) -> dict[str, Any]:
    """Train a model that ranks items and write it to ``workdir/model``; see `training.job.run`."""
    started = time.monotonic()
    progress({"step": "reading"})
    # A search over recipes names none: some of them read texts or the context, all need
    # interactions.
    named = catalogue.named(job.recipe) if job.recipe else None
    texts, contextual = (named.texts, named.contextual) if named else (True, True)
    loaded = interactions.load(replace(job.input, texts=texts, contextual=contextual))
    if named is None or DatasetType.INTERACTIONS in named.needs:
        check_minimum(loaded.data, job.input.event_type)
    try:
        learned = learn(loaded, job, progress)
    except TrainingRefused as refusal:
        raise JobFailed(str(refusal)) from refusal
    progress({"step": "evaluating"})
    popular = unique_users(learned.split.training, loaded.data.n_items)
    metrics, evaluation = _measured(learned, loaded.data, job, popular)
    answer = {
        "metrics": metrics,
        "evaluation": evaluation,
        "trainingHours": (time.monotonic() - started) / 3600,
        "counts": _counts(loaded.data, learned.split),
        "recipe": learned.info.name,
        "tuned": learned.tuned,
    }
    progress({"step": "saving"})
    noted = {"seed": job.seed, "now": loaded.data.now, **answer}
    _write(learned, loaded, popular, noted, workdir / "model")
    return answer


def _measured(
    learned: Learned, data: TrainingData, job: TrainingJob, popular: Floats
) -> tuple[dict[str, float], dict[str, Any]]:
    """What a training returns as ``metrics`` and ``evaluation``.

    popular: training users of each item [n_items], of whom the baseline is made.
    """
    model, split, people = learned.model, learned.split, data.user_features
    related = learned.info.related
    n_users = len(np.unique(split.training.users))

    def measured(one: Model, asked: bool) -> Evaluation:
        return evaluate(
            one,
            split.tests,
            related=asked,
            known_by=popular,
            people=people,
            n_users=n_users,
            seed=job.seed,
        )

    result, baseline = measured(model, related), measured(PopularityModel(popular), False)
    metrics = dict(result.metrics)
    if not split.tests:
        metrics = {"coverage": related_coverage(model, job.seed)}
    if (trends := model.trends) is not None:
        accuracy = trend_prediction_accuracy(trends, data.interactions)
        metrics["trend_prediction_accuracy"] = accuracy
    if job.input.events:
        weights = [event.weight for event in job.input.events]
        mean_weight = float(np.mean(weights)) / max(weights)
        metrics |= with_event_weights(model, split.tests, mean_weight, people)
    if (trades := model.trades) is not None:
        rewards = average_rewards(model, split.tests, trades.rewards, people)
        metrics["average_rewards_at_k"] = rewards
    return metrics, {
        **result.as_dict(),
        "metrics": metrics,
        "popularity": baseline.as_dict(),
        "above_popularity": result.above(baseline, job.seed),
    }


def _write(
    learned: Learned, loaded: Loaded, popular: Floats, answer: dict[str, Any], folder: Path
) -> None:
    """Write the model with its ids, what an update has to know, and the manifest."""
    ids: dict[str, Any] = {"item_ids.json": loaded.item_ids, "user_ids.json": loaded.user_ids}
    if learned.info.contextual:
        ids[COLUMNS] = loaded.data.columns
    manifest = {
        "format": FORMAT,
        "parameters": learned.parameters,
        "event_types": loaded.data.event_types,
        "trials": learned.trials,
        **answer,
    }
    draft = save(learned.model, popular, ids, folder)
    if learned.info.updates:
        incremental.note(draft, loaded.data, learned.split, loaded.user_ids)
    publish(draft, manifest, folder)


def _counts(data: TrainingData, split: Split) -> dict[str, int]:
    return {
        "interactions": len(data.interactions),
        "users": len(np.unique(data.interactions.users)),
        "items": data.n_items,
        "training_interactions": len(split.training),
        "test_users": len(split.tests),
    }
