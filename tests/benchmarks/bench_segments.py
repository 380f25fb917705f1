"""Quality and time of the recipes that rank users beside the most active ones: MovieLens small.

Prepared as in bench_recipes; the newest 20 % of each user are the test. AUC: the probability that a
user who came is ranked before one who did not. PERSONALIZE_POC_MOVIELENS names the folder.
"""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.splits import Division, divide
from personalize_poc.local.arrays.types import TrainingData
from personalize_poc.local.evaluation.segments import evaluate_segments
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.affinity.audience import Audience
from personalize_poc.local.recipes.affinity.model import AffinityModel
from personalize_poc.local.recipes.interface import Budget
from tests.benchmarks.yardstick import Table, matrix_work
from tests.support.movielens import find_folder, poc_preparation

COLUMNS = ("hits", "recall", "coverage", "AUC")
SEED, SAMPLE = 0, 500
KEYS = ("hits_at_1_percent", "recall_at_1_percent", "coverage")


def fitted(data: TrainingData, division: Division, recipe: str, dimension: str) -> AffinityModel:
    """The model of the older interactions."""
    info = catalogue.named(recipe)
    parameters = info.complete({"hidden_dimension": dimension}, {})
    model = info.algorithm().fit(
        replace(data, interactions=division.older),
        parameters,
        seed=SEED,
        progress=lambda _: None,
        budget=Budget(),
    )
    assert isinstance(model, AffinityModel)
    return model


def auc(scores: NDArray[np.float64], came: NDArray[np.bool_]) -> float:
    """Area under the curve, by ranks; ties count half."""
    from scipy.stats import rankdata

    n = int(came.sum())
    ranks = rankdata(scores)[came].sum()
    return float((ranks - n * (n + 1) / 2) / (n * (len(came) - n)))


def mean_auc(model: AffinityModel, division: Division, n_users: int) -> tuple[float, float]:
    """Mean over a sample of segments: of the model, and of the most active users first."""
    audience, segments = Audience(division.older, n_users), model.testable(division.newer)
    chosen = np.random.default_rng(SEED).permutation(len(segments))[:SAMPLE]
    values = []
    for segment in (segments[number] for number in chosen):
        came = np.zeros(n_users, np.bool_)
        came[division.newer.users[model.items(segment)[division.newer.items]]] = True
        if not came.all():
            ours = model.score([segment], audience)[0].astype(np.float64)
            values.append((auc(ours, came), auc(audience.lengths.astype(np.float64), came)))
    ours_mean, activity = np.mean(values, axis=0)
    return float(ours_mean), float(activity)


def main() -> str:
    """Measure and return the table."""
    folder = find_folder()
    if folder is None:
        return "Skipped: PERSONALIZE_POC_MOVIELENS names no folder with ratings.csv."
    data = poc_preparation(folder)
    division = divide(data.interactions)
    lines = [f"| recipe | {' | '.join(COLUMNS)} |", "|---|" + "---:|" * len(COLUMNS)]
    beside = matrix_work()
    table = Table([beside])
    for recipe in ("aws-item-affinity", "aws-item-attribute-affinity"):
        for dimension in ("149", "32"):
            started = time.perf_counter()
            model = fitted(data, division, recipe, dimension)
            trained = time.perf_counter()
            found = evaluate_segments(model, division, data.n_users, SEED)
            ended = time.perf_counter()
            ours, activity = mean_auc(model, division, data.n_users)
            if dimension == "149":
                lines.append(_row(f"{recipe}: most active users", found.activity, activity))
            name = f"{recipe}, hidden_dimension {dimension}"
            lines.append(_row(name, found.metrics, ours))
            table.add(f"{name}: training", trained - started, "s", beside)
            each = 1000 * (ended - trained) / found.segments
            table.add(f"… each of {found.segments} segments", each, "ms")
    return "\n".join([*lines, "", str(table)])


def _row(name: str, metrics: dict[str, float], area: float) -> str:
    told = [f"{metrics[key]:.3f}" for key in KEYS] + [f"{area:.3f}"]
    return f"| {name} | {' | '.join(told)} |"
