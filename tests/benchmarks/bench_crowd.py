"""Requests a second for people who are asked about for the first time, of a large catalogue.

The model of `serving` (`tests.support.large_catalogue`) over 100,000 and a million items is put
behind the server, with 20,000 users of 100 events each; 16 connections ask for the 25 best items,
each request for another user, so that none is answered from what was computed before:
``python -m tests.benchmarks crowd``. Server and client share the machine; what a request costs the
server is CPU time of its process. With one connection nothing is shared between requests.

Yardstick: waitress with a constant answer, under the same load from the same client.

``--items N``: over N items alone. ``--seconds``: of each measurement (5).
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import psutil
import pyarrow as pa

from personalize_poc.contract import DEFAULT_ACCOUNT
from personalize_poc.local.datasets.sources import Sources
from personalize_poc.local.options import Options
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.artifact import Trained
from personalize_poc.local.server import main as server
from personalize_poc.local.server.app import Application
from personalize_poc.local.server.assembly import close_service, create_service
from personalize_poc.local.serving import Campaign
from personalize_poc.local.serving.deployment import Deployment
from personalize_poc.local.serving.group.data import GroupData
from tests.benchmarks import http_load
from tests.benchmarks.bench_server import Loaded, Make
from tests.benchmarks.sizes import size
from tests.benchmarks.yardstick import Table, Yardstick, bare_server
from tests.support.large_catalogue import Large, large_catalogue
from tests.support.serving_fakes import DAY, ITEM_SCHEMA, PartInMemory
from tests.support.serving_world import INTERACTIONS

USERS, EACH = 20_000, 100
LARGE = (100_000, 1_000_000)
NEW_EACH = 1000
"""One in so many items is new."""

SECONDS = 5
RECIPE = "aws-user-personalization"
ARN = f"arn:aws:personalize:us-east-1:{DEFAULT_ACCOUNT}:campaign/crowd"


def _group(large: Large) -> GroupData:
    """The users, and the items, few of which are new."""
    random, n = np.random.default_rng(4), len(large.users)
    items = np.concatenate([large.history(random, EACH) for _ in range(USERS)])
    times = np.tile(98 * DAY + np.arange(EACH) * 600, USERS)
    ids = pa.array([f"i{place}" for place in range(n)])
    log = {
        "USER_ID": np.repeat([f"u{number}" for number in range(USERS)], EACH),
        "ITEM_ID": ids.take(pa.array(items)),
        "TIMESTAMP": times,
        "EVENT_TYPE": pa.array(["watch"] * len(items)),
    }
    created = np.where(np.arange(n) % NEW_EACH == 0, 100 * DAY, 0)
    described = pa.table({"ITEM_ID": ids, "CREATION_TIMESTAMP": created})
    group = GroupData([])
    group.reload(
        Sources(
            PartInMemory(INTERACTIONS, [], rows=pa.table(log)),
            PartInMemory(ITEM_SCHEMA, [], rows=described),
        )
    )
    return group


def _deployment(items: int) -> Deployment:
    large, info = large_catalogue(items), catalogue.named(RECIPE)
    ids = [f"i{place}" for place in range(items)]
    trained = Trained(info, large.model, ids, ["watch"], large.users, {}, Path())
    deployment = Deployment(info, trained, _group(large))
    deployment.warm_up()
    return deployment


def serve(items: int) -> None:
    """Answer on a port that is printed, until the process is ended."""
    service = create_service(Path(tempfile.mkdtemp()), Options(workers=1))
    try:
        deployed = vars(service.serving.deployments)["_campaigns"]
        deployed[ARN] = Campaign(ARN, "group", _deployment(items))  # without a training
        listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
        sys.setswitchinterval(server.SWITCH_SECONDS)
        http = server.wsgi_server(Application(service), listener)
        print(listener.getsockname()[1], flush=True)
        http.run()
    finally:
        close_service(service)


def _ask(number: int) -> bytes:
    if number >= USERS:
        raise ValueError(f"All {USERS:,} users were asked about: give less --seconds.")
    return http_load.post("/recommendations", {"campaignArn": ARN, "userId": f"u{number}"})


def _asking(first: int) -> Make:
    """Requests about users from this one on."""
    return lambda number: _ask(first + number)


def _measure(table: Table, items: int, beside: dict[int, http_load.Load], seconds: float) -> None:
    command = [sys.executable, "-m", "tests.benchmarks.bench_crowd", str(items)]
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            loaded = Loaded(int(process.stdout.readline()), psutil.Process(process.pid))
            asked = 0
            for connections, bare in beside.items():
                load, cpu = loaded.closed(_asking(asked), connections, seconds)
                asked += load.answered + connections
                name = f"{items:,} items, new histories, {connections} connections"
                rate = Yardstick("bare", bare.per_second, "1/s")
                table.add(f"{name}: requests a second", load.per_second, "1/s", rate)
                table.add(f"{name}: median", load.p50, "ms")
                table.add(f"{name}: 90 %", float(np.quantile(load.times, 0.9)), "ms")
                table.add(f"{name}: CPU of the server a request", cpu / 1000, "ms")
                if load.failed:
                    table.add(f"{name}: FAILED", load.failed, "requests")
        finally:
            process.terminate()


def main() -> str:
    """Serve and ask; a Markdown table."""
    seconds, items = size("seconds", SECONDS), size("items", 0)
    with bare_server() as bare:
        beside = {
            number: http_load.measure(bare.port, _ask, connections=number, seconds=1)
            for number in (1, 16)
        }
    table = Table()
    for number in (items,) if items else LARGE:
        _measure(table, number, beside, seconds)
    return str(table)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
