"""aws-similar-items: items alike in who interacts with them and in their metadata.

Every item has two vectors of length 1. One of behaviour: a truncated singular value decomposition
(length item_id_hidden_dim) of the users x items matrix, an item's column divided by
n(j) ** POPULARITY_DISCOUNT, n(j) its users, so that inner products compare co-occurrence. One of
metadata (length item_metadata_hidden_dim): the same of the matrix of its categories, weighed by
how rare they are, and of the vectors of its texts (see `text`). With s the cosine of each, the
similarity of items i and j is

    t s_behaviour + (LEAST_SHARE + (1 - t) METADATA_SHARE) s_metadata

where t = sqrt(trust(i) trust(j)) and trust(i) = n(i) / (n(i) + HALF_TRUST): the more is known of
two items' users, the less their metadata decides. It always decides a little: users who joined in
the same year have seen the same films, and that is all that some films have in common. An item
without interactions has neighbours by its metadata alone. An item that is unknown, or of which
nothing is known, gets popular items. Which model the service uses is not published.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from personalize_poc.local.arrays.types import Features, Floats, Interactions, Query, TrainingData
from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.common.metadata_encoder import Encoder
from personalize_poc.local.recipes.common.svd import right_factors, unit_rows
from personalize_poc.local.recipes.counting.popularity import unique_users
from personalize_poc.local.recipes.interface import Budget, Hyperparameter, Model, Progress

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

HALF_TRUST = 20.0
METADATA_SHARE = 0.2
POPULARITY_DISCOUNT = 0.25
"""Chosen among seven combinations on three splits of MovieLens small, the splits reported."""

LEAST_SHARE = 0.1
"""MovieLens small, splits 100 to 104: textbook NDCG@10 and coverage are .061 and .090 with 0, .061
and .095 with .1, .056 and .100 with .2, .053 and .105 with .3."""

NUMBER_WEIGHT = np.float32(0.5)
TEXT_WEIGHT = np.float32(2)

_TIE = 1e-3


@dataclass(frozen=True)
class SimilarItemsModel(Model):
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
                # Equally similar items, many when metadata alone decides: the popular one first.
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
        """Write ``similar_items.npz``."""
        np.savez(
            folder / "similar_items.npz",
            behaviour=self.behaviour,
            metadata=self.metadata,
            trust=self.trust,
            popularity=self.popularity,
        )


class SimilarItems:
    """The algorithm of aws-similar-items."""

    hyperparameters: tuple[Hyperparameter, ...] = known.SIMILAR_ITEMS

    def fit(
        self,
        data: TrainingData,
        parameters: Mapping[str, str],
        *,
        seed: int,
        progress: Progress,
        budget: Budget,
    ) -> SimilarItemsModel:
        """Decompose both matrices."""
        users = unique_users(data.interactions, data.n_items)
        behaviour = right_factors(
            _co_occurrence(data.interactions, data.n_users, users),
            int(parameters["item_id_hidden_dim"]),
            seed,
        )
        progress({"vectors": "behaviour", "dimension": behaviour.shape[1]})
        metadata = right_factors(
            _categories(data.item_features, data.n_items, seed),
            int(parameters["item_metadata_hidden_dim"]),
            seed,
        )
        progress({"vectors": "metadata", "dimension": metadata.shape[1]})
        return SimilarItemsModel(
            unit_rows(behaviour),
            unit_rows(metadata),
            users / (users + HALF_TRUST),
            users / max(1.0, float(users.max(initial=0))),
        )

    def load(self, folder: Path) -> SimilarItemsModel:
        """Read what `SimilarItemsModel.save` wrote."""
        with np.load(folder / "similar_items.npz", allow_pickle=False) as arrays:
            return SimilarItemsModel(
                arrays["behaviour"], arrays["metadata"], arrays["trust"], arrays["popularity"]
            )


def _co_occurrence(interactions: Interactions, n_users: int, users: Floats) -> csr_matrix:
    """Users x items: 1 / n(j) ** POPULARITY_DISCOUNT where a user interacted with item j.

    Rows are divided by the root of their length: a user of very many items says little of each.
    """
    from scipy.sparse import csr_matrix, diags

    ones = np.ones(len(interactions), np.float32)
    matrix = csr_matrix((ones, (interactions.users, interactions.items)), (n_users, len(users)))
    matrix.sum_duplicates()
    matrix.data[:] = 1
    lengths = np.maximum(np.diff(matrix.indptr), 1).astype(np.float32)
    discount = np.maximum(users, 1) ** -POPULARITY_DISCOUNT
    return (diags(lengths**-0.5) @ matrix @ diags(discount)).tocsr().astype(np.float32)


def _categories(features: Features, n_items: int, seed: int) -> csr_matrix:
    """Categories and texts x items, rare categories weighing more (inverse document frequency).

    Classes of numbers weigh NUMBER_WEIGHT: two dramas are more alike than two films of a year. A
    text weighs TEXT_WEIGHT, like a category of an eighth of the items.
    """
    from scipy.sparse import csr_matrix

    def matrix(part: Features) -> Any:
        return Encoder.fit(part, n_items, seed).matrix(part, n_items)

    categories = matrix(Features(features.categories, vocabularies=features.vocabularies))
    frequency = (categories > 0).sum(axis=0)
    weight = np.log((1 + n_items) / (1 + frequency)).astype(np.float32)
    numbers = NUMBER_WEIGHT * matrix(Features(numbers=features.numbers))
    texts = TEXT_WEIGHT * matrix(Features(texts=features.texts))
    return csr_matrix(np.hstack([categories * weight, numbers, texts]).T)
