"""Requests a second through the server, with a raw client on the same machine.

3,000 items and 1,000 users, a learned model: ``python -m tests.benchmarks server``.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from typing import Any
from unittest import mock

from personalize_poc.local import daemon
from tests.benchmarks import http_load
from tests.benchmarks.bench_serving import _interactions, _items
from tests.functional import serving_world
from tests.functional.serving_world import World

SECONDS = float(os.environ.get("PERSONALIZE_POC_BENCHMARK_SECONDS", "5"))


class _Waiting:
    """What `World` needs of a mock: a wait for all jobs, here by asking for the statuses."""

    def wait_idle(self, timeout: float) -> None:
        client = World._client(self, "personalize")  # type: ignore[arg-type]
        deadline = time.monotonic() + timeout
        kinds = ("dataset_groups", "datasets", "dataset_import_jobs", "event_trackers")
        kinds += ("solution_versions", "campaigns", "filters")
        while time.monotonic() < deadline:
            pages = [getattr(client, f"list_{kind}")() for kind in kinds]
            found = [r for page in pages for v in page.values() if isinstance(v, list) for r in v]
            busy = ("PENDING", "IN_PROGRESS")
            if not any(r["status"].endswith(busy) for r in found):
                return
            time.sleep(0.1)
        raise TimeoutError


def _rows(world: World, port: int) -> list[str]:
    version = world.train("aws-user-personalization")
    campaign = world.campaign("load", version)
    text = 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("*") | INCLUDE ItemID WHERE '
    filtered = world.filter("load", text + "Items.GENRES IN ($GENRE)")

    def recommend(number: int, **more: Any) -> bytes:
        document = {"campaignArn": campaign, "userId": f"u{number % 1000}", **more}
        return http_load.post("/recommendations", document)

    def with_filter(number: int) -> bytes:
        values = {"GENRE": '"Drama","War"'}
        return recommend(number, filterArn=filtered, filterValues=values)

    def event(number: int) -> bytes:
        one = {"eventType": "Watch", "sentAt": 1.6e9 + number, "itemId": f"i{number % 3000}"}
        who = {"trackingId": world.tracking_id, "sessionId": "s", "userId": f"w{number % 500}"}
        return http_load.post("/events", {**who, "eventList": [one]})

    rows = []
    for name, request in (
        ("GetRecommendations", recommend),
        ("GetRecommendations, filter", with_filter),
        ("PutEvents, on disk", event),
    ):
        for connections in (1, 16):
            load = http_load.measure(port, request, connections=connections, seconds=SECONDS)
            rows.append(load.row(f"{name}, {connections} connections"))
    return rows


def main() -> str:
    """Start a server, train, deploy, ask; a Markdown table."""
    serving_world.interactions_csv, serving_world.items_csv = _interactions, _items
    with tempfile.TemporaryDirectory() as folder:
        state, _ = daemon.start(Path(folder), 0, [])
        try:
            with mock.patch.dict(os.environ, {"AWS_ENDPOINT_URL": state["endpoint"]}):
                world = World(_Waiting()).build()  # type: ignore[arg-type]
                rows = _rows(world, state["port"])
        finally:
            daemon.stop(Path(folder))
    return "\n".join([http_load.HEADER, *rows])
