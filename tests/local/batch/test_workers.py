"""Batch lines answered by several processes: the same answers in the same order."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from personalize_poc import contract
from personalize_poc.local.batch import workers
from personalize_poc.local.batch.description import InputFile
from personalize_poc.local.batch.json_lines import answer_files, count_lines, one_by_one
from personalize_poc.local.batch.workers import Helpers
from personalize_poc.local.errors import InvalidInputException, JobFailed
from tests.support.patience import until


def make(payload: dict[str, Any]) -> Callable[[Any], dict[str, Any]]:
    """What answers a line: some are bad, and some end the process."""
    if payload.get("fails"):
        raise JobFailed("no model")

    def answer(line: Any) -> dict[str, Any]:
        number = line["n"]
        if number % 7 == 0:
            raise InvalidInputException(f"{number} is divisible by 7.")
        if number == payload.get("ends_at"):
            os._exit(1)
        if number == payload.get("breaks_at"):
            raise KeyError("a bug")
        return {"twice": payload["factor"] * number, "text": "x" * 2000}

    return answer


def lines(count: int) -> Iterator[str]:
    # Long lines and long answers: more than a pipe holds, in both directions.
    return (f'{{"n": {n}, "filler": "{"y" * 2000}"}}' for n in range(count))


def test_answers_are_those_of_one_process_in_the_order_of_the_lines(tmp_path: Path) -> None:
    source = tmp_path / "in.json"
    source.write_text("\n\n".join(lines(530)) + "\n{broken\n", encoding="utf-8")
    files, payload = [InputFile("in.json", source)], {"factor": 2}
    assert count_lines(files) == 530 * 2
    reports: list[dict[str, Any]] = []
    alone = answer_files(files, tmp_path / "a", one_by_one(make(payload)), reports.append)
    with Helpers(make, payload, 2) as helpers:
        shared = answer_files(files, tmp_path / "b", helpers, lambda report: None)
    assert shared == alone == {"files": ["in.json.out"], "lines": 531, "failed": 77}
    assert reports == [{"lines": 500}]
    name = "in.json.out"
    assert (tmp_path / "b" / name).read_bytes() == (tmp_path / "a" / name).read_bytes()


@pytest.mark.parametrize(
    ("payload", "error", "text"),
    [
        ({"fails": True}, JobFailed, "no model"),
        ({"factor": 2, "ends_at": 250}, JobFailed, "ended before"),
        ({"factor": 2, "breaks_at": 250}, RuntimeError, "a bug"),
    ],
)
def test_what_ends_a_process_ends_the_job(
    payload: dict[str, Any], error: type[Exception], text: str
) -> None:
    with pytest.raises(error, match=text), Helpers(make, payload, 2) as helpers:
        list(helpers(lines(400)))


def test_few_lines_are_answered_in_the_process_of_the_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    assert workers.number(workers.LINES_EACH) == 1
    assert workers.number(2 * workers.LINES_EACH) == 2
    assert workers.number(10**9) == workers.MOST
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert workers.number(10**9) == 1


@pytest.mark.slow  # processes are started
def test_processes_end_with_the_one_that_has_the_job(tmp_path: Path) -> None:
    (tmp_path / "batch_test_work.py").write_text(
        "import os, time\n"
        "def make(job):\n"
        "    def answer(line):\n"
        "        with open(f'{job}/{os.getpid()}.pid', 'w'): pass\n"
        "        time.sleep(600)\n"
        "    return answer\n"
    )
    code = (
        "import sys, batch_test_work\n"
        "from personalize_poc.local.batch.workers import Helpers\n"
        "if __name__ == '__main__':\n"
        "    list(Helpers(batch_test_work.make, sys.argv[1], 2)(['1'] * 1000))\n"
    )
    environment = contract.importable({**os.environ, "PYTHONPATH": str(tmp_path)})
    script = tmp_path / "script.py"
    script.write_text(code)
    command = [sys.executable, str(script), str(tmp_path)]
    with subprocess.Popen(command, env=environment) as process:
        until(lambda: len(list(tmp_path.glob("*.pid"))) == 2)
        process.kill()
    helpers = [int(path.stem) for path in tmp_path.glob("*.pid")]
    until(lambda: not any(psutil.pid_exists(pid) for pid in helpers))
