"""The examples of the three ways to use the stand-in run as they are documented."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.patience import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "personalize_poc" / "local" / "examples"
SERIES = {f"film-{number}" for number in range(30)}


def run(command: list[str], **environment: str) -> str:
    """The output of a command that must succeed."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("AWS_")}
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def films(output: str) -> set[str]:
    """The films that an example printed, after the one it asked about."""
    words = output.replace(",", " ").split()
    return {word for word in words if word.startswith("film-")} - {"film-3"}


def test_any_sdk_on_a_server(personalize_server: Any) -> None:
    output = run(
        [sys.executable, "personalize_poc/local/examples/journey.py"],
        **personalize_server.environment,
    )
    assert len(films(output)) == 3
    assert films(output) <= SERIES


def test_in_process() -> None:
    output = run([sys.executable, "personalize_poc/local/examples/in_process.py"])
    assert len(films(output)) == 3
    assert films(output) <= SERIES


def test_a_metric_attribution_counts_one_event() -> None:
    told = run([sys.executable, "personalize_poc/local/examples/metric_attribution.py"]).strip()
    assert "newsletter" in told
    assert told.endswith(" 1.0")


def test_with_pytest() -> None:
    plugin = ["-p", "personalize_poc.local.testing.pytest_plugin", "-p", "no:cacheprovider"]
    # Without this repository's conftest.py and options, as in a project of one's own.
    command = [
        sys.executable,
        "-m",
        "pytest",
        *plugin,
        "-c",
        os.devnull,
        "--rootdir",
        str(EXAMPLES),
    ]
    output = run([*command, "--noconftest", "personalize_poc/local/examples/test_with_pytest.py"])
    assert "2 passed" in output


@pytest.mark.skipif(not shutil.which("aws"), reason="the AWS CLI is not installed")
def test_the_aws_command_line(personalize_server: Any) -> None:
    output = run(
        ["bash", "personalize_poc/local/examples/aws_cli.sh"], **personalize_server.environment
    )
    assert films(output.splitlines()[-1]) <= SERIES


@pytest.mark.skipif(
    not shutil.which("node") or not (EXAMPLES / "node" / "node_modules").is_dir(),
    reason="needs Node.js and `npm install` in the folder node",
)
def test_another_language(personalize_server: Any) -> None:
    output = run(
        ["node", "personalize_poc/local/examples/node/journey.js"], **personalize_server.environment
    )
    assert len(films(output)) == 3
    assert films(output) <= SERIES
