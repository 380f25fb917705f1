"""Files of batch jobs as people write them: line ends, byte order marks, mistakes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.local.batch.description import InputFile
from personalize_poc.local.batch.json_lines import CHUNK, answer_files, one_by_one
from personalize_poc.local.errors import InvalidInputException, JobFailed


def echo(line: Any) -> dict[str, Any]:
    if not isinstance(line, dict):
        raise InvalidInputException("The line must be a JSON object.")
    return {"user": line["userId"]}


def run(folder: Path, most: int | None = None, **contents: bytes) -> dict[str, Any]:
    """Answer files with these contents; the result, and per file the objects of its answers."""
    files = []
    for number, (name, content) in enumerate(contents.items()):
        path = folder / f"input-{number}"
        path.write_bytes(content)
        files.append(InputFile(name, path))
    result = answer_files(files, folder / "out", one_by_one(echo), lambda _: None, most)
    assert (folder / "out" / "_CHECK").read_bytes() == b""
    texts = {name: (folder / "out" / name).read_text("utf-8") for name in result["files"]}
    return {**result, **{k: list(map(json.loads, t.splitlines())) for k, t in texts.items()}}


USERS = [{"input": {"userId": u}, "output": {"user": u}, "error": None} for u in ("a", "b")]


@pytest.mark.parametrize(
    "content",
    [
        b'{"userId": "a"}\n{"userId": "b"}\n',
        b'{"userId": "a"}\n{"userId": "b"}',
        b'{"userId": "a"}\r\n{"userId": "b"}\r\n',
        b'\n  \n{"userId": "a"}\n\n\t{"userId": "b"} \n\n',
        b'\xef\xbb\xbf{"userId": "a"}\n{"userId": "b"}\n',
    ],
)
def test_line_ends_blank_lines_and_a_byte_order_mark(tmp_path: Path, content: bytes) -> None:
    assert run(tmp_path, users=content)["users.out"] == USERS


def test_each_file_has_its_answers_and_bad_lines_their_errors(tmp_path: Path) -> None:
    good = '{"userId": "\u00fc\u2028\u0085x"}'.encode()  # ends of lines to some readers
    found = run(
        tmp_path, good=good, bad=b'{"userId": "a"}\n{"userId\n[1]\n{"a": NaN}\n', empty=b"\n"
    )
    assert (found["lines"], found["failed"]) == (5, 3)
    assert found["good.out"][0]["output"] == {"user": "\u00fc\u2028\u0085x"}
    first, *others = found["bad.out"]
    assert first == USERS[0]
    assert [each["input"] for each in others] == ['{"userId', [1], '{"a": NaN}']
    assert all(each["output"] is None and each["error"] for each in others)
    assert found["empty.out"] == []


@pytest.mark.parametrize(
    ("contents", "reason"),
    [
        ({"users": b"\n \n"}, "holds no line"),
        ({"users": b"{}"}, "more than 0 lines"),
        ({"users": b'{"userId": "\xe9"}\n'}, "users is not UTF-8"),
    ],
)
def test_files_that_cannot_be_answered(
    tmp_path: Path, contents: dict[str, bytes], reason: str
) -> None:
    with pytest.raises(JobFailed, match=reason):
        run(tmp_path, most=0 if reason.startswith("more") else None, **contents)


def test_lines_are_prepared_together_before_they_are_answered() -> None:
    happened: list[Any] = []

    class Prepared:
        def prepare(self, lines: list[str]) -> None:
            happened.append(len(lines))

        def __call__(self, line: Any) -> dict[str, Any]:
            happened.append(line)
            return {}

    lines = [str(number) for number in range(CHUNK + 2)]
    assert len(list(one_by_one(Prepared())(lines))) == len(lines)
    assert happened == [CHUNK, *range(CHUNK), 2, CHUNK, CHUNK + 1]
