"""Texts as vectors: words and pieces of words, weighed by rarity, in few dimensions.

Latent semantic analysis (Deerwester et al., 1990): with X the texts x terms matrix of tf-idf
weights, rows of length 1, and U S V' its truncated decomposition, the vector of a text is its row
of X times V, made to length 1. Terms that occur in the same texts lie close together, so that
texts are alike that share no word but the company of their words. Nothing is downloaded: what
words mean is learned from the catalogue alone.

A term is a word or a piece of four letters of one, so that "wizard" meets "wizardry"; in scripts
without blanks between words, a piece is two letters. Terms are hashed to 32 bits.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats
from personalize_poc.local.recipes.common.svd import right_factors, unit_rows

MOST_TERMS = 20_000
"""Terms kept, those of most texts: 10 MB at 128 dimensions."""

COMMON, MANY = 0.2, 100
"""Of many texts, terms in more than this share of them are left out: they tell little, and most
occurrences are theirs."""

PIECE_WEIGHT = 0.3
"""Of a piece of a word, a word having 1."""

_WORD = re.compile(r"[^\W_]+")
_PIECE, _SHORT_PIECE = 4, 2
_CHUNK = 256
_SCRIPTS_WITHOUT_BLANKS = "\u2e80"
"""Letters from here on (Chinese, Japanese, …) are written without blanks between words."""

_Terms = tuple[NDArray[np.uint32], Floats]


@dataclass(frozen=True)
class TextEncoder:
    """terms: hashed terms uint32 [m], ascending. projection: float32 [m, d], idf times V."""

    terms: NDArray[np.uint32]
    projection: Floats

    @property
    def width(self) -> int:
        """Length of a vector."""
        return int(self.projection.shape[1])

    @classmethod
    def fit(cls, texts: Sequence[str], rank: int, seed: int) -> TextEncoder:
        """Learn from texts (empty ones count for nothing) vectors of at most `rank` numbers.

        A term of a single text tells nothing about others and is left out.
        """
        from scipy.sparse import csr_matrix

        rows, ids, weights = _occurrences(texts)
        if not len(rows):
            return cls(np.empty(0, np.uint32), np.zeros((0, 0), np.float32))
        pairs = np.unique(rows * 2**32 + ids)
        terms, sizes = np.unique(pairs % 2**32, return_counts=True)
        n = len(np.unique(rows))
        telling = np.flatnonzero((sizes >= 2) & (sizes <= (COMMON if n >= MANY else 1) * n))
        kept = np.sort(telling[np.argsort(-sizes[telling], kind="stable")][:MOST_TERMS])
        terms = terms[kept]
        idf = np.log((1 + n) / (1 + sizes[kept])).astype(np.float32)
        places, found = _places(terms, ids)
        values = weights[found] * idf[places[found]]
        matrix = csr_matrix((values, (rows[found], places[found])), (len(texts), len(terms)))
        lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
        matrix = csr_matrix(matrix.multiply(1 / np.maximum(lengths, 1e-6)[:, None]), dtype="f4")
        factors = right_factors(matrix, rank, seed)
        sizes_of_factors = np.linalg.norm(factors, axis=0)
        factors = factors[:, sizes_of_factors > 1e-4] / sizes_of_factors[sizes_of_factors > 1e-4]
        return cls(terms.astype(np.uint32), factors * idf[:, None])

    def encode(self, texts: Sequence[str]) -> Floats:
        """Vectors float32 [len(texts), width] of length 1; zeros for a text without known terms."""
        vectors = np.zeros((len(texts), self.width), np.float32)
        if not self.width:
            return vectors
        for start in range(0, len(texts), _CHUNK):
            rows, ids, weights = _occurrences(texts[start : start + _CHUNK])
            places, found = _places(self.terms, ids)
            if not found.any():
                continue
            present, columns = np.unique(places[found], return_inverse=True)
            counted = np.zeros((rows[-1] + 1, len(present)), np.float32)
            np.add.at(counted, (rows[found], columns), weights[found])
            vectors[start : start + len(counted)] = counted @ self.projection[present]
        return unit_rows(vectors)

    def familiarity(self, texts: Sequence[str]) -> Floats:
        """How much of each text consists of known terms, float32 [len(texts)], 0 to 1.

        The length of the known part over that of the whole, terms counted by their weights: a
        text of which single pieces of words are known has a vector, but it says little.
        """
        known, whole = np.zeros((2, len(texts)), np.float64)
        rows, ids, weights = _occurrences(texts)
        if len(rows):
            _, found = _places(self.terms, ids)
            whole[:] = np.bincount(rows, weights**2, len(texts))
            known[:] = np.bincount(rows[found], weights[found] ** 2, len(texts))
        return np.sqrt(known / np.maximum(whole, 1e-6)).astype(np.float32)


def _places(terms: NDArray[Any], ids: NDArray[Any]) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Where each id stands among the ascending terms, and whether it does."""
    if not len(terms):
        return np.zeros(len(ids), np.intp), np.zeros(len(ids), bool)
    places = np.minimum(np.searchsorted(terms, ids), len(terms) - 1)
    return places, terms[places] == ids


def _occurrences(texts: Iterable[str]) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
    """Rows (ascending), hashed terms and weights of all terms of all texts; a term may repeat."""
    known: dict[str, int] = {}
    found: list[_Terms] = []
    rows, codes, counts = [], [], []
    for row, text in enumerate(texts):
        for word, count in Counter(words(text)).items():
            code = known.get(word)
            if code is None:
                code = known[word] = len(found)
                found.append(_terms(word))
            rows.append(row)
            codes.append(code)
            counts.append(count)
    if not rows:
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.float32)
    # Every occurrence of a word stands for all of its terms.
    lengths = np.array([len(ids) for ids, _ in found])
    starts, chosen = np.cumsum(lengths) - lengths, np.array(codes)
    repeats = lengths[chosen]
    shift = np.repeat(starts[chosen] - (np.cumsum(repeats) - repeats), repeats)
    places = np.arange(int(repeats.sum())) + shift
    ids = np.concatenate([ids for ids, _ in found]).astype(np.int64)[places]
    weights = np.concatenate([weights for _, weights in found])[places]
    often = (1 + np.log(np.array(counts))).astype(np.float32)
    return np.repeat(np.array(rows), repeats), ids, weights * np.repeat(often, repeats)


def words(text: str) -> list[str]:
    """The words of a text, in lower case and without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


def _terms(word: str) -> _Terms:
    """A word and its pieces, hashed, with their weights."""
    size = _SHORT_PIECE if word[0] >= _SCRIPTS_WITHOUT_BLANKS else _PIECE
    framed = word if size == _SHORT_PIECE else f"<{word}>"
    pieces = {framed[i : i + size] for i in range(len(framed) - size + 1)} - {framed}
    texts = [f"={word}", *sorted(pieces)]
    weights = np.full(len(texts), PIECE_WEIGHT, np.float32)
    weights[0] = 1
    return np.array([zlib.crc32(t.encode()) for t in texts], np.uint32), weights
