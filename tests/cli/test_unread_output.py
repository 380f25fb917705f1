"""Whoever reads what a command prints may go: ``personalize-poc … | head``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from personalize_poc.cli import commands
from personalize_poc.cli.commands import experiment

PLAN = ["experiment", "plan", "--rate", "0.1", "--effect", "0.01", "--users-a-day", "100"]


@pytest.mark.parametrize(
    ("flags", "command"),
    [([], PLAN), (["-u"], PLAN), ([], ["experiment", "--help"]), ([], ["local"])],
)
def test_nobody_reads_it(flags: list[str], command: list[str], tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    ended = subprocess.run(
        [sys.executable, *flags, "-m", "personalize_poc", *command],
        stdout=write,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        text=True,
        check=False,
    )
    os.close(write)
    assert (ended.returncode, ended.stderr) == (141, ""), "as SIGPIPE ends a program"


def test_another_pipe_is_an_error_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr(experiment, "_plan", broken)
    told = CliRunner().invoke(commands.main, PLAN)
    assert told.exit_code == 2
    assert "Broken pipe" in told.output
