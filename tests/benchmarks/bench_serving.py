"""How long one answer takes inside the process, without HTTP and without boto3.

A learned model of 3,000 items and 1,000 users with 100 interactions each is trained, deployed and
asked: ``python -m tests.benchmarks serving``.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np

from personalize_poc.local import filters
from personalize_poc.local.serving.answers import Question, rank, recommend
from tests.functional import serving_world
from tests.functional.serving_world import World, mock

ITEMS, USERS, EACH = 3000, 1000, 100


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


def _measure(name: str, ask: Callable[[str], object]) -> str:
    times = []
    for number in range(500):
        start = time.perf_counter()
        ask(f"u{number}")
        times.append((time.perf_counter() - start) * 1000)
    return f"| {name} | {np.median(times):.2f} ms | {np.quantile(times, 0.95):.2f} ms |"


def main() -> str:
    """Train, deploy, ask; a Markdown table."""
    serving_world.interactions_csv, serving_world.items_csv = interactions_csv, items_csv
    with mock() as active:
        world = World(active).build()
        version = world.train("aws-user-personalization")
        arn = world.campaign("speed", version, enableMetadataWithRecommendations=True)
        assert active.service is not None
        model = active.service.serving.campaign(arn).deployment
        text = 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("*") | INCLUDE ItemID WHERE '
        compiled = filters.compile(text + "Items.GENRES IN ($GENRE)")
        given = [f"i{number}" for number in range(100)]

        def ask(user: str, **more: Any) -> object:
            return recommend(model, Question(user, **more))

        def filtered(user: str) -> object:
            return ask(user, filter=filters.bind(compiled, {"GENRE": '"Drama","War"'}))

        def described(user: str) -> object:
            return ask(user, num_results=50, metadata_columns=("GENRES", "YEAR"))

        rows = [
            _measure("25 items", ask),
            _measure("25 items, filter", filtered),
            _measure("50 items, metadata", described),
            _measure("500 items", lambda user: ask(user, num_results=500)),
            _measure("ranking of 100", lambda user: rank(model, Question(user), given)),
        ]
    return "\n".join(["| Answer | median | 95 % |", "| --- | --- | --- |", *rows])
