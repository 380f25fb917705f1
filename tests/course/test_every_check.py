"""Each check of an exercise is shown to say yes to a right answer and no to a wrong one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # tests are run in processes of their own

ROOT = Path(__file__).resolve().parents[2]


def verdicts(folder: Path, *tests: str) -> dict[str, list[bool | None]]:
    """The checks, and how they have answered in these tests."""
    written = folder / "verdicts.json"
    plugin = ["-p", "tests.support.verdict_recorder", "-p", "no:cacheprovider", "-p", "no:xdist"]
    command = [sys.executable, "-m", "pytest", "-q", *plugin, *tests]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "VERDICTS": str(written), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, list[bool | None]] = json.loads(written.read_text("utf-8"))
    return found


def test_every_check_is_seen_to_accept_and_to_refuse(tmp_path: Path) -> None:
    about = [
        str(path)
        for path in sorted(ROOT.glob("tests/course/**/test_*.py"))
        if "course.exercises" in path.read_text("utf-8") and path != Path(__file__)
    ]
    found = verdicts(tmp_path, *about)
    assert len(found) >= 8
    untested = {
        name
        for name, answers in found.items()
        if name.startswith("personalize_poc.") and not {True, False} <= set(answers)
    }  # a test may have checks of its own
    assert untested == set(), "tests/course needs a right and a wrong answer for each of these"


def test_a_check_without_a_wrong_answer_is_found(tmp_path: Path) -> None:
    test = tmp_path / "test_half.py"
    test.write_text(
        "from personalize_poc.course.exercises import cleaning\n\n\n"
        "def test_right() -> None:\n"
        "    assert cleaning.monthly_bill(1, {'a': 1}).right is True\n"
    )
    found = verdicts(tmp_path, str(test))
    assert found["personalize_poc.course.exercises.cleaning.monthly_bill"] == [True]
    assert found["personalize_poc.course.exercises.cleaning.order"] == []
