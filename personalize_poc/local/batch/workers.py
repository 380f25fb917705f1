"""More processes for one batch job: each answers chunks of the lines.

They answer through the same function on the same data, so the answers are those of one process,
in the order of the lines. A process that has lost its job ends by itself.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from personalize_poc.local.batch.json_lines import Answered, chunks, one_by_one
from personalize_poc.local.errors import JobFailed
from personalize_poc.local.process import import_guard

Job = TypeVar("Job")

LINES_EACH = 5000
"""So many lines are worth the start of a process, which reads the data and the model."""

MOST = 4
"""Processes at most: each has the data in memory."""

AHEAD = 2
"""Chunks that a process has been sent and has not answered, at most: none waits for lines, and
answers that are not written yet take little memory."""


def number(lines: int) -> int:
    """How many processes are worth starting for so many lines; 1: none beside this one."""
    return max(1, min(MOST, os.cpu_count() or 1, lines // LINES_EACH))


class Helpers:
    """Processes that answer lines. Use as a context manager.

    make: makes a `json_lines.Answer` of the job; a function of a module.
    """

    def __init__(self, make: Callable[[Job], Any], job: Job, processes: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(processes, context, _begin, (make, job))
        self._most = AHEAD * processes

    def __enter__(self) -> Helpers:
        return self

    def __exit__(self, *error: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def __call__(self, lines: Iterable[str]) -> Iterator[Answered]:
        """Answers in the order of the lines. Raises JobFailed."""
        sent: deque[Future[list[Answered]]] = deque()
        try:
            for chunk in chunks(lines):
                if len(sent) == self._most:
                    yield from sent.popleft().result()
                sent.append(self._pool.submit(_answered, chunk))
            while sent:
                yield from sent.popleft().result()
        except BrokenProcessPool as error:
            raise JobFailed("A process that answered lines ended before it was done.") from error


class _Here:
    """What the process that runs this answers with: made with its first chunk."""

    make: Callable[[], Any]
    answer: Any = None


def _begin(make: Callable[[Job], Any], job: Job) -> None:
    """The first that a process does."""
    import_guard.without_pandas()
    _Here.make = lambda: make(job)
    threading.Thread(target=_end_with_job, daemon=True).start()


def _end_with_job() -> None:
    """A pool does not end with the process that made it, when that is killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _answered(lines: list[str]) -> list[Answered]:
    """The answers of a chunk. Raises JobFailed, and RuntimeError with the traceback of a bug."""
    try:
        if _Here.answer is None:
            _Here.answer = _Here.make()
        return list(one_by_one(_Here.answer)(lines))
    except JobFailed:
        raise
    except Exception as error:
        raise RuntimeError(traceback.format_exc()) from error
