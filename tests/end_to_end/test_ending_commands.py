"""Commands that are asked to end leave neither a server in the background nor temporary files."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.local.errors import StandInError
from personalize_poc.local.process import daemon
from personalize_poc.local.process.lock import DirectoryLock
from tests.support.patience import PATIENCE, until
from tests.support.process_family import IN_ORDER, Family
from tests.support.small_notebooks import write

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")

IN_JUPYTER = "import pathlib, time; pathlib.Path({!r}).touch(); time.sleep(600)"


@pytest.fixture
def family() -> Iterator[Family]:
    family = Family()
    yield family
    family.close()


def command_line(tmp_path: Path, *arguments: str) -> list[str]:
    """The command line on notebooks whose only cell takes longer than a signal."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    write(folder, "01_First", IN_JUPYTER.format(str(tmp_path / "begun")))
    code = (
        "import pathlib\n"
        "from personalize_poc.cli import commands\n"
        "from personalize_poc.workshop import runner\n"
        f"runner.notebooks_folder = lambda: pathlib.Path({str(folder)!r})\n"
        f"commands.main({[*arguments, '--data-dir', str(tmp_path / 'data')]!r})"
    )
    return ["-c", code]


def after_signal(
    family: Family, process: subprocess.Popen[bytes], ready: Callable[[], Any], number: int
) -> int:
    """The exit code of a command that got a signal; nothing else of it is left then."""
    assert until(lambda: process.poll() is not None or ready())
    assert process.poll() is None, "it has ended before"
    os.kill(process.pid, number)
    code = process.wait(PATIENCE)
    until(lambda: not family.alive())  # a server lets go of its data a moment before it is gone
    return code


@pytest.mark.parametrize("number", [n for n in IN_ORDER if n != signal.SIGINT])
def test_a_run_that_gets_a_signal_leaves_no_server(
    tmp_path: Path, family: Family, number: int
) -> None:
    command = command_line(tmp_path, "run", "--run-name", "trial")
    process = family.start(*command, cwd=tmp_path)
    code = after_signal(family, process, (tmp_path / "begun").exists, number)
    assert code == 128 + number
    assert not DirectoryLock(tmp_path / "data").is_held()


@pytest.mark.parametrize("number", [n for n in IN_ORDER if n != signal.SIGINT])
def test_lab_that_gets_a_signal_leaves_neither_server_nor_jupyter(
    tmp_path: Path, family: Family, number: int
) -> None:
    (tmp_path / "jupyterlab").mkdir()
    cell = IN_JUPYTER.format(str(tmp_path / "begun"))
    (tmp_path / "jupyterlab" / "__init__.py").write_text("")
    (tmp_path / "jupyterlab" / "__main__.py").write_text(cell)
    process = family.start(*command_line(tmp_path, "lab"), cwd=tmp_path)
    code = after_signal(family, process, (tmp_path / "begun").exists, number)
    assert code == 128 + number
    assert not DirectoryLock(tmp_path / "data").is_held()


@pytest.mark.parametrize("number", IN_ORDER)
def test_a_check_that_gets_a_signal_leaves_no_temporary_files(
    tmp_path: Path, family: Family, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    rows = "".join(f"u{n % 997},i{n % 89},{1_700_000_000 + n}\n" for n in range(100_000))
    (tmp_path / "events.csv").write_text("user,item,time\n" + 20 * rows)
    arguments = ["check", str(tmp_path / "events.csv"), "--output", str(tmp_path / "found")]
    process = family.start("-m", "personalize_poc", *arguments, cwd=tmp_path)
    code = after_signal(family, process, lambda: any(temporary.glob("*/*")), number)
    assert code == 128 + number
    assert not any(temporary.iterdir())
    assert not (tmp_path / "found").exists()


@pytest.mark.parametrize("command", ["run", "local"])
def test_a_signal_while_the_server_in_the_background_starts_leaves_none(
    tmp_path: Path, family: Family, command: str
) -> None:
    data = tmp_path / "data"
    arguments = ["run", "--run-name", "trial"] if command == "run" else ["local", "start"]
    process = family.start(*command_line(tmp_path, *arguments), cwd=tmp_path)
    code = after_signal(family, process, DirectoryLock(data).is_held, signal.SIGTERM)
    assert code in (128 + signal.SIGTERM, -signal.SIGTERM)
    with suppress(StandInError):
        assert not daemon.stop(data)


def test_a_test_session_that_is_killed_leaves_no_server(tmp_path: Path, family: Family) -> None:
    cell = IN_JUPYTER.format(str(tmp_path / "begun"))
    (tmp_path / "test_one.py").write_text(f"def test_one(personalize_server):\n    {cell}\n")
    options = [
        "-p",
        "personalize_poc.local.testing.pytest_plugin",
        "--rootdir",
        tmp_path,
        "-c",
        os.devnull,
    ]
    command = ["-m", "pytest", *options, "--basetemp", tmp_path / "temporary", tmp_path]
    process = family.start(*command, cwd=tmp_path)
    until((tmp_path / "begun").exists)
    process.kill()
    until(lambda: not family.alive())
