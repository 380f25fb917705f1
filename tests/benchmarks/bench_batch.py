"""A batch inference job over 100,000 users, 25 items each: ``python -m tests.benchmarks batch``.

10,000 items. The model learns from 1,000 users; then everybody's 20 interactions are imported, so
that each line of the job is answered from a history of its own. Seconds count from
CreateBatchInferenceJob to ACTIVE: reading S3 and data, answering, writing S3.

PERSONALIZE_POC_BENCHMARK_USERS: lines of the job (100,000).
"""

from __future__ import annotations

import functools
import os
import tempfile
import time
from pathlib import Path
from unittest import mock

from personalize_poc.local import daemon
from tests.benchmarks.bench_server import FILTER, ITEMS, Waiting
from tests.benchmarks.bench_serving import interactions_csv, items_csv
from tests.functional import serving_world
from tests.functional.serving_world import BUCKET, World

USERS = int(os.environ.get("PERSONALIZE_POC_BENCHMARK_USERS", "100000"))
LEARNED_FROM, EACH = 1000, 20


def _job(world: World, version: str, name: str, line: str, **params: str) -> float:
    """Seconds that a job takes."""
    body = "".join(line % user + "\n" for user in range(USERS))
    world.s3.put_object(Bucket=BUCKET, Key=f"batch/{name}.json", Body=body.encode())
    began = time.perf_counter()
    arn = world.personalize.create_batch_inference_job(
        jobName=name, solutionVersionArn=version, roleArn=world.role, numResults=25,
        jobInput={"s3DataSource": {"path": f"s3://{BUCKET}/batch/{name}.json"}},
        jobOutput={"s3DataDestination": {"path": f"s3://{BUCKET}/answers/{name}/"}},
        **params,
    )["batchInferenceJobArn"]  # fmt: skip
    world.idle()
    passed = time.perf_counter() - began
    shown = world.personalize.describe_batch_inference_job(batchInferenceJobArn=arn)
    assert shown["batchInferenceJob"]["status"] == "ACTIVE", shown["batchInferenceJob"]
    return passed


def _rows(world: World) -> list[str]:
    version = world.train("aws-user-personalization")
    everybody = interactions_csv(ITEMS, USERS, EACH)
    world.import_csv("Interactions", "everybody", everybody, importMode="INCREMENTAL")
    arn = world.filter("both", FILTER)
    values = '{"userId": "u%d", "filterValues": {"GENRE": "\\"Drama\\",\\"War\\""}}'
    rows = []
    for name, line, params in (
        ("plain", '{"userId": "u%d"}', {}),
        ("filtered", values, {"filterArn": arn}),
    ):
        seconds = _job(world, version, name, line, **params)
        each = seconds / USERS * 1000
        rows.append(f"| {name} | {USERS:,} | {seconds:.1f} s | {each:.2f} ms |")
    return rows


def main() -> str:
    """Start a server, train, import, run jobs; a Markdown table."""
    serving_world.interactions_csv = functools.partial(interactions_csv, ITEMS, LEARNED_FROM)
    serving_world.items_csv = functools.partial(items_csv, ITEMS)
    with tempfile.TemporaryDirectory() as folder:
        state, _ = daemon.start(Path(folder), 0, [])
        try:
            with mock.patch.dict(os.environ, {"AWS_ENDPOINT_URL": state["endpoint"]}):
                rows = _rows(World(Waiting()).build())  # type: ignore[arg-type]
        finally:
            daemon.stop(Path(folder))
    return "\n".join(["| Job | Lines | Seconds | A line |", "| --- | --- | --- | --- |", *rows])
