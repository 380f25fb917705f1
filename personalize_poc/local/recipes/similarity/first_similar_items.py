"""Models of aws-similar-items that version 0.1.0 trained: they answer as they did."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from personalize_poc.local.arrays.types import Floats, Query
from personalize_poc.local.recipes.fitted import Model

LEAST_SHARE, METADATA_SHARE = 0.1, 0.2
_TIE = 1e-3


@dataclass(frozen=True)
class FirstSimilarItemsModel(Model):
    """behaviour, metadata: unit vectors float32 [n_items, d]. trust: [n_items], 0 … 1.

    popularity: users per item over those of the most popular one, float32 [n_items].
    """

    behaviour: Floats
    metadata: Floats
    trust: Floats
    popularity: Floats

    @property
    def n_items(self) -> int:
        """Number of items."""
        return len(self.popularity)

    def score(self, queries: list[Query]) -> Floats:
        """Scores float32 [len(queries), n_items]; popularity where nothing is known of the item."""
        scores = np.tile(self.popularity, (len(queries), 1))
        for row, query in enumerate(queries):
            item = query.item
            if item is None or not 0 <= item < self.n_items:
                continue
            if self.behaviour[item].any() or self.metadata[item].any():
                scores[row] = self._similarity(item) + _TIE * self.popularity
            scores[row, item] = -2
        return scores

    def _similarity(self, item: int) -> Floats:
        trust = np.sqrt(self.trust[item] * self.trust)
        alike: Floats = trust * (self.behaviour @ self.behaviour[item])
        if self.metadata.shape[1]:
            share = LEAST_SHARE + (1 - trust) * METADATA_SHARE
            alike += share * (self.metadata @ self.metadata[item])
        return alike

    def save(self, folder: Path) -> None:
        """Write ``similar_items.npz`` as it was."""
        np.savez(
            folder / "similar_items.npz",
            behaviour=self.behaviour,
            metadata=self.metadata,
            trust=self.trust,
            popularity=self.popularity,
        )
