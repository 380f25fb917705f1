"""Training of a solution version or recommender: the work of one job, in a worker process.

Arrays from segments, hold-out split, fit, offline metrics, model folder. The model that is
evaluated is the model that is saved and served.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from personalize_poc.local.errors import JobFailed
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.interface import Progress
from personalize_poc.local.recipes.recipe import Evaluation
from personalize_poc.local.training import actions, items, segments
from personalize_poc.local.training.description import TrainingJob


def run(job: TrainingJob, workdir: Path, progress: Progress) -> dict[str, Any]:
    """Train one model and write it to ``workdir/model``.

    Args:
        job: what to train.
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
    # A search over recipes names none; all of them rank items.
    ranked = catalogue.named(job.recipe).evaluation if job.recipe else Evaluation.ITEMS
    try:
        return _TRAININGS[ranked](job, workdir, progress)
    except ModuleNotFoundError as error:
        if error.name not in _TRAINER:
            raise
        raise JobFailed(
            f"This recipe learns with {error.name}, which is not installed here. Install the whole "
            'stand-in, pip install "personalize-poc[local]", or choose a recipe that counts: '
            "SIMS, Popularity-Count, Trending-Now."
        ) from error


_TRAINER = ("jax", "optax")
"""Packages that only learners of sequences need; a small installation has none of them."""


_TRAININGS = {
    Evaluation.ITEMS: items.run,
    Evaluation.SEGMENTS: segments.run,
    Evaluation.ACTIONS: actions.run,
}
