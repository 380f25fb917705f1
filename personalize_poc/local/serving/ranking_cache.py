"""The best of a ranking, kept for the next question of the same user.

Scoring and sorting a catalogue takes milliseconds, an answer needs a few items of it. What is
kept is the beginning of the ranking; a filter that leaves too little of it asks for the whole one.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from operator import is_
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.caches import Cache, nbytes

HEAD = 2048
"""Items of a ranking that are kept: 24 KB a user."""


@dataclass(frozen=True)
class Head:
    """Items best first: order int [n] (places in the catalogue), scores float64 [n] or None.

    explored: bool [n], items that exploration moved up; None: none. whole: these are all items
    that can be answered.
    """

    order: NDArray[Any]
    scores: NDArray[np.float64] | None
    explored: NDArray[np.bool_] | None = None
    whole: bool = True

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays."""
        parts = (self.order, self.scores, self.explored)
        return sum(part.nbytes for part in parts if part is not None)

    def cut(self) -> Head:
        """The first `HEAD` items, as arrays of their own."""
        scores = None if self.scores is None else self.scores[:HEAD].copy()
        explored = None if self.explored is None else self.explored[:HEAD].copy()
        return replace(
            self, order=self.order[:HEAD].astype(np.int32), scores=scores, explored=explored,
            whole=len(self.order) <= HEAD,
        )  # fmt: skip


Reference = Callable[[], Any]


@dataclass(frozen=True)
class _Kept:
    """A head and what it was made from; old data is not kept in memory for it."""

    made_from: tuple[Reference, ...]
    head: Head

    @property
    def nbytes(self) -> int:
        return self.head.nbytes


class Heads:
    """Heads by question, at most `limit` bytes. Safe between threads."""

    def __init__(self, limit: int) -> None:
        self._kept: Cache[_Kept] = Cache(limit, nbytes)

    def get(self, question: Hashable, made_from: tuple[Any, ...]) -> Head | None:
        """The head for a question, if it was made from the same objects (by identity)."""
        found = self._kept.get(question)
        if found is None:
            return None
        then = (reference() for reference in found.made_from)
        return found.head if all(map(is_, then, made_from)) else None

    def put(self, question: Hashable, made_from: tuple[Any, ...], head: Head) -> None:
        """Keep a head that was made from these objects."""
        self._kept.put(question, _Kept(tuple(map(_reference, made_from)), head))


def _reference(thing: Any) -> Reference:
    return _nothing if thing is None else weakref.ref(thing)


def _nothing() -> None:
    return None
