"""How long one answer takes inside the process, without HTTP and without boto3.

A learned model of 3,000 items and 1,000 users with 100 interactions each is trained, deployed and
asked: ``python -m tests.benchmarks serving``. Then the model alone, of User-Personalization's shape
with drawn weights, scores 10,000 and 100,000 items for users with 100 events: milliseconds of CPU.
Yardstick: one pass over the vectors of so many items, which no model of this kind can do without.
As in the server, one thread does the algebra, so all of it runs in a process with that setting.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from personalize_poc.local import filters
from personalize_poc.local.arrays.types import Query
from personalize_poc.local.recipes.sequence.ease import NEIGHBOURS, Ridge
from personalize_poc.local.recipes.sequence.encoding.events import GAPS
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.repeat_consumption import N_FEATURES, Repeats
from personalize_poc.local.recipes.sequence.sequential_rules import (
    MOST_FOLLOWERS,
    Rules,
    SequentialRules,
)
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.unseen import Unseen
from personalize_poc.local.serving.recommend import Question, rank, recommend
from tests.benchmarks.yardstick import Table, Yardstick, memory_pass
from tests.support import serving_world
from tests.support.serving_world import World, mock

ITEMS, USERS, EACH = 3000, 1000, 100
LARGE = (10_000, 100_000)
HIDDEN = 149  # the default of aws-user-personalization


def interactions_csv(items: int = ITEMS, users: int = USERS, each: int = EACH) -> str:
    """So many watches of each user, in steps of an hour; few items have most of them."""
    random = np.random.default_rng(42)
    popular = random.permutation(items)
    lines = ["USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE,EVENT_VALUE"]
    for user in range(users):
        ranks = np.minimum(random.geometric(9 / items, each), items) - 1
        for step, item in enumerate(popular[ranks]):
            lines.append(f"u{user},i{item},{1_500_000_000 + user * 50 + step * 3600},Watch,1")
    return "\n".join(lines) + "\n"


def items_csv(items: int = ITEMS) -> str:
    """Items of three kinds, made over three years: two in a hundred count as new."""
    lines = ["ITEM_ID,GENRES,YEAR,CREATION_TIMESTAMP"]
    for item in range(items):
        created = 1_400_000_000 + item * 100_000_000 // items
        lines.append(f"i{item},{('Drama', 'Comedy|War', 'Horror')[item % 3]},1990,{created}")
    return "\n".join(lines) + "\n"


def _measure(table: Table, name: str, ask: Callable[[str], object], beside: Yardstick) -> None:
    times = []
    for number in range(500):
        start = time.perf_counter()
        ask(f"u{number}")
        times.append((time.perf_counter() - start) * 1000)
    _add(table, name, times, beside)


def _add(table: Table, name: str, times: list[float], beside: Yardstick) -> None:
    table.add(f"{name}: median", float(np.median(times)), "ms", beside)
    table.add(f"{name}: 95 %", float(np.quantile(times, 0.95)), "ms", beside)


def _drawn_model(items: int) -> SequenceModel:
    """All parts that a trained model has; what the weights are makes no difference to the time."""
    draw = np.random.default_rng(7)

    def drawn(*shape: int) -> Any:
        return (0.1 * draw.standard_normal(shape)).astype(np.float32)

    d, h = Settings(HIDDEN).item_width, HIDDEN
    arrays = {
        "vectors": drawn(items, d),
        "bias": drawn(items),
        "popularity": drawn(items),
        "gap": drawn(GAPS, d),
        "type": drawn(3, d),
        "out": drawn(h, d),
        "out_bias": drawn(d),
        "event_in": drawn(d, 3 * h),
        "event_in_bias": drawn(3 * h),
        "event_state": drawn(h, 3 * h),
        "event_state_bias": drawn(3 * h),
    }
    neighbours = draw.integers(0, items, (items, NEIGHBOURS)).astype(np.int32)
    ridge = Ridge(neighbours, drawn(items, NEIGHBOURS), 0.3)
    repeats = Repeats(0.1 * draw.standard_normal(N_FEATURES))
    return SequenceModel(arrays, Unseen(ridge), repeats=repeats, rules=_drawn_rules(items, draw))


def _drawn_rules(items: int, draw: np.random.Generator) -> SequentialRules:
    """As many rules as can be kept of each item."""
    starts = MOST_FOLLOWERS * np.arange(items + 1, dtype=np.int64)
    shares = np.full(items * MOST_FOLLOWERS, 0.5 / MOST_FOLLOWERS, np.float16)
    rules = Rules(starts, draw.integers(0, items, len(shares)).astype(np.int32), shares)
    return SequentialRules(rules, rules, np.array([0.1, 0.1, 0.1]))


def _model_alone(table: Table, items: int, beside: Yardstick) -> None:
    """Median milliseconds of first answers, and of answers after one more event."""
    model, draw = _drawn_model(items), np.random.default_rng(1)
    times: dict[int, list[float]] = {EACH: [], EACH + 1: []}
    for _ in range(200):
        history = draw.integers(0, items, EACH + 1).astype(np.int32)
        moments = np.cumsum(draw.integers(0, 100_000, EACH + 1))
        for n, found in times.items():
            query = Query(history[:n], moments[:n], np.zeros(n, np.int16))
            begun = time.process_time()
            model.score([query])
            found.append(1000 * (time.process_time() - begun))
    names = (f"model alone, {items:,} items, first answer", "… after one more event")
    for name, found in zip(names, times.values(), strict=True):
        _add(table, name, found, beside)


def main() -> str:
    """Train, deploy, ask, in a process of its own; a Markdown table."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "tests.benchmarks.bench_serving"]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.rstrip()


def measured() -> str:
    """The table."""
    passes = {items: memory_pass(items, Settings(HIDDEN).item_width) for items in (ITEMS, *LARGE)}
    table = Table(list(passes.values()))
    serving_world.interactions_csv, serving_world.items_csv = interactions_csv, items_csv
    with mock() as active:
        world = World(active).build()
        version = world.train("aws-user-personalization")
        arn = world.campaign("speed", version, enableMetadataWithRecommendations=True)
        assert active.service is not None
        model = active.service.serving.deployments.get(arn).deployment
        text = 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("*") | INCLUDE ItemID WHERE '
        compiled = filters.compile(text + "Items.GENRES IN ($GENRE)")
        given = [f"i{number}" for number in range(100)]

        def ask(user: str, **more: Any) -> object:
            return recommend(model, Question(user, **more))

        def filtered(user: str) -> object:
            return ask(user, filter=filters.bind(compiled, {"GENRE": '"Drama","War"'}))

        def described(user: str) -> object:
            return ask(user, num_results=50, metadata_columns=("GENRES", "YEAR"))

        beside = passes[ITEMS]
        _measure(table, "25 items", ask, beside)
        _measure(table, "25 items, filter", filtered, beside)
        _measure(table, "50 items, metadata", described, beside)
        _measure(table, "500 items", lambda user: ask(user, num_results=500), beside)
        _measure(table, "ranking of 100", lambda user: rank(model, Question(user), given), beside)
    for items in LARGE:
        _model_alone(table, items, passes[items])
    return str(table)


if __name__ == "__main__":
    print(measured())
