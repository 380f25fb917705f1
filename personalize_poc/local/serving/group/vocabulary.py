"""Ids and the small numbers that stand for them."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]


class Vocabulary:
    """Texts numbered 0, 1, 2 … in order of first appearance. It only grows.

    Reading needs no lock: a number, once given, never changes its meaning.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self.texts: list[str] = []
        self._codes: dict[str, int] = {}
        self._lock = threading.Lock()
        self.add_all(texts)

    def __len__(self) -> int:
        return len(self.texts)

    def find(self, text: str) -> int:
        """The number of a text, -1 when it has none."""
        return self._codes.get(text, -1)

    def add(self, text: str) -> int:
        """The number of a text, a new one when it has none."""
        code = self._codes.get(text)
        if code is not None:
            return code
        with self._lock:
            code = self._codes.get(text)
            if code is None:
                code = len(self.texts)
                self.texts.append(text)
                # Last: whoever sees the number must find the text.
                self._codes[text] = code
            return code

    def add_all(self, texts: Iterable[str]) -> Codes:
        """The numbers of these texts, int32 [n], in their order."""
        return np.fromiter((self.add(text) for text in texts), np.int32)


class Translation:
    """The numbers of one vocabulary in terms of another numbering; follows its growth."""

    def __init__(self, source: Vocabulary, target: dict[str, int]) -> None:
        self._source = source
        self._target = target
        # One place more than the source has texts: -1 (no text) picks the last one, which is -1.
        self._map = np.full(1, -1, np.int32)

    def __call__(self, codes: Codes) -> Codes:
        """Target numbers int32 [n] of source codes int32 [n]; -1 where the target has none."""
        known = self._map
        if len(known) <= len(self._source):
            known = self._extend(known)
        return known[codes] if len(codes) else codes

    def _extend(self, known: Codes) -> Codes:
        # Two threads may do this at once; both results are right, the last one stays.
        known = known[:-1]
        texts: Sequence[str] = self._source.texts[len(known) :]
        more = np.fromiter((self._target.get(text, -1) for text in texts), np.int32, len(texts))
        self._map = extended = np.concatenate([known, more, np.full(1, -1, np.int32)])
        return extended
