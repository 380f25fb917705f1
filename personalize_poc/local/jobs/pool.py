"""Worker processes seen from the server: start one, listen to it, end it, read its result."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from personalize_poc import contract
from personalize_poc.local.errors import JobFailed
from personalize_poc.local.jobs.worker import LOG, PAYLOAD, RESULT

_log = logging.getLogger(__name__)


class Interrupted(Exception):
    """The server is closing: the job stays where it is, for the next start."""


class WorkerPool:
    """Running worker processes by job number. Any thread may call any method.

    preload: modules that a process has loaded which waits for the next job, once `keep_spare` was
    called: that takes longer than to read a small file. Without any, none waits.
    """

    def __init__(self, preload: Sequence[str] = ()) -> None:
        self._lock = threading.Lock()
        self._preload = preload
        self._spare: subprocess.Popen[str] | None = None
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
        with self._start(number, target, workdir) as process:
            try:
                _listen(process, report)
            finally:
                with self._lock:
                    self._processes.pop(number, None)
        if self._closing:
            raise Interrupted
        return _result(workdir, process.returncode)

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
            spare, self._spare = self._spare, None
        if spare is not None:
            with spare:
                spare.kill()

    def keep_spare(self) -> None:
        """Start a process that waits for the next job, unless one does or jobs are running."""
        with self._lock:
            if self._preload and not (self._closing or self._spare or self._processes):
                try:
                    self._spare = _process(*self._preload)
                except OSError as error:  # the job to come tries again, and has a reason to fail
                    _log.warning("no worker process could be started in advance: %s", error)

    def _start(self, number: int, target: str, workdir: Path) -> subprocess.Popen[str]:
        line = json.dumps([target, str(workdir.resolve())]) + "\n"
        with self._lock:  # no gap between the look at the flags and the entry in the table
            if self._closing:
                raise Interrupted
            if number in self._stopped:
                raise JobFailed("The job was stopped.")
            spare, self._spare = self._spare, None
            process = _handed(spare, line) or _handed(_process(), line)
            if process is None:
                raise JobFailed("A worker process ended before it had begun.")
            self._processes[number] = process
        return process


def _process(*modules: str) -> subprocess.Popen[str]:
    """Start a process that loads these modules and waits for a job."""
    # Arrow's own pool takes memory in huge pages; to clear those takes a third of a whole import.
    pool = {"MIMALLOC_ALLOW_THP": "0"}
    environment = contract.importable({**pool, **os.environ})
    return subprocess.Popen(
        [sys.executable, "-m", "personalize_poc.local.jobs.worker", *modules],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,  # Ctrl-C is the server's to handle; it ends its workers
    )


def _handed(process: subprocess.Popen[str] | None, job: str) -> subprocess.Popen[str] | None:
    """The process, with the job; None when it is not there any more."""
    if process is None:
        return None
    assert process.stdin is not None
    try:
        process.stdin.write(job)
        process.stdin.flush()
    except OSError:
        _log.warning("a worker process ended with %s before it had a job", process.wait())
        with contextlib.suppress(OSError):  # what could not be written would be tried again
            process.stdin.close()
        with process:
            return None
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


def _result(workdir: Path, code: int) -> dict[str, Any]:
    answer_file, log = workdir / RESULT, workdir / LOG
    if code != 0 or not answer_file.is_file():
        said = log.read_text("utf-8", "replace") if log.is_file() else ""
        _log.error("worker ended with %s: %s", code, said[-4000:])
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
