"""Quality and time of every built recipe beside popularity, over several splits.

    python tests/benchmarks/bench_recipes.py FOLDER [--splits 5] [--recipes aws-sims,…]

FOLDER is MovieLens ml-latest-small (ratings.csv, movies.csv). Ratings above 1 become a Click,
ratings above 3 a Watch with the same time besides, as in AWS's POC notebooks.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np

from personalize_poc.local.evaluation.evaluate import evaluate
from personalize_poc.local.evaluation.splits import hold_out
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.base import Budget, TrainingData
from tests.movielens import poc_preparation

COLUMNS = ("cov", "mrr", "n10", "n25", "rn10", "p10", "new mrr", "new n10", "train s", "ms/query")


def measure(data: TrainingData, recipe: str, seed: int, verbose: bool) -> list[float]:
    """The figures of COLUMNS for one recipe on one split."""
    info = catalogue.named(recipe)
    split = hold_out(data.interactions, seed)
    training = TrainingData(
        split.training, data.n_users, data.n_items, data.event_types,
        data.item_features, data.user_features,
    )  # fmt: skip
    started = time.perf_counter()
    model = info.algorithm().fit(
        training, info.complete({}, {}), seed=seed,
        progress=lambda p: print("   ", p) if verbose else None, budget=Budget(),
    )  # fmt: skip
    fitted = time.perf_counter()
    result = evaluate(model, split.tests, related=info.recipe_type == "RELATED_ITEMS")
    ended = time.perf_counter()
    ndcg = "normalized_discounted_cumulative_gain_at_"
    metrics, new = result.metrics, result.without_repeats
    return [
        metrics["coverage"], metrics["mean_reciprocal_rank_at_25"], result.textbook[ndcg + "10"],
        result.textbook[ndcg + "25"], metrics[ndcg + "10"], metrics["precision_at_10"],
        new["mean_reciprocal_rank_at_25"], new["textbook_" + ndcg + "10"],
        fitted - started, 1000 * (ended - fitted) / result.users,
    ]  # fmt: skip


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--splits", type=int, default=5)
    parser.add_argument("--verbose", action="store_true")
    built = ",".join(info.name for info in catalogue.all() if info.built)
    parser.add_argument("--recipes", default=built)
    options = parser.parse_args()
    data = poc_preparation(options.folder)
    print(f"{len(data.interactions)} interactions, {data.n_users} users, {data.n_items} items")
    print(f"{'recipe':28}" + "".join(f"{name:>9}" for name in COLUMNS))
    for recipe in ["aws-popularity-count", *options.recipes.split(",")]:
        rows = [measure(data, recipe, seed, options.verbose) for seed in range(options.splits)]
        for name, values in (("", np.mean(rows, axis=0)), (" ±", np.std(rows, axis=0))):
            print(
                f"{(name or recipe):28}" + "".join(f"{value:9.4f}" for value in values), flush=True
            )


if __name__ == "__main__":
    main()
