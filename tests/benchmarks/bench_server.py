"""Requests a second through the server, with a raw client on the same machine.

10,000 items, 1,000 users with 100 interactions each, a learned model with exploration:
``python -m tests.benchmarks server``. Server and client share the machine; what a request costs
the server is CPU time of its process, which depends less on what else the machine does.

``--seconds``: of each measurement (5). ``--plot FILE``: a picture of the latencies as well.
"""

from __future__ import annotations

import functools
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import psutil
from numpy.typing import NDArray

from personalize_poc.local.process import daemon
from tests.benchmarks import http_load, latency_plot
from tests.benchmarks.bench_serving import interactions_csv, items_csv
from tests.benchmarks.sizes import text
from tests.support import serving_world
from tests.support.serving_world import World

SECONDS = float(os.environ.get("PERSONALIZE_POC_BENCHMARK_SECONDS", "5"))
ITEMS, USERS = 10_000, 1000
EVENTS_PER_SECOND, ANSWERS_PER_SECOND = 1000, 500
"""Of the measurement of both at once."""

FILTER = (
    'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("*") '
    "| INCLUDE ItemID WHERE Items.GENRES IN ($GENRE)"
)
Make = Callable[[int], bytes]


class Waiting:
    """What `World` needs of a mock: a wait for all jobs, here by asking for the statuses."""

    def wait_idle(self, timeout: float) -> None:
        """Return when nothing is in progress. Raises TimeoutError."""
        client = World._client(self, "personalize")  # type: ignore[arg-type]
        deadline = time.monotonic() + max(timeout, 1800)
        kinds = ("dataset_groups", "datasets", "dataset_import_jobs", "event_trackers")
        kinds += ("solution_versions", "campaigns", "filters", "batch_inference_jobs")
        kinds += ("batch_segment_jobs",)
        while time.monotonic() < deadline:
            pages = [getattr(client, f"list_{kind}")() for kind in kinds]
            found = [r for page in pages for v in page.values() if isinstance(v, list) for r in v]
            busy = ("PENDING", "IN_PROGRESS")
            if not any(r["status"].endswith(busy) for r in found):
                return
            time.sleep(0.1)
        raise TimeoutError


class Measurements:
    """Loads one server and collects the rows of a table."""

    def __init__(self, port: int, pid: int) -> None:
        self.port = port
        self.process = psutil.Process(pid)
        self.times: dict[str, NDArray[np.float64]] = {}
        self.rows = [
            "| Requests | a second | median | 99 % | failed | CPU of the server a request |",
            "| --- | --- | --- | --- | --- | --- |",
        ]

    def cpu(self) -> float:
        """Seconds of CPU that the server has used."""
        times = self.process.cpu_times()
        return times.user + times.system

    def closed(self, name: str, make: Make, connections: int) -> None:
        """Each connection sends its next request when it has its answer."""
        before = self.cpu()
        load = http_load.measure(self.port, make, connections=connections, seconds=SECONDS)
        each = (self.cpu() - before) / max(1.0, load.per_second * SECONDS) * 1e6
        name = f"{name}, {connections} connections"
        self.times[name] = load.times
        self.rows.append(f"{load.row(name)} {each:.0f} µs |")

    def paced(self, *streams: http_load.Stream) -> dict[str, http_load.Load]:
        """Requests when they are due; see `http_load.paced`."""
        before = self.cpu()
        loads = http_load.paced(self.port, list(streams), SECONDS)
        share = (self.cpu() - before) / SECONDS
        for stream in streams:
            name = f"{stream.name}, {stream.per_second:.0f} a second due"
            self.times[name] = loads[stream.name].times
            self.rows.append(f"{loads[stream.name].row(name)} {share:.0%} of a core |")
        return loads


def scattered(number: int) -> int:
    """Another number for each, evenly spread and without a pattern (D. E. Knuth's hash).

    Clients that take turns would all need their longest computation in the same second.
    """
    return (number * 2_654_435_761 >> 7) & 0xFFFFFF


