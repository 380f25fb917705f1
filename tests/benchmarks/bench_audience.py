"""The simulated audience plays four weeks on a server: ``python -m tests.benchmarks audience``.

10,000 people, 1,000 films. Each week two batch jobs at once give everybody a list, the audience
plays seven days, what it watched goes back through PutEvents (a call a session, from two processes
at once, since visitors are not one program), ten new films arrive, and the model is trained with
UPDATE. The first training (FULL) is made before and does not count. Processor time is that of this
process, those that send, and the server with its workers together. Yardstick: numpy products.

``--users``: people (10,000).
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from unittest import mock
from zlib import crc32

import psutil

from personalize_poc import data
from personalize_poc.data import DataSet
from personalize_poc.experiment import audience, running
from personalize_poc.local.process import daemon
from tests.benchmarks.sizes import size
from tests.benchmarks.waiting import Waiting
from tests.benchmarks.yardstick import Table, matrix_work
from tests.support import serving_world
from tests.support.clients import KEYS, client
from tests.support.serving_world import World

WEEKS, NEW, DAY = 4, 10, 86_400
JOBS = 2
"""Batch jobs at once."""
SENDERS, CALLS = 2, 4
"""Processes that send events, and calls of each, at once."""


def _interactions(dataset: DataSet) -> str:
    rows = dataset.interactions.assign(EVENT_VALUE=1)
    columns = ["USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE", "EVENT_VALUE"]
    return str(rows[columns].to_csv(index=False))


def _items(dataset: DataSet) -> str:
    assert dataset.items is not None
    return str(
        dataset.items[["ITEM_ID", "GENRES", "YEAR", "CREATION_TIMESTAMP"]].to_csv(index=False)
    )


class Play:
    """Four weeks on a server, and how long each part takes."""

    def __init__(self, world: World, dataset: DataSet, pid: int) -> None:
        crowd = audience.of(dataset)
        assert crowd is not None
        self.world, self.dataset, self.crowd = world, dataset, crowd
        self.processes = [psutil.Process(), psutil.Process(pid)]
        self.begin = int(time.time()) // DAY * DAY - (WEEKS + 1) * 7 * DAY
        self.seconds: dict[str, float] = {}
        self.senders = ProcessPoolExecutor(SENDERS, get_context("spawn"))

    def processor(self) -> float:
        """Seconds of processor time so far, of all processes, also of workers that have ended."""
        every = [one for root in self.processes for one in (root, *root.children(recursive=True))]
        times = [one.cpu_times() for one in dict.fromkeys(every)]
        ended = self.processes[1].cpu_times()
        lived = sum(one.user + one.system for one in times)
        return float(lived + ended.children_user + ended.children_system)

    def timed(self, name: str, begun: float) -> float:
        """Note what a part took; now."""
        now = time.perf_counter()
        self.seconds[name] = self.seconds.get(name, 0.0) + now - begun
        return now

    def lists(self, number: int, version: str) -> dict[str, list[str]]:
        """Ten films for everybody, by batch jobs."""
        lines = [f'{{"userId": "{user}"}}' for user in self.crowd.users]

        def asked(part: int) -> list[Any]:
            name = f"week-{number}-{part}"
            return self.world.batch(name, version, lines[part::JOBS], numResults=10)

        with ThreadPoolExecutor(JOBS) as pool:
            answers = [one for part in pool.map(asked, range(JOBS)) for one in part]
        found = {one["input"]["userId"]: one["output"]["recommendedItems"] for one in answers}
        return {user: found[user] for user in self.crowd.users}

    def send(self, requests: Iterable[dict[str, Any]]) -> None:
        """Send events; those of a user in their order."""
        parts: list[list[dict[str, Any]]] = [[] for _ in range(SENDERS * CALLS)]
        for request in requests:
            parts[crc32(request["userId"].encode()) % len(parts)].append(request)
        list(self.senders.map(_sent, [parts[first::SENDERS] for first in range(SENDERS)]))

    def week(self, number: int, solution: str, version: str) -> str:
        """Lists, seven days, events, new films, training; the new version."""
        now, world = time.perf_counter(), self.world
        shown = self.lists(number, version)
        now = self.timed("lists, by batch jobs", now)
        start = self.begin + 7 * number * DAY
        played = self.crowd.visit(shown, 7, seed=number, begin=start)
        self.crowd.learn(played.events)
        now = self.timed("the audience plays", now)
        layer = running.Layer("play", {"a": shown, "b": shown})
        layer.show_each(played.visits)
        watched = played.events[played.events["type"] == audience.WATCH]
        self.send(layer.requests(watched, world.tracking_id))
        now = self.timed("events, by PutEvents", now)
        like = {f"new-{number}-{n}": self.crowd.items[n * 7] for n in range(NEW)}
        self.crowd.arrive(like)
        about = {"genres": "Drama", "year": 2016, "creationTimestamp": start + 7 * DAY}
        records = [{"itemId": name, "properties": json.dumps(about)} for name in like]
        world.events.put_items(datasetArn=world.datasets["Items"], items=records)
        made = world.personalize.create_solution_version(
            solutionArn=solution, trainingMode="UPDATE"
        )["solutionVersionArn"]
        world.idle()
        self.timed("trainings (UPDATE)", now)
        return str(made)


def _sent(parts: list[list[dict[str, Any]]]) -> None:
    """Send these, each part in a thread; the server is that of AWS_ENDPOINT_URL."""
    events = client("personalize-events", serving_world.REGION, **KEYS)

    def one_by_one(part: list[dict[str, Any]]) -> None:
        for request in part:
            events.put_events(**request)

    with ThreadPoolExecutor(len(parts)) as pool:
        list(pool.map(one_by_one, parts))


def _measure(world: World, dataset: DataSet, pid: int) -> Table:
    table = Table([matrix_work()])
    version = world.train("aws-user-personalization")
    solution = version.rpartition("/")[0]
    play = Play(world, dataset, pid)
    begun, used = time.perf_counter(), play.processor()
    with play.senders:
        for number in range(WEEKS):
            version = play.week(number, solution, version)
        spent, passed = play.processor() - used, time.perf_counter() - begun
    table.add(f"{WEEKS} weeks of {len(play.crowd):,} people", passed, "s")
    table.add("… processor time", spent, "s")
    for name, seconds in play.seconds.items():
        table.add(name, seconds, "s")
    return table


def main() -> str:
    """Start a server, train, play; a Markdown table."""
    users = size("users", 10_000)
    dataset = data.load(
        "sample", sample_users=users, sample_items=1000, sample_interactions=users * 6
    )
    serving_world.interactions_csv = lambda: _interactions(dataset)
    serving_world.items_csv = lambda: _items(dataset)
    with tempfile.TemporaryDirectory() as folder:
        state, _ = daemon.start(Path(folder), 0, [])
        try:
            with mock.patch.dict(os.environ, {"AWS_ENDPOINT_URL": state["endpoint"]}):
                world = World(Waiting(state["port"])).build()  # type: ignore[arg-type]
                return str(_measure(world, dataset, state["pid"]))
        finally:
            daemon.stop(Path(folder))
