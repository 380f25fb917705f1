"""The neighbours of all items by a measure, as arrays that a model keeps."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats, Ints
from personalize_poc.local.recipes.counting.measure import strongest
from personalize_poc.local.recipes.counting.occurrences import Occurrences, Pairs
from personalize_poc.local.recipes.interface import Progress

MOST = 1000
"""Neighbours kept per item: twice the longest answer, so that a filter has something to drop."""


class Neighbours(NamedTuple):
    """Neighbours as CSR.

    indptr: int64 [n_items + 1]; neighbours, weights: parallel, item indexes and positive scores,
    those of an item in no order.
    """

    indptr: NDArray[np.int64]
    neighbours: Ints
    weights: Floats

    def of(self, item: int) -> tuple[Ints, Floats]:
        """Neighbours and scores of one item."""
        part = slice(self.indptr[item], self.indptr[item + 1])
        return self.neighbours[part], self.weights[part]


def neighbours(
    counted: Occurrences, least: int, score: Callable[[Pairs], Floats], progress: Progress
) -> Neighbours:
    """The strongest `MOST` of each item. least: see `Occurrences.pairs`; score: of each pair."""
    sizes, found, weights = [], [], []
    for items in counted.blocks():
        pairs = counted.pairs(items, least)
        scores = score(pairs)
        best = strongest(scores, pairs, MOST)
        sizes.append(np.bincount(pairs.rows[best], minlength=len(items)))
        found.append(pairs.items[best])
        weights.append(scores[best])
        progress({"items": int(items[-1]) + 1, "of": counted.n_items})
    return Neighbours(
        np.cumsum(np.concatenate([[0], *sizes]), dtype=np.int64),
        np.concatenate([np.empty(0, np.int32), *found]),
        np.concatenate([np.empty(0, np.float32), *weights]),
    )
