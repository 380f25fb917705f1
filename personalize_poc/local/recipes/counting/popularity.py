"""aws-popularity-count: items by the number of different users who interacted with them.

The same list for everybody, static until it is trained again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from personalize_poc.local.arrays.types import Floats, Interactions, Query, TrainingData
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.interface import Budget, Hyperparameter, Progress


def unique_users(interactions: Interactions, n_items: int) -> Floats:
    """Number of different users per item, float32 [n_items].

    Where events have weights, a user counts as much as the weightiest event with the item.
    """
    pairs = interactions.users.astype(np.int64) * n_items + interactions.items
    different, which = np.unique(pairs, return_inverse=True)
    items = different % n_items
    shares = None
    if interactions.weights is not None:
        shares = np.zeros(len(items))
        np.maximum.at(shares, which, interactions.weights)
    return np.bincount(items, shares, minlength=n_items).astype(np.float32)


@dataclass(frozen=True)
class PopularityModel(Model):
    """counts: users per item, float32 [n_items]. Every query gets the same scores."""

    counts: Floats

    @property
    def n_items(self) -> int:
        """Number of items."""
        return len(self.counts)

    def score(self, queries: list[Query]) -> Floats:
        """Users per item, float32 [len(queries), n_items]."""
        return np.tile(self.counts, (len(queries), 1))

    def save(self, folder: Path) -> None:
        """Write ``counts.npy``."""
        np.save(folder / "counts.npy", self.counts)


class PopularityCount:
    """The algorithm of aws-popularity-count."""

    hyperparameters: tuple[Hyperparameter, ...] = ()

    def fit(
        self,
        data: TrainingData,
        parameters: Mapping[str, str],
        *,
        seed: int,
        progress: Progress,
        budget: Budget,
    ) -> PopularityModel:
        """Count. Nothing is drawn and nothing can be refused."""
        return PopularityModel(unique_users(data.interactions, data.n_items))

    def load(self, folder: Path) -> PopularityModel:
        """Read what `PopularityModel.save` wrote."""
        return PopularityModel(np.load(folder / "counts.npy", allow_pickle=False))
