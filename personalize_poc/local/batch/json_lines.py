"""Files of batch jobs: JSON Lines in, JSON Lines out, one answer a line, read as a stream."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from personalize_poc.local import strict_json
from personalize_poc.local.batch.description import InputFile
from personalize_poc.local.errors import InvalidInputException, JobFailed, ServiceError

CHECK = "_CHECK"
"""Name of the marker object beside the answers."""
MAX_FILES = 1000
PROGRESS_EVERY = 500
"""Lines between two reports of progress."""
CHUNK = 100
"""Lines that are read together."""

_LINE_ENDS = {end: f"\\u{end:04x}" for end in (0x85, 0x2028, 0x2029)}
"""Ends of lines to Unicode, and so to some readers of JSON Lines, but not to JSON."""

Progress = Callable[[dict[str, Any]], None]
Answer = Callable[[Any], dict[str, Any]]
"""From the object of an input line to the output of it. Raises ServiceError for a bad line."""
Answered = tuple[str, bool]
"""The output line, and whether it tells an error."""
Answers = Callable[[Iterable[str]], Iterator[Answered]]
"""From input lines to output lines, in their order."""


def answer_files(
    files: Sequence[InputFile],
    output: Path,
    answers: Answers,
    progress: Progress,
    most: int | None = None,
) -> dict[str, Any]:
    """Answer all lines of all files into the folder `output`, with the marker object beside them.

    most: lines of a file.
    Returns files (names of the answers), lines, failed.
    Raises JobFailed: no line, too many lines, two files of one name, or a file that is not UTF-8.
    """
    output.mkdir(exist_ok=True)
    names: list[str] = []
    lines = failed = 0
    for file in files:
        name = answers_name(file.name)
        if name in names:
            raise JobFailed(f"Two input files are called {file.name}.")
        more, errors = _answer_file(answers, file.path, output / name, progress, lines, most)
        lines, failed = lines + more, failed + errors
        names.append(name)
    if not lines:
        raise JobFailed("Invalid S3 input path: the input holds no line.")
    (output / CHECK).write_bytes(b"")
    return {"files": names, "lines": lines, "failed": failed}


def answers_name(name: str) -> str:
    """The name of the file with the answers to an input file."""
    return f"{name}.out"


def one_by_one(answer: Answer) -> Answers:
    """Answers in this process.

    If `answer` has a method `prepare`, that is called with each chunk of lines before they are
    answered: what is read for many at once takes a fraction of the time.
    """
    prepare: Callable[[list[str]], None] | None = getattr(answer, "prepare", None)

    def answers(lines: Iterable[str]) -> Iterator[Answered]:
        for chunk in chunks(lines):
            if prepare is not None:
                prepare(chunk)
            for line in chunk:
                answered = answer_line(answer, line)
                text = json.dumps(answered, ensure_ascii=False).translate(_LINE_ENDS)
                yield text, answered["error"] is not None

    return answers


def chunks(lines: Iterable[str]) -> Iterator[list[str]]:
    """The lines, `CHUNK` at a time."""
    source = iter(lines)
    while chunk := list(itertools.islice(source, CHUNK)):
        yield chunk


def count_lines(files: Sequence[InputFile]) -> int:
    """Lines of all files, about: empty ones count too."""
    total = 0
    for file in files:
        with file.path.open("rb") as stream:
            while part := stream.read(1 << 20):
                total += part.count(b"\n")
    return total


def answer_line(answer: Answer, line: str) -> dict[str, Any]:
    """The output object of one input line; its `error` says what is wrong with a bad one."""
    question: Any = line
    try:
        question = strict_json.loads(line)
        return {"input": question, "output": answer(question), "error": None}
    except ServiceError as error:
        message = error.message
    except ValueError as error:
        message = f"The line is not JSON: {error}"
    return {"input": question, "output": None, "error": message}


def text_member(line: Mapping[str, Any], key: str) -> str | None:
    """A member of a line that is a text, or None. Raises InvalidInputException."""
    value = line.get(key)
    if value is not None and not isinstance(value, str):
        raise InvalidInputException(f'{key} must be a text, like {{"{key}": "105"}}.')
    return value


def filter_values(line: Mapping[str, Any]) -> dict[str, str]:
    """The values of placeholders that a line gives. Raises InvalidInputException."""
    values = line.get("filterValues") or {}
    if not isinstance(values, dict) or not all(isinstance(v, str) for v in values.values()):
        raise InvalidInputException("filterValues must be an object of texts.")
    return values


def _answer_file(
    answers: Answers, source: Path, target: Path, progress: Progress, before: int, most: int | None
) -> tuple[int, int]:
    """Answer a file line by line; returns the numbers of lines and of failed ones."""
    lines = failed = 0
    try:
        with (
            source.open(encoding="utf-8-sig") as questions,
            target.open("w", encoding="utf-8", newline="\n") as output,
        ):
            for answered, is_error in answers(_questions(questions, target.stem, most)):
                output.write(answered + "\n")
                lines += 1
                failed += is_error
                if lines % PROGRESS_EVERY == 0:
                    progress({"lines": before + lines})
    except UnicodeDecodeError as error:
        raise JobFailed(f"The input file {target.stem} is not UTF-8: {error}.") from error
    return lines, failed


def _questions(lines: Iterable[str], name: str, most: int | None) -> Iterator[str]:
    """The lines that are not empty. Raises JobFailed when there are more than `most`."""
    number = 0
    for line in lines:
        if line.strip():
            if number == most:
                raise JobFailed(f"The input file {name} has more than {most} lines.")
            number += 1
            yield line.strip()
