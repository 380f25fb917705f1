"""How much more likely people turn from an item to one that has its metadata.

Of items i and j, and each metadata column k, s_k(i, j) is the cosine of what the column says of
them: categories weighed by how rare they are, classes of numbers, vectors of texts (see `text`).
What each column tells is learned from places of histories where j stands at most `NEAR` events
after i, each beside an item m that anybody turned to at about that moment, by the regression

    P(j and not m after i) = 1 / (1 + exp(-sum over k of b_k (s_k(i, j) - s_k(i, m))))

with b_k >= 0, pulled towards its usual value by as much as `DOUBT` such places. The likeness

    L(i, j) = sum over k of b_k s_k(i, j)

is the logarithm of how often people turn to j instead of m, as far as metadata tell. A column that
tells nothing, as the aisle in which groceries stand, has a b near 0; that people who joined in the
same year see what was shown in that year tells nothing either, because m is of that year, too.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features, Floats, Interactions, Ints
from personalize_poc.local.recipes.common.metadata_encoder import Encoder
from personalize_poc.local.recipes.common.svd import unit_rows

NEAR = 10
DOUBT = 20.0
CATEGORY, NUMBER, TEXT = 1.0, 0.5, 2.0
"""Usual weights of columns of each sort when there is nothing to learn them from."""

_MOST_PLACES = 20_000
_ABOUT = 0.02
"""Share of all events, on both sides, that are of about the same moment."""

_STEPS = 15


def vectors(features: Features, n_items: int, log: Interactions, rank: int, seed: int) -> Floats:
    """Vectors float32 [n_items, at most rank] whose inner products are L, as nearly as they can be.

    log: sorted by user and time.
    """
    columns = list(_columns(features, n_items, seed))
    if not columns:
        return np.zeros((n_items, 0), np.float32)
    weights = column_weights(
        [rows for rows, _ in columns], [usual for _, usual in columns], log, seed
    )
    parts = [np.sqrt(b) * rows for (rows, _), b in zip(columns, weights, strict=True)]
    return _shortened(np.hstack(parts).astype(np.float32), rank)


def column_weights(
    columns: list[Floats], usual: list[float], log: Interactions, seed: int
) -> NDArray[np.float64]:
    """b of each column. columns: unit rows [n_items, width]; usual: what b is pulled towards."""
    start = np.array(usual)
    after, chosen, other = _places(log, np.random.default_rng(seed))
    found = [np.einsum("pw,pw->p", c[after], c[chosen] - c[other]) for c in columns]
    lead = np.stack(found, axis=1).astype(np.float64)
    weights = start.copy()
    for _ in range(_STEPS):  # Newton's method
        surprise = 1 / (1 + np.exp(np.clip(lead @ weights, -50, 50)))
        slope = lead.T @ surprise - DOUBT * (weights - start)
        curve = (lead.T * (surprise * (1 - surprise))) @ lead + DOUBT * np.eye(len(start))
        weights += np.linalg.solve(curve, slope)
    positive: NDArray[np.float64] = np.maximum(weights, 0)
    return positive


def _columns(features: Features, n_items: int, seed: int) -> Iterator[tuple[Floats, float]]:
    """Unit rows [n_items, width] of each column that tells items apart, and its usual weight."""
    words = features.vocabularies
    alone = [Features({name: own}, vocabularies=words) for name, own in features.categories.items()]
    alone += [Features(numbers={name: own}) for name, own in features.numbers.items()]
    alone += [Features(texts={name: own}) for name, own in features.texts.items()]
    for column in alone:
        rows = Encoder.fit(column, n_items, seed).matrix(column, n_items)
        if column.categories:
            rows = rows * np.log((1 + n_items) / (1 + (rows > 0).sum(axis=0)))
        usual = CATEGORY if column.categories else NUMBER if column.numbers else TEXT
        if rows.shape[1]:
            yield unit_rows(rows.astype(np.float32)), usual


def _places(log: Interactions, rng: np.random.Generator) -> tuple[Ints, Ints, Ints]:
    """Items i, j and m of places drawn from histories; none where nothing follows anything."""
    n = len(log)
    drawn = min(_MOST_PLACES, NEAR * n)
    first = rng.integers(0, max(n, 1), drawn)
    then = np.minimum(first + rng.integers(1, NEAR + 1, drawn), n - 1)
    same = (log.users[first] == log.users[then]) & (log.items[first] != log.items[then])
    first, then = first[same], then[same]
    order = np.argsort(log.timestamps, kind="stable")
    place = np.empty(n, np.int64)
    place[order] = np.arange(n)
    about = max(50, int(_ABOUT * n))
    near = place[then] + rng.integers(-about, about + 1, len(then))
    other = log.items[order[np.clip(near, 0, n - 1)]] if n else log.items
    kept = other != log.items[first]
    return log.items[first][kept], log.items[then][kept], other[kept]


def _shortened(rows: Floats, rank: int) -> Floats:
    """Rows [n, at most rank] that have nearly the same inner products: principal components."""
    if rows.shape[1] <= rank:
        return rows
    _, axes = np.linalg.eigh((rows.T @ rows).astype(np.float64))
    return np.ascontiguousarray(rows @ axes[:, ::-1][:, :rank].astype(np.float32))
