"""Scores in order, their beginnings that are kept, and the random draws of one question."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
Logits = Doubles

HEAD = 2048
"""Items of a ranking that are kept: 24 KB a user."""


@dataclass(frozen=True)
class Ranking:
    """Items best first: order int [n] (places in the catalogue), logits [n].

    explored: bool [n], which of them were moved up by exploration; None: none of them.
    """

    order: NDArray[np.intp]
    logits: Logits
    explored: NDArray[np.bool_] | None = None


@dataclass(frozen=True)
class Head:
    """The beginning of a ranking, best first, all arrays [n].

    Scoring and sorting a catalogue takes milliseconds, an answer needs a few items of it; a filter
    that leaves too little of a head asks for the whole ranking. order: int, places in the
    catalogue. scores: float64, or None. explored: bool, items that exploration moved up; None:
    none. whole: these are all items that can be answered. mass: logsumexp of the logits of all
    items, by which scores of further ones are found, where not all are scored.
    """

    order: NDArray[Any]
    scores: NDArray[np.float64] | None
    explored: NDArray[np.bool_] | None = None
    whole: bool = True
    mass: float = 0.0

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays."""
        parts = (self.order, self.scores, self.explored)
        return sum(part.nbytes for part in parts if part is not None)

    def take(self, rows: NDArray[np.intp]) -> Head:
        """These of its items, not whole any more."""
        return Head(
            self.order[rows],
            None if self.scores is None else self.scores[rows],
            None if self.explored is None else self.explored[rows],
            whole=False,
        )

    def followed_by(self, other: Head) -> Head:
        """Both one after the other."""
        scores = explored = None
        if self.scores is not None and other.scores is not None:
            scores = np.concatenate([self.scores, other.scores])
        if self.explored is not None or other.explored is not None:
            explored = np.concatenate([self._moved(), other._moved()])
        return Head(np.concatenate([self.order, other.order]), scores, explored, whole=False)

    def _moved(self) -> NDArray[np.bool_]:
        return np.zeros(len(self.order), bool) if self.explored is None else self.explored

    def cut(self) -> Head:
        """The first `HEAD` items, as arrays of their own."""
        return replace(
            self,
            order=self.order[:HEAD].astype(np.int32),
            scores=None if self.scores is None else self.scores[:HEAD].copy(),
            explored=None if self.explored is None else self.explored[:HEAD].copy(),
            whole=len(self.order) <= HEAD,
        )


def generator(seed: int, *keys: str) -> np.random.Generator:
    """Random numbers that depend on the seed and these texts alone."""
    digest = hashlib.blake2b("\0".join((str(seed), *keys)).encode(), digest_size=16).digest()
    return np.random.Generator(np.random.PCG64(int.from_bytes(digest, "big")))


def ranked(logits: Logits, first: int | None = None) -> Ranking:
    """Best first; equal logits in order of the catalogue.

    first: so many are wanted in order, the others may follow in any; None: all.
    """
    if first is None or len(logits) < 2 * first:
        order = best_first(logits)
    else:
        last = len(logits) - first
        is_first = logits >= np.partition(logits, last)[last]
        own = np.flatnonzero(is_first)
        order = np.concatenate([own[best_first(logits[own])], np.flatnonzero(~is_first)])
    return Ranking(order, logits[order])


def best_first(logits: Logits) -> NDArray[np.intp]:
    """What a stable sort by falling logit gives, int [n].

    Numbers that float32 holds, as models give them, are sorted as integers of 32 bits, by their
    lower half and then by their upper half: numpy sorts halves by counting, in a fifth of the time.
    """
    narrow = logits.astype(np.float32)
    if not (narrow == logits).all():
        return np.argsort(-logits, kind="stable")
    bits = (narrow + np.float32(0)).view(np.int32)  # + 0: -0 equals 0
    # Negative numbers fall as their bits rise. Read without a sign, `falling` is in order.
    falling = np.where(bits < 0, bits, ~bits & 0x7FFFFFFF).view(np.uint32)
    order = np.argsort(falling.astype(np.uint16), kind="stable")
    upper = (falling >> 16).astype(np.uint16)
    return order[np.argsort(upper[order], kind="stable")]
