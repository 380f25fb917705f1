"""Requests a second through the server, with a raw client on the same machine.

10,000 items, 1,000 users with 100 interactions each, a learned model with exploration:
``python -m tests.benchmarks server``. Server and client share the machine; what a request costs
the server is CPU time of its process, which depends less on what else the machine does.

Yardstick: waitress with a constant answer, under the same load from the same client.

``--seconds``: of each measurement (5). ``--plot FILE``: a picture of the latencies as well.
"""

from __future__ import annotations

import functools
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import psutil
from numpy.typing import NDArray

from personalize_poc.local.process import daemon
from tests.benchmarks import http_load, latency_plot
from tests.benchmarks.bench_serving import interactions_csv, items_csv
from tests.benchmarks.sizes import size, text
from tests.benchmarks.waiting import Waiting
from tests.benchmarks.yardstick import Table, Yardstick, bare_server
from tests.support import serving_world
from tests.support.serving_world import World

SECONDS = 5
ITEMS, USERS = 10_000, 1000
EVENTS_PER_SECOND, ANSWERS_PER_SECOND = 1000, 500
"""Of the measurement of both at once."""

FILTER = (
    'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("*") '
    "| INCLUDE ItemID WHERE Items.GENRES IN ($GENRE)"
)
Make = Callable[[int], bytes]


@dataclass
class Loaded:
    """A server that is put under load."""

    port: int
    process: psutil.Process

    def closed(self, make: Make, connections: int, seconds: float) -> tuple[http_load.Load, float]:
        """Each connection sends its next request when it has its answer; µs of CPU a request."""
        before = self.cpu()
        load = http_load.measure(self.port, make, connections=connections, seconds=seconds)
        return load, (self.cpu() - before) / max(1, load.answered) * 1e6

    def cpu(self) -> float:
        """Seconds of CPU that the server has used."""
        times = self.process.cpu_times()
        return float(times.user + times.system)


class Measurements:
    """Figures of one server, and beside them of a bare one under the same load."""

    def __init__(self, server: Loaded, bare: Loaded, seconds: float) -> None:
        self._server, self._bare, self._seconds = server, bare, seconds
        self._beside: dict[int, tuple[http_load.Load, float]] = {}
        self.times: dict[str, NDArray[np.float64]] = {}
        self.table = Table()

    def closed(self, name: str, make: Make, connections: int) -> None:
        """See `Loaded.closed`."""
        if connections not in self._beside:
            self._beside[connections] = self._bare.closed(make, connections, self._seconds)
        bare, bare_cpu = self._beside[connections]
        load, cpu = self._server.closed(make, connections, self._seconds)
        name = f"{name}, {_connections(connections)}"
        rate = Yardstick("bare", bare.per_second, "1/s")
        self.table.add(f"{name}: requests a second", load.per_second, "1/s", rate)
        self._latencies(name, load, bare)
        beside = Yardstick("bare", bare_cpu, "µs")
        self.table.add(f"{name}: CPU of the server a request", cpu, "µs", beside)

    def paced(self, *streams: http_load.Stream) -> dict[str, http_load.Load]:
        """Requests when they are due; see `http_load.paced`."""
        bare = http_load.paced(self._bare.port, list(streams), self._seconds)
        before = self._server.cpu()
        loads = http_load.paced(self._server.port, list(streams), self._seconds)
        share = (self._server.cpu() - before) / self._seconds
        for stream in streams:
            name = f"{stream.name}, {stream.per_second:.0f} a second due"
            self._latencies(name, loads[stream.name], bare[stream.name])
        self.table.add("Both at once: CPU of the server", 100 * share, "% of a core")
        return loads

    def bare(self) -> Table:
        """What the bare server did, the yardstick of the ratios."""
        table = Table()
        for connections, (load, cpu) in self._beside.items():
            name = f"yardstick: bare waitress, {_connections(connections)}"
            table.add(f"{name}: requests a second", load.per_second, "1/s")
            table.add(f"{name}: median", load.p50, "ms")
            table.add(f"{name}: 99 %", load.p99, "ms")
            table.add(f"{name}: CPU a request", cpu, "µs")
        return table

    def _latencies(self, name: str, load: http_load.Load, bare: http_load.Load) -> None:
        self.times[name] = load.times
        self.table.add(f"{name}: median", load.p50, "ms", Yardstick("bare", bare.p50, "ms"))
        self.table.add(f"{name}: 99 %", load.p99, "ms", Yardstick("bare", bare.p99, "ms"))
        if load.failed:
            self.table.add(f"{name}: FAILED", load.failed, "requests")


def _connections(number: int) -> str:
    return "1 connection" if number == 1 else f"{number} connections"


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


def _measure(world: World, data_dir: Path, server: Loaded, bare: Loaded) -> str:
    seconds = size("seconds", SECONDS)
    version = world.train("aws-user-personalization")
    began = time.perf_counter()
    campaign = world.campaign("load", version)
    started = time.perf_counter() - began
    filtered = world.filter("load", FILTER)
    values = {"GENRE": '"Drama","War"'}
    plain = recommendations(campaign)
    both = recommendations(campaign, filterArn=filtered, filterValues=values)
    table = Measurements(server, bare, seconds)
    table.closed("GetRecommendations, two filters, first answers of each user", both, 1)
    http_load.measure(server.port, both, connections=16, seconds=seconds)
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
    return "\n".join([str(table.bare()), "", str(table.table), *facts])


def main() -> str:
    """Start a server, train, deploy, ask; a Markdown table."""
    serving_world.interactions_csv = functools.partial(interactions_csv, ITEMS, USERS)
    serving_world.items_csv = functools.partial(items_csv, ITEMS)
    with tempfile.TemporaryDirectory() as folder, bare_server() as bare:
        state, _ = daemon.start(Path(folder), 0, [])
        try:
            with mock.patch.dict(os.environ, {"AWS_ENDPOINT_URL": state["endpoint"]}):
                world = World(Waiting(state["port"])).build()  # type: ignore[arg-type]
                loaded = [
                    Loaded(port, psutil.Process(pid))
                    for port, pid in ((state["port"], state["pid"]), (bare.port, bare.pid))
                ]
                return _measure(world, Path(folder), *loaded)
        finally:
            daemon.stop(Path(folder))
