"""What people are offered before their first event: ``python -m tests.benchmarks newcomers``.

A fifth of all people, 400 at most, are left out of the training. Of each the metadata are known,
and the moment of the first event; the truth are the first three different items. NDCG@10, mean over
seeds, and in brackets the difference from the best of the counts with its 95 % interval. The counts
are the popularity of all times and of the last 5 % of all events before the moment, each of
everybody and of people of the same group.

``--kinds``: names with commas between them; without, those whose people have metadata. ``--seeds``:
how many (2).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Ints, Query, TrainingData
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.interface import Budget
from tests.benchmarks.gate.measures import ndcg
from tests.benchmarks.kinds import KINDS
from tests.benchmarks.sizes import size, text
from tests.benchmarks.yardstick import Table, matrix_work

KNOWN = "classes,tickets,delivery,parts,fashion,travel"
RECIPES = ("aws-user-personalization", "aws-personalized-ranking")
MOST, FIRST, NEWEST = 400, 3, 0.05

Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class Person:
    """Somebody new: the index, the moment of the first event, and the items that came."""

    user: int
    moment: int
    came: Ints


def main() -> str:
    """Train, count, and return the table."""
    rows, seconds = [], list[float]()
    for kind in (text("kinds") or KNOWN).split(","):
        found: dict[str, list[Doubles]] = {}
        for seed in range(size("seeds", 2)):
            for name, gained in _of(KINDS[kind](seed).data, seed, seconds).items():
                found.setdefault(name, []).append(gained)
        rows.append(_row(kind, {name: np.concatenate(each) for name, each in found.items()}))
    heads = ["kind", "people", *(name.removeprefix("aws-") for name in RECIPES), *COUNTS]
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    beside = matrix_work()
    costs = Table([beside])
    costs.add("training a model, mean of all", float(np.mean(seconds)), "s", beside)
    grid = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return f"{grid}\n\n{costs}"


def _of(data: TrainingData, seed: int, seconds: list[float]) -> dict[str, Doubles]:
    """NDCG@10 of each person by each name; seconds: each training adds its own."""
    log = data.interactions
    users, starts, lengths = np.unique(log.users, return_index=True, return_counts=True)
    rng = np.random.default_rng(seed)
    chosen = np.sort(rng.choice(len(users), min(MOST, len(users) // 5), replace=False))
    people = []
    for place in chosen:
        rows = np.arange(starts[place], starts[place] + lengths[place])
        items, first = np.unique(log.items[rows], return_index=True)
        came = np.sort(items[np.argsort(first)][:FIRST])
        people.append(Person(int(users[place]), int(log.timestamps[rows[0]]), came))
    left = log.take(~np.isin(log.users, users[chosen]))
    training = replace(data, interactions=left, now=float(left.timestamps.max()))
    found = {}
    for recipe in RECIPES:
        info, begun = catalogue.named(recipe), time.perf_counter()
        model = info.algorithm().fit(
            training, info.complete({}, {}), seed=seed, progress=lambda _: None, budget=Budget()
        )
        seconds.append(time.perf_counter() - begun)
        found[recipe] = _gained(people, partial(_scored, model, data))
    return found | {name: _gained(people, count(training)) for name, count in COUNTS.items()}


def _scored(model: Model, data: TrainingData, one: Person) -> Doubles:
    asked = Query(traits=data.user_features.of(one.user), moment=one.moment)
    found: Doubles = model.score([asked])[0].astype(np.float64)
    return found


def _gained(people: list[Person], score: Callable[[Person], Doubles]) -> Doubles:
    return np.array(
        [
            ndcg(np.argsort(-score(one), kind="stable")[:10].astype(np.int32), one.came)
            for one in people
        ]
    )


def _counted(newest: bool, grouped: bool) -> Callable[[TrainingData], Callable[[Person], Doubles]]:
    """Scores by how many events an item had, of all or lately, with everybody or people alike."""

    def of(data: TrainingData) -> Callable[[Person], Doubles]:
        log, group = data.interactions, _groups(data)
        order = np.argsort(log.timestamps, kind="stable")
        times, items, users = log.timestamps[order], log.items[order], log.users[order]
        usual = np.bincount(items, minlength=data.n_items) / (10 * len(items))

        def score(one: Person) -> Doubles:
            rows = slice(None)
            if newest:
                end = int(np.searchsorted(times, one.moment))
                rows = slice(max(0, end - int(NEWEST * len(times))), end)
            own = items[rows]
            if grouped:
                own = own[group[users[rows]] == group[one.user]]
            return np.bincount(own, minlength=data.n_items) + usual

        return score

    return of


COUNTS = {
    "popularity": _counted(newest=False, grouped=False),
    "popularity lately": _counted(newest=True, grouped=False),
    "popularity in the group": _counted(newest=False, grouped=True),
    "popularity in the group lately": _counted(newest=True, grouped=True),
}


def _groups(data: TrainingData) -> NDArray[np.intp]:
    """The first column of each person."""
    starts, values = next(iter(data.user_features.categories.values()))
    return values[starts[:-1]].astype(np.intp)


def _row(kind: str, found: dict[str, Doubles]) -> list[str]:
    counts = {name: found[name] for name in COUNTS}
    best = max(counts.values(), key=np.mean)
    row = [kind, str(len(best))]
    for recipe in RECIPES:
        more = found[recipe] - best
        error = 1.96 * more.std() / np.sqrt(len(more))
        row.append(f"{found[recipe].mean():.3f} ({more.mean():+.3f} ± {error:.3f})")
    return [*row, *(f"{each.mean():.3f}" for each in counts.values())]
