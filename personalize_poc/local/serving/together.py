"""Calls from several threads that come while one is computed are computed together, as one.

What many questions need of the same large arrays is read from memory once for all of them, and one
thread computes at a time: a second one would mostly wait for the interpreter, and costs more
processor time than it saves on the clock (`tests.benchmarks crowd`).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

AskedT = TypeVar("AskedT")
FoundT = TypeVar("FoundT")

MOST = 16
"""Calls that are computed as one: each waits for all of them."""


class _Call(Generic[AskedT, FoundT]):
    """One call. `turn` is released when it has what it waits for, or has to compute itself."""

    def __init__(self, asked: AskedT) -> None:
        self.asked = asked
        self.found: FoundT | None = None
        self.failed: BaseException | None = None
        self.done = False
        self.turn = threading.Lock()
        self.turn.acquire()


class Together(Generic[AskedT, FoundT]):
    """A function of several questions at once, called with one by each thread."""

    def __init__(self, compute: Callable[[Sequence[AskedT]], Sequence[FoundT]]) -> None:
        """compute: the answers in order of the questions, each what it would be alone."""
        self._compute = compute
        self._waiting: list[_Call[AskedT, FoundT]] = []
        self._guard = threading.Lock()
        self._computing = False

    def __call__(self, asked: AskedT) -> FoundT:
        """The answer to one question. Raises what its computation raises."""
        call: _Call[AskedT, FoundT] = _Call(asked)
        with self._guard:
            computes = not self._computing
            if computes:
                self._computing = True
            else:
                self._waiting.append(call)
        if not computes:
            call.turn.acquire()
        if not call.done:
            self._answer(call)
        if call.failed is not None:
            raise call.failed
        return call.found  # type: ignore[return-value]

    def _answer(self, own: _Call[AskedT, FoundT]) -> None:
        """Compute an own call and those that wait, then let the next one do so."""
        with self._guard:
            others, self._waiting = self._waiting[: MOST - 1], self._waiting[MOST - 1 :]
        try:
            self._settle([own, *others])
        finally:
            with self._guard:
                following = self._waiting.pop(0) if self._waiting else None
                self._computing = following is not None
            if following is not None:
                following.turn.release()
            for call in others:
                call.done = True
                call.turn.release()

    def _settle(self, calls: Sequence[_Call[AskedT, FoundT]]) -> None:
        try:
            found = self._compute([call.asked for call in calls])
        except Exception as error:
            if len(calls) == 1:
                calls[0].failed = error
                return
            for call in calls:  # so that one that fails does not fail the others
                self._settle([call])
            return
        for call, each in zip(calls, found, strict=True):
            call.found = each
