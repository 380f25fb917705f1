"""A stand-in whose jobs are done by its own threads, for tests of clients.

A worker process loads its libraries anew for each job, which takes longer than to learn a small
sample. What a test proves about workers (kills, memory, orphans) it cannot prove here.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from personalize_poc.local.errors import JobFailed
from personalize_poc.local.jobs import worker
from personalize_poc.local.jobs.pool import Interrupted, WorkerPool
from personalize_poc.local.process import daemon
from tests.support.patience import until

REPOSITORY = Path(__file__).resolve().parents[2]


@contextmanager
def running(folder: Path, *options: str) -> Iterator[str]:
    """The endpoint of a stand-in on a free port that learns for a second at most.

    Args:
        folder: its data directory, which is empty.
        options: further options of `serve`.
    """
    command = [sys.executable, "-m", __name__, "serve", "--port", "0", "--exit-with-stdin"]
    command += ["--training-seconds", "1", "--data-dir", str(folder), *options]
    log = folder.parent / f"{folder.name}.log"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=output, stderr=output
        ) as process,
    ):
        try:
            until(lambda: process.poll() is not None or daemon.running(folder) is not None)
            state = daemon.running(folder)
            assert state is not None, log.read_text(encoding="utf-8")
            yield state["endpoint"]
        finally:
            assert process.stdin is not None
            process.stdin.close()


@contextmanager
def jobs_in_threads() -> Iterator[None]:
    """A mock that starts meanwhile does its jobs in its own threads."""
    from personalize_poc.local.jobs import runner

    with patch.object(runner, "WorkerPool", ThreadPool):
        yield


class ThreadPool(WorkerPool):
    """Does the work in the thread that asks for it. What is stopped meanwhile fails at its end."""

    def run(
        self,
        number: int,
        target: str,
        workdir: Path,
        payload: dict[str, Any],
        report: Callable[[dict[str, Any]], None],
    ) -> dict[str, Any]:
        (workdir / worker.PAYLOAD).write_text(json.dumps(payload), encoding="utf-8")
        answer = worker.outcome(target, workdir, report)
        if self.closing:
            raise Interrupted
        if self.is_stopped(number):
            raise JobFailed("The job was stopped.")
        if "result" not in answer:
            raise JobFailed(answer.get("failed") or answer["trace"])
        result: dict[str, Any] = answer["result"]
        return result

    def keep_spare(self) -> None:
        """No process waits for a job that none would be given."""


def main() -> None:
    """The command line of the stand-in, with this pool in place of the other."""
    from personalize_poc.local.cli import main as command_line

    with jobs_in_threads():
        command_line(prog_name="personalize-poc local")


if __name__ == "__main__":
    main()
