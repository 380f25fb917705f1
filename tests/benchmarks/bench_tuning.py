"""Objectives, updates and searches on MovieLens small: what they bring and what they cost.

PERSONALIZE_POC_MOVIELENS names the folder of ml-latest-small; PERSONALIZE_POC_SPLITS is the number
of splits that searches are measured on, PERSONALIZE_POC_RECIPES the recipes that are searched, and
PERSONALIZE_POC_TRAININGS how many trainings each search has. The column of the objective is a price
drawn at random, which has nothing to do with what people like.
"""

from __future__ import annotations

import os
import time
from dataclasses import replace
from typing import Any

import numpy as np

from personalize_poc.local.arrays.splits import Split, hold_out
from personalize_poc.local.arrays.types import TrainingData
from personalize_poc.local.evaluation.answers import query_of, top_items
from personalize_poc.local.evaluation.items import evaluate
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.interface import Budget, Earlier
from personalize_poc.local.recipes.objective import WEIGHTS, Objective, ObjectiveModel
from personalize_poc.local.tuning.plan import Candidate, Plan
from personalize_poc.local.tuning.search import Found, search
from personalize_poc.local.tuning.space import Range
from tests.benchmarks.yardstick import Table, matrix_work
from tests.support.movielens import find_folder, poc_preparation

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
    items, touched = np.arange(data.n_items, dtype=np.int32), sizes[0] != sizes[1]
    start = Earlier(earlier, items, types, touched, before.columns)
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


RANGES = {
    "aws-sims": (
        Range("min_cointeraction_count", "integer", 0, 10),
        Range("popularity_discount_factor", "continuous", 0, 1),
    ),
    "aws-hrnn": (
        Range("hidden_dimension", "integer", 32, 256),
        Range("bptt", "integer", 2, 32),
        Range("recency_mask", "categorical", choices=("true", "false")),
    ),
}
RANGES[RECIPE] = RANGES["aws-hrnn"]


def _said(found: Found, plan: Plan) -> tuple[str, float, float]:
    """What was found, its score on the validation users, and that of the given setting there."""
    given = next(t.score for t in found.trials if t.setting.items() <= _given(plan).items())
    best = next(t.score for t in found.trials if t.setting == found.tuned)
    return ", ".join(f"{k} {v}" for k, v in found.tuned.items()), best or 0.0, given or 0.0


def _given(plan: Plan) -> dict[str, str]:
    return plan.candidates[0].parameters


def searches(
    data: TrainingData, recipe: str, splits: int, trainings: int, table: Table
) -> list[str]:
    """A recipe with its defaults and after a search: textbook NDCG@25 of both kinds of users.

    The seconds of each search are added to the table.
    """
    info, related = catalogue.named(recipe), recipe == "aws-sims"
    default = info.complete({}, {})
    plan = Plan((Candidate(recipe, default, RANGES[recipe]),), trainings)
    lines = [
        f"| {recipe}, split | validation: default | tuned | test: default | tuned | found |",
        "|---|---:|---:|---:|---:|---|",
    ]
    for seed in range(splits):
        split = hold_out(data.interactions, seed)
        training = replace(data, interactions=split.training)
        begun = time.perf_counter()
        found = search(training, plan, seed=seed, progress=lambda _: None)
        seconds = time.perf_counter() - begun
        tuned, best, given = _said(found, plan)
        values = [
            evaluate(
                info.algorithm().fit(training, parameters, **OPTIONS), split.tests, related=related
            ).textbook[NDCG_25]
            for parameters in (default, found.parameters)
        ]
        lines.append(
            f"| {seed} | {given:.4f} | {best:.4f} | {values[0]:.4f} | {values[1]:.4f} | {tuned} |"
        )
        table.add(f"{recipe}, split {seed}: search", seconds, "s", table.yardsticks[0])
    return lines


def main() -> str:
    """Measure and return the tables."""
    folder = find_folder()
    if folder is None:
        return "Skipped: PERSONALIZE_POC_MOVIELENS names no folder with ratings.csv."
    data = poc_preparation(folder)
    split = hold_out(data.interactions, 0)
    times = Table([matrix_work()])
    model, updated = updates(data, split)
    splits = int(os.environ.get("PERSONALIZE_POC_SPLITS", "5"))
    trainings = int(os.environ.get("PERSONALIZE_POC_TRAININGS", "10"))
    recipes = os.environ.get("PERSONALIZE_POC_RECIPES", ",".join(RANGES)).split(",")
    found = [searches(data, recipe, splits, trainings, times) for recipe in recipes]
    quality = map("\n".join, (updated, trades(model, split), *found))
    return "\n\n".join([*quality, str(times)])
