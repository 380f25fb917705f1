"""Item-to-item ridge regression, used to order the items that a user has not seen.

EASE (Steck, 2019, "Embarrassingly shallow autoencoders for sparse data"): with X the users x items
matrix of 0 and 1 and P = (X'X + penalty I)^-1, the weights are B = -P / diag(P), zero diagonal.
The score of j for a history is the sum over its items i, newest first, of decay ** rank * B[i, j].

The network knows best what is repeated and what comes next; the regression knows best which
unseen items go with many seen ones. How far it moves them among themselves, `Ridge.weight`, is
chosen in training (see `unseen`). Too few users to choose by leave it at `WEIGHT`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from personalize_poc.local.arrays.types import Floats, Interactions, Ints

PENALTY = 200.0
DECAY = 0.9
WEIGHT = 0.15
"""Where nothing can be chosen by; the best on MovieLens, where it was found."""

MOST_ITEMS = 8000
"""Items that take part, the most popular: time grows with the cube of this number, memory with
the square (0.26 GB a matrix)."""

LEAST_USERS = 5
NEIGHBOURS = 200
_HISTORY = 100


@dataclass(frozen=True)
class Ridge:
    """The largest weights of each item. neighbours: int32 [n_items, k]; weights: float32, same.

    weight: how many logits a standard deviation of the scores moves an unseen item.
    """

    neighbours: Ints
    weights: Floats
    weight: float = WEIGHT

    def scores(self, history: Ints) -> Floats:
        """Scores float32 [n_items] of a history (oldest first)."""
        newest = history[::-1]
        items = newest[np.sort(np.unique(newest, return_index=True)[1])][:_HISTORY]
        decay = DECAY ** np.arange(len(items))
        parts = self.weights[items] * decay[:, None]
        places = self.neighbours[items].ravel()
        return np.bincount(places, parts.ravel(), len(self.neighbours)).astype(np.float32)

    def with_items(self, n_items: int) -> Ridge:
        """The same weights with more items, which have none."""
        empty = np.zeros((n_items, self.neighbours.shape[1]), np.int32)
        return Ridge(
            np.concatenate([self.neighbours, empty]),
            np.concatenate([self.weights, empty.astype(np.float32)]),
            self.weight,
        )

    def save(self, path: Path) -> None:
        """Write an ``.npz`` file."""
        np.savez(
            path, neighbours=self.neighbours, weights=self.weights, weight=np.float64(self.weight)
        )

    @classmethod
    def load(cls, path: Path) -> Ridge:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as file:
            # Without a weight: saved before it was chosen in training.
            weight = float(file["weight"]) if "weight" in file else WEIGHT
            return cls(file["neighbours"], file["weights"], weight)


def fit(interactions: Interactions, n_users: int, n_items: int) -> Ridge | None:
    """Fit over the users of the interactions; None when fewer than two items have enough users."""
    from scipy.linalg import lapack
    from scipy.sparse import csr_matrix

    pairs = np.unique(interactions.users.astype(np.int64) * n_items + interactions.items)
    users, items = pairs // n_items, pairs % n_items
    counts = np.bincount(items, minlength=n_items)
    chosen = np.argsort(-counts, kind="stable")[:MOST_ITEMS]
    chosen = np.sort(chosen[counts[chosen] >= LEAST_USERS])
    if len(chosen) < 2:
        return None
    position = np.full(n_items, -1)
    position[chosen] = np.arange(len(chosen))
    kept = position[items] >= 0
    ones = np.ones(int(kept.sum()), np.float32)
    shape = (n_users, len(chosen))
    matrix = csr_matrix((ones, (users[kept], position[items[kept]])), shape)
    gram = np.empty((len(chosen),) * 2, np.float32, order="F")
    for part in _parts(len(chosen)):
        gram[:, part] = (matrix.T @ matrix[:, part]).toarray()
    gram[np.diag_indices(len(chosen))] += PENALTY
    factor, failed = lapack.spotrf(gram, lower=1, overwrite_a=1)
    inverse, failed_too = lapack.spotri(factor, lower=1, overwrite_c=1)
    if failed or failed_too:
        return None
    diagonal = np.diag(inverse).copy()
    for part in _parts(len(chosen)):  # only the lower triangle is there
        below = slice(part.stop, None)
        inverse[part, below] = inverse[below, part].T
        block = np.tril(inverse[part, part])
        inverse[part, part] = block + np.tril(block, -1).T
    inverse /= -diagonal
    np.fill_diagonal(inverse, 0)
    return _largest(inverse, chosen, n_items)


def _parts(n: int) -> Iterator[slice]:
    """Some hundred rows or columns at a time: what is made on the way stays small."""
    for start in range(0, n, 512):
        yield slice(start, min(start + 512, n))


def _largest(weights: Floats, chosen: Any, n_items: int) -> Ridge:
    k = min(NEIGHBOURS, len(chosen) - 1)
    neighbours = np.zeros((n_items, k), np.int32)
    values = np.zeros((n_items, k), np.float32)
    for part in _parts(len(chosen)):
        rows = np.ascontiguousarray(weights[part])
        best = np.argpartition(-np.abs(rows), k, axis=1)[:, :k]
        neighbours[chosen[part]] = chosen[best]
        values[chosen[part]] = np.take_along_axis(rows, best, axis=1)
    return Ridge(neighbours, values)
