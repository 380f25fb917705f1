"""Durable jobs: order of statuses, failure, cancel, dead workers, restart."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest

from personalize_poc.local.errors import JobFailed
from personalize_poc.local.jobs import retries
from personalize_poc.local.jobs.kinds import DELETION, JobKind, Lifecycle
from personalize_poc.local.jobs.runner import JobRunner
from personalize_poc.local.options import Options
from personalize_poc.local.state.job_queue import JobState
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State
from personalize_poc.local.state.types import ResourceKind, Status
from tests.support.patience import until

KIND = ResourceKind.DATASET

WORK = """
import os, time
from pathlib import Path
from personalize_poc.local.errors import JobFailed

def double(payload, workdir, progress):
    print("chatter of a library")
    progress({"half": 1})
    (workdir / "output.txt").write_text(str(payload["number"] * 2))
    return {"number": payload["number"] * 2, "pid": os.getpid()}

def refuse(payload, workdir, progress):
    raise JobFailed("row 3: no")

def broken(payload, workdir, progress):
    return {}["missing"]

def die(payload, workdir, progress):
    os._exit(7)

def wait(payload, workdir, progress):
    progress({"waiting": True, "pid": os.getpid()})
    while not Path(payload["go"]).exists():
        time.sleep(0.02)
    return {"number": 1}
"""


class Fixed(JobKind[Any]):
    """A kind whose payload and published values the test can see."""

    def finish(
        self, service: Any, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        return {"result": result, "private": {"seen": sorted(p.name for p in workdir.iterdir())}}


def kind(target: str) -> JobKind[Any]:
    attributes = {"name": target, "work": f"stand_in_test_work:{target}"}
    made: JobKind[Any] = type(target.title(), (Fixed,), attributes)()
    return made


class Light(JobKind[Any]):
    name = "light"

    def prepare(self, service: Any, resource: Resource, workdir: Path) -> dict[str, Any]:
        return {"prepared": resource.name}

    def finish(
        self, service: Any, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        return {"result": result, "status_then": service.state.resources.get(resource.arn).status}


class Refused(JobKind[Any]):
    name = "refused"

    def prepare(self, service: Any, resource: Resource, workdir: Path) -> dict[str, Any]:
        raise JobFailed("Invalid Data location.")


class Ended(JobKind[Any]):
    """Is told of the end of each run."""

    name = "ended"

    seen: ClassVar[list[bool]] = []
    """Whether the folder was still there."""

    def prepare(self, service: Any, resource: Resource, workdir: Path) -> dict[str, Any]:
        if resource.name == "bad":
            raise JobFailed("no")
        return {}

    def ended(self, service: Any, workdir: Path) -> None:
        self.seen.append(workdir.is_dir())


class Removal(JobKind[Any]):
    name = "removal"
    lifecycle = DELETION


WORKING = ("double", "refuse", "broken", "die", "wait")
KINDS: list[JobKind[Any]] = [Light(), Refused(), Removal(), Ended(), *map(kind, WORKING)]


@pytest.fixture(autouse=True)
def work(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The work of these kinds is in a module that workers can import."""
    (tmp_path / "stand_in_test_work.py").write_text(WORK)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))


