"""How long one answer takes inside the process, without HTTP and without boto3.

A learned model of 3,000 items and 1,000 users with 100 interactions each is trained, deployed and
asked: ``python -m tests.benchmarks serving``. Then the model alone, of User-Personalization's shape
with weights that follow tastes (`tests.support.large_catalogue`), finds the best of 10,000, 100,000
and a million items for users with 100 events: milliseconds of CPU, and where not all items are
scored, how many of the exact best 25 are found. Yardstick: one pass over the vectors of so many
items. As in the server, one thread does the algebra, so all of it runs in a process with that
setting. ``--items N``: the model alone, over N items.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np

from personalize_poc.local import filters
from personalize_poc.local.arrays.types import Query
from personalize_poc.local.options import Options
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.serving.deployment import RETRIEVED
from personalize_poc.local.serving.exploration.cold_start import MOST_SCORED, SEED
from personalize_poc.local.serving.ranking import HEAD, ranked
from personalize_poc.local.serving.recommend import Question, rank, recommend
from personalize_poc.local.serving.retrieval.retriever import Retriever
from personalize_poc.local.testing.mock import mock_personalize
from tests.benchmarks.sizes import size
from tests.benchmarks.yardstick import Table, Yardstick, memory_pass
from tests.support import serving_world
from tests.support.large_catalogue import large_catalogue
from tests.support.serving_world import World

ITEMS, USERS, EACH = 3000, 1000, 100
LARGE = (10_000, 100_000, 1_000_000)
HIDDEN = 149  # the default of aws-user-personalization
QUESTIONS, QUESTIONS_OF_FEW, ITEMS_OF_FEW = 200, 100, 500_000


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


@dataclass
class _Times:
    """Milliseconds of processor time of what a question takes without HTTP, by step."""

    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    scored: list[float] = field(default_factory=list)
    retrieved: list[float] = field(default_factory=list)
    filtered: list[float] = field(default_factory=list)

    def took(self, to: list[float], work: Callable[[], Any]) -> Any:
        """What the work returns."""
        begun = time.process_time()
        found = work()
        to.append(1000 * (time.process_time() - begun))
        return found


def _model_alone(table: Table, items: int, beside: Yardstick, metadata: bool = False) -> None:
    """Reading a history, and the best 25 of a catalogue, of all items and of a third of them."""
    large, draw = large_catalogue(items, metadata=metadata), np.random.default_rng(1)
    popular = np.log(large.users.astype(np.float64) + 0.5)
    model, times = large.model, _Times()
    found, of_some = [], []
    begun, retriever = time.process_time(), None
    if items > MOST_SCORED:
        retriever = Retriever.build(model, popular, SEED)
    built = time.process_time() - begun
    permitted = draw.random(items) < 1 / 3
    for _ in range(QUESTIONS if items < ITEMS_OF_FEW else QUESTIONS_OF_FEW):
        whole = large.query(draw, EACH + 1)
        times.took(times.first, partial(model.encoded, [_newest(whole, EACH)]))
        encoded = times.took(times.again, partial(model.encoded, [whole]))
        exact = times.took(times.scored, partial(_all_ranked, model, encoded, whole))
        if retriever is not None:
            best = partial(retriever.best, encoded[0], whole)
            one = times.took(times.retrieved, partial(best, RETRIEVED))
            other = times.took(times.filtered, partial(best, 25, permitted))
            found.append(_share(exact, one.places))
            of_some.append(_share(exact[permitted[exact]], other.places))
    name = f"model alone, {items:,} items" + ", metadata" * metadata
    _add(table, f"{name}, reading {EACH} events", times.first, beside)
    _add(table, f"{name}, reading one more event", times.again, beside)
    _add(table, f"{name}, all scored and ranked", times.scored, beside)
    if retriever is not None:
        _add(table, f"{name}, the best retrieved", times.retrieved, beside)
        _add(table, f"{name}, the best retrieved of a third", times.filtered, beside)
        table.add(f"{name}, of the exact best 25 found", float(np.mean(found)), "")
        table.add(f"{name}, … of a third", float(np.mean(of_some)), "")
        table.add(f"{name}, grouping of the items", built, "s")
        table.add(f"{name}, memory of the groups", retriever.nbytes / 1e6, "MB")


def _all_ranked(model: SequenceModel, encoded: Any, query: Query) -> Any:
    """All items, those that are kept for an answer best first."""
    return ranked(model.answered(encoded, [query])[0].astype(np.float64), HEAD).order


def _newest(query: Query, n: int) -> Query:
    """The question before its last event."""
    return Query(query.history[:n], query.timestamps[:n], query.event_types[:n])


def _share(exact: Any, found: Any) -> float:
    """Of the exact best 25, what is among the first 25 found."""
    return len(np.intersect1d(exact[:25], found[:25])) / 25


def main() -> str:
    """Train, deploy, ask, in a process of its own; a Markdown table."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "tests.benchmarks.bench_serving"]
    if items := size("items", 0):
        command.append(str(items))
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.rstrip()


def measured() -> str:
    """The table."""
    passes = {items: memory_pass(items, Settings(HIDDEN).item_width) for items in (ITEMS, *LARGE)}
    table = Table(list(passes.values()))
    serving_world.interactions_csv, serving_world.items_csv = interactions_csv, items_csv
    with mock_personalize(Options(workers=1)) as active:
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
        for metadata in (False, True):
            _model_alone(table, items, passes[items], metadata)
    return str(table)


def _alone(items: int) -> str:
    """The table of the model alone over so many items."""
    table = Table([beside := memory_pass(items, Settings(HIDDEN).item_width)])
    for metadata in (False, True):
        _model_alone(table, items, beside, metadata)
    return str(table)


if __name__ == "__main__":
    print(_alone(int(sys.argv[1])) if sys.argv[1:] else measured())
