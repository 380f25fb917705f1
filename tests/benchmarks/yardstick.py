"""What the machine at hand needs for something plain, measured in the same run as the benchmark.

A figure in seconds says something about one machine at one moment. Its ratio to a yardstick, which
met the same machine at the same moment, can be compared with that of another day or machine:

    bare_server    waitress with a constant answer: `server`, `start`, `control`
    memory_pass    one product of an item matrix and a vector: `serving`, `filters`
    file_read      pandas and pyarrow read a CSV file: `import`
    json_loop      JSON Lines read and written in a loop: `batch`
    matrix_work    numpy products of fixed size: `scale`, `recipes`, `tuning`, `run` and others

`Table` is the one form in which benchmarks report: figure, value, unit, ratio to the yardstick.
"""

from __future__ import annotations

import contextlib
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

_HEAD = "| Figure | Value | Unit | × yardstick |\n|---|---:|---|---:|"

_BARE_SERVER = """
import logging, socket, waitress
logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a full queue is no news here
BODY = b'{"datasetGroups": [], "itemList": [], "recommendationId": "RID"}'
HEAD = [("Content-Type", "application/json"), ("Content-Length", str(len(BODY)))]
def application(environ, start_response):
    environ["wsgi.input"].read()
    start_response("200 OK", HEAD)
    return [BODY]
listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
server = waitress.create_server(application, sockets=[listener], threads=16, ident=None)
print(listener.getsockname()[1], flush=True)
server.run()
"""

_READ = """
import sys, time
def timed(read):
    begun, used = time.perf_counter(), time.process_time()
    read(sys.argv[2])
    return time.perf_counter() - begun, time.process_time() - used
if sys.argv[1] == "pandas":
    import pandas
    print(*timed(pandas.read_csv))
else:
    import pyarrow.csv
    print(*timed(pyarrow.csv.read_csv))
"""


@dataclass(frozen=True)
class Yardstick:
    """Something plain that was measured in this run. `unit` as in the figures beside it."""

    name: str
    value: float
    unit: str

    def ratio(self, value: float) -> str:
        """A figure of the same unit in terms of this one, with three digits."""
        return number(value / self.value)

    @classmethod
    def mean(cls, first: Yardstick, *others: Yardstick) -> Yardstick:
        """The same yardstick measured before, after … a long benchmark."""
        values = [first.value, *(one.value for one in others)]
        return cls(first.name, statistics.fmean(values), first.unit)


@dataclass
class Table:
    """Figures with their ratios to yardsticks; its text is Markdown.

    yardsticks: the rows at its head.
    """

    yardsticks: list[Yardstick] = field(default_factory=list)
    rows: list[tuple[str, float, str, Yardstick | None]] = field(default_factory=list)

    def add(self, name: str, value: float, unit: str, beside: Yardstick | None = None) -> None:
        """A figure: what it is, its value and unit, and the yardstick that it is compared with.

        Raises:
            ValueError: the yardstick has another unit.
        """
        if beside is not None and beside.unit != unit:
            raise ValueError(f"{name} is in {unit}, {beside.name} in {beside.unit}")
        self.rows.append((name, value, unit, beside))

    def __str__(self) -> str:
        """Yardsticks first, then the figures."""
        lines = [
            f"| yardstick: {one.name} | {number(one.value)} | {one.unit} | 1 |"
            for one in self.yardsticks
        ]
        for name, value, unit, beside in self.rows:
            ratio = beside.ratio(value) if beside else ""
            lines.append(f"| {name} | {number(value)} | {unit} | {ratio} |")
        return "\n".join([_HEAD, *lines])


def number(value: float) -> str:
    """Three digits that count, and no exponent."""
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    digits = max(0, 2 - int(np.floor(np.log10(abs(value)))))
    return f"{value:.{digits}f}"


def median_ms(work: Callable[[], object], repeats: int = 15) -> float:
    """Median milliseconds of a call."""
    spent = []
    for _ in range(repeats):
        begun = time.perf_counter()
        work()
        spent.append((time.perf_counter() - begun) * 1000)
    return statistics.median(spent)


@dataclass(frozen=True)
class BareServer:
    """A process that answers whatever is asked, on 127.0.0.1."""

    port: int
    pid: int


@contextlib.contextmanager
def bare_server() -> Iterator[BareServer]:
    """Waitress with a constant answer of 64 bytes, in a process of its own."""
    command = [sys.executable, "-c", _BARE_SERVER]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield BareServer(int(process.stdout.readline()), process.pid)
        finally:
            process.terminate()


def memory_pass(items: int, width: int = 64) -> Yardstick:
    """Milliseconds of one product of float32 [items, width] and [width], as a model scores."""
    draw = np.random.default_rng(0)
    matrix = draw.standard_normal((items, width), dtype=np.float32)
    vector = draw.standard_normal(width, dtype=np.float32)
    matrix @ vector
    name = f"one pass over float32 [{items:,}, {width}] (numpy dot)"
    return Yardstick(name, median_ms(lambda: matrix @ vector), "ms")


def file_read(path: Path, reader: str) -> tuple[float, float]:
    """Seconds and processor seconds in which `pandas` or `pyarrow` reads a CSV file.

    In a process of its own, whose start and imports do not count.
    """
    command = [sys.executable, "-c", _READ, reader, str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(told[0]), float(told[1])


def json_loop(line: str, answer: dict[str, Any], lines: int = 100_000) -> Yardstick:
    """Milliseconds a line in which a loop reads `line` and writes it with `answer`."""
    begun = time.perf_counter()
    size = 0
    for _ in range(lines):
        told = {"input": json.loads(line), "output": answer, "error": None}
        size += len(json.dumps(told)) + 1
    passed = time.perf_counter() - begun
    name = f"a line of {size // lines} bytes read and written in a loop (json)"
    return Yardstick(name, passed / lines * 1000, "ms")


def matrix_work(repeats: int = 3, size: int = 1024, products: int = 20) -> Yardstick:
    """Seconds of products of two float32 [size, size], with a tanh of each; the median."""
    draw = np.random.default_rng(0)
    one, other = (draw.standard_normal((size, size), dtype=np.float32) for _ in range(2))

    def work() -> None:
        for _ in range(products):
            np.tanh(one @ other)

    seconds = median_ms(work, repeats) / 1000
    return Yardstick(f"{products} × tanh of a product [{size}, {size}] (numpy)", seconds, "s")
