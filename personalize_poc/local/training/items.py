"""Training of a solution version: the work of one job, in a worker process.

Arrays from segments, hold-out split, fit, offline metrics, model folder. The model that is
evaluated is the model that is saved and served.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from personalize_poc.local.arrays.splits import Split, divide
from personalize_poc.local.arrays.types import Floats, TrainingData
from personalize_poc.local.errors import JobFailed, TrainingRefused
from personalize_poc.local.evaluation.average_rewards import average_rewards
from personalize_poc.local.evaluation.event_weights import with_event_weights
from personalize_poc.local.evaluation.items import evaluate
from personalize_poc.local.evaluation.related_coverage import related_coverage
from personalize_poc.local.evaluation.segments import evaluate_segments
from personalize_poc.local.evaluation.trends import trend_prediction_accuracy
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.affinity.audience import SegmentModel
from personalize_poc.local.recipes.artifact import COLUMNS, FORMAT, publish, save
from personalize_poc.local.recipes.counting.popularity import PopularityModel, unique_users
from personalize_poc.local.recipes.interface import Progress
from personalize_poc.local.recipes.recipe import Evaluation
from personalize_poc.local.training import incremental
from personalize_poc.local.training.minimum import check_minimum
from personalize_poc.local.training.strategies import Learned, fit, learn

if TYPE_CHECKING:
    from personalize_poc.local.datasets.training.interactions import Loaded

log = logging.getLogger(__name__)


def run(
    payload: Mapping[str, Any], workdir: Path, progress: Callable[[dict[str, Any]], None]
) -> dict[str, Any]:
    """Train one solution version and write it to ``workdir/model``.

    Args:
        payload: that of `datasets.training.interactions.load`, and ``recipe`` (name),
        ``parameters`` (complete), ``seed``,
            optionally ``seconds`` (training ends at the latest after about that long; no other
            clock has a say in what is learned),
            ``objective`` (``column``, ``sensitivity``), ``search`` (see `tuning.search.Plan`;
            recipe and parameters are then those that it finds) or ``update`` (folder of the model
            to go on from, with its parameters).
        workdir: empty folder of this job.
        progress: told step, epoch and loss.

    Returns:
        ``metrics`` (keys of GetSolutionMetrics), ``evaluation`` (textbook NDCG, figures without
        repeats, novelty, their intervals, the popularity baseline on the same test users and the
        lead over it), ``trainingHours``, ``counts``, ``recipe``, ``tuned`` (the parameters that a
        search found, else None).

    Raises:
        JobFailed: too little data, or parameters with which nothing can be learned.
    """
    from personalize_poc.local.datasets.training import interactions as arrays

    name = payload.get("recipe")
    named = catalogue.named(name) if name else None  # a search over recipes names none
    if named is not None and named.evaluation is Evaluation.ACTIONS:
        from personalize_poc.local.training import actions

        return actions.run(payload, workdir, progress)
    started = time.monotonic()
    progress({"step": "reading"})
    # Some recipes of a search read texts or the context, all need interactions.
    texts, contextual = (named.texts, named.contextual) if named else (True, True)
    loaded = arrays.load({**payload, "texts": texts, "contextual": contextual})
    if named is None or "INTERACTIONS" in named.needs:
        check_minimum(loaded.data, payload.get("event_type"))
    seed = int(payload.get("seed", 0))
    if named is not None and named.evaluation is Evaluation.SEGMENTS:
        return _segments(loaded, payload, workdir, seed, started, progress)
    try:
        learned = learn(loaded, payload, seed, progress)
    except TrainingRefused as refusal:
        raise JobFailed(str(refusal)) from refusal
    progress({"step": "evaluating"})
    popular = unique_users(learned.split.training, loaded.data.n_items)
    metrics, evaluation = _measured(learned, loaded.data, payload, popular, seed)
    answer = {
        "metrics": metrics,
        "evaluation": evaluation,
        "trainingHours": (time.monotonic() - started) / 3600,
        "counts": _counts(loaded.data, learned.split),
        "recipe": learned.info.name,
        "tuned": learned.tuned,
    }
    progress({"step": "saving"})
    noted = {"seed": seed, "now": loaded.data.now, **answer}
    _write(learned, loaded, popular, noted, workdir / "model")
    return answer


def _measured(
    learned: Learned,
    data: TrainingData,
    payload: Mapping[str, Any],
    popular: Floats,
    seed: int,
) -> tuple[dict[str, float], dict[str, Any]]:
    """What `run` returns as ``metrics`` and ``evaluation``.

    popular: training users of each item [n_items], of whom the baseline is made.
    """
    model, split, people = learned.model, learned.split, data.user_features
    related = learned.info.related
    result, baseline = (
        evaluate(
            one, split.tests, related=asked, known_by=popular, people=people,
            n_users=len(np.unique(split.training.users)), seed=seed,
        )
        for one, asked in ((model, related), (PopularityModel(popular), False))
    )  # fmt: skip
    metrics = dict(result.metrics)
    if not split.tests:
        metrics = {"coverage": related_coverage(model, seed)}
    if (trends := model.trends) is not None:
        accuracy = trend_prediction_accuracy(trends, data.interactions)
        metrics["trend_prediction_accuracy"] = accuracy
    if config := payload.get("events_config"):
        weights = [entry["weight"] for entry in config]
        mean_weight = float(np.mean(weights)) / max(weights)
        metrics |= with_event_weights(model, split.tests, mean_weight, people)
    if (trades := model.trades) is not None:
        rewards = average_rewards(model, split.tests, trades.rewards, people)
        metrics["average_rewards_at_k"] = rewards
    return metrics, {
        **result.as_dict(),
        "metrics": metrics,
        "popularity": baseline.as_dict(),
        "above_popularity": result.above(baseline, seed),
    }


def _write(
    learned: Learned, loaded: Loaded, popular: Floats, answer: dict[str, Any], folder: Path
) -> None:
    """Write the model with its ids, what an update has to know, and the manifest."""
    ids: dict[str, Any] = {"item_ids.json": loaded.item_ids, "user_ids.json": loaded.user_ids}
    if learned.info.contextual:
        ids[COLUMNS] = loaded.data.columns
    manifest = {
        "format": FORMAT, "parameters": learned.parameters,
        "event_types": loaded.data.event_types, "trials": learned.trials, **answer,
    }  # fmt: skip
    draft = save(learned.model, popular, ids, folder)
    if learned.info.updates:
        incremental.note(draft, loaded.data, learned.split, loaded.user_ids)
    publish(draft, manifest, folder)


def _segments(
    loaded: Loaded,
    payload: Mapping[str, Any],
    workdir: Path,
    seed: int,
    started: float,
    progress: Progress,
) -> dict[str, Any]:
    """A recipe that ranks users. `evaluation` has the activity baseline beside the metrics."""
    data = loaded.data
    division = divide(data.interactions)
    try:
        training = replace(data, interactions=division.older)
        model: SegmentModel = fit(training, payload, seed, progress)
    except TrainingRefused as refusal:
        raise JobFailed(str(refusal)) from refusal
    result = evaluate_segments(
        model, division, data.n_users, seed,
        lambda done, of: progress({"step": "evaluating", "segments": done, "of": of}),
    )  # fmt: skip
    answer = {
        "metrics": result.metrics,
        "evaluation": asdict(result),
        "trainingHours": (time.monotonic() - started) / 3600,
        "counts": {
            "interactions": len(data.interactions),
            "users": len(np.unique(data.interactions.users)),
            "items": data.n_items,
            "training_interactions": len(division.older),
            "test_users": len(np.unique(division.newer.users)),
        },
        "recipe": payload["recipe"],
        "tuned": None,
    }
    progress({"step": "saving"})
    ids = {"item_ids.json": loaded.item_ids, "user_ids.json": loaded.user_ids}
    manifest = {
        "format": FORMAT, "parameters": dict(payload["parameters"]), "seed": seed,
        "now": data.now, "event_types": data.event_types, **answer,
    }  # fmt: skip
    popular = unique_users(division.older, data.n_items)
    publish(save(model, popular, ids, workdir / "model"), manifest, workdir / "model")
    return answer


def _counts(data: TrainingData, split: Split) -> dict[str, int]:
    return {
        "interactions": len(data.interactions),
        "users": len(np.unique(data.interactions.users)),
        "items": data.n_items,
        "training_interactions": len(split.training),
        "test_users": len(split.tests),
    }
