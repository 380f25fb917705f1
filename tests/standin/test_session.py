"""A stand-in for the time of a command."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from personalize_poc import contract
from personalize_poc.cli import launch
from personalize_poc.errors import MissingExtra
from personalize_poc.standin import discovery, session, users
from personalize_poc.workshop import execution
from personalize_poc.workshop.results import NotebookResult, Results, advice


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What is started and stopped; nothing runs at the beginning."""
    seen: list[Any] = []
    monkeypatch.delenv(contract.ENDPOINT_VARIABLE, raising=False)
    monkeypatch.setattr(discovery, "running", lambda folder=None: None)

    def start(folder: Path | None, port: int) -> str:
        seen.append(("start", folder, port))
        return "http://127.0.0.1:7"

    monkeypatch.setattr(discovery, "start", start)
    monkeypatch.setattr(session, "stop", lambda folder: seen.append(("stop", folder)))
    return seen


def test_one_that_was_started_is_ended_even_after_an_error(
    calls: list[Any], tmp_path: Path
) -> None:
    def failing() -> None:
        with session.stand_in(tmp_path, 9) as (endpoint, started):
            assert (endpoint, started) == ("http://127.0.0.1:7", True)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert calls == [("start", tmp_path, 9), ("stop", tmp_path)]


def test_one_that_another_command_has_begun_to_use_goes_on(
    calls: list[Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A run is over before the JupyterLab that was opened beside it."""
    with contextlib.ExitStack() as lab:
        with session.stand_in(tmp_path):
            monkeypatch.setattr(discovery, "running", lambda folder=None: "http://127.0.0.1:7")
            assert lab.enter_context(session.stand_in(tmp_path)) == ("http://127.0.0.1:7", False)
        assert calls == [("start", tmp_path, 0)]
        assert "http://127.0.0.1:7 goes on" in capsys.readouterr().err
    assert calls == [("start", tmp_path, 0)]


def test_a_command_that_was_killed_does_not_count(tmp_path: Path) -> None:
    holds = (
        "import sys, pathlib; from personalize_poc.standin import users\n"
        "with users.using(pathlib.Path(sys.argv[1])): print(flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holds, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert users.is_used(tmp_path)
        process.kill()
        process.wait()
    assert not users.is_used(tmp_path)
    assert list((tmp_path / users.FOLDER).iterdir()) == []


def test_a_user_counts_although_somebody_cleans_up_while_it_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The look at leftovers may come between a user's file and its lock."""
    removed: list[Path] = []

    class Removed(FileLock):
        def acquire(self, *args: Any, **options: Any) -> Any:
            found = super().acquire(*args, **options)
            if not removed:
                removed.append(Path(self.lock_file))
                removed[0].unlink()
            return found

    monkeypatch.setattr(users, "FileLock", Removed)
    with users.using(tmp_path):
        assert users.is_used(tmp_path)
    assert removed
    assert not users.is_used(tmp_path)


def test_a_running_one_is_used_and_left_running(
    calls: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discovery, "running", lambda folder=None: "http://127.0.0.1:8")
    with session.stand_in(tmp_path) as (endpoint, started):
        assert (endpoint, started) == ("http://127.0.0.1:8", False)
    assert calls == []


def test_the_endpoint_of_the_environment_is_used_unless_a_data_directory_is_named(
    calls: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(contract.ENDPOINT_VARIABLE, "http://127.0.0.1:5")
    monkeypatch.setattr(discovery, "find_or_start", lambda: "http://127.0.0.1:5")
    with session.stand_in() as (endpoint, _):
        assert endpoint == "http://127.0.0.1:5"
    with session.stand_in(tmp_path) as (endpoint, _):
        assert endpoint == "http://127.0.0.1:7"


def test_without_the_extra_the_message_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discovery, "missing_packages", lambda: ["moto"])
    with pytest.raises(MissingExtra, match=r"personalize-poc\[local\]"):
        session.pass_through(["status"])


def test_arguments_and_exit_code_pass_through(tmp_path: Path) -> None:
    assert session.pass_through(["status", "--data-dir", str(tmp_path)], quiet=True) == 1
    assert session.pass_through(["no-such-command"], quiet=True) == 2


def test_help_names_the_program_that_was_called(capfd: pytest.CaptureFixture[str]) -> None:
    assert session.pass_through(["start", "--help"]) == 0
    assert "Usage: personalize-poc local start" in capfd.readouterr().out


def test_kernels_see_no_aws_settings_and_absolute_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AWS_PROFILE", "work")
    monkeypatch.setenv("PERSONALIZE_POC_MOVIELENS", "ml")
    local = launch.variables(True, tmp_path)
    assert local["AWS_PROFILE"] is None
    assert local["PERSONALIZE_POC_MOVIELENS"] == str(tmp_path / "ml")
    assert local["PERSONALIZE_POC_DATA_DIR"] == str(tmp_path)
    assert "AWS_PROFILE" not in launch.variables(False, None)


def test_the_environment_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    monkeypatch.setenv("KEPT", "1")
    monkeypatch.delenv("NEW", raising=False)
    with execution.environment({"KEPT": None, "NEW": "2"}):
        assert "KEPT" not in os.environ
        assert os.environ["NEW"] == "2"
    assert os.environ["KEPT"] == "1"
    assert "NEW" not in os.environ


def test_advice_repeats_the_options_that_matter(tmp_path: Path) -> None:
    found = Results("trial", "aws", "eu-west-1", "sample", {}, "2026-01-01", data_dir="/data")
    found.notebooks = [NotebookResult("01_First", "interrupted")]
    text = advice(found, tmp_path / "trial")
    assert "01_First was interrupted" in text
    assert "cleanup --run-name trial --target aws --region eu-west-1 --data-dir /data" in text
    found.notebooks = [NotebookResult("01_First", "ok")]
    assert advice(found, tmp_path / "trial") == ""


def test_what_to_do_about_a_stopped_one_names_its_port_and_its_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERSONALIZE_POC_DATA_DIR", str(tmp_path / "my data"))
    monkeypatch.setenv("PATH", "")
    said = discovery.restart("http://127.0.0.1:4711")
    assert f"{Path(sys.executable).parent / 'personalize-poc'} local start --port 4711" in said
    assert f"--data-dir '{(tmp_path / 'my data').resolve()}'" in said
    monkeypatch.delenv("PERSONALIZE_POC_DATA_DIR")
    assert "--data-dir" not in discovery.restart("http://127.0.0.1:4711")
