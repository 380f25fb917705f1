"""Training with a recipe that ranks users: segments of those with an affinity to something."""

from __future__ import annotations

import time
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from personalize_poc.local.arrays.splits import Division, divide
from personalize_poc.local.arrays.types import TrainingData
from personalize_poc.local.datasets.training import interactions
from personalize_poc.local.datasets.training.interactions import Loaded
from personalize_poc.local.errors import JobFailed, TrainingRefused
from personalize_poc.local.evaluation.segments import evaluate_segments
from personalize_poc.local.recipes import artifact, catalogue
from personalize_poc.local.recipes.affinity.audience import SegmentModel
from personalize_poc.local.recipes.counting.popularity import unique_users
from personalize_poc.local.recipes.interface import Progress
from personalize_poc.local.training.description import TrainingJob
from personalize_poc.local.training.minimum import check_minimum
from personalize_poc.local.training.strategies import fit


def run(job: TrainingJob, workdir: Path, progress: Progress) -> dict[str, Any]:
    """Train a model of segments and write it to ``workdir/model``; see `training.job.run`.

    The newest fifth of the interactions is held out. `evaluation` has the activity baseline beside
    the metrics.
    """
    started = time.monotonic()
    progress({"step": "reading"})
    info = catalogue.named(str(job.recipe))
    given = replace(job.input, texts=info.texts, contextual=info.contextual)
    loaded = interactions.load(given)
    check_minimum(loaded.data, job.input.event_type)
    data, division = loaded.data, divide(loaded.data.interactions)
    try:
        training = replace(data, interactions=division.older)
        model: SegmentModel = fit(training, info, job.parameters, job.seed, job.seconds, progress)
    except TrainingRefused as refusal:
        raise JobFailed(str(refusal)) from refusal

    def evaluated(done: int, of: int) -> None:
        progress({"step": "evaluating", "segments": done, "of": of})

    result = evaluate_segments(model, division, data.n_users, job.seed, evaluated)
    answer = {
        "metrics": result.metrics,
        "evaluation": asdict(result),
        "trainingHours": (time.monotonic() - started) / 3600,
        "counts": _counts(data, division),
        "recipe": info.name,
        "tuned": None,
    }
    progress({"step": "saving"})
    _write(model, loaded, division, {**_noted(job, data), **answer}, workdir / "model")
    return answer


def _noted(job: TrainingJob, data: TrainingData) -> dict[str, Any]:
    return {
        "format": artifact.FORMAT,
        "parameters": dict(job.parameters),
        "seed": job.seed,
        "now": data.now,
        "event_types": data.event_types,
    }


def _write(
    model: SegmentModel, loaded: Loaded, division: Division, manifest: dict[str, Any], folder: Path
) -> None:
    ids = {"item_ids.json": loaded.item_ids, "user_ids.json": loaded.user_ids}
    popular = unique_users(division.older, loaded.data.n_items)
    artifact.publish(artifact.save(model, popular, ids, folder), manifest, folder)


def _counts(data: TrainingData, division: Division) -> dict[str, int]:
    return {
        "interactions": len(data.interactions),
        "users": len(np.unique(data.interactions.users)),
        "items": data.n_items,
        "training_interactions": len(division.older),
        "test_users": len(np.unique(division.newer.users)),
    }
