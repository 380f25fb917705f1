"""Item metadata as one matrix: which of a few hundred categories describe an item."""

from __future__ import annotations

import numpy as np

from personalize_poc.local.recipes.base import Features, Floats

MOST_CATEGORIES = 256
"""Columns kept: those that describe most items, because rare categories teach little."""

_BINS = 16


def category_matrix(features: Features, n_items: int) -> Floats:
    """Float32 [n_items, number of categories]; a row sums to 1 per column of metadata it has.

    Numbers are cut into up to 16 classes of equal size. Categories of fewer than two items tell
    nothing about other items and are left out.
    """
    blocks = [_categories(pair, n_items) for pair in features.categories.values()]
    blocks += [_classes(values) for values in features.numbers.values()]
    if not blocks:
        return np.zeros((n_items, 0), np.float32)
    matrix = np.concatenate(blocks, axis=1)
    described = (matrix > 0).sum(axis=0)
    kept = np.flatnonzero(described >= 2)
    kept = kept[np.argsort(-described[kept], kind="stable")][:MOST_CATEGORIES]
    return np.ascontiguousarray(matrix[:, np.sort(kept)])


def _categories(pair: tuple[np.ndarray, np.ndarray], n_items: int) -> Floats:
    """One categorical column as a matrix of its most frequent categories."""
    indptr, values = pair
    if not len(values):
        return np.zeros((n_items, 0), np.float32)
    counts = np.bincount(values)
    frequent = np.argsort(-counts, kind="stable")[:MOST_CATEGORIES]
    position = np.full(len(counts), -1)
    position[frequent] = np.arange(len(frequent))
    rows = np.repeat(np.arange(n_items), np.diff(indptr))
    columns = position[values]
    share = 1 / np.maximum(np.diff(indptr), 1)[rows]
    matrix = np.zeros((n_items, len(frequent)), np.float32)
    known = columns >= 0
    np.add.at(matrix, (rows[known], columns[known]), share[known])
    return matrix


def _classes(values: Floats) -> Floats:
    """One numeric column as classes; an item without a value has no class."""
    present = np.isfinite(values)
    if not present.any():
        return np.zeros((len(values), 0), np.float32)
    edges = np.unique(np.quantile(values[present], np.linspace(0, 1, _BINS + 1)[1:-1]))
    classes = np.searchsorted(edges, np.where(present, values, 0), side="right")
    matrix = np.zeros((len(values), len(edges) + 1), np.float32)
    matrix[np.flatnonzero(present), classes[present]] = 1
    return matrix
