"""Large trainings: minutes, memory of the worker, quality beside popularity, time of one answer.

People with tastes in a catalogue of themes, 50 interactions each, drawn by a seed. The data lies
in the files that an import writes; the worker of the stand-in trains aws-user-personalization.

    python -m tests.benchmarks scale --rows 1000000 --items 20000 --seconds 1200
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pyarrow as pa
import pyarrow.csv as pacsv

from personalize_poc.local import typed_json
from personalize_poc.local.arrays.types import Query
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.csv import importer
from personalize_poc.local.datasets.csv.description import CsvFile, ImportJob
from personalize_poc.local.datasets.segments import manifest
from personalize_poc.local.datasets.stored import StoredData, StoredPart
from personalize_poc.local.datasets.training.description import TrainingInput
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.artifact import load_model
from personalize_poc.local.training.description import TrainingJob
from tests.benchmarks.sizes import size
from tests.benchmarks.yardstick import Table, Yardstick, matrix_work, memory_pass
from tests.support.dataset_samples import avro

ROWS, ITEMS, EACH, THEMES, SECONDS = 1_000_000, 20_000, 50, 200, 1200
RECIPE = "aws-user-personalization"
SCHEMA = avro("Interactions", ("USER_ID", "string"), ("ITEM_ID", "string"), ("TIMESTAMP", "long"))
MRR = "mean_reciprocal_rank_at_25"


def interactions(rows: int, items: int) -> pa.Table:
    """Each person stays with a theme for a while, then takes up another of their own three."""
    random = np.random.default_rng(42)
    users = -(-rows // EACH)
    own = random.integers(0, THEMES, (users, 3))
    taste = np.zeros((users, EACH), np.int64)
    for step in range(1, EACH):
        moves = random.random(users) < 0.15
        taste[:, step] = np.where(moves, random.integers(0, 3, users), taste[:, step - 1])
    themes = np.take_along_axis(own, taste, 1).ravel()[:rows]
    each = items // THEMES
    within = np.minimum((each * random.beta(0.6, 3, rows)).astype(np.int64), each - 1)
    anything = random.random(rows) < 0.1
    chosen = np.where(anything, random.integers(0, items, rows), themes + THEMES * within)
    numbers = np.arange(rows)
    return pa.table(
        {
            "USER_ID": numbers // EACH,
            "ITEM_ID": chosen,
            "TIMESTAMP": 1_600_000_000 + (numbers % EACH) * 7_200 + random.integers(0, 3_600, rows),
        }
    )


def prepare(folder: Path, rows: int, items: int) -> dict[str, Any]:
    """Import the data; the payload of a training."""
    path, work, dataset = folder / "a.csv", folder / "import", folder / "dataset"
    work.mkdir()
    pacsv.write_csv(interactions(rows, items), path)
    files = [CsvFile(path, "s3://bench/a.csv")]
    importer.run(ImportJob(SCHEMA, DatasetType.INTERACTIONS, files), work, lambda _: None)
    manifest.publish(dataset, work / "segment.arrow", "FULL")
    data = StoredData(StoredPart(SCHEMA, manifest.snapshot(dataset)))
    parameters = catalogue.named(RECIPE).complete({}, {})
    seconds = size("seconds", SECONDS)
    job = TrainingJob(TrainingInput(data), RECIPE, parameters, seed=42, seconds=seconds)
    return typed_json.members(job)


def train(folder: Path, payload: dict[str, Any]) -> tuple[float, int, dict[str, Any]]:
    """Seconds, largest resident bytes, and the result of the worker process."""
    (folder / "payload.json").write_text(json.dumps(payload), encoding="utf-8")
    command = [sys.executable, "-m", "personalize_poc.local.jobs.worker"]
    job = json.dumps(["personalize_poc.local.training.job:run", str(folder)]) + "\n"
    begun, largest = time.perf_counter(), 0
    with psutil.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        process.stdin.write(job.encode())
        process.stdin.flush()
        while process.poll() is None:
            try:
                largest = max(largest, process.memory_info().rss)
            except psutil.NoSuchProcess:
                break
            time.sleep(0.1)
    seconds = time.perf_counter() - begun
    outcome = json.loads((folder / "result.json").read_text(encoding="utf-8"))
    if "result" not in outcome:
        raise RuntimeError(str(outcome))
    return seconds, largest, outcome["result"]


def answer_ms(folder: Path, items: int) -> float:
    """Median milliseconds of model time for a user with 50 events, asked alone."""
    model = load_model(folder / "model").model
    random = np.random.default_rng(1)
    times = []
    for _ in range(200):
        history = random.integers(0, items, EACH).astype(np.int32)
        stamps = 1_600_000_000 + np.arange(EACH, dtype=np.int64) * 7_200
        query = Query(
            history=history,
            timestamps=stamps,
            event_types=np.full(EACH, -1, np.int16),
        )
        begun = time.perf_counter()
        model.score([query])
        times.append(time.perf_counter() - begun)
    return 1000 * float(np.median(times))


def answered(folder: Path, items: int) -> tuple[float, Yardstick]:
    """`answer_ms` and its yardstick where one thread does the algebra, as in a server."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "tests.benchmarks.bench_scale", str(folder), str(items)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    milliseconds, beside = json.loads(done.stdout)
    return milliseconds, Yardstick(**beside)


def main() -> str:
    """Measure and return the table."""
    rows, items = size("rows", ROWS), size("items", ITEMS)
    before = matrix_work()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        payload = prepare(folder, rows, items)
        seconds, largest, result = train(folder, payload)
        milliseconds, one_pass = answered(folder, result["counts"]["items"])
    beside = Yardstick.mean(before, matrix_work())
    table = Table([beside, one_pass])
    table.add("training", seconds, "s", beside)
    table.add("memory of the training", largest / 1e9, "GB")
    table.add("one answer of the model", milliseconds, "ms", one_pass)
    table.add("MRR@25", result["metrics"][MRR], "")
    table.add("MRR@25 of popularity", result["evaluation"]["popularity"]["metrics"][MRR], "")
    return f"{rows:,} interactions, {items:,} items\n\n{table}"


if __name__ == "__main__":
    many = int(sys.argv[2])
    print(json.dumps([answer_ms(Path(sys.argv[1]), many), asdict(memory_pass(many))]))
