"""Bad input ends in one clear sentence, and leaves nothing half written."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from personalize_poc.cli import commands
from tests.support.exports.broken import CASES, shop
from tests.support.patience import PATIENCE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(120),
]
PACKAGE = Path(__file__).resolve().parents[2]
ROOT = "root may read everything"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with the input; the working directory is another one, and empty."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return tmp_path / "in" / "put"


def check(path: Path) -> Result:
    return CliRunner().invoke(commands.main, ["check", str(path)])


def told(path: Path) -> tuple[int, str]:
    """Exit code and output, in this process."""
    result = check(path)
    error = result.exception
    assert error is None or isinstance(error, SystemExit), repr(error)
    return result.exit_code, result.output


def said_apart(path: Path) -> tuple[int, str]:
    """Exit code and output of a process of its own; a crash is a negative exit code."""
    ended = subprocess.run(
        [sys.executable, "-m", "personalize_poc", "check", str(path)],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        env={**os.environ, "PYTHONPATH": str(PACKAGE)},
    )
    return ended.returncode, ended.stdout + ended.stderr


@pytest.mark.parametrize("name", CASES)
def test_bad_input_ends_in_a_sentence(name: str, here: Path) -> None:
    case = CASES[name]
    if name == "unreadable" and os.geteuid() == 0:
        pytest.skip(ROOT)
    before_all = set(here.parents[1].rglob("*"))
    path = case.write(here)
    before = contents(here)

    code, said = said_apart(path) if case.apart else told(path)

    assert code >= 0, f"the process was ended by signal {-code}"
    assert "Traceback" not in said
    if case.blocks is not None:
        assert (code != 0) == case.blocks, f"exit code {code}:\n{said}"
    if code:
        assert said.strip(), "it ends without a word"
    twice = re.search(r"([\w. -]{5,}): \1: ", said)
    assert not twice, f"a name is said twice: {twice}"
    assert "Invalid Input Error" not in said, "words of the database, not of a person"
    for words in case.says:
        assert any(word.lower() in said.lower() for word in words), f"none of {words} in:\n{said}"
    assert not {n for n, data in before.items() if contents(here).get(n) != data}, "input changed"
    new = set(here.parents[1].rglob("*")) - before_all
    assert not [path for path in new if path.name == "climbed.csv"]
    whole(path for path in new if path.is_file() and not path.is_relative_to(here))
    whole(path for path in here.rglob("*") if str(path) not in before and path.is_file())


def contents(folder: Path) -> dict[str, bytes]:
    """Plain files and what they hold; pipes and links are left alone."""
    return {
        str(path): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink() and os.access(path, os.R_OK)
    }


def whole(paths: object) -> None:
    """What was written is there to its end; nothing temporary is left."""
    for path in paths:  # type: ignore[attr-defined]
        name = path.name.lower()
        assert not name.endswith((".tmp", ".part", ".wal", ".duckdb")), f"{path} was left"
        text = path.read_text("utf-8")
        if name.endswith(".json"):
            json.loads(text)
        elif name.endswith((".yaml", ".yml")):
            assert yaml.safe_load(text) is not None
        elif name.endswith(".html"):
            assert text.rstrip().endswith("</html>")
            Scripts.check(text)


class Scripts(HTMLParser):
    """Fails where a name of the input has become markup."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not any(name.startswith("on") for name, _ in attrs), f"<{tag} {attrs}>"
        self.inside = tag

    def handle_data(self, data: str) -> None:
        assert not (self.inside == "script" and "alert(1)" in data)

    @classmethod
    def check(cls, text: str) -> None:
        parser = cls()
        parser.inside = ""
        parser.feed(text)


def test_a_file_that_grows_is_read_as_far_as_it_went(here: Path) -> None:
    path, _ = shop(here, rows=40_000)
    rows = "".join(path.read_text().splitlines(keepends=True)[1:400])
    stop = threading.Event()

    def grow() -> None:
        while not stop.is_set():
            with path.open("a") as file:
                file.write(rows)
            stop.wait(0.002)

    thread = threading.Thread(target=grow)
    thread.start()
    try:
        result = check(here)
    finally:
        stop.set()
        thread.join()

    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output


LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
from personalize_poc.cli import main
main(["check", sys.argv[1]])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
def test_a_disk_that_fills_ends_in_a_sentence(here: Path) -> None:
    """Files may grow to 60 kB here, which is what a full disk looks like to a program."""
    shop(here, rows=200_000)
    # Coverage would write into the same full disk, and say so in its own words.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COV")}

    ended = subprocess.run(
        [sys.executable, "-c", LIMITED, str(here)],
        capture_output=True,
        text=True,
        check=False,
        env={**kept, "PYTHONPATH": str(PACKAGE)},
    )

    said = ended.stdout + ended.stderr
    assert "Traceback" not in said
    if ended.returncode:
        assert "disk" in said.lower() or "space" in said.lower() or "write" in said.lower(), said
