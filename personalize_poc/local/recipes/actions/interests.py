"""What a user did, as a vector: the mean direction of the newest things in the history.

Things are items that the user met, actions taken, and actions not taken. Their vectors come from
one decomposition of who did what, so things of the same people point the same way; metadata of
items lends rarely seen items the direction of their kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.actions import NOT_TAKEN, TAKEN, ActionData
from personalize_poc.local.arrays.types import Floats, Ints
from personalize_poc.local.recipes.common.svd import right_factors, unit_rows

RANK = 16
NEWEST = 100
"""Things of a history that count."""
HALF_LIFE = 20.0
"""Things after which an older one counts half."""

_AT_ONCE = 2000


@dataclass(frozen=True)
class Vectors:
    """float32 [n_items, r], and [2 n_actions, r]: actions taken, then actions not taken."""

    items: Floats
    actions: Floats


def learn(data: ActionData, described: Floats, seed: int) -> Vectors:
    """Vectors of items and actions.

    described: metadata of items, float32 [n_items, width].
    """
    from scipy import sparse

    interactions, log = data.interactions, data.log
    met = _counted(interactions.users, interactions.items, data.n_users, data.n_items)
    decided = log.take(log.events != 2)
    things = action_things(decided.actions, decided.events, data.n_actions)
    did = _counted(decided.users, things, data.n_users, 2 * data.n_actions)
    kinds = sparse.csr_matrix(met @ sparse.csr_matrix(described))
    matrix = sparse.hstack([_even(met), _even(did), _even(kinds)]).tocsr()
    found = right_factors(matrix.astype(np.float32), RANK, seed)
    n_things = data.n_items + 2 * data.n_actions
    items, actions, of_kinds = np.split(found, [data.n_items, n_things])
    return Vectors(unit_rows(items + described @ of_kinds), unit_rows(actions))


def action_things(actions: Ints, events: NDArray[np.int8], n_actions: int) -> Ints:
    """The place of an action taken or not taken among the vectors of actions."""
    assert (TAKEN, NOT_TAKEN) == (0, 1)
    return (actions + events.astype(np.int32) * n_actions).astype(np.int32)


def directions(
    vectors: Floats, things: Ints, first: NDArray[np.int64], end: NDArray[np.int64]
) -> Floats:
    """Per history its direction, float32 [n, r], of length 1, or 0 without things.

    things: int32, places in vectors, the histories one after the other; history i is
    things[first[i]:end[i]], oldest first.
    """
    found = np.zeros((len(first), vectors.shape[1]), np.float32)
    for at in range(0, len(first), _AT_ONCE):
        part = slice(at, at + _AT_ONCE)
        found[part] = _directions(vectors, things, first[part], end[part])
    return found


def _directions(
    vectors: Floats, things: Ints, first: NDArray[np.int64], end: NDArray[np.int64]
) -> Floats:
    lengths = np.minimum(end - first, NEWEST)
    total = np.zeros((len(first), vectors.shape[1]), np.float32)
    some = np.flatnonzero(lengths > 0)
    if not len(some):
        return total
    lengths = lengths[some]
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    age = np.arange(int(lengths.sum())) - np.repeat(starts, lengths)
    rows = np.repeat(end[some] - 1, lengths) - age
    weights = (0.5 ** (age / HALF_LIFE)).astype(np.float32)
    total[some] = np.add.reduceat(vectors[things[rows]] * weights[:, None], starts, axis=0)
    return unit_rows(total)


def _counted(users: Ints, things: Ints, n_users: int, n_things: int):  # type: ignore[no-untyped-def]
    """scipy CSR [users, things] of log(1 + how often)."""
    from scipy import sparse

    ones = np.ones(len(users), np.float32)
    matrix = sparse.csr_matrix((ones, (users, things)), shape=(n_users, n_things))
    matrix.data = np.log1p(matrix.data)
    return matrix


def _even(matrix: Any) -> Any:
    """Columns made comparable: what many do says less of each of them."""
    from scipy import sparse

    sizes = np.sqrt(np.asarray(matrix.power(2).sum(axis=0)).ravel())
    return matrix @ sparse.diags(1 / np.sqrt(np.maximum(sizes, 1e-9)))
