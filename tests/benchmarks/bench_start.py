"""The stand-in: seconds from its start to the first answer, and time of a call afterwards."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import boto3

REPOSITORY = Path(__file__).resolve().parents[2]
STARTS, CALLS = 5, 500


def _client(endpoint: str) -> boto3.client:
    session = boto3.Session("testing", "testing", region_name="us-east-1")
    return session.client("personalize", endpoint_url=endpoint)


def _standin(*arguments: str) -> str:
    command = [sys.executable, "-m", "personalize_poc.local", *arguments]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    return done.stdout


def main() -> str:
    """Measure and return the table."""
    first, calls = [], []
    for number in range(STARTS):
        with tempfile.TemporaryDirectory() as folder:
            started = time.monotonic()
            told = _standin("start", "--port", "0", "--data-dir", folder)
            endpoint = next(word for word in told.split() if word.startswith("http"))
            client = _client(endpoint)
            client.list_recipes()
            first.append(time.monotonic() - started)
            if number == STARTS - 1:
                for _ in range(CALLS):
                    begun = time.perf_counter()
                    client.list_dataset_groups()
                    calls.append((time.perf_counter() - begun) * 1000)
            _standin("stop", "--data-dir", folder)
    calls.sort()
    return "\n".join(
        [
            "| What | Value |",
            "|---|---:|",
            f"| first answer after start, median of {STARTS}, s | {statistics.median(first):.2f} |",
            f"| first answer after start, slowest, s | {max(first):.2f} |",
            f"| list_dataset_groups through boto3, p50, ms | {calls[len(calls) // 2]:.2f} |",
            f"| list_dataset_groups through boto3, p99, ms | {calls[int(len(calls) * 0.99)]:.2f} |",
        ]
    )
