"""Batch jobs over 100,000 users, 25 items each: ``python -m tests.benchmarks batch``.

10,000 items. The models learn from 1,000 users; then everybody's 20 interactions are imported, so
that each line of a job is answered from a history of its own. Seconds count from the creation of
the job to ACTIVE: reading S3 and data, answering, writing S3. Memory: see `memory.Peak`. Yardstick:
a plain loop that reads such lines and writes answers of the same length.

``--users``: lines of a job (100,000), and users of the data set. ``--recipes 1``: also related
items, rankings of 25 items, and segments of 500 items.
"""

from __future__ import annotations

import functools
import os
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

import numpy as np

from personalize_poc.local.process import daemon
from tests.benchmarks.bench_server import FILTER, ITEMS
from tests.benchmarks.bench_serving import interactions_csv, items_csv
from tests.benchmarks.memory import Peak
from tests.benchmarks.sizes import size
from tests.benchmarks.waiting import Waiting
from tests.benchmarks.yardstick import Table, json_loop
from tests.support import serving_world
from tests.support.serving_world import BUCKET, World

LEARNED_FROM, EACH, RANKED, SEGMENTS = 1000, 20, 25, 500


@dataclass(frozen=True)
class Job:
    """A batch job. line: makes the text of line 0, 1, 2 …; params: more of its request."""

    name: str
    recipe: str
    lines: int
    line: Callable[[int], str]
    params: dict[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """As in the names of the operations."""
        return "batch_segment_job" if "affinity" in self.recipe else "batch_inference_job"


def _user(number: int) -> str:
    return f'{{"userId": "u{number}"}}'


def _filtered(number: int) -> str:
    values = '{"GENRE": "\\"Drama\\",\\"War\\""}'
    return f'{{"userId": "u{number}", "filterValues": {values}}}'


def _item(number: int) -> str:
    return f'{{"itemId": "i{number % ITEMS}"}}'


def _ranking(number: int) -> str:
    items = ", ".join(f'"i{(number * 7 + place * 31) % ITEMS}"' for place in range(RANKED))
    return f'{{"userId": "u{number}", "itemList": [{items}]}}'


def _upload(world: World, key: str, lines: Iterable[str]) -> None:
    """Lines to S3 by way of a file; this process need not hold them."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".json") as file:
        file.writelines(f"{line}\n" for line in lines)
        file.flush()
        world.s3.upload_file(file.name, BUCKET, key)


def _answer(items: int) -> dict[str, list[object]]:
    """An output as long as that of a job with so many results."""
    return {
        "recommendedItems": [f"i{n * 31}" for n in range(items)],
        "scores": [1 / (3 + n) for n in range(items)],
    }


def _run(world: World, version: str, job: Job, pid: int, table: Table) -> None:
    """Run a job; its figures in the table."""
    _upload(world, f"batch/{job.name}.json", map(job.line, range(job.lines)))
    create = getattr(world.personalize, f"create_{job.kind}")
    describe = getattr(world.personalize, f"describe_{job.kind}")
    first, *rest = job.kind.split("_")
    member = first + "".join(word.title() for word in rest)
    began = time.perf_counter()
    with Peak(pid) as peak:
        arn = create(
            jobName=job.name,
            solutionVersionArn=version,
            roleArn=world.role,
            numResults=25,
            jobInput={"s3DataSource": {"path": f"s3://{BUCKET}/batch/{job.name}.json"}},
            jobOutput={"s3DataDestination": {"path": f"s3://{BUCKET}/answers/{job.name}/"}},
            **job.params,
        )[f"{member}Arn"]
        world.idle()
    passed = time.perf_counter() - began
    shown = describe(**{f"{member}Arn": arn})[member]
    assert shown["status"] == "ACTIVE", shown
    name = f"{job.name}, {job.lines:,} lines"
    table.add(name, passed, "s")
    beside = table.yardsticks[0] if job.lines != SEGMENTS else None  # its answers are longer
    table.add(f"{name}: a line", passed / job.lines * 1000, "ms", beside)
    for who, most in (("before", peak.before), ("at most", peak.server)):
        table.add(f"{name}: memory of the server {who}", most / 1e6, "MB")
    table.add(f"{name}: memory of the workers at most", peak.workers / 1e6, "MB")


def _jobs(world: World, users: int) -> list[Job]:
    filtered = {"filterArn": world.filter("both", FILTER)}
    jobs = [
        Job("plain", "aws-user-personalization", users, _user),
        Job("filtered", "aws-user-personalization", users, _filtered, filtered),
    ]
    if size("recipes", 0):
        jobs += [
            Job("related", "aws-sims", users, _item),
            Job("ranking", "aws-personalized-ranking", users, _ranking),
            Job("segments", "aws-item-affinity", SEGMENTS, _item),
        ]
    return jobs


def _import_everybody(world: World, users: int, folder: Path, part: int = 100_000) -> None:
    """20 interactions of each user, in files of so many users."""
    for first in range(0, users, part):
        path = folder / f"{first}.csv"
        path.write_text(_everybody(first, min(users, first + part)), encoding="utf-8")
        world.s3.upload_file(str(path), BUCKET, f"everybody/{path.name}")
        path.unlink()
    world.personalize.create_dataset_import_job(
        jobName="everybody",
        datasetArn=world.datasets["Interactions"],
        roleArn=world.role,
        dataSource={"dataLocation": f"s3://{BUCKET}/everybody/"},
        importMode="FULL",
    )
    world.idle()


def _everybody(first: int, last: int) -> str:
    random = np.random.default_rng(first)
    ranks = np.minimum(random.geometric(9 / ITEMS, (last - first, EACH)), ITEMS) - 1
    lines = ["USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE,EVENT_VALUE"]
    for user, items in zip(range(first, last), ranks.tolist(), strict=True):
        for step, item in enumerate(items):
            lines.append(f"u{user},i{item},{1_500_000_000 + user * 50 + step * 3600},Watch,1")
    return "\n".join(lines) + "\n"


def _measure(world: World, pid: int, users: int, folder: Path) -> Table:
    table = Table([json_loop(_user(12_345), _answer(25))])
    jobs = _jobs(world, users)
    versions = {recipe: world.train(recipe) for recipe in dict.fromkeys(j.recipe for j in jobs)}
    _import_everybody(world, users, folder)
    for job in jobs:
        _run(world, versions[job.recipe], job, pid, table)
    return table


def main() -> str:
    """Start a server, train, import, run jobs; a Markdown table."""
    serving_world.interactions_csv = functools.partial(interactions_csv, ITEMS, LEARNED_FROM)
    serving_world.items_csv = functools.partial(items_csv, ITEMS)
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as scratch:
        state, _ = daemon.start(Path(folder), 0, [])
        try:
            with mock.patch.dict(os.environ, {"AWS_ENDPOINT_URL": state["endpoint"]}):
                world = World(Waiting(state["port"])).build()  # type: ignore[arg-type]
                users = size("users", 100_000)
                return str(_measure(world, state["pid"], users, Path(scratch)))
        finally:
            daemon.stop(Path(folder))
