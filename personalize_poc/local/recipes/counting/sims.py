"""aws-sims: items that occur in the same histories as a given item.

Let c(i, j) be the number of users who interacted with both i and j, n(j) the number who interacted
with j, and b(i, j) how often both stand among the same 20 interactions of a user, in blocks of 20
and once more in blocks that begin 10 later. The neighbours of i are the j with
c(i, j) >= min_cointeraction_count, ordered by

    (c(i, j) + b(i, j)) / n(j) ** popularity_discount_factor

With discount 0 the most popular of them come first; with 1 those bound to i most strongly
whatever their popularity. What was chosen close together belongs together more than what the same
person chose years apart: without b, the order with discount 0.5 is that of cosine similarity, and
on MovieLens small (splits 100 to 102, which the figures of README do not use) textbook NDCG@10 is
.043 instead of .053. Three times the weight of b, or blocks of 50, gave .053 and .046; a weight of
users that falls with the length of their history .048. (These before items beyond the percentiles
had neighbours.)

An item beyond the item percentiles, such as a film that nearly everybody saw, is no neighbour of
items within them: it would be everybody's. It has neighbours itself, of both kinds. Without them
the answer for each of the best-known films was the same list of popular ones, and textbook NDCG@10
.063 instead of .072 (splits 100 to 104).

Popular items follow after the neighbours, and are the whole answer for an item that is unknown or
has no neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats, Interactions, Ints, Query, TrainingData
from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.common.percentiles import by_history_length, items_within
from personalize_poc.local.recipes.counting.popularity import unique_users
from personalize_poc.local.recipes.interface import Budget, Hyperparameter, Model, Progress

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

NEIGHBOURS = 1000
"""Neighbours kept per item: twice the longest answer, so that a filter has something to drop."""

NEAR = 20
"""Interactions in a row that count as close together."""

_BLOCK = 1024


@dataclass(frozen=True)
class SimsModel(Model):
    """Neighbours as CSR, and the popular items behind them.

    indptr: int64 [n_items + 1]; neighbours, weights: parallel, item indexes and positive scores.
    popularity: float32 [n_items], in 0 … 1.
    """

    indptr: Any
    neighbours: Ints
    weights: Floats
    popularity: Floats

    @property
    def n_items(self) -> int:
        """Number of items."""
        return len(self.popularity)

    def score(self, queries: list[Query]) -> Floats:
        """Scores float32 [len(queries), n_items].

        Neighbours score above 1, other items their popularity in 0 … 1, the item itself -1.
        """
        scores = np.tile(self.popularity, (len(queries), 1))
        for row, query in enumerate(queries):
            if query.item is None or not 0 <= query.item < self.n_items:
                continue
            part = slice(self.indptr[query.item], self.indptr[query.item + 1])
            scores[row, self.neighbours[part]] = 1 + self.weights[part]
            scores[row, query.item] = -1
        return scores

    def save(self, folder: Path) -> None:
        """Write ``sims.npz``."""
        np.savez(
            folder / "sims.npz",
            indptr=self.indptr,
            neighbours=self.neighbours,
            weights=self.weights,
            popularity=self.popularity,
        )


class Sims:
    """The algorithm of aws-sims."""

    hyperparameters: tuple[Hyperparameter, ...] = known.SIMS

    def fit(
        self,
        data: TrainingData,
        parameters: Mapping[str, str],
        *,
        seed: int,
        progress: Progress,
        budget: Budget,
    ) -> SimsModel:
        """Count co-occurrences. Nothing is drawn."""
        popularity = unique_users(data.interactions, data.n_items)
        kept = by_history_length(
            data.interactions,
            data.n_users,
            float(parameters["min_user_history_length_percentile"]),
            float(parameters["max_user_history_length_percentile"]),
        )
        within = items_within(
            np.bincount(kept.items, minlength=data.n_items),
            float(parameters["min_item_interaction_count_percentile"]),
            float(parameters["max_item_interaction_count_percentile"]),
        )
        histories = _occurrences(kept.users, kept.items, data.n_items)
        blocks = _blocks(kept, data.n_items)
        discount = float(parameters["popularity_discount_factor"])
        least = max(1, int(parameters["min_cointeraction_count"]))
        sizes, neighbours, weights = [], [], []
        users = np.asarray(histories.sum(axis=0)).ravel()
        divisor = np.maximum(users, 1).astype(np.float64) ** discount
        for start in range(0, data.n_items, _BLOCK):
            stop = min(start + _BLOCK, data.n_items)
            block = _related(histories, blocks, divisor, within, least, start, stop)
            sizes.append(block[0])
            neighbours.append(block[1])
            weights.append(block[2])
            progress({"items": min(start + _BLOCK, data.n_items), "of": data.n_items})
        return SimsModel(
            np.concatenate([[0], np.cumsum(np.concatenate(sizes))]).astype(np.int64),
            np.concatenate(neighbours).astype(np.int32),
            np.concatenate(weights).astype(np.float32),
            popularity / max(1.0, float(popularity.max(initial=0))),
        )

    def load(self, folder: Path) -> SimsModel:
        """Read what `SimsModel.save` wrote."""
        with np.load(folder / "sims.npz", allow_pickle=False) as arrays:
            return SimsModel(
                arrays["indptr"], arrays["neighbours"], arrays["weights"], arrays["popularity"]
            )


def _occurrences(rows: Any, items: Ints, n_items: int) -> csr_matrix:
    """Which items occur in which row at all: CSR of 0/1."""
    from scipy.sparse import csr_matrix

    shape = (int(rows.max(initial=-1)) + 1, n_items)
    matrix = csr_matrix((np.ones(len(items), np.int32), (rows, items)), shape)
    matrix.sum_duplicates()
    matrix.data[:] = 1
    return matrix


def _blocks(kept: Interactions, n_items: int) -> csr_matrix:
    """Which items occur in which `NEAR` interactions in a row of a user, at two offsets."""
    places = np.arange(len(kept))
    place = places - np.searchsorted(kept.users, kept.users)
    rows, first = [], 0
    for offset in (0, NEAR // 2):
        begins = (place == 0) | ((place + offset) % NEAR == 0)
        rows.append(first - 1 + np.cumsum(begins))
        first += int(begins.sum())
    return _occurrences(np.concatenate(rows), np.concatenate([kept.items] * 2), n_items)


def _related(
    histories: csr_matrix,
    blocks: csr_matrix,
    divisor: Any,
    within: NDArray[np.bool_],
    least: int,
    start: int,
    stop: int,
) -> tuple[list[int], Ints, Floats]:
    """Sizes, neighbours and weights of the items start … stop - 1, best first per item.

    within: bool [n_items], the items that the percentiles leave in.
    """
    counts = (histories[:, start:stop].T @ histories).tocsr()
    near = (blocks[:, start:stop].T @ blocks).tocsr()
    together = np.zeros(histories.shape[1], np.int32)
    sizes: list[int] = []
    neighbours, weights = [np.empty(0, np.int32)], [np.empty(0, np.float32)]
    for row in range(stop - start):
        part = slice(counts.indptr[row], counts.indptr[row + 1])
        items, shared = counts.indices[part], counts.data[part]
        wanted = (shared >= least) & (items != start + row)
        if within[start + row]:
            wanted &= within[items]
        items, shared = items[wanted], shared[wanted]
        close = slice(near.indptr[row], near.indptr[row + 1])
        together[near.indices[close]] = near.data[close]
        weight = (shared + together[items]) / divisor[items]
        together[near.indices[close]] = 0
        # Equal weights: the better supported item first, then the lower index.
        order = np.lexsort((items, -shared, -weight))[:NEIGHBOURS]
        sizes.append(len(order))
        neighbours.append(items[order])
        weights.append(weight[order].astype(np.float32))
    return sizes, np.concatenate(neighbours), np.concatenate(weights)
