"""One signal to the process that was started ends the whole server in the foreground."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from personalize_poc.local.process import daemon
from personalize_poc.local.process.lock import DirectoryLock
from personalize_poc.local.testing.pytest_plugin import LocalServer
from tests.end_to_end.test_kills import Shop
from tests.support.patience import PATIENCE, until
from tests.support.process_family import IN_ORDER, KILL, Family

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")


@pytest.fixture
def family() -> Iterator[Family]:
    family = Family()
    yield family
    family.close()


class Foreground(Shop):
    """A server that the command line of the package has started in the foreground."""

    def __init__(self, folder: Path, family: Family, *options: str) -> None:
        self.family, self.options = family, options
        super().__init__(folder)

    def start(self) -> None:
        command = ["-m", "personalize_poc", "local", "start", "--foreground", "--port", 0]
        self.process = self.family.start(
            *command,
            "--data-dir",
            self.folder,
            "--no-permissions",
            *self.options,
            stdin=subprocess.PIPE,
        )
        state = until(lambda: self.process.poll() is not None or daemon.running(self.folder))
        assert isinstance(state, dict), "it has ended instead"
        self.server = LocalServer(state["endpoint"], state["port"], state["pid"], self.folder)
        self.personalize = self.server.client("personalize")
        self.s3 = self.server.client("s3")

    def is_at_work(self) -> bool:
        """Whether a worker has begun with a job: it works in the folder of the job."""
        jobs = self.folder.resolve() / "jobs"
        for process in self.family.workers():
            with suppress(psutil.Error):
                if jobs in Path(process.cwd()).parents:
                    return True
        return False

    def nothing_is_left(self) -> None:
        until(lambda: not self.family.alive())
        assert not DirectoryLock(self.folder).is_held()
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", self.server.port))

    def ended_in_order(self) -> None:
        assert self.process.wait(PATIENCE) == 0
        assert not self.family.alive()  # with the process, not some time later
        self.nothing_is_left()
        assert not (self.folder / "server.json").exists()
        assert not (self.folder / "state.sqlite-wal").exists()  # the state was closed


def long_training(shop: Foreground) -> str:
    """A training that a worker has begun, and that takes longer than a signal."""
    solution = shop.personalize.create_solution(
        name="long",
        datasetGroupArn=shop.group,
        performAutoTraining=False,
        recipeArn="arn:aws:personalize:::recipe/aws-user-personalization-v2",
    )["solutionArn"]
    made = shop.personalize.create_solution_version(solutionArn=solution)
    until(shop.is_at_work)
    return str(made["solutionVersionArn"])


@pytest.mark.parametrize("number", IN_ORDER)
def test_a_signal_ends_the_foreground_server_and_its_spare_worker(
    tmp_path: Path, family: Family, number: int
) -> None:
    shop = Foreground(tmp_path, family)
    until(family.workers)
    os.kill(shop.process.pid, number)
    shop.ended_in_order()
    shop.start()
    os.kill(shop.process.pid, number)
    shop.ended_in_order()


@pytest.mark.parametrize("number", [*IN_ORDER, KILL])
def test_a_job_under_way_ends_with_the_server_and_goes_on_with_the_next(
    tmp_path: Path, family: Family, number: int
) -> None:
    shop = Foreground(tmp_path, family)
    shop.build()
    long_training(shop)
    os.kill(shop.process.pid, number)
    if number in IN_ORDER:
        shop.ended_in_order()
    else:
        assert shop.process.wait(PATIENCE) == -number
        shop.nothing_is_left()
    shop.start()
    until(shop.is_at_work)
    os.kill(shop.process.pid, signal.SIGTERM)
    shop.ended_in_order()


def test_a_signal_to_all_its_processes_fails_no_job(tmp_path: Path, family: Family) -> None:
    """A service manager signals every process of a unit, and the workers may be the first."""
    shop = Foreground(tmp_path, family)
    shop.build()
    version = long_training(shop)
    for worker in family.workers():
        worker.terminate()
    time.sleep(0.5)  # long enough for the server to notice one that has ended
    shop.process.terminate()
    shop.ended_in_order()
    shop.start()
    shop.active("solution_version", version)


def test_a_signal_before_it_is_ready_ends_it(tmp_path: Path, family: Family) -> None:
    command = ["-m", "personalize_poc", "local", "start", "--foreground", "--port", 0]
    process = family.start(*command, "--data-dir", tmp_path)
    until(lambda: DirectoryLock(tmp_path).is_held())
    process.terminate()
    assert process.wait(PATIENCE) in (0, -signal.SIGTERM)
    assert not family.alive()
    assert not (tmp_path / "server.json").exists()


def test_nohup_keeps_it_from_a_hangup(tmp_path: Path, family: Family) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        shop = Foreground(tmp_path, family)
    finally:
        signal.signal(signal.SIGHUP, before)
    os.kill(shop.process.pid, signal.SIGHUP)
    shop.build()
    os.kill(shop.process.pid, signal.SIGTERM)
    shop.ended_in_order()


def test_asked_for_it_ends_with_whoever_holds_its_standard_input(
    tmp_path: Path, family: Family
) -> None:
    """The pipe of a harness that is killed with -9 ends as well."""
    plain = Foreground(tmp_path / "plain", family)
    asked = Foreground(tmp_path / "asked", family, "--exit-with-stdin")
    for shop in (plain, asked):
        assert shop.process.stdin is not None
        shop.process.stdin.close()
    assert asked.process.wait(PATIENCE) == 0
    assert not (asked.folder / "server.json").exists()
    assert daemon.running(plain.folder) is not None
    assert plain.process.poll() is None
    os.kill(plain.process.pid, signal.SIGTERM)
    plain.ended_in_order()


def test_where_a_process_cannot_be_replaced_the_server_ends_with_the_one_that_was_started(
    tmp_path: Path, family: Family
) -> None:
    """As on Windows: there a child is the server."""
    arguments = ["start", "--foreground", "--port", "0", "--data-dir", str(tmp_path)]
    process = family.start(
        "-c",
        "import sys; from personalize_poc.standin import session\n"
        f"sys.platform = 'win32'; sys.exit(session.become({arguments!r}))",
    )
    state = until(lambda: daemon.running(tmp_path))
    assert state["pid"] != process.pid
    process.kill()
    until(lambda: not family.alive())
    assert not (tmp_path / "server.json").exists()  # in order


def test_a_signal_that_a_library_swallows_while_the_server_starts_ends_it_all_the_same(
    tmp_path: Path, family: Family
) -> None:
    code = (
        "import pathlib, signal\n"
        "from personalize_poc.local.server import assembly, main\n"
        "create = assembly.create_service\n"
        "def swallowing(*given, **named):\n"
        "    try: signal.raise_signal(signal.SIGTERM)\n"
        "    except BaseException: pass\n"
        "    return create(*given, **named)\n"
        "assembly.create_service = swallowing\n"
        f"main.serve(pathlib.Path({str(tmp_path)!r}), 0)"
    )
    process = family.start("-c", code)
    assert process.wait(PATIENCE) == 0
    assert not (tmp_path / "server.json").exists()
