"""The command line of the stand-in, without a server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from personalize_poc import contract
from personalize_poc.local.cli import main
from personalize_poc.local.errors import StandInError
from personalize_poc.local.process import daemon
from personalize_poc.local.process.lock import DirectoryLock


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def test_help_names_every_command() -> None:
    text = run("--help").output
    for command in ("serve", "start", "stop", "status", "env"):
        assert f"  {command} " in text
        assert "--data-dir" in run(command, "--help").output


def test_nothing_runs(tmp_path: Path) -> None:
    assert (run("status", "--data-dir", tmp_path).exit_code, daemon.stop(tmp_path)) == (1, False)
    result = run("env", "--data-dir", tmp_path)
    assert result.exit_code == 2
    assert "Start one" in result.output


def test_options_for_a_server_that_runs_already_are_not_ignored_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = {"endpoint": "http://127.0.0.1:4570", "port": 4570, "pid": 1}
    monkeypatch.setattr(daemon, "start", lambda *_: (state, False))
    start = ("start", "--data-dir", tmp_path)
    result = run(*start, "--throttling", "0.1", "--job-seconds", "campaign=3", "--port", "4571")
    assert result.exit_code == 0
    assert "already running" in result.output
    for option in ("--throttling", "--job-seconds", "--port"):
        assert option in result.output
    assert "--server-errors" not in result.output
    assert "no effect" not in run(*start).output
    monkeypatch.setattr(daemon, "start", lambda *_: (state, True))
    assert "no effect" not in run(*start, "--throttling", "0.1").output


def test_only_a_server_in_the_foreground_can_end_with_standard_input(tmp_path: Path) -> None:
    result = run("start", "--data-dir", tmp_path, "--exit-with-stdin")
    assert result.exit_code == 2
    assert "--foreground" in result.output


def test_a_large_log_becomes_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(daemon, "_LOG_BYTES", 10)
    log = tmp_path / "server.log"
    for text in ("short", "this is long", "this is longer"):
        daemon.rotate(log)
        log.write_text(text)
    assert log.read_text() == "this is longer"
    assert (tmp_path / "server.log.1").read_text() == "this is long"


def test_the_state_of_a_killed_server_is_cleared(tmp_path: Path) -> None:
    state = {"endpoint": "http://127.0.0.1:1", "port": 1, "pid": 1}
    (tmp_path / "server.json").write_text(json.dumps(state))
    assert daemon.running(tmp_path) is None
    assert run("stop", "--data-dir", tmp_path).output.startswith("not running")
    assert not (tmp_path / "server.json").exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"port": "x"}'])
def test_a_broken_server_json_counts_as_not_running(tmp_path: Path, text: str) -> None:
    (tmp_path / "server.json").write_text(text)
    assert daemon.running(tmp_path) is None


@pytest.mark.parametrize("shell", ["posix", "powershell"])
def test_lines_for_a_shell(shell: str) -> None:
    lines = daemon.export_lines(daemon.environment("http://127.0.0.1:4570", "eu-west-1"), shell)
    text = "\n".join(lines)
    for word in ("AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "eu-west-1"):
        assert word in text
    if shell == "posix":
        assert "export AWS_ENDPOINT_URL='http://127.0.0.1:4570'" in lines
        assert "unset AWS_PROFILE" in lines
    else:
        assert "$Env:AWS_ENDPOINT_URL = 'http://127.0.0.1:4570'" in lines


def test_the_default_folder_follows_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERSONALIZE_POC_DATA_DIR", str(tmp_path))
    assert contract.data_dir() == tmp_path.resolve()
    monkeypatch.delenv("PERSONALIZE_POC_DATA_DIR")
    assert contract.data_dir().is_absolute()


def test_a_lock_is_held_once_and_names_its_holder(tmp_path: Path) -> None:
    first, second = DirectoryLock(tmp_path), DirectoryLock(tmp_path)
    first.acquire()
    assert second.is_held()
    with pytest.raises(StandInError, match="already uses"):
        second.acquire()
    first.release()
    assert not second.is_held()
    second.acquire()
    second.release()
