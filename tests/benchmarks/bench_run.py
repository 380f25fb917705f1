"""Whole runs of the workshop: seconds, and memory of the largest process.

The sample, and MovieLens small when PERSONALIZE_POC_MOVIELENS (or a folder beside the repository)
has it. Installation is not counted; starting the stand-in is.
Yardstick: numpy products of fixed size, before and after.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from tests.benchmarks.yardstick import Table, Yardstick, matrix_work
from tests.support.movielens import find_folder

REPOSITORY = Path(__file__).resolve().parents[2]
LIMITS = {"sample": 180, "movielens-small": 240}
"""Seconds a run may take on two cores."""


def _largest(process: psutil.Process) -> int:
    """Resident bytes of the largest process of a tree, itself included."""
    largest = 0
    for one in [process, *process.children(recursive=True)]:
        try:
            largest = max(largest, one.memory_info().rss)
        except psutil.NoSuchProcess:
            continue
    return largest


def measure(dataset: str, environment: dict[str, str]) -> dict[str, float]:
    """Run the workshop once: total seconds, megabytes of the largest process, seconds a notebook.

    Raises RuntimeError with the end of the output when the run fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "personalize_poc", "run", "--dataset", dataset]
        command += ["--run-name", "bench", "--output", folder, "--port", "0"]
        command += ["--data-dir", str(Path(folder) / "stand-in")]
        with tempfile.TemporaryFile("w+", encoding="utf-8") as log:
            started = time.monotonic()
            process = psutil.Popen(
                command,
                cwd=REPOSITORY,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, **environment},
            )
            largest = 0
            while process.poll() is None:
                largest = max(largest, _largest(process), *map(_largest, _stand_ins(folder)))
                time.sleep(0.25)
            seconds = time.monotonic() - started
            if process.returncode:
                log.seek(0)
                raise RuntimeError(f"the run on {dataset} failed:\n{log.read()[-2000:]}")
        results = json.loads((Path(folder) / "bench" / "results.json").read_text(encoding="utf-8"))
    notebooks = {one["notebook"][:2]: one["seconds"] for one in results["notebooks"]}
    return {"seconds": seconds, "megabytes": largest / 1e6, **notebooks}


def _stand_ins(folder: str) -> list[psutil.Process]:
    """The stand-in of this run: it is detached, so no child of the command."""
    info = Path(folder) / "stand-in" / "server.json"
    try:
        return [psutil.Process(json.loads(info.read_text(encoding="utf-8"))["pid"])]
    except (OSError, ValueError, KeyError, psutil.NoSuchProcess):
        return [psutil.Process()]


def main() -> str:
    """Measure and return the table."""
    movielens = find_folder()
    before = matrix_work()
    runs = {"sample": measure("sample", {})}
    if movielens:
        runs["movielens-small"] = measure(
            "movielens-small", {"PERSONALIZE_POC_MOVIELENS": str(movielens)}
        )
    beside = Yardstick.mean(before, matrix_work())
    table = Table([beside])
    for dataset, run in runs.items():
        name = f"{dataset}, all notebooks (at most {LIMITS[dataset]} s)"
        table.add(name, run["seconds"], "s", beside)
        for number in (f"0{n}" for n in range(1, 7)):
            table.add(f"… notebook {number}", run.get(number, float("nan")), "s", beside)
        table.add("… largest process", run["megabytes"], "MB")
    return str(table)