def prepared(make: Make, number: int) -> Make:
    """The first requests made beforehand, and again from the first after the last."""
    requests = [make(one) for one in range(number)]
    return lambda one: requests[one % number]


def recommendations(campaign: str, **more: Any) -> Make:
    """GetRecommendations of one user after another."""

    def make(number: int) -> bytes:
        document = {"campaignArn": campaign, "userId": f"u{number % USERS}", **more}
        return http_load.post("/recommendations", document)

    return prepared(make, USERS)


def events(tracking_id: str, session: str, known: bool) -> Make:
    """PutEvents: each of them another event, of known users or of new ones."""

    def make(number: int) -> bytes:
        user = f"u{scattered(number) % USERS}" if known else f"w{number % 500}"
        item = f"i{number * 13 % ITEMS}"
        one = {"eventType": "Watch", "sentAt": 1.6e9 + number, "itemId": item}
        who = {"trackingId": tracking_id, "sessionId": session, "userId": user}
        return http_load.post("/events", {**who, "eventList": [one]})

    return prepared(make, 100_000)


def stored(data_dir: Path, session: str) -> int:
    """Events of a session on disk."""
    with sqlite3.connect(data_dir / "state.sqlite") as database:
        found = database.execute(
            "SELECT COUNT(*) FROM events WHERE detail LIKE ?", (f'%"sessionId": "{session}"%',)
        )
        return int(found.fetchone()[0])


def _measure(world: World, data_dir: Path, port: int, pid: int) -> str:
    version = world.train("aws-user-personalization")
    began = time.perf_counter()
    campaign = world.campaign("load", version)
    started = time.perf_counter() - began
    filtered = world.filter("load", FILTER)
    values = {"GENRE": '"Drama","War"'}
    plain = recommendations(campaign)
    both = recommendations(campaign, filterArn=filtered, filterValues=values)
    table = Measurements(port, pid)
    table.closed("GetRecommendations, two filters, first answers of each user", both, 1)
    http_load.measure(port, both, connections=16, seconds=SECONDS)
    for name, make in (("GetRecommendations", plain), ("GetRecommendations, two filters", both)):
        for connections in (1, 16, 64):
            table.closed(name, make, connections)
    table.closed("PutEvents, on disk", events(world.tracking_id, "s1", False), 1)
    table.closed("PutEvents, on disk", events(world.tracking_id, "s16", False), 16)
    loads = table.paced(
        http_load.Stream("PutEvents", events(world.tracking_id, "both", True), EVENTS_PER_SECOND),
        http_load.Stream(
            "GetRecommendations, two filters", lambda one: both(scattered(one)), ANSWERS_PER_SECOND
        ),
    )
    if picture := text("plot"):
        latency_plot.draw(table.times, Path(picture), "Latency of the server on this machine")
    load = loads["PutEvents"]
    acknowledged = load.answered - load.failed
    facts = [
        f"\nThe two at once: {acknowledged:,} events were acknowledged, "
        f"{stored(data_dir, 'both'):,} are on disk.",
        f"The campaign answered {started:.2f} s after CreateCampaign (waiting included).",
    ]
    return "\n".join([*table.rows, *facts])


def main() -> str:
    """Start a server, train, deploy, ask; a Markdown table."""
    serving_world.interactions_csv = functools.partial(interactions_csv, ITEMS, USERS)
    serving_world.items_csv = functools.partial(items_csv, ITEMS)
    with tempfile.TemporaryDirectory() as folder:
        state, _ = daemon.start(Path(folder), 0, [])
        try:
            with mock.patch.dict(os.environ, {"AWS_ENDPOINT_URL": state["endpoint"]}):
                world = World(Waiting()).build()  # type: ignore[arg-type]
                return _measure(world, Path(folder), state["port"], state["pid"])
        finally:
            daemon.stop(Path(folder))
