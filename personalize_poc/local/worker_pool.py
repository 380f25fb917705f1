"""Worker processes seen from the server: start one, listen to it, end it, read its result."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from personalize_poc.local.errors import JobFailed
from personalize_poc.local.worker import PAYLOAD, RESULT

_PACKAGE_ROOT = Path(__file__).resolve().parents[2]
_log = logging.getLogger(__name__)


class Interrupted(Exception):
    """The server is closing: the job stays where it is, for the next start."""


class WorkerPool:
    """Running worker processes by job number. Any thread may call any method."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._closing = False
        self._stopped: set[int] = set()
        self._processes: dict[int, subprocess.Popen[str]] = {}

    @property
    def closing(self) -> bool:
        """Whether `close` was called."""
        return self._closing

    def run(
        self,
        number: int,
        target: str,
        workdir: Path,
        payload: dict[str, Any],
        report: Callable[[dict[str, Any]], None],
    ) -> dict[str, Any]:
        """Run ``package.module:function`` on a payload in a process; blocks, returns its result.

        Raises JobFailed (also when the process died) and Interrupted.
        """
        (workdir / PAYLOAD).write_text(json.dumps(payload), encoding="utf-8")
        log = workdir / "worker.log"
        with log.open("wb") as errors, self._start(number, target, workdir, errors) as process:
            try:
                _listen(process, report)
            finally:
                with self._lock:
                    self._processes.pop(number, None)
        if self._closing:
            raise Interrupted
        return _result(workdir, process.returncode, log)

    def stop(self, number: int) -> None:
        """End the process of this job, or keep it from starting until `forget`."""
        with self._lock:
            self._stopped.add(number)
            if number in self._processes:
                self._processes[number].kill()

    def is_stopped(self, number: int) -> bool:
        """Whether `stop` was called for this job."""
        return number in self._stopped

    def forget(self, number: int) -> None:
        """The job is over."""
        with self._lock:
            self._stopped.discard(number)

    def close(self) -> None:
        """End every process; none starts from now on."""
        with self._lock:
            self._closing = True
            for process in self._processes.values():
                process.kill()

    def _start(
        self, number: int, target: str, workdir: Path, errors: BinaryIO
    ) -> subprocess.Popen[str]:
        paths = [str(_PACKAGE_ROOT), os.environ.get("PYTHONPATH", "")]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in paths if p)}
        command = [sys.executable, "-m", "personalize_poc.local.worker", target, str(workdir)]
        with self._lock:  # no gap between the look at the flags and the entry in the table
            if self._closing:
                raise Interrupted
            if number in self._stopped:
                raise JobFailed("The job was stopped.")
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
                env=environment, cwd=workdir, text=True, encoding="utf-8", errors="replace",
            )  # fmt: skip
            self._processes[number] = process
        return process


def _listen(process: subprocess.Popen[str], report: Callable[[dict[str, Any]], None]) -> None:
    """Pass on progress until the process has ended."""
    assert process.stdout is not None
    for line in process.stdout:
        try:
            message = json.loads(line)
        except ValueError:  # the last line of a killed process
            continue
        report(message)
    process.wait()


def _result(workdir: Path, code: int, log: Path) -> dict[str, Any]:
    answer_file = workdir / RESULT
    if code != 0 or not answer_file.is_file():
        _log.error("worker ended with %s: %s", code, log.read_text("utf-8", "replace")[-4000:])
        raise JobFailed(
            f"The worker process ended with exit code {code} before it had a result. "
            "It was killed, or the machine ran out of memory."
        )
    answer = json.loads(answer_file.read_text(encoding="utf-8"))
    if "trace" in answer:
        _log.error("worker failed:\n%s", answer["trace"])
    if "result" not in answer:
        raise JobFailed(answer.get("failed") or answer["bug"])
    result: dict[str, Any] = answer["result"]
    return result
