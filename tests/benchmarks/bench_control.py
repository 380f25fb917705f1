"""One call of the control plane at a time, and lists and descriptions among many dataset groups.

A dataset group with everything in it is made through the API, then copied in the state file:
``python -m tests.benchmarks control --groups 100``. Milliseconds of a raw client on the same
machine, beside those of waitress with a constant answer; `over one group` compares the fastest
tenth of the calls with that with one group. Lists of all groups and schemas are asked for three
entries, so that their answers are alike.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np

from personalize_poc.local.process import daemon
from personalize_poc.local.testing.pytest_plugin import LocalServer
from tests.benchmarks.http_load import Client
from tests.benchmarks.sizes import size
from tests.benchmarks.waiting import Waiting
from tests.benchmarks.yardstick import Table, Yardstick, bare_server
from tests.support.dataset_samples import avro
from tests.support.serving_world import World

GROUPS, CALLS = 100, 300
DESCRIBED = (
    "DatasetGroup",
    "Schema",
    "Dataset",
    "DatasetImportJob",
    "EventTracker",
    "Filter",
    "Solution",
    "SolutionVersion",
    "Campaign",
    "BatchInferenceJob",
)
_ARN = re.compile(r"(arn:aws:personalize:us-east-1:[0-9]{12}:[a-z-]+/)([^/\"]+)")
_COLUMNS = "arn, kind, account, region, name, parent, dataset_group, status, failure_reason, "
_COLUMNS += "created, updated, body, private"


def build(folder: Path) -> None:
    """One dataset group with everything in it, made as a client makes it."""
    state, _ = daemon.start(folder, 0, [])
    try:
        with mock.patch.dict(os.environ, {"AWS_ENDPOINT_URL": state["endpoint"]}):
            world = World(Waiting(state["port"])).build()  # type: ignore[arg-type]
            version = world.train("aws-sims")
            world.campaign("films", version)
            world.filter("films", 'INCLUDE ItemID WHERE Items.GENRES IN ("Drama")')
            world.batch("films", version, ['{"itemId": "drama-1"}'])
    finally:
        daemon.stop(folder)


def copy(folder: Path, groups: int) -> dict[str, list[str]]:
    """Copy the group until there are so many; ARNs of all resources by kind."""
    database = sqlite3.connect(folder / "state.sqlite")
    with database:
        rows = database.execute(f"SELECT {_COLUMNS} FROM resources ORDER BY seq").fetchall()
        for number in range(1, groups):
            for row in rows:
                texts = [_renamed(text, number) for text in row]
                texts[4] = f"{row[4]}-{number}"
                texts[11] = texts[11].replace('"trackingId": "', f'"trackingId": "{number}-')
                database.execute(
                    f"INSERT INTO resources ({_COLUMNS}) VALUES ({','.join('?' * 13)})", texts
                )
        found: dict[str, list[str]] = {}
        for arn, kind in database.execute("SELECT arn, kind FROM resources ORDER BY seq"):
            found.setdefault(kind, []).append(arn)
        trackers = database.execute("SELECT body FROM resources WHERE kind = 'event-tracker'")
        found["trackingId"] = [json.loads(body)["trackingId"] for (body,) in trackers]
    database.close()
    return found


def _renamed(text: Any, number: int) -> Any:
    return _ARN.sub(rf"\g<1>\g<2>-{number}", text) if isinstance(text, str) else text


def calls(client: Client, arns: dict[str, list[str]]) -> dict[str, Callable[[int], Any]]:
    """What is measured, by name; each takes the number of the call."""

    def pick(kind: str, number: int) -> str:
        return arns[kind][number * 7919 % len(arns[kind])]

    def describe(name: str) -> Callable[[int], Any]:
        kind = re.sub(r"(?<!^)([A-Z])", r"-\1", name).lower()
        member = f"{name[0].lower()}{name[1:]}Arn"
        return lambda n: client.call(f"Describe{name}", **{member: pick(kind, n)})

    def put_events(number: int) -> None:
        event = {"eventType": "Watch", "sentAt": 1.6e9 + number, "itemId": "drama-1"}
        client.call(
            "PutEvents",
            "/events",
            trackingId=pick("trackingId", number),
            sessionId="s",
            userId="u1",
            eventList=[event],
        )

    tag = {"tagKey": "a", "tagValue": "b"}
    schema = avro("Users", ("USER_ID", "string"), ("AGE", "int"))
    prefix = f"n{time.time_ns()}"
    measured = {f"Describe{name}": describe(name) for name in DESCRIBED}
    measured |= {
        "ListDatasetGroups": lambda n: client.call("ListDatasetGroups", maxResults=3),
        "ListSchemas": lambda n: client.call("ListSchemas", maxResults=3),
        "ListDatasets of a group": lambda n: client.call(
            "ListDatasets", datasetGroupArn=pick("dataset-group", n)
        ),
        "ListSolutions of a group": lambda n: client.call(
            "ListSolutions", datasetGroupArn=pick("dataset-group", n)
        ),
        "ListCampaigns of a solution": lambda n: client.call(
            "ListCampaigns", solutionArn=pick("solution", n)
        ),
        "ListFilters of a group": lambda n: client.call(
            "ListFilters", datasetGroupArn=pick("dataset-group", n)
        ),
        "GetSolutionMetrics": lambda n: client.call(
            "GetSolutionMetrics", solutionVersionArn=pick("solution-version", n)
        ),
        "CreateSchema": lambda n: client.call("CreateSchema", name=f"{prefix}-{n}", schema=schema),
        "TagResource": lambda n: client.call(
            "TagResource", resourceArn=pick("dataset-group", n), tags=[tag]
        ),
        "DeleteSchema": lambda n: client.call(
            "DeleteSchema", schemaArn=_schema_arn(arns, f"{prefix}-{n}")
        ),
        "PutEvents": put_events,
    }
    return measured


def _schema_arn(arns: dict[str, list[str]], name: str) -> str:
    return f"{arns['schema'][0].rpartition('/')[0]}/{name}"


def measure(folder: Path, arns: dict[str, list[str]], count: int) -> dict[str, np.ndarray]:
    """Milliseconds of each call, by name."""
    # More schemas are made than the quota allows.
    state, _ = daemon.start(folder, 0, ["--quota", "schemas=100000"])
    try:
        client = Client(state["port"])
        LocalServer(state["endpoint"], state["port"], state["pid"], folder).client(
            "s3"
        ).list_buckets()  # S3 and IAM are loaded now, in the background until here
        client.call("ListRecipes")
        times = {}
        for name, call in calls(client, arns).items():
            spent = []
            for number in range(count):
                begun = time.perf_counter()
                call(number)
                spent.append((time.perf_counter() - begun) * 1000)
            times[name] = np.array(spent)
        client.close()
    finally:
        daemon.stop(folder)
    return times


def bare(count: int) -> tuple[Yardstick, Yardstick]:
    """Milliseconds of a call of waitress with a constant answer: the median, and 99 %."""
    with bare_server() as server:
        client, spent = Client(server.port), []
        for _ in range(count):
            begun = time.perf_counter()
            client.call("ListRecipes")
            spent.append((time.perf_counter() - begun) * 1000)
        client.close()
    name = "a call of bare waitress"
    return (
        Yardstick(f"{name}, median", float(np.median(spent)), "ms"),
        Yardstick(f"{name}, 99 %", float(np.quantile(spent, 0.99)), "ms"),
    )


def main() -> str:
    """Measure with one group, copy it, measure again; a Markdown table."""
    groups, count = size("groups", GROUPS), size("calls", CALLS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(folder)
        alone = measure(folder, copy(folder, 1), count)
        many = measure(folder, copy(folder, groups), count)
    middle, slow = bare(10 * count)
    table = Table([middle, slow])
    for call, spent in many.items():
        ratio = np.quantile(spent, 0.1) / np.quantile(alone[call], 0.1)
        table.add(f"{call}: median", float(np.median(spent)), "ms", middle)
        table.add(f"{call}: 99 %", float(np.quantile(spent, 0.99)), "ms", slow)
        table.add(f"{call}: over one group", float(ratio), "times")
    return f"{groups} dataset groups\n\n{table}"