Start = Callable[..., SimpleNamespace]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start a service on the same data directory, as a new process would."""
    running: list[SimpleNamespace] = []

    def start(
        workers: int = 2,
        further: JobKind[Any] | None = None,
        clock: Callable[[], float] = time.time,
        **options: Any,
    ) -> SimpleNamespace:
        state = State(tmp_path / "state.sqlite", clock)
        kinds = [*KINDS, *([further] if further else [])]
        jobs = JobRunner[Any](state, tmp_path, kinds, (), Options(workers=workers, **options))
        service = SimpleNamespace(state=state, jobs=jobs)
        running.append(service)
        jobs.start(service)
        return service

    yield start
    for service in running:
        service.jobs.close()
        service.state.close()


def add(service: SimpleNamespace, name: str, kind: str, **payload: Any) -> str:
    arn = f"arn:aws:personalize:us-east-1:123456789012:thing/{name}"
    with service.state.transaction():
        service.state.resources.add(
            Resource(arn, KIND, "123456789012", "us-east-1", name, status=Status.CREATE_PENDING)
        )
        service.jobs.submit(kind, arn, payload)
    return arn


def test_a_light_job_becomes_active_with_what_it_published(start: Start) -> None:
    service = start()
    arn = add(service, "one", "light", given=1)
    service.jobs.wait_idle()
    resource = service.state.resources.get(arn)
    assert resource.status == "ACTIVE"
    assert resource.failure_reason is None
    assert resource.body["result"] == {"given": 1, "prepared": "one"}
    assert resource.body["status_then"] == "CREATE IN_PROGRESS"
    assert service.state.jobs.unfinished() == []


def test_heavy_work_runs_in_another_process_and_its_folder_is_removed(
    start: Start, tmp_path: Path
) -> None:
    service = start()
    arn = add(service, "one", "double", number=21)
    service.jobs.wait_idle()
    resource = service.state.resources.get(arn)
    assert resource.status == "ACTIVE", resource.failure_reason
    assert resource.body["result"]["number"] == 42
    assert resource.body["result"]["pid"] != os.getpid()
    assert "output.txt" in resource.private["seen"]
    assert list((tmp_path / "jobs").iterdir()) == []


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("refuse", "row 3: no"),
        ("refused", "Invalid Data location."),
        ("die", "exit code 7"),
        ("broken", "Internal failure of the stand-in: KeyError: 'missing'"),
    ],
)
def test_a_job_that_fails_says_why(start: Start, kind: str, reason: str) -> None:
    service = start()
    arn = add(service, "one", kind)
    service.jobs.wait_idle()
    resource = service.state.resources.get(arn)
    assert resource.status == "CREATE FAILED"
    assert reason in (resource.failure_reason or "")
    assert service.state.jobs.unfinished() == []


@pytest.mark.parametrize("name", ["good", "bad"])
def test_a_kind_is_told_when_a_run_has_ended_however_it_did(start: Start, name: str) -> None:
    Ended.seen.clear()
    service = start()
    arn = add(service, name, "ended")
    service.jobs.wait_idle()
    assert service.state.resources.get(arn).status == (
        "ACTIVE" if name == "good" else "CREATE FAILED"
    )
    assert Ended.seen == [True]


def test_light_jobs_do_not_wait_for_heavy_ones(start: Start, tmp_path: Path) -> None:
    service = start(workers=1)
    add(service, "slow", "wait", go=str(tmp_path / "go"))
    queued = add(service, "behind", "double", number=1)
    light = add(service, "quick", "light")
    until(lambda: service.state.resources.get(light).status == "ACTIVE")
    assert service.state.resources.get(queued).status == "CREATE PENDING"
    (tmp_path / "go").touch()
    service.jobs.wait_idle()
    assert service.state.resources.get(queued).status == "ACTIVE"


def test_a_submission_that_is_rolled_back_never_runs(start: Start) -> None:
    service = start()

    def failing() -> None:
        with service.state.transaction():
            add(service, "one", "light")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    service.jobs.wait_idle()
    assert service.state.resources.select(KIND) == []
    assert service.state.jobs.unfinished() == []


def test_a_deletion_ends_with_the_resource_gone(start: Start) -> None:
    service = start()
    arn = add(service, "one", "removal")
    service.jobs.wait_idle()
    assert service.state.resources.find(arn) is None


def test_a_running_job_can_be_cancelled_and_its_worker_ends(start: Start, tmp_path: Path) -> None:
    service = start()
    arn = add(service, "one", "wait", go=str(tmp_path / "go"))
    until(lambda: service.jobs.progress(arn))
    told = service.jobs.progress(arn)
    assert told is not None
    assert told["seconds"] >= 0
    assert service.jobs.cancel(arn)
    assert service.state.resources.get(arn).status in ("CREATE STOPPING", "CREATE STOPPED")
    service.jobs.wait_idle()
    resource = service.state.resources.get(arn)
    assert (resource.status, resource.failure_reason) == ("CREATE STOPPED", None)
    assert not service.jobs.cancel(arn)


def test_a_queued_job_is_cancelled_at_once(start: Start, tmp_path: Path) -> None:
    service = start(workers=1)
    slow = add(service, "slow", "wait", go=str(tmp_path / "go"))
    until(lambda: service.jobs.progress(slow))
    queued = add(service, "queued", "double", number=1)
    assert service.jobs.cancel(queued)
    assert service.state.resources.get(queued).status == "CREATE STOPPED"
    (tmp_path / "go").touch()
    service.jobs.wait_idle()
    assert service.state.resources.get(slow).status == "ACTIVE"
    assert service.state.resources.get(queued).status == "CREATE STOPPED"


def test_closing_ends_the_workers_and_the_next_start_does_the_work_again(
    start: Start, tmp_path: Path
) -> None:
    first = start(workers=1)
    running = add(first, "running", "wait", go=str(tmp_path / "go"))
    until(lambda: first.jobs.progress(running))
    queued = add(first, "queued", "double", number=5)
    worker = first.jobs.progress(running)["pid"]
    first.jobs.close()
    if os.name == "posix":
        until(lambda: not alive(worker))
    assert first.state.resources.get(running).status == "CREATE IN_PROGRESS"
    first.state.close()

    (tmp_path / "go").touch()
    second = start(workers=1)
    second.jobs.wait_idle()
    assert second.state.resources.get(running).status == "ACTIVE"
    assert second.state.resources.get(queued).body["result"]["number"] == 10


def test_a_job_that_was_being_stopped_is_stopped_after_a_restart(
    start: Start, tmp_path: Path
) -> None:
    first = start()
    arn = add(first, "one", "wait", go=str(tmp_path / "go"))
    until(lambda: first.jobs.progress(arn))
    first.jobs.close()
    [row] = first.state.jobs.unfinished()
    first.state.jobs.mark(row.seq, JobState.STOPPING)
    first.state.resources.change(arn, status="CREATE STOPPING")
    first.state.close()
    second = start()
    second.jobs.wait_idle()
    assert second.state.resources.get(arn).status == "CREATE STOPPED"
    assert second.state.jobs.unfinished() == []


KILLED_SERVER = """
import sys, time
from pathlib import Path
from types import SimpleNamespace
from personalize_poc.local.jobs.kinds import JobKind
from personalize_poc.local.jobs.runner import JobRunner
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State

