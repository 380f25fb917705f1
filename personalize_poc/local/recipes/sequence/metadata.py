"""Item metadata as one matrix: which of a few hundred categories describe an item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.recipes.base import Features, Floats

MOST_CATEGORIES = 256
"""Columns kept: those that describe most items, because rare categories teach little."""

MOST_CELLS = 16_000_000
"""Upper bound of the matrix, 64 MB: a huge catalogue keeps fewer categories."""

_BINS = 16


@dataclass(frozen=True)
class _Column:
    """One column of metadata as triples: item, category, share. sizes: items per category."""

    items: NDArray[Any]
    categories: NDArray[Any]
    shares: Floats
    sizes: NDArray[np.int64]


def category_matrix(features: Features, n_items: int) -> Floats:
    """Float32 [n_items, number of categories]: the share of a category in its column of an item.

    Numbers are cut into up to 16 classes of equal size. Categories of fewer than two items tell
    nothing about other items and are left out, as are those that describe all items.
    """
    columns = [_categorical(pair) for pair in features.categories.values()]
    columns += [_numeric(values) for values in features.numbers.values()]
    if not columns:
        return np.zeros((n_items, 0), np.float32)
    sizes = np.concatenate([column.sizes for column in columns])
    useful = np.flatnonzero((sizes >= 2) & (sizes < n_items))
    most = min(MOST_CATEGORIES, MOST_CELLS // max(n_items, 1))
    kept = np.sort(useful[np.argsort(-sizes[useful], kind="stable")][:most])
    place = np.full(len(sizes), -1)
    place[kept] = np.arange(len(kept))
    matrix = np.zeros((n_items, len(kept)), np.float32)
    first = 0
    for column in columns:
        at = place[first + column.categories]
        first += len(column.sizes)
        np.add.at(matrix, (column.items[at >= 0], at[at >= 0]), column.shares[at >= 0])
    return matrix


def _categorical(pair: tuple[NDArray[Any], NDArray[Any]]) -> _Column:
    indptr, values = pair
    numbers = np.diff(indptr)
    items = np.repeat(np.arange(len(numbers)), numbers)
    shares = (1 / np.maximum(numbers, 1)[items]).astype(np.float32)
    different = np.unique(items * (int(values.max(initial=0)) + 1) + values)
    sizes = np.bincount(different % (int(values.max(initial=0)) + 1))
    return _Column(items, values, shares, sizes)


def _numeric(values: Floats) -> _Column:
    """Classes of equal size; an item without a value has no class."""
    items = np.flatnonzero(np.isfinite(values))
    present = values[items]
    edges = np.empty(0)
    if len(present):
        edges = np.unique(np.quantile(present, np.linspace(0, 1, _BINS + 1)[1:-1]))
    classes = np.searchsorted(edges, present, side="right")
    sizes = np.bincount(classes, minlength=1)
    return _Column(items, classes, np.ones(len(items), np.float32), sizes)
