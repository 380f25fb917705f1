"""Worker processes: the one that waits for a job, and what happens when it does not."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from personalize_poc.local.errors import JobFailed
from personalize_poc.local.jobs.pool import Interrupted, WorkerPool
from personalize_poc.local.server.assembly import PRELOADED
from tests.support.patience import until

WORK = """
import os, sys

def who(payload, workdir, progress):
    print("chatter of a library")
    progress({"pid": os.getpid()})
    trained = "personalize_poc.local.training.items" in sys.modules
    return {"pid": os.getpid(), "cwd": os.getcwd(), "trained": trained}

def die(payload, workdir, progress):
    print("last words", flush=True)
    os._exit(7)
"""


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pool_test_work.py").write_text(WORK)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    pool = WorkerPool(PRELOADED)
    yield pool
    pool.close()


def children() -> list[int]:
    """Worker processes of this one."""
    found = []
    for one in psutil.Process().children():
        with contextlib.suppress(psutil.ZombieProcess):  # of another test
            found += [one.pid] if "personalize_poc.local.jobs.worker" in one.cmdline() else []
    return found


def run(pool: WorkerPool, folder: Path, function: str = "who") -> dict[str, Any]:
    folder.mkdir(exist_ok=True)
    return pool.run(1, f"pool_test_work:{function}", folder, {}, lambda message: None)


def test_a_job_goes_to_the_process_that_waits(pool: WorkerPool, tmp_path: Path) -> None:
    pool.keep_spare()
    [waiting] = until(children)
    found = run(pool, tmp_path / "job")
    assert found == {"pid": waiting, "cwd": str(tmp_path / "job"), "trained": True}
    assert (tmp_path / "job" / "worker.log").read_text() == "chatter of a library\n"
    assert children() == []  # each process has one job


def test_without_one_that_waits_a_process_is_started(tmp_path: Path) -> None:
    pool = WorkerPool()
    pool.keep_spare()
    assert children() == []
    found = run(pool, tmp_path / "job")
    assert found["pid"] != os.getpid()
    assert not found["trained"]  # it loads what its job needs and nothing else


def test_one_process_waits_however_often_it_is_asked_for(pool: WorkerPool) -> None:
    pool.keep_spare()
    [waiting] = until(children)
    pool.keep_spare()
    assert children() == [waiting]


def test_a_process_that_died_while_it_waited_does_no_harm(pool: WorkerPool, tmp_path: Path) -> None:
    pool.keep_spare()
    [waiting] = until(children)
    process = psutil.Process(waiting)
    process.kill()
    until(lambda: process.status() == psutil.STATUS_ZOMBIE)
    assert run(pool, tmp_path / "job")["pid"] != waiting
    assert children() == []


@pytest.mark.parametrize("spare", [True, False])
def test_a_job_whose_process_dies_fails(
    tmp_path: Path, spare: bool, caplog: pytest.LogCaptureFixture
) -> None:
    pool = WorkerPool(PRELOADED if spare else ())
    pool.keep_spare()
    with pytest.raises(JobFailed, match="exit code 7"):
        run(pool, tmp_path / "job", "die")
    assert "last words" in caplog.text


def test_that_none_can_be_started_in_advance_does_no_harm(
    pool: WorkerPool, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*arguments: Any, **options: Any) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    pool.keep_spare()
    assert "Resource temporarily unavailable" in caplog.text


@pytest.mark.skipif(os.name == "nt", reason="Windows has no sessions of processes")
def test_an_interrupt_from_the_keyboard_does_not_reach_workers(pool: WorkerPool) -> None:
    """It goes to all processes of a session; a worker would fail its job, or print a traceback."""
    pool.keep_spare()
    [waiting] = until(children)
    assert os.getsid(waiting) == waiting


def test_closing_ends_the_process_that_waits(pool: WorkerPool, tmp_path: Path) -> None:
    pool.keep_spare()
    pool.close()
    assert children() == []
    pool.keep_spare()
    assert children() == []
    with pytest.raises(Interrupted):
        run(pool, tmp_path / "job")


def test_a_process_that_waits_ends_with_its_server() -> None:
    command = [sys.executable, "-m", "personalize_poc.local.jobs.worker"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment) as process:
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(30) == 3


def test_a_job_is_one_line(tmp_path: Path) -> None:
    """What follows it belongs to the process that watches for the end of the server."""
    command = [sys.executable, "-m", "personalize_poc.local.jobs.worker", "json"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([*sys.path, str(tmp_path)])}
    (tmp_path / "payload.json").write_text("{}")
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(["pool_test_work:who", str(tmp_path)]) + "\nmore\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline()) == {"pid": process.pid}
        assert process.wait(30) == 0
    assert json.loads((tmp_path / "result.json").read_text())["result"]["pid"] == process.pid
