"""More processes for one batch job: each answers every n-th chunk of the lines.

They answer through the same function on the same data, so the answers are those of one process,
in the order of the lines. A process that has lost its job ends by itself.
"""

from __future__ import annotations

import contextlib
import itertools
import multiprocessing
import os
import traceback
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from personalize_poc.local.batch.json_lines import Answered, one_by_one
from personalize_poc.local.errors import JobFailed
from personalize_poc.local.process import import_guard

Job = TypeVar("Job")

LINES_EACH = 5000
"""So many lines are worth the start of a process, which reads the data and the model."""

MOST = 4
"""Processes at most: each has the data in memory."""

CHUNK = 100
"""Lines that are sent together."""


def number(lines: int) -> int:
    """How many processes are worth starting for so many lines; 1: none beside this one."""
    return max(1, min(MOST, os.cpu_count() or 1, lines // LINES_EACH))


class Helpers:
    """Processes that answer lines. Use as a context manager.

    make: makes a `json_lines.Answer` of the job; a function of a module. If what it makes has a
    method `prepare`, that is called with each chunk of lines before they are answered.
    """

    def __init__(self, make: Callable[[Job], Any], job: Job, processes: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipes: list[Connection] = []
        self._processes = []
        for _ in range(processes):
            ours, theirs = context.Pipe()
            process = context.Process(target=_help, args=(theirs, make, job), daemon=True)
            process.start()
            theirs.close()  # so that the end of the process ends the pipe
            self._pipes.append(ours)
            self._processes.append(process)

    def __enter__(self) -> Helpers:
        return self

    def __exit__(self, *error: object) -> None:
        for pipe in self._pipes:
            pipe.close()
        for process in self._processes:
            process.join(5)
            if process.is_alive():
                process.kill()  # it ignores other signals, as the worker that it helps does
                process.join()

    def __call__(self, lines: Iterable[str]) -> Iterator[Answered]:
        """Answers in the order of the lines. Raises JobFailed."""
        source = iter(lines)
        chunks = iter(lambda: list(itertools.islice(source, CHUNK)), [])
        busy: list[Connection] = []
        for pipe, chunk in zip(itertools.cycle(self._pipes), chunks, strict=False):
            # A process is sent lines only when it waits for them: nobody blocks the other.
            if len(busy) == len(self._pipes):
                yield from self._received(busy.pop(0))
            with contextlib.suppress(BrokenPipeError):  # it has left a message, or none
                pipe.send(chunk)
            busy.append(pipe)
        for pipe in busy:
            yield from self._received(pipe)

    @staticmethod
    def _received(pipe: Connection) -> list[Answered]:
        try:
            what, found = pipe.recv()
        except (EOFError, ConnectionError) as error:
            raise JobFailed("A process that answered lines ended before it was done.") from error
        if what == "failed":
            raise JobFailed(found)
        if what == "bug":
            raise RuntimeError(found)
        answers: list[Answered] = found
        return answers


def _help(pipe: Connection, make: Callable[[Job], Any], job: Job) -> None:
    """The life of a process: answer chunks until nobody sends any."""
    import_guard.without_pandas()
    try:
        answer = make(job)
        prepare = getattr(answer, "prepare", None)
        while True:
            try:
                lines = pipe.recv()
            except (EOFError, ConnectionError):
                return
            if prepare is not None:
                prepare(lines)
            pipe.send(("answers", list(one_by_one(answer)(lines))))
    except BrokenPipeError:
        return
    except JobFailed as error:
        pipe.send(("failed", str(error)))
    except Exception:
        pipe.send(("bug", traceback.format_exc()))
