"""The user models against SASRec of RecTools: same splits of MovieLens small, same wall time.

SASRec (Kang and McAuley, 2018) reads the order of items; of event types, times and metadata, which
our models read as well, it knows nothing.

The peer needs its own environment (it wants an older numpy):

    python3 -m venv peer && peer/bin/pip install "rectools[torch]"
    PERSONALIZE_POC_PEER_PYTHON=peer/bin/python python -m tests.benchmarks peer

PERSONALIZE_POC_SPLITS: number of splits. PERSONALIZE_POC_MOVIELENS: folder of ml-latest-small.
PERSONALIZE_POC_PEER_TIMES: how many times our wall time the peer gets (default "1,5").
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from pathlib import Path

import numpy as np

from personalize_poc.local.arrays.splits import Split, hold_out
from personalize_poc.local.arrays.types import Floats, Ints, Query, TrainingData
from personalize_poc.local.evaluation.items import evaluate
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.interface import Budget
from tests.benchmarks.gate import peers
from tests.benchmarks.yardstick import Table, Yardstick, matrix_work
from tests.support.movielens import find_folder, poc_preparation

RECIPES = ("aws-hrnn", "aws-user-personalization")
COLUMNS = ("mrr", "rn10", "n10", "new n10")
_NDCG10 = "normalized_discounted_cumulative_gain_at_10"


class _Lists(Model):
    """Scores that reproduce given lists, in the order of the test users."""

    def __init__(self, lists: list[Ints], n_items: int) -> None:
        self.lists, self.of, self.asked = lists, n_items, 0

    @property
    def n_items(self) -> int:
        return self.of

    def score(self, queries: list[Query]) -> Floats:
        scores = np.zeros((len(queries), self.n_items), np.float32)
        for row in range(len(queries)):
            items = self.lists[self.asked + row]
            scores[row, items] = np.arange(len(items), 0, -1)
        self.asked += len(queries)
        return scores

    def save(self, folder: Path) -> None:
        raise NotImplementedError


def _figures(model: Model, split: Split, seconds: float) -> list[float]:
    result = evaluate(model, split.tests)
    return [
        result.metrics["mean_reciprocal_rank_at_25"],
        result.metrics[_NDCG10],
        result.textbook[_NDCG10],
        result.without_repeats["textbook_" + _NDCG10],
        seconds,
    ]


def _ours(data: TrainingData, split: Split, recipe: str, seed: int) -> list[float]:
    info = catalogue.named(recipe)
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
        training, info.complete({}, {}), seed=seed, progress=lambda _: None, budget=Budget()
    )
    return _figures(model, split, time.perf_counter() - started)


def _peer(data: TrainingData, split: Split, seconds: float, seed: int) -> list[float]:
    lists, taken = peers.asked(peers.PEERS["SASRec"], split.training, split.tests, seconds, seed)
    return _figures(_Lists(lists, data.n_items), split, taken)


def main() -> str:
    """Measure and return the table."""
    folder, python = find_folder(), os.environ.get(peers.PYTHON)
    if folder is None:
        return "Skipped: PERSONALIZE_POC_MOVIELENS names no folder with ratings.csv."
    if not python:
        return f"Skipped: {peers.PYTHON} names no Python that has rectools[torch]."
    data = poc_preparation(folder)
    times = [float(t) for t in os.environ.get("PERSONALIZE_POC_PEER_TIMES", "1,5").split(",")]
    found: dict[str, list[list[float]]] = defaultdict(list)
    before = matrix_work()
    for seed in range(int(os.environ.get("PERSONALIZE_POC_SPLITS", "5"))):
        split = hold_out(data.interactions, seed)
        for recipe in RECIPES:
            found[recipe].append(_ours(data, split, recipe, seed))
        ours = found[RECIPES[-1]][-1][-1]
        for often in times:
            peer = _peer(data, split, often * ours, seed)
            found[f"SASRec, {often:g} x that time"].append(peer)
    lines = [f"| model | {' | '.join(COLUMNS)} |", "|---|" + "---:|" * len(COLUMNS)]
    beside = Yardstick.mean(before, matrix_work())
    table = Table([beside])
    for name, rows in found.items():
        *quality, seconds = map(float, np.mean(rows, axis=0))
        lines.append(f"| {name} | {' | '.join(f'{value:.3f}' for value in quality)} |")
        table.add(f"{name}: training", seconds, "s", beside)
    return "\n".join([*lines, "", str(table)])
