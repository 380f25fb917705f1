"""Objectives, updates and searches on MovieLens small: what they bring and what they cost.

PERSONALIZE_POC_MOVIELENS names the folder of ml-latest-small; PERSONALIZE_POC_SPLITS is the number
of splits that searches are measured on. The column of the objective is a price drawn at random,
which has nothing to do with what people like.
"""

from __future__ import annotations

import os
import time
from dataclasses import replace
from typing import Any

import numpy as np

from personalize_poc.local.evaluation.evaluate import evaluate, query_of, top_items
from personalize_poc.local.evaluation.splits import Split, hold_out
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.base import Budget, Model, TrainingData
from personalize_poc.local.recipes.objective import WEIGHTS, Objective, ObjectiveModel
from personalize_poc.local.recipes.sequence.update import Start
from personalize_poc.local.tuning.search import Candidate, Plan, search
from personalize_poc.local.tuning.space import Range
from tests.movielens import find_folder, poc_preparation

RECIPE = "aws-user-personalization"
NDCG_10, NDCG_25 = (f"normalized_discounted_cumulative_gain_at_{k}" for k in (10, 25))
MRR = "mean_reciprocal_rank_at_25"
OPTIONS: dict[str, Any] = {"seed": 0, "progress": lambda _: None, "budget": Budget()}


def trades(model: Model, split: Split) -> list[str]:
    """Mean price recommended and relevance for each sensitivity."""
    prices = np.random.default_rng(0).lognormal(2, 0.5, model.n_items).astype(np.float32)
    queries = [query_of(test) for test in split.tests]
    lines = ["| objectiveSensitivity | mean price of 25 | mrr | n10 |", "|---|---:|---:|---:|"]
    for name, weight in WEIGHTS.items():
        traded = ObjectiveModel(model, Objective(prices, weight))
        mean = np.mean([prices[top_items(row, 25)].mean() for row in traded.score(queries)])
        result = evaluate(traded, split.tests)
        lines.append(
            f"| {name} | {mean:.2f} | {result.metrics[MRR]:.3f} | {result.textbook[NDCG_10]:.3f} |"
        )
    return lines


def updates(data: TrainingData, split: Split) -> tuple[Model, list[str]]:
    """The newest 15 % of events learned by an update and by a whole training; the latter's model.

    Seconds are of CPU; the update comes last, so that neither counts what JAX compiles for both.
    """
    algorithm: Any = catalogue.named(RECIPE).algorithm()
    parameters = catalogue.named(RECIPE).complete({}, {})
    events = split.training
    old = events.take(events.timestamps < np.quantile(events.timestamps, 0.85))
    now, before = (replace(data, interactions=log) for log in (events, old))
    earlier = algorithm.fit(before, parameters, **OPTIONS)
    sizes = [np.bincount(log.users, minlength=data.n_users) for log in (events, old)]
    types = np.arange(len(data.event_types), dtype=np.int32)
    start = Start(
        earlier, np.arange(data.n_items, dtype=np.int32), types, sizes[0] != sizes[1],
        earlier.context, earlier.person,
    )  # fmt: skip
    lines = ["| model | train s | mrr | n10 |", "|---|---:|---:|---:|"]
    begun = time.process_time()
    full = algorithm.fit(now, parameters, **OPTIONS)
    middle = time.process_time()
    updated = algorithm.update(now, parameters, start, **OPTIONS)
    ended = time.process_time()
    for name, model, seconds in (
        ("before the newest events", earlier, 0.0),
        ("UPDATE", updated, ended - middle),
        ("FULL", full, middle - begun),
    ):
        result = evaluate(model, split.tests)
        lines.append(
            f"| {name} | {seconds:.1f} | {result.metrics[MRR]:.3f} "
            f"| {result.textbook[NDCG_10]:.3f} |"
        )
    return full, lines


def searches(data: TrainingData, splits: int) -> list[str]:
    """aws-sims with its defaults and after a search of ten trainings, on test users."""
    info = catalogue.named("aws-sims")
    ranges = (
        Range("min_cointeraction_count", "integer", 0, 10),
        Range("popularity_discount_factor", "continuous", 0, 1),
    )
    lines = ["| split | default n25 | tuned n25 | found | s |", "|---|---:|---:|---|---:|"]
    for seed in range(splits):
        split = hold_out(data.interactions, seed)
        training = replace(data, interactions=split.training)
        default = info.complete({}, {})
        begun = time.perf_counter()
        plan = Plan((Candidate(info.name, default, ranges),), 10)
        found = search(training, plan, seed=seed, progress=lambda _: None)
        seconds = time.perf_counter() - begun
        values = [
            evaluate(
                info.algorithm().fit(training, parameters, **OPTIONS), split.tests, related=True
            ).textbook[NDCG_25]
            for parameters in (default, found.parameters)
        ]
        lines.append(
            f"| {seed} | {values[0]:.4f} | {values[1]:.4f} | {found.tuned} | {seconds:.1f} |"
        )
    return lines


def main() -> str:
    """Measure and return the tables."""
    folder = find_folder()
    if folder is None:
        return "Skipped: PERSONALIZE_POC_MOVIELENS names no folder with ratings.csv."
    data = poc_preparation(folder)
    split = hold_out(data.interactions, 0)
    model, table = updates(data, split)
    splits = int(os.environ.get("PERSONALIZE_POC_SPLITS", "5"))
    return "\n\n".join(map("\n".join, (table, trades(model, split), searches(data, splits))))
