"""Recipes of the product, each trained in a process of its own, whose memory is looked at."""

from __future__ import annotations

import os
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from personalize_poc.local.arrays.splits import HeldOut
from personalize_poc.local.arrays.types import Query
from personalize_poc.local.errors import TrainingRefused
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.interface import Budget
from tests.benchmarks.gate.measures import Lists, listed
from tests.benchmarks.gate.splits import Task
from tests.benchmarks.memory import Peak


@dataclass(frozen=True)
class Outcome:
    """What came of a training.

    lists: None when it was refused. seconds: processor seconds of the training alone. megabytes:
    the largest memory of the process until then, None when nobody looked. refused: why.
    """

    lists: Lists | None
    seconds: float
    megabytes: float | None = None
    refused: str = ""


def trained(recipe: str, tasks: list[Task]) -> list[Outcome]:
    """Train a recipe on each task and list what it recommends, in one process of its own."""
    context = get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
        return pool.submit(trained_here, recipe, tasks).result()


def trained_here(recipe: str, tasks: list[Task]) -> list[Outcome]:
    """The same in this process."""
    return [_trained(recipe, task) for task in tasks]


def _trained(recipe: str, task: Task) -> Outcome:
    info = catalogue.named(recipe)
    begun = time.process_time()
    with Peak(os.getpid()) as peak:
        try:
            model = info.algorithm().fit(
                task.training,
                info.complete({}, {}),
                seed=task.seed,
                progress=lambda _: None,
                budget=Budget(),
            )
        except TrainingRefused as refused:
            return Outcome(None, time.process_time() - begun, refused=str(refused))
        seconds = time.process_time() - begun
    lists = listed(lambda test: model.score([_query(test, task, info.related)])[0], task.tests)
    return Outcome(lists, seconds, peak.server / 1e6)


def _query(test: HeldOut, task: Task, related: bool) -> Query:
    """A request for a user; of recipes for related items, about the newest item."""
    events = test.query
    if related:
        return Query(item=int(events.items[-1]))
    return Query(
        history=events.items,
        timestamps=events.timestamps,
        event_types=events.event_types,
        event_values=events.event_values,
        traits=task.training.user_features.of(test.user),
        moment=test.moment,
        hours=test.present,
    )
