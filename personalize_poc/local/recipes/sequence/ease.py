"""Item-to-item ridge regression, used to order the items that a user has not seen.

EASE (Steck, 2019, "Embarrassingly shallow autoencoders for sparse data"): with X the users x items
matrix of 0 and 1 and P = (X'X + penalty I)^-1, the weights are B = -P / diag(P), zero diagonal.
A small penalty believes what a few users have in common (see `training.regression`).
The score of j for a history is the sum over its items i, newest first, of decay ** rank * B[i, j].
With a decay of 0.9 some ten items ask, with 0.98 some fifty, with 1 all of them.

A popular item goes with everything a little, and the network knows already that it is popular. So
its score is divided by (its users + 1) ** `DAMPING`, unless validation users clearly rank better
without. Not so when somebody comes back (see `events.comes_back`): a visit often begins with what
is well known, and only its further course is particular. The largest weights are those from before
that: by the damped ones lists were no better.

The network knows best what is repeated and what comes next; the regression knows best which
unseen items go with many seen ones. How far it moves them among themselves, `Ridge.weight`, and
the decay are chosen in training (see `unseen` and `by_ranking`). Too few users to choose by leave
them at `WEIGHT` and `DECAY`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.distinct import distinct, places
from personalize_poc.local.arrays.types import Floats, Interactions, Ints, Query
from personalize_poc.local.recipes.sequence.encoding.events import comes_back

PENALTY, LOW_PENALTY = 200.0, 20.0
DECAY = 0.9
WEIGHT = 0.15
"""Both where nothing can be chosen by; the best on MovieLens, where they were found."""

DAMPING = 0.25
"""With 0.5 what is new is found better still on films, and worse on groceries and chains."""

MOST_ITEMS = 8000
"""Items that take part, the most popular: time grows with the cube of this number, memory with
the square (0.26 GB a matrix)."""

LEAST_USERS = 5
NEIGHBOURS = 200
_HISTORY = 100
_NOTHING = 1e-12

Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class Ridge:
    """The largest weights of each item that takes part; the others have none.

    items: int32 [m], ascending. neighbours: int32 [m, k], places in `items`. weights: float32
    [m, k].
    weight: how many logits a standard deviation of the scores moves an unseen item. decay: of an
    item of a history against the item after it. shares: float32 [m], by which scores are multiplied
    within a visit; empty where they are not.
    """

    items: Ints
    neighbours: Ints
    weights: Floats
    weight: float = WEIGHT
    decay: float = DECAY
    shares: Floats = field(default_factory=lambda: np.empty(0, np.float32))

    def scores(self, query: Query) -> Doubles:
        """Scores float64 [m] of `items` for a history (oldest first); all others have 0."""
        newest = query.history[::-1]
        met = newest[np.sort(np.unique(newest, return_index=True)[1])][:_HISTORY]
        rows = self.rows(met)
        decay = (self.decay ** np.arange(len(met)))[rows >= 0]
        rows = rows[rows >= 0]
        parts = self.weights[rows] * decay[:, None]
        sums = np.bincount(self.neighbours[rows].ravel(), parts.ravel(), len(self.items))
        found: Doubles = sums.astype(np.float64, copy=False)  # without rows these are integers
        return found if not len(self.shares) or comes_back(query) else found * self.shares

    def steps(self, query: Query, n_items: int, seen: Ints | None = None) -> Doubles:
        """By how much the logits of `items` move, float64 [m], before all unseen ones move alike.

        Scores in standard deviations over the unseen items, times `weight`; 0 for seen items.
        seen: the different items of the history, where they are known already.
        """
        seen = distinct(query.history) if seen is None else seen
        unseen = n_items - len(seen)
        if not self.weight or not unseen:
            return np.zeros(len(self.items))
        scores = self.scores(query)
        rows = self.rows(seen)
        scores[rows[rows >= 0]] = 0
        variance = float(scores @ scores) / unseen - (float(scores.sum()) / unseen) ** 2
        return scores * (self.weight / np.sqrt(variance)) if variance > _NOTHING else 0 * scores

    def moves(self, query: Query, n_items: int) -> Floats:
        """The `steps` among all items, float32 [n_items]."""
        moves = np.zeros(n_items, np.float32)
        moves[self.index] = self.steps(query, n_items).astype(np.float32)
        return moves

    def damped(self, popularity: Floats, exponent: float) -> Ridge:
        """With scores divided by (users + 1) ** exponent within a visit.

        popularity: log of users and a half, [n_items].
        """
        users = np.exp(popularity[self.index].astype(np.float64)) - 0.5
        shares = (np.maximum(users, 0) + 1) ** -exponent
        return replace(self, shares=shares.astype(np.float32))

    def undamped(self) -> Ridge:
        """With the scores as they are."""
        return replace(self, shares=self.shares[:0])

    @cached_property
    def index(self) -> NDArray[np.intp]:
        """`items` as numpy looks them up."""
        return self.items.astype(np.intp)  # three times as fast an index as 32 bits

    def rows(self, items: Ints) -> Any:
        """Places of items in `self.items`, -1 for those that take no part."""
        return places(self.items, items)

    def save(self, path: Path) -> None:
        """Write an ``.npz`` file."""
        np.savez(
            path,
            items=self.items,
            neighbours=self.neighbours,
            weights=self.weights,
            weight=np.float64(self.weight),
            decay=np.float64(self.decay),
            shares=self.shares,
        )

    @classmethod
    def load(cls, path: Path) -> Ridge:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as file:
            # Without a weight, or a decay: saved before it was chosen in training.
            weight = float(file["weight"]) if "weight" in file else WEIGHT
            decay = float(file["decay"]) if "decay" in file else DECAY
            neighbours, weights = file["neighbours"], file["weights"]
            shares = file["shares"] if "shares" in file else np.empty(0, np.float32)
            if "items" in file:
                return cls(file["items"], neighbours, weights, weight, decay, shares)
        # Saved with rows for all items, and neighbours by their index in the catalogue.
        used = weights != 0
        items = np.union1d(np.flatnonzero(used.any(axis=1)), neighbours[used]).astype(np.int32)
        moved = np.searchsorted(items, np.where(used, neighbours, items[:1])[items])
        return cls(items, moved.astype(np.int32), weights[items], weight)


def fit(
    interactions: Interactions, n_users: int, n_items: int, penalty: float = PENALTY
) -> Ridge | None:
    """Fit over the users of the interactions; None when fewer than two items have enough users."""
    from scipy.linalg import lapack
    from scipy.sparse import csr_matrix

    users, items = _pairs(interactions, n_items)
    chosen = _known(items, n_items)
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
    gram[np.diag_indices(len(chosen))] += penalty
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
    return largest(inverse, chosen)


def known(interactions: Interactions, n_items: int) -> NDArray[np.intp]:
    """The items that take part, ascending: those with enough users, at most `MOST_ITEMS`."""
    return _known(_pairs(interactions, n_items)[1], n_items)


def _pairs(log: Interactions, n_items: int) -> tuple[Any, Any]:
    """Who had what: different pairs of user and item."""
    pairs = np.unique(log.users.astype(np.int64) * n_items + log.items)
    return pairs // n_items, pairs % n_items


def _known(items: Any, n_items: int) -> NDArray[np.intp]:
    counts = np.bincount(items, minlength=n_items)
    chosen = np.argsort(-counts, kind="stable")[:MOST_ITEMS]
    return np.sort(chosen[counts[chosen] >= LEAST_USERS])


def _parts(n: int) -> Iterator[slice]:
    """Some hundred rows or columns at a time: what is made on the way stays small."""
    for start in range(0, n, 512):
        yield slice(start, min(start + 512, n))


def largest(weights: Floats, chosen: Any) -> Ridge:
    """The largest of the weights [m, m] of the chosen items, ascending int [m]."""
    k = min(NEIGHBOURS, len(chosen) - 1)
    neighbours = np.zeros((len(chosen), k), np.int32)
    values = np.zeros((len(chosen), k), np.float32)
    for part in _parts(len(chosen)):
        rows = np.ascontiguousarray(weights[part])
        best = np.argpartition(-np.abs(rows), k, axis=1)[:, :k]
        neighbours[part] = best
        values[part] = np.take_along_axis(rows, best, axis=1)
    return Ridge(chosen.astype(np.int32), neighbours, values)
