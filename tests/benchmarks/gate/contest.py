"""Everybody on one kind of data."""

from __future__ import annotations

import logging
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from personalize_poc.local.arrays.splits import HeldOut
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.recipe import RecipeType
from tests.benchmarks.gate import baselines, peers
from tests.benchmarks.gate.measures import Reals, by_history, from_ranked, judged, listed
from tests.benchmarks.gate.results import METRICS, Group, Row, Verdict, verdict
from tests.benchmarks.gate.splits import LEAST_TESTS, SPLITS, Task
from tests.benchmarks.gate.training import Outcome, trained
from tests.benchmarks.kinds import KINDS, Kind
from tests.benchmarks.kinds.kind import Oracle

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Contest:
    """Who takes part.

    recipes: the first one sets the time of the peers. seeds: each draws data, split and training.
    times: multiples of that time; the first one is what verdicts look at.
    train: trains a recipe on tasks; in processes of their own, unless a test says otherwise.
    baselines: those that are fitted; without, all.
    """

    recipes: Sequence[str]
    seeds: Sequence[int]
    splits: Sequence[str] = tuple(SPLITS)
    times: Sequence[float] = (1, 5)
    train: Callable[[str, list[Task]], list[Outcome]] = trained
    baselines: Sequence[str] = ()

    def run(self, name: str) -> list[Row]:
        """All models on the kind of this name, on each split."""
        made = [KINDS[name](seed) for seed in self.seeds]
        tasks = self._tasks(name, made)
        together = [task for part in tasks.values() for task in part]
        rows: list[Row] = []
        for recipe in self.recipes if together else ():
            outcomes = iter(self.train(recipe, together))
            for split, part in tasks.items():
                rows.append(_recipe(name, split, recipe, part, [next(outcomes) for _ in part]))
        for split, part in tasks.items():
            rows += _baselines(name, split, part, self.baselines)
            if made[0].oracle is not None:
                rows.append(_truth(name, split, made, part))
            ours = next(row.seconds for row in rows if row.split == split)
            for place, often in enumerate(self.times):
                group: Group = "peer" if place == 0 else "peer, more time"
                rows += _peers(name, split, part, often, ours or 0.0, group)
        return rows

    def _tasks(self, name: str, made: list[Kind]) -> dict[str, list[Task]]:
        """By split, a task for each seed."""
        found = {}
        for split in self.splits:
            if split == "time" and not made[0].timed:
                continue
            part = [SPLITS[split](k.data, seed) for k, seed in zip(made, self.seeds, strict=True)]
            if min(len(task.tests) for task in part) < LEAST_TESTS:
                log.warning("%s: fewer than %d people to test in %s", name, LEAST_TESTS, split)
                continue
            found[split] = part
        return found


def _recipe(name: str, split: str, recipe: str, tasks: list[Task], outcomes: list[Outcome]) -> Row:
    refused = next((one.refused for one in outcomes if one.lists is None), "")
    found = [
        judged(one.lists, task.tests, task.training.n_items)
        for one, task in zip(outcomes, tasks, strict=True)
        if one.lists is not None
    ]
    looked = [one.megabytes for one in outcomes if one.megabytes is not None]
    return Row(
        name,
        split,
        recipe,
        "recipe",
        [] if refused else found,
        float(np.mean([one.seconds for one in outcomes])),
        max(looked) if looked else None,
        refused,
    )


def _baselines(name: str, split: str, tasks: list[Task], wanted: Sequence[str]) -> list[Row]:
    rows = []
    fitting = [baselines.fitting(task.training) for task in tasks]
    for baseline in wanted or fitting[0]:
        spent, results = [], []
        for task, ways in zip(tasks, fitting, strict=True):
            begun = time.process_time()
            score = ways[baseline]()
            spent.append(time.process_time() - begun)
            lists = listed(by_history(score), task.tests)
            results.append(judged(lists, task.tests, task.training.n_items))
        rows.append(Row(name, split, baseline, "baseline", results, float(np.mean(spent))))
    return rows


def _truth(name: str, split: str, made: list[Kind], tasks: list[Task]) -> Row:
    results = []
    for kind, task in zip(made, tasks, strict=True):
        assert kind.oracle is not None
        lists = listed(_knowing(kind.oracle), task.tests)
        results.append(judged(lists, task.tests, task.training.n_items))
    return Row(name, split, "the truth", "truth", results)


def _knowing(oracle: Oracle) -> Callable[[HeldOut], Reals]:
    return lambda test: oracle(test.user, test.query.items)


def _peers(
    name: str, split: str, tasks: list[Task], often: float, ours: float, group: Group
) -> list[Row]:
    rows = []
    for peer, how in peers.installed().items():
        spent, results = [], []
        label = peer if often == 1 else f"{peer}, {often:g} x the time"
        try:
            for task in tasks:
                ranked, seconds = peers.asked(
                    how, task.training.interactions, task.tests, often * ours, task.seed
                )
                lists = from_ranked(ranked, task.tests)
                results.append(judged(lists, task.tests, task.training.n_items))
                spent.append(seconds)
        except subprocess.CalledProcessError as failed:
            words = failed.stderr.decode(errors="replace").strip().splitlines()[-1:]
            rows.append(Row(name, split, label, group, [], refused=" ".join(words)))
            continue
        rows.append(Row(name, split, label, group, results, float(np.mean(spent))))
    return rows


def verdicts(rows: Sequence[Row]) -> list[Verdict]:
    """Each recipe beside the best of what it can be compared with, on each kind and split.

    Recipes that do not know the user, by items that the user had not had alone: they cannot put
    last what somebody had.
    """
    found = []
    for ours in rows:
        if ours.group != "recipe":
            continue
        metrics = METRICS if catalogue.named(ours.model).personalised else ("new",)
        names = _opponents(ours.model, ours.split)
        opponents = [
            row
            for row in rows
            if (row.kind, row.split) == (ours.kind, ours.split)
            and (row.model in names if names is not None else row.group in ("baseline", "peer"))
        ]
        found += [one for metric in metrics if (one := verdict(ours, opponents, metric))]
    return found


def _opponents(recipe: str, split: str) -> Sequence[str] | None:
    """Names of what a recipe is compared with; None: all baselines, and peers at equal time."""
    info = catalogue.named(recipe)
    if info.related:
        return ("last-item cosine",)
    if info.recipe_type is RecipeType.POPULAR_ITEMS:  # about now, so in time alone
        return ("popularity", "popularity lately") if split == "time" else ()
    return None if info.personalised else ("popularity",)