class Wait(JobKind):
    name = "wait"
    work = "stand_in_test_work:wait"

folder = Path(sys.argv[1])
state = State(folder / "state.sqlite")
jobs = JobRunner(state, folder, [Wait()])
jobs.start(SimpleNamespace(state=state))
state.resources.add(Resource("arn", "dataset", "1", "r", "one", status="CREATE PENDING"))
jobs.submit("wait", "arn", {"go": str(folder / "go")})
while not jobs.progress("arn"):
    time.sleep(0.01)
print(jobs.progress("arn")["pid"], flush=True)
time.sleep(60)
"""


def test_a_killed_server_takes_its_workers_along_and_the_next_start_goes_on(
    start: Start, tmp_path: Path
) -> None:
    script = tmp_path / "server.py"
    script.write_text(KILLED_SERVER)
    paths = os.pathsep.join((str(Path(retries.__file__).parents[3]), str(tmp_path)))
    command = [sys.executable, str(script), str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": paths}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as server:
        assert server.stdout is not None
        worker = int(server.stdout.readline())
        server.kill()
    if os.name == "posix":
        until(lambda: not alive(worker))
    (tmp_path / "go").touch()
    second = start()
    assert second.state.resources.get("arn").status in ("CREATE IN_PROGRESS", "ACTIVE")
    second.jobs.wait_idle()
    assert second.state.resources.get("arn").status == "ACTIVE"
    assert second.state.resources.get("arn").body["result"] == {"number": 1}


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")  # a zombie that nobody has collected is dead, too
    return not (status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] == "Z")


def test_waiting_for_idleness_has_an_end(start: Start, tmp_path: Path) -> None:
    service = start()
    add(service, "one", "wait", go=str(tmp_path / "go"))
    with pytest.raises(TimeoutError, match="1 jobs"):
        service.jobs.wait_idle(timeout=0.05)


# -- jobs that are tried again, and jobs that were taught --


def test_a_failed_deletion_is_tried_again_while_the_server_runs(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retries, "RETRY_SECONDS", 0.01)
    fails = iter([JobFailed("busy"), OSError("disk")])

    class Stubborn(Removal):
        name = "stubborn"

        def finish(self, *_: Any) -> dict[str, Any]:
            if error := next(fails, None):
                raise error
            return {}

    service = start(further=Stubborn())
    arn = add(service, "a", "stubborn")
    until(lambda: service.state.resources.find(arn) is None)
    assert service.state.jobs.unfinished() == []


def test_a_job_takes_the_time_it_was_taught(start: Start) -> None:
    service = start(job_seconds={"light": 0.6})
    began = time.monotonic()
    arn = add(service, "slow", "light")
    until(lambda: service.state.resources.get(arn).status == "ACTIVE")
    assert time.monotonic() - began >= 0.6


class Restart(JobKind[Any]):
    name = "restart"
    lifecycle = Lifecycle(Status.START_IN_PROGRESS, Status.ACTIVE, Status.INACTIVE)


def test_a_change_of_an_old_resource_takes_its_time_too(start: Start) -> None:
    service = start(further=Restart(), clock=lambda: 1.0, job_seconds={"restart": 0.6})
    with service.state.transaction():
        arn = "arn:aws:personalize:us-east-1:123456789012:thing/old"
        service.state.resources.add(
            Resource(arn, KIND, "1", "us-east-1", "old", status=Status.INACTIVE)
        )
        began = time.monotonic()
        service.jobs.submit("restart", arn)
    until(lambda: service.state.resources.get(arn).status == "ACTIVE")
    assert time.monotonic() - began >= 0.6


def test_jobs_that_only_take_time_wait_beside_each_other(start: Start) -> None:
    service = start(job_seconds={"light": 3600})
    slow = [add(service, f"slow{n}", "light") for n in range(6)]
    other = add(service, "quick", "double", number=1)
    until(lambda: service.state.resources.get(other).status == "ACTIVE")
    until(
        lambda: {service.state.resources.get(arn).status for arn in slow} == {"CREATE IN_PROGRESS"}
    )


def test_a_job_that_only_takes_time_can_be_stopped(start: Start) -> None:
    service = start(job_seconds={"light": 60})
    arn = add(service, "a", "light")
    until(lambda: service.state.resources.get(arn).status == "CREATE IN_PROGRESS")
    assert service.jobs.cancel(arn)
    until(lambda: service.state.resources.get(arn).status == "CREATE STOPPED")


def test_a_job_fails_with_the_reason_it_was_taught(start: Start) -> None:
    service = start(job_failures={"double": "No capacity."})
    arn = add(service, "a", "double", number=1)
    until(lambda: service.state.resources.get(arn).status == "CREATE FAILED")
    assert service.state.resources.get(arn).failure_reason == "No capacity."
