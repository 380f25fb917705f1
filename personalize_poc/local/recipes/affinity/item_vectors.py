"""Vectors of items, such that what a user did says how much an item is to their taste.

A low-rank linear autoencoder: with M the users x items matrix of 0 and 1, a row divided by the
root of its length and a column by n(j) ** POPULARITY_DISCOUNT, n(j) the users of item j, and
M ~ U S V' its truncated singular value decomposition, the taste of a user with row x for item i is

    x diag(n ** -POPULARITY_DISCOUNT) V diag(s^2 / (s^2 + shrinkage)) V[i]'

which is ridge regression of the items on the items, restricted to the first directions (Jin et
al., KDD 2021, "Towards a better understanding of linear models for recommendation"). Vectors of
users are not kept: the model answers for users that it has never seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from personalize_poc.local.arrays.types import Floats, Interactions
from personalize_poc.local.recipes.common.svd import right_factors
from personalize_poc.local.recipes.counting.popularity import unique_users

POPULARITY_DISCOUNT = 0.25
SHRINKAGE = 8.0
LEAST_SIZE = 1e-9


@dataclass(frozen=True)
class ItemVectors:
    """said: what an interaction with the item says of a user. wanted: what the item asks for.

    Both float32 [n_items, d]. users: different users of each item, float32 [n_items].
    """

    said: Floats
    wanted: Floats
    users: Floats

    def similarity(self, weights: Floats) -> Floats:
        """What an interaction with each item says about a taste for items with these weights.

        weights: float [n_items], of the items that are wanted. Returns float32 [n_items].
        """
        chosen = np.flatnonzero(weights)
        target = weights[chosen].astype(np.float32) @ self.wanted[chosen]
        return np.asarray(self.said @ target, np.float32)


def fit(
    interactions: Interactions, n_users: int, n_items: int, rank: int, seed: int
) -> ItemVectors:
    """Decompose. rank: of the decomposition, less when there are fewer users or items."""
    from scipy.sparse import csr_matrix, diags

    users = unique_users(interactions, n_items)
    ones = np.ones(len(interactions), np.float32)
    matrix: Any = csr_matrix((ones, (interactions.users, interactions.items)), (n_users, n_items))
    matrix.sum_duplicates()
    matrix.data[:] = 1
    lengths = np.maximum(np.diff(matrix.indptr), 1).astype(np.float32)
    discount = np.maximum(users, 1) ** np.float32(-POPULARITY_DISCOUNT)
    scaled = (diags(lengths**-0.5) @ matrix @ diags(discount)).tocsr().astype(np.float32)
    vectors = right_factors(scaled, rank, seed)
    energy = (vectors**2).sum(axis=0)
    directions = vectors / np.sqrt(np.maximum(energy, LEAST_SIZE))
    return ItemVectors(
        np.ascontiguousarray(directions * discount[:, None], np.float32),
        np.ascontiguousarray(directions * (energy / (energy + SHRINKAGE)), np.float32),
        users,
    )
