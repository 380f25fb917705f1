"""Next best actions of a simulated audience, beside the truth and beside each action's base rate.

People have tastes in four dimensions, which choose the items they meet and how likely they take
each action. The true propensities are the best that anything could know; a base rate is the share
of those who took the action, the same for everybody. Figures are over the held-out occasions.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.actions import (
    DAY,
    NOT_TAKEN,
    TAKEN,
    VIEWED,
    ActionData,
    ActionLog,
    scored,
)
from personalize_poc.local.arrays.types import Interactions
from personalize_poc.local.evaluation import actions as evaluation
from personalize_poc.local.evaluation.metrics.roc_auc import area_under_curve
from personalize_poc.local.recipes.actions import NextBestAction
from personalize_poc.local.recipes.interface import Budget
from tests.benchmarks.yardstick import Table, matrix_work

START = 1_700_000_000
COLUMNS = ("AUC", "of the truth", "of base rates", "log loss", "of the truth", "of base rates")


@dataclass(frozen=True)
class Audience:
    """How many there are of what; each user meets `looks` items and is shown `shown` actions."""

    users: int
    items: int
    actions: int
    looks: int
    shown: int


def simulate(size: Audience, seed: int) -> tuple[ActionData, NDArray[np.float64]]:
    """Training data, and the true propensities float64 [users, actions]."""
    rng = np.random.default_rng(seed)
    taste, items = rng.standard_normal((size.users, 4)), rng.standard_normal((size.items, 4))
    actions = 0.9 * rng.standard_normal((size.actions, 4))
    base = rng.normal(-1, 0.8, size.actions)
    truth = 1 / (1 + np.exp(-(taste @ actions.T + base)))
    # Gumbel noise draws without replacement, by how much a user likes an item.
    wish = 1.2 * taste @ items.T + rng.gumbel(size=(size.users, size.items))
    met = np.argsort(-wish, axis=1)[:, : size.looks].astype(np.int32).ravel()
    n = len(met)
    interactions = Interactions(
        np.repeat(np.arange(size.users, dtype=np.int32), size.looks),
        met,
        np.tile(START - 30 * DAY + 3600 * np.arange(size.looks), size.users).astype(np.int64),
        np.full(n, -1, np.int16),
        np.full(n, np.nan, np.float32),
    )
    users = np.repeat(np.arange(size.users), size.shown)
    told = rng.integers(0, size.actions, len(users))
    taken = rng.random(len(users)) < truth[users, told]
    at = START + rng.integers(0, 35 * DAY, len(users))
    events = np.append(np.full(len(users), VIEWED), np.where(taken, TAKEN, NOT_TAKEN))
    times = np.append(at, at + 60)
    order = np.lexsort((times, np.append(users, users)))
    log = ActionLog(
        np.append(users, users).astype(np.int32),
        np.append(told, told).astype(np.int32),
        times.astype(np.int64),
        events.astype(np.int8),
    ).take(order)
    data = ActionData(
        interactions,
        size.users,
        size.items,
        [],
        log=log,
        n_actions=size.actions,
        scored=scored(log, size.actions),
        validation=np.zeros(size.users, np.bool_),
    )
    return data, truth


def measure(size: Audience, seed: int = 1) -> list[float]:
    """The figures of COLUMNS, then seconds of training and milliseconds of a question."""
    data, truth = simulate(size, seed)
    test, validation = evaluation.chosen_users(data.log, data.n_users, seed)
    learned = replace(
        data,
        interactions=data.interactions.take(~test[data.interactions.users]),
        log=data.log.take(~test[data.log.users]),
        validation=validation,
    )
    started = time.perf_counter()
    model = NextBestAction().fit(
        learned,
        {"action_optimization_period": "14"},
        seed=seed,
        progress=lambda _: None,
        budget=Budget(),
    )
    fitted = time.perf_counter()
    people = np.zeros((data.n_users, 0), np.float32)
    tests = evaluation.held_out(data.log, data.interactions, test, people)
    asked = time.perf_counter()
    scores = model.score([one.query for one in tests])
    ended = time.perf_counter()
    log = learned.log
    shown = np.bincount(log.actions[log.events == VIEWED], minlength=size.actions)
    took = np.bincount(log.actions[log.events == TAKEN], minlength=size.actions)
    rates = np.tile(took / np.maximum(shown, 1), (len(tests), 1))
    taken = np.concatenate([one.taken for one in tests])
    found = [
        np.concatenate([row[one.actions] for row, one in zip(rows, tests, strict=True)])
        for rows in (scores, truth[[one.user for one in tests]], rates)
    ]
    areas = [area_under_curve(each, taken) or 0.0 for each in found]
    losses = [_log_loss(each, taken) for each in found]
    return [*areas, *losses, fitted - started, 1000 * (ended - asked) / len(tests)]


def _log_loss(scores: NDArray[np.floating], taken: NDArray[np.bool_]) -> float:
    right = np.clip(np.where(taken, scores, 1 - scores), 1e-6, 1)
    return float(-np.log(right).mean())


def main() -> str:
    """Measure and return the table."""
    head = ("users", "actions", "shown each", *COLUMNS)
    lines = [f"| {' | '.join(head)} |", "|" + "---:|" * len(head)]
    beside = matrix_work()
    table = Table([beside])
    for size in (Audience(1000, 200, 20, 5, 10), Audience(2000, 300, 20, 30, 12)):
        *quality, training, question = measure(size)
        cells = [f"{size.users:,}", str(size.actions), str(size.shown)]
        cells += [f"{figure:.3f}" for figure in quality]
        lines.append(f"| {' | '.join(cells)} |")
        table.add(f"{size.users:,} users: training", training, "s", beside)
        table.add(f"{size.users:,} users: a question", question, "ms")
    return "\n".join([*lines, "", str(table)])
