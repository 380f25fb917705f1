"""Quality and time of every built recipe beside popularity: mean of splits of MovieLens small.

Ratings above 1 become a Click, ratings above 3 a Watch with the same time besides, as in AWS's POC
notebooks. PERSONALIZE_POC_MOVIELENS names the folder of ml-latest-small. PERSONALIZE_POC_RECIPES
limits it to some recipes, PERSONALIZE_POC_SPLITS to fewer splits.
"""

from __future__ import annotations

import os
import time

import numpy as np

from personalize_poc.local.arrays.splits import hold_out
from personalize_poc.local.arrays.types import TrainingData
from personalize_poc.local.evaluation.items import evaluate
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.interface import Budget
from tests.benchmarks.yardstick import Table, Yardstick, matrix_work
from tests.support.movielens import find_folder, poc_preparation

QUALITY = ("cov", "mrr", "n10", "n25", "rn10", "p10", "new mrr", "new n10")


def measure(data: TrainingData, recipe: str, seed: int) -> list[float]:
    """The figures of QUALITY, seconds of training, and milliseconds a test user."""
    info = catalogue.named(recipe)
    split = hold_out(data.interactions, seed)
    training = TrainingData(
        split.training,
        data.n_users,
        data.n_items,
        data.event_types,
        data.item_features,
        data.user_features,
    )
    started = time.perf_counter()
    model = info.algorithm().fit(
        training,
        info.complete({}, {}),
        seed=seed,
        progress=lambda _: None,
        budget=Budget(),
    )
    fitted = time.perf_counter()
    result = evaluate(model, split.tests, related=info.recipe_type == "RELATED_ITEMS")
    ended = time.perf_counter()
    ndcg = "normalized_discounted_cumulative_gain_at_"
    metrics, new = result.metrics, result.without_repeats
    return [
        metrics["coverage"],
        metrics["mean_reciprocal_rank_at_25"],
        result.textbook[ndcg + "10"],
        result.textbook[ndcg + "25"],
        metrics[ndcg + "10"],
        metrics["precision_at_10"],
        new["mean_reciprocal_rank_at_25"],
        new["textbook_" + ndcg + "10"],
        fitted - started,
        1000 * (ended - fitted) / result.users,
    ]


def main() -> str:
    """Measure and return the table."""
    folder = find_folder()
    if folder is None:
        return "Skipped: PERSONALIZE_POC_MOVIELENS names no folder with ratings.csv."
    others = ("USER_SEGMENTATION", "PERSONALIZED_ACTIONS")  # they do not rank items
    built = [
        info.name
        for info in catalogue.all()
        if info.built
        and not info.domain
        and info.recipe_type not in others
        and info.name != "aws-semantic-similarity"  # MovieLens small has no texts
    ]
    recipes = os.environ.get("PERSONALIZE_POC_RECIPES", ",".join(built)).split(",")
    splits = int(os.environ.get("PERSONALIZE_POC_SPLITS", "5"))
    data = poc_preparation(folder)
    lines = [f"| recipe | {' | '.join(QUALITY)} |", "|---|" + "---:|" * len(QUALITY)]
    before, found = matrix_work(), {}
    for recipe in recipes:
        values = np.mean([measure(data, recipe, seed) for seed in range(splits)], axis=0)
        *quality, training, query = map(float, values)
        lines.append(f"| {recipe} | {' | '.join(f'{value:.3f}' for value in quality)} |")
        found[recipe] = training, query
    beside = Yardstick.mean(before, matrix_work())
    table = Table([beside])
    for recipe, (training, query) in found.items():
        table.add(f"{recipe}: training", training, "s", beside)
        table.add(f"{recipe}: a test user", query, "ms")
    return "\n".join([*lines, "", str(table)])
