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
from personalize_poc.local.evaluation import kept
from personalize_poc.local.evaluation.answers import Answers, answers_of
from personalize_poc.local.evaluation.average_rewards import average_rewards
from personalize_poc.local.evaluation.baselines import last_again, popularity
from personalize_poc.local.evaluation.event_weights import with_event_weights
from personalize_poc.local.evaluation.items import Evaluation, measured
from personalize_poc.local.evaluation.other_items import ABOVE_OTHER_ITEMS, above_other_items
from personalize_poc.local.evaluation.related_coverage import related_coverage
from personalize_poc.local.evaluation.trends import trend_prediction_accuracy
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.artifact import COLUMNS, FORMAT, publish, save
from personalize_poc.local.recipes.counting.popularity import unique_users
from personalize_poc.local.recipes.interface import Progress
from personalize_poc.local.recipes.sequence import shared
from personalize_poc.local.training import incremental
from personalize_poc.local.training.description import TrainingJob
from personalize_poc.local.training.minimum import check_minimum
from personalize_poc.local.training.strategies import Learned, learn

NETWORKS = "networks"
"""Folder beside those of the jobs; the next start of the stand-in empties it."""


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
        with shared.networks_in(workdir.parent / NETWORKS) as networks:
            learned = learn(loaded, job, progress)
    except TrainingRefused as refusal:
        raise JobFailed(str(refusal)) from refusal
    progress({"step": "evaluating"})
    popular = unique_users(learned.split.training, loaded.data.n_items)
    answers, result = _asked(learned, loaded.data, job, popular)
    metrics = _metrics(learned, loaded.data, job, result)
    answer = {
        "metrics": metrics,
        "evaluation": _compared(learned, job, popular, metrics, answers, result),
        "trainingHours": (time.monotonic() - started + networks.seconds) / 3600,
        "counts": _counts(loaded.data, learned.split),
        "recipe": learned.info.name,
        "tuned": learned.tuned,
    }
    progress({"step": "saving"})
    noted = {"seed": job.seed, "now": loaded.data.now, **answer}
    draft = _draft(learned, loaded, popular, workdir / "model")
    if learned.split.tests:
        kept.write(draft, learned.split.tests, answers, result)
    _publish(draft, learned, loaded, noted, workdir / "model")
    return answer


def _asked(
    learned: Learned, data: TrainingData, job: TrainingJob, popular: Floats
) -> tuple[Answers, Evaluation]:
    """What the model answers to the test users, and what that is worth."""
    tests, related = learned.split.tests, learned.info.related
    answers = answers_of(learned.model, tests, related=related, people=data.user_features)
    return answers, _judged(learned, job, popular, answers)


def _judged(learned: Learned, job: TrainingJob, popular: Floats, answers: Answers) -> Evaluation:
    """popular: training users of each item [n_items]."""
    return measured(
        answers,
        learned.split.tests,
        len(popular),
        known_by=popular,
        n_users=len(np.unique(learned.split.training.users)),
        seed=job.seed,
    )


def _metrics(
    learned: Learned, data: TrainingData, job: TrainingJob, result: Evaluation
) -> dict[str, float]:
    """What GetSolutionMetrics says."""
    model, split, people = learned.model, learned.split, data.user_features
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
    return metrics


def _compared(
    learned: Learned,
    job: TrainingJob,
    popular: Floats,
    metrics: dict[str, float],
    answers: Answers,
    result: Evaluation,
) -> dict[str, Any]:
    """What a training returns as ``evaluation``: beside the model two baselines, same users."""
    tests, seed = learned.split.tests, job.seed
    popular_items = _judged(learned, job, popular, popularity(tests, popular))
    again = _judged(learned, job, popular, last_again(tests, popular))
    found: dict[str, Any] = {**result.as_dict(), "metrics": metrics}
    for name, baseline in (("popularity", popular_items), ("last_again", again)):
        found[name] = baseline.as_dict()
        found[f"above_{name}"] = result.above(baseline, seed)
        found[f"above_{name}_on_new"] = result.above_on_new(baseline, seed)
    found["last_again"]["above_popularity"] = again.above(popular_items, seed)
    if learned.info.related:
        found[ABOVE_OTHER_ITEMS] = above_other_items(answers, tests, result, seed)
    return found


def _draft(learned: Learned, loaded: Loaded, popular: Floats, folder: Path) -> Path:
    """The model with its ids, not yet sealed."""
    ids: dict[str, Any] = {"item_ids.json": loaded.item_ids, "user_ids.json": loaded.user_ids}
    if learned.info.contextual:
        ids[COLUMNS] = loaded.data.columns
    return save(learned.model, popular, ids, folder)


def _publish(
    draft: Path, learned: Learned, loaded: Loaded, answer: dict[str, Any], folder: Path
) -> None:
    """Add what an update has to know, and the manifest."""
    manifest = {
        "format": FORMAT,
        "parameters": learned.parameters,
        "event_types": loaded.data.event_types,
        "trials": learned.trials,
        **answer,
    }
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
