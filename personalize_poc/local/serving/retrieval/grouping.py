"""Items into blocks of those that questions score alike.

Two items with rows x and y differ in the logit for a question q by q (x - y), whose square is on
average the squared distance of A x and A y, with A the square root of the second moment of q. So
k-means on A x makes blocks in which logits vary little. It works in two levels, groups and blocks
within each group, which takes a small part of the time of one.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats, Ints

BLOCK = 128
"""Items of a block, on average."""

_SAMPLE = 64
"""Rows a group that its centre is found with."""

_ROUNDS = 8
_AT_ONCE = 16_384


def blocks(rows: Floats, questions: Floats, seed: int) -> tuple[NDArray[np.intp], Ints]:
    """Rows in order of their blocks, int [n], and where each block begins, int32 [blocks + 1].

    rows: [n, w], n at least 1. questions: [m, w], like those to come.
    """
    values, axes = np.linalg.eigh(questions.T.astype(np.float64) @ questions / len(questions))
    weighed = (axes * np.sqrt(np.maximum(values, 0))).astype(np.float32)
    points = np.concatenate([rows[part] @ weighed for part in parts(len(rows))])
    sign = np.sign(questions.mean(axis=0) @ axes[:, -1])
    random = np.random.default_rng(seed)
    number = max(1, len(rows) // BLOCK)
    group = _grouped(points, max(1, round(np.sqrt(number))), random)
    order, sizes = np.argsort(group, kind="stable"), [0]
    ends = np.cumsum(np.bincount(group)).tolist()
    for begin, end in zip([0, *ends], ends, strict=False):
        if begin == end:
            continue
        some = order[begin:end]
        block = _grouped(points[some], max(1, round((end - begin) / BLOCK)), random)
        found, inverse, size = np.unique(block, return_inverse=True, return_counts=True)
        # Neighbours are read in one product. What most questions share is the last axis.
        liked = np.bincount(inverse, points[some, -1] * sign, len(found)) / size
        rank = np.argsort(np.argsort(-liked, kind="stable"))
        order[begin:end] = some[np.argsort(rank[inverse], kind="stable")]
        sizes += size[np.argsort(rank)].tolist()
    return order, np.cumsum(sizes).astype(np.int32)


def parts(n: int) -> Iterator[slice]:
    """Some thousand rows at a time: what is made on the way stays small."""
    for start in range(0, n, _AT_ONCE):
        yield slice(start, min(start + _AT_ONCE, n))


def _grouped(points: Floats, number: int, random: np.random.Generator) -> Ints:
    """The group of each point, int32 [n], by Lloyd's k-means on a sample."""
    chosen = random.permutation(len(points))[: _SAMPLE * number]
    sample = points[chosen]
    centres = sample[:number]
    for _ in range(_ROUNDS):
        nearest = _nearest(sample, centres)
        order = np.argsort(nearest, kind="stable")
        groups, begins, sizes = np.unique(nearest[order], return_index=True, return_counts=True)
        centres = centres.copy()
        centres[groups] = np.add.reduceat(sample[order], begins, axis=0) / sizes[:, None]
    return _nearest(points, centres)


def _nearest(points: Floats, centres: Floats) -> Ints:
    """The nearest centre of each point, int32 [n]."""
    half = (centres * centres).sum(axis=1) / 2
    found = [(points[part] @ centres.T - half).argmax(axis=1) for part in parts(len(points))]
    return np.concatenate(found).astype(np.int32)
