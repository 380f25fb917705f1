"""A whole import beside merely reading the same file with pandas.

The file lies in the stand-in's S3; the import fetches it, checks every row and writes the segment.
pandas and pyarrow read the same file from disk, in processes of their own. All do it twice in
turn, since memory that a virtual machine has not used for a while is slow at first; the better time
of each counts. Memory and processor time of the importing process are those of a third import.
``python -m tests.benchmarks import --rows 10000000``, and the same with ``--ids text``.
"""

from __future__ import annotations

import os
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pyarrow as pa
import pyarrow.csv as pacsv
from numpy.typing import NDArray

from personalize_poc.local.process import daemon
from personalize_poc.local.testing.pytest_plugin import LocalServer
from tests.benchmarks.sizes import size, text
from tests.benchmarks.waiting import until_idle
from tests.benchmarks.yardstick import Table, Yardstick, file_read
from tests.support.dataset_samples import avro

ROWS, USERS, ITEMS = 1_000_000, 140_000, 60_000
SCHEMA = avro(
    "Interactions",
    ("USER_ID", "string"),
    ("ITEM_ID", "string"),
    ("EVENT_TYPE", "string"),
    ("TIMESTAMP", "long"),
)
ROLE = "arn:aws:iam::123456789012:role/any"


def write_csv(path: Path, rows: int, names: bool) -> None:
    """A million rows at a time: ids of users and items, an event type, times over two years.

    names: whether ids are texts such as ``user_012345``, not numbers.
    """
    random = np.random.default_rng(42)

    def ids(name: str, number: int, drawn: NDArray[np.int64]) -> pa.Array:
        texts = [f"{name}_{n:06d}" if names else str(n) for n in range(number)]
        return pa.array(texts).take(pa.array(drawn))

    with path.open("wb") as file:
        for start in range(0, rows, 1_000_000):
            n = min(1_000_000, rows - start)
            types = pa.array(["click", "watch"]).take(pa.array(random.integers(0, 2, n)))
            table = pa.table(
                {
                    "USER_ID": ids("user", USERS, random.integers(0, USERS, n)),
                    "ITEM_ID": ids(
                        "item", ITEMS, (ITEMS * random.beta(0.5, 3, n)).astype(np.int64)
                    ),
                    "EVENT_TYPE": types,
                    "TIMESTAMP": 1_600_000_000 + random.integers(0, 63_000_000, n),
                }
            )
            options = pacsv.WriteOptions(include_header=start == 0, quoting_style="none")
            pacsv.write_csv(table, file, options)


class Usage(threading.Thread):
    """The largest resident memory of a process and of its children; processor time of those."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._process, self._ended = psutil.Process(pid), threading.Event()
        self.server = self.worker = 0
        self.processor = 0.0

    def run(self) -> None:
        before: dict[int, float] = {}  # the process that waited for the job has loaded Arrow
        while not self._ended.wait(0.02):
            self.server = max(self.server, self._process.memory_info().rss)
            for child in self._process.children():
                try:
                    self.worker = max(self.worker, child.memory_info().rss)
                    times = child.cpu_times()
                except psutil.NoSuchProcess:
                    continue
                used = times.user + times.system
                self.processor = max(self.processor, used - before.setdefault(child.pid, used))

    def stop(self) -> None:
        """Measure no more."""
        self._ended.set()
        self.join()


def prepare(server: LocalServer, path: Path) -> tuple[Any, str, float]:
    """Upload the file and make a dataset; the client, the dataset's ARN, seconds of upload."""
    s3, personalize = server.client("s3"), server.client("personalize")
    s3.create_bucket(Bucket="films")
    begun = time.perf_counter()
    s3.upload_file(str(path), "films", "a.csv")
    upload = time.perf_counter() - begun
    schema = personalize.create_schema(name="s", schema=SCHEMA)["schemaArn"]
    group = personalize.create_dataset_group(name="g")["datasetGroupArn"]
    until_idle(server.port, "DatasetGroups")
    dataset = personalize.create_dataset(
        name="d", schemaArn=schema, datasetGroupArn=group, datasetType="Interactions"
    )["datasetArn"]
    until_idle(server.port, "Datasets")
    return personalize, dataset, upload


def imported(server: LocalServer, personalize: Any, dataset: str, name: str) -> float:
    """Seconds of one import."""
    begun = time.perf_counter()
    source = {"dataLocation": "s3://films/a.csv"}
    personalize.create_dataset_import_job(
        jobName=name, datasetArn=dataset, roleArn=ROLE, dataSource=source
    )
    until_idle(server.port, "DatasetImportJobs")
    return time.perf_counter() - begun


def main() -> str:
    """Write a file, upload it, import it; a Markdown table."""
    rows = size("rows", ROWS)
    reading: dict[str, list[tuple[float, float]]] = {"pandas": [], "pyarrow": []}
    importing = []
    with tempfile.TemporaryDirectory(dir=os.environ.get("PERSONALIZE_POC_BENCHMARK_DIR")) as name:
        folder = Path(name)
        path = folder / "a.csv"
        write_csv(path, rows, names=text("ids") == "text")
        state, _ = daemon.start(folder / "data", 0, ["--no-permissions"])
        try:
            server = LocalServer(state["endpoint"], state["port"], state["pid"], folder / "data")
            personalize, dataset, upload = prepare(server, path)
            for number in range(2):
                for reader, found in reading.items():
                    found.append(file_read(path, reader))
                importing.append(imported(server, personalize, dataset, f"j{number}"))
            usage = Usage(server.pid)  # apart, since to look that often takes processor time
            usage.start()
            imported(server, personalize, dataset, "usage")
            usage.stop()
        finally:
            daemon.stop(folder / "data")
        megabytes = path.stat().st_size / 1e6
    read = {reader: min(found) for reader, found in reading.items()}
    pandas = Yardstick("pandas.read_csv of the file", read["pandas"][0], "s")
    arrow = Yardstick("pyarrow.csv.read_csv of the file", read["pyarrow"][0], "s")
    processor = Yardstick("processor time of pandas.read_csv", read["pandas"][1], "s")
    took = min(importing)
    table = Table([pandas, arrow, processor])
    table.add("import from S3, checked, written", took, "s", pandas)
    table.add("… beside pyarrow", took, "s", arrow)
    table.add("processor time of the importing process", usage.processor, "s", processor)
    table.add("largest memory of the importing process", usage.worker / 1e6, "MB")
    table.add("largest memory of the server meanwhile", usage.server / 1e6, "MB")
    table.add("upload with boto3", upload, "s")
    return f"{rows:,} interactions, {megabytes:,.0f} MB\n\n{table}"
