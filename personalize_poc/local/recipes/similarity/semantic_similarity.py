"""aws-semantic-similarity: items whose name and description are about the same.

Name and description each become a vector (latent semantic analysis, see `text`); an item's vector
is the two side by side, weighed by NAME_SHARE, of length 1. A name of words that no other item has
counts less, by how much of it is known: that pieces of "Skyfall" occur in "The Fall" and "All the
Pretty Horses" makes the films no more alike. With s the cosine of two items, and p and f the
popularity and freshness of the other one in 0 … 1, its score is

    s (1 + POPULARITY p + FRESHNESS f)    where s > 0, else s

with the rankingInfluence of the campaign or batch job, 0 each when it has none: an influence of 1
counts the most popular item up to twice, and never puts an unlike item before a like one of more
than half its likeness. p is the share of users that the most popular item has; f is the share of
items that are older. Both are those of the training. An item that is unknown, or has no text, gets
popular items. Which embeddings the service uses, and how it weighs influences, is not published.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from personalize_poc.local.arrays.types import Features, Floats, Query, TrainingData
from personalize_poc.local.errors import TrainingRefused
from personalize_poc.local.recipes.common.svd import unit_rows
from personalize_poc.local.recipes.common.text_encoder import TextEncoder
from personalize_poc.local.recipes.counting.popularity import unique_users
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.interface import Budget, Hyperparameter, Progress

WIDTH = 128
"""Length of the vector of a name, and of a description."""

NAME_SHARE = 0.25
"""Share of the likeness that names decide."""

LEAST_ITEMS = 2
_FILE = "semantic.npz"


@dataclass(frozen=True)
class SemanticModel(Model):
    """vectors: unit rows float32 [n_items, d]. popularity, freshness: float32 [n_items], 0 … 1.

    column: the textual column. influence: of popularity and freshness, 0 … 1 each.
    """

    vectors: Floats
    popularity: Floats
    freshness: Floats
    column: str
    names: TextEncoder
    descriptions: TextEncoder
    influence: tuple[float, float] = (0.0, 0.0)

    @property
    def n_items(self) -> int:
        """Number of items."""
        return len(self.popularity)

    @property
    def describes(self) -> SemanticModel:
        """It can: texts are all that it reads."""
        return self

    @property
    def columns(self) -> frozenset[str]:
        """The textual column; names come beside it."""
        return frozenset({self.column})

    def influenced(self, popularity: float, freshness: float) -> SemanticModel:
        """The model with this rankingInfluence."""
        return replace(self, influence=(popularity, freshness))

    def with_items(self, features: Features, n_items: int) -> SemanticModel:
        """The model with more items, neither popular nor fresh: that is counted in training."""
        texts = features.texts.get(self.column) or [""] * n_items
        vectors = _vectors(self.names, self.descriptions, features.names, texts)
        none = np.zeros(n_items, np.float32)
        return replace(
            self,
            vectors=np.concatenate([self.vectors, vectors]),
            popularity=np.append(self.popularity, none),
            freshness=np.append(self.freshness, none),
        )

    def score(self, queries: list[Query]) -> Floats:
        """Scores float32 [len(queries), n_items]; popularity where nothing is known of the item."""
        scores = np.tile(self.popularity, (len(queries), 1))
        lift = 1 + self.influence[0] * self.popularity + self.influence[1] * self.freshness
        for row, query in enumerate(queries):
            item = query.item
            if item is None or not 0 <= item < self.n_items:
                continue
            if self.vectors[item].any():
                alike = self.vectors @ self.vectors[item]
                scores[row] = np.where(alike > 0, alike * lift, alike)
            scores[row, item] = -2
        return scores

    def save(self, folder: Path) -> None:
        """Write ``semantic.npz``."""
        np.savez(
            folder / _FILE,
            vectors=self.vectors,
            popularity=self.popularity,
            freshness=self.freshness,
            column=self.column,
            name_terms=self.names.terms,
            name_projection=self.names.projection,
            terms=self.descriptions.terms,
            projection=self.descriptions.projection,
        )


class SemanticSimilarity:
    """The algorithm of aws-semantic-similarity."""

    hyperparameters: tuple[Hyperparameter, ...] = ()

    def fit(
        self,
        data: TrainingData,
        parameters: Mapping[str, str],
        *,
        seed: int,
        progress: Progress,
        budget: Budget,
    ) -> SemanticModel:
        """Learn what words mean. Raises TrainingRefused when there are no texts to compare."""
        features = data.item_features
        if not features.texts or features.names is None:
            raise TrainingRefused(
                "The Items dataset needs a textual column and a column with itemName that training "
                "may read"
            )
        column, texts = next(iter(features.texts.items()))
        descriptions = TextEncoder.fit(texts, WIDTH, seed)
        progress({"vectors": "descriptions", "dimension": descriptions.width})
        names = TextEncoder.fit(features.names, WIDTH, seed)
        progress({"vectors": "names", "dimension": names.width})
        vectors = _vectors(names, descriptions, features.names, texts)
        if int(vectors.any(axis=1).sum()) < LEAST_ITEMS:
            raise TrainingRefused(
                f"Fewer than {LEAST_ITEMS} items have a text that shares a word with another one"
            )
        users = unique_users(data.interactions, data.n_items)
        popularity = users / max(1.0, float(users.max(initial=0)))
        fresh = _freshness(features, data.n_items)
        return SemanticModel(vectors, popularity, fresh, column, names, descriptions)

    def load(self, folder: Path) -> SemanticModel:
        """Read what `SemanticModel.save` wrote."""
        with np.load(folder / _FILE, allow_pickle=False) as file:
            names = TextEncoder(file["name_terms"], file["name_projection"])
            descriptions = TextEncoder(file["terms"], file["projection"])
            return SemanticModel(
                file["vectors"],
                file["popularity"],
                file["freshness"],
                str(file["column"]),
                names,
                descriptions,
            )


def _vectors(
    names: TextEncoder,
    descriptions: TextEncoder,
    called: Sequence[str] | None,
    texts: Sequence[str],
) -> Floats:
    called = called if called is not None else [""] * len(texts)
    by_name = names.encode(called) * names.familiarity(called)[:, None]
    by_text = descriptions.encode(texts)
    both = [by_name * np.float32(NAME_SHARE**0.5), by_text * np.float32((1 - NAME_SHARE) ** 0.5)]
    return unit_rows(np.hstack(both))


def _freshness(features: Features, n_items: int) -> Floats:
    """Share of the items with a known age that are older, float32 [n_items]; 0 when unknown."""
    fresh = np.zeros(n_items, np.float32)
    if features.creation is not None:
        known = np.isfinite(features.creation)
        ages = np.sort(features.creation[known])
        fresh[known] = np.searchsorted(ages, features.creation[known]) / max(1, len(ages) - 1)
    return np.minimum(fresh, 1)
