"""The stand-in: seconds from its start to the first answer, and time of a call afterwards."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import boto3
import numpy as np

from tests.benchmarks.yardstick import Table, Yardstick, bare_server

REPOSITORY = Path(__file__).resolve().parents[2]
STARTS, CALLS = 5, 500


def _client(endpoint: str) -> Any:
    session = boto3.Session("testing", "testing", region_name="us-east-1")
    return session.client("personalize", endpoint_url=endpoint)


def _standin(*arguments: str) -> str:
    command = [sys.executable, "-m", "personalize_poc.local", *arguments]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    return done.stdout


def _calls(client: Any) -> list[float]:
    """Milliseconds of calls that list dataset groups."""
    spent = []
    for _ in range(CALLS):
        begun = time.perf_counter()
        client.list_dataset_groups()
        spent.append((time.perf_counter() - begun) * 1000)
    return spent


def _bare() -> tuple[list[float], list[float]]:
    """Waitress with a constant answer: seconds to each first answer, milliseconds of calls."""
    first: list[float] = []
    for _ in range(STARTS):
        started = time.monotonic()
        with bare_server() as bare:
            client = _client(f"http://127.0.0.1:{bare.port}")
            client.list_dataset_groups()
            first.append(time.monotonic() - started)
            calls = _calls(client) if len(first) == STARTS else []
    return first, calls


def _standin_measured() -> tuple[list[float], list[float]]:
    """As `_bare`, of the stand-in."""
    first: list[float] = []
    for _ in range(STARTS):
        with tempfile.TemporaryDirectory() as folder:
            started = time.monotonic()
            told = _standin("start", "--port", "0", "--data-dir", folder)
            endpoint = next(word for word in told.split() if word.startswith("http"))
            client = _client(endpoint)
            client.list_dataset_groups()
            first.append(time.monotonic() - started)
            calls = _calls(client) if len(first) == STARTS else []
            _standin("stop", "--data-dir", folder)
    return first, calls


def main() -> str:
    """Measure and return the table."""
    _client("http://127.0.0.1:9")  # boto3 reads its models once, for whoever comes first
    bare_first, bare_calls = _bare()
    first, calls = _standin_measured()
    slow, bare_slow = (float(np.quantile(spent, 0.99)) for spent in (calls, bare_calls))
    start = Yardstick("bare waitress, start to first answer", statistics.median(bare_first), "s")
    middle = Yardstick("bare waitress through boto3, median", statistics.median(bare_calls), "ms")
    high = Yardstick("bare waitress through boto3, 99 %", bare_slow, "ms")
    table = Table([start, middle, high])
    table.add(f"first answer after start, median of {STARTS}", statistics.median(first), "s", start)
    table.add("first answer after start, slowest", max(first), "s", start)
    table.add("list_dataset_groups through boto3, median", statistics.median(calls), "ms", middle)
    table.add("list_dataset_groups through boto3, 99 %", slow, "ms", high)
    return str(table)
