"""Regression of the items that come next on the history before them.

EASE (see `ease`) asks which items the same people have, whenever they came to them, and of somebody
whose history it has learned it learned as well what they do not have. Where one thing leads to
another, such as a machine to its parts, it matters what came first. With P the weighed histories at
many moments, decay ** m for the m-th newest item, and F the `AHEAD` items that were met first after
each of them,

    B = (P'P + penalty I)^-1 P'F

(Choi et al., 2021, "Session-aware linear item-item models for session-based recommendation"). The
score of an item for a history is that of a `Ridge`, with the same decay to begin with.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Interactions, Ints
from personalize_poc.local.recipes.sequence import ease
from personalize_poc.local.recipes.sequence.ease import Ridge

WAYS = ((0.97, 300.0), (1.0, 3000.0))
"""Decays, each with its penalty: with less decay more items ask together."""
LATEST, EVERY, AHEAD = 100, 3, 10
"""Items of a history that count, items from one moment to the next, and those that come next."""
MOST_MOMENTS = 60_000
"""About so many are looked at; of long logs they are further apart."""


def fit(interactions: Interactions, n_items: int, decay: float, penalty: float) -> Ridge | None:
    """Fit over the histories; None where fewer than two items have enough users.

    interactions: sorted by user and time.
    """
    from scipy.linalg import lapack

    chosen = ease.known(interactions, n_items)
    if len(chosen) < 2:
        return None
    past, following = _moments(interactions, chosen, n_items, decay)
    gram = np.asfortranarray((past.T @ past).toarray())
    gram[np.diag_indices(len(chosen))] += penalty
    wanted = np.asfortranarray((past.T @ following).toarray())
    _, weights, failed = lapack.sposv(gram, wanted, lower=1, overwrite_a=1, overwrite_b=1)
    return None if failed else replace(ease.largest(weights, chosen), decay=decay)


def _moments(
    log: Interactions, chosen: NDArray[np.intp], n_items: int, decay: float
) -> tuple[Any, Any]:
    """Weighed histories and the items that came next: CSR float32 [moments, chosen] each."""
    every = max(EVERY, -(-len(log) // MOST_MOMENTS))
    past: list[Ints] = []
    following: list[Ints] = []
    for met in _met(log, chosen, n_items):
        for moment in range(min(every, max(1, len(met) - 1)), len(met), every):
            past.append(met[max(0, moment - LATEST) : moment][::-1])
            following.append(met[moment : moment + AHEAD])
    worth = (decay ** np.arange(LATEST)).astype(np.float32)
    alike = np.ones(AHEAD, np.float32)
    return _stacked(past, worth, len(chosen)), _stacked(following, alike, len(chosen))


def _met(log: Interactions, chosen: NDArray[np.intp], n_items: int) -> Iterator[Ints]:
    """Of each user the different items that take part, as places in `chosen`, first met first."""
    place = np.full(n_items, -1, np.int32)
    place[chosen] = np.arange(len(chosen))
    pairs = log.users.astype(np.int64) * n_items + log.items
    first = np.sort(np.unique(pairs, return_index=True)[1])
    first = first[place[log.items[first]] >= 0]
    users, met = log.users[first], place[log.items[first]]
    yield from np.split(met, np.flatnonzero(np.diff(users)) + 1)


def _stacked(rows: list[Ints], worth: NDArray[np.float32], width: int) -> Any:
    """Rows of items, the m-th of each with the m-th worth, as CSR [rows, width]."""
    from scipy.sparse import csr_matrix

    ends = np.cumsum([0, *map(len, rows)])
    items = np.concatenate(rows) if rows else np.empty(0, np.int32)
    values = np.concatenate([worth[: len(one)] for one in rows]) if rows else worth[:0]
    return csr_matrix((values, items, ends), (len(rows), width))
