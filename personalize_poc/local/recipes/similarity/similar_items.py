"""aws-similar-items: items alike in who interacts with them and in their metadata.

Three parts are added, with weights that are fitted on users of the training (see `blend`): the
measure of aws-sims, all of whose items are neighbours; metadata, each column by what it tells (see
`likeness`), of a length of at most item_metadata_hidden_dim; and factors of behaviour. The factors
are a truncated singular value decomposition (length item_id_hidden_dim) of the users x items
matrix, an item's column divided by n(j) ** POPULARITY_DISCOUNT, n(j) its users. They tell of items
that no user has in common whether users of the same taste have them. That pays where there is
little else, and where it does not their weight is 0 and they are not kept.

An item without interactions has neighbours by its metadata alone. An item that is unknown, or of
which nothing is known, gets popular items. Which model the service uses is not published.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from personalize_poc.local.arrays.splits import HeldOut
from personalize_poc.local.arrays.types import Floats, Interactions, Query, TrainingData
from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.common.percentiles import by_history_length
from personalize_poc.local.recipes.common.svd import right_factors, unit_rows
from personalize_poc.local.recipes.counting import measure
from personalize_poc.local.recipes.counting.measure import Measure
from personalize_poc.local.recipes.counting.neighbours import Neighbours, neighbours
from personalize_poc.local.recipes.counting.occurrences import Occurrences
from personalize_poc.local.recipes.counting.popularity import unique_users
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.interface import Budget, Hyperparameter, Progress
from personalize_poc.local.recipes.similarity import blend, likeness
from personalize_poc.local.recipes.similarity.blend import Blend
from personalize_poc.local.recipes.similarity.first_similar_items import FirstSimilarItemsModel

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

POPULARITY_DISCOUNT = 0.25
MEASURE_DISCOUNT, LEAST_SHARED = 0.5, 3
"""popularity_discount_factor and min_cointeraction_count of the measure, the defaults of aws-sims.
Fewer users in common are chance, except where one item soon followed the other."""

LONGEST_HISTORIES = 0.995
"""Users with more interactions than this share of all do not count, as in aws-sims."""

_VALIDATED = 5
"""Of so many users at least one is validated on and is no part of the factors meanwhile."""

_FILE = "similar_items.npz"


@dataclass(frozen=True)
class SimilarItemsModel(Model):
    """near: what is counted. metadata: float32 [n_items, d], see `likeness.vectors`.

    behaviour: unit rows float32 [n_items, d], or [n_items, 0] where they do not count.
    popularity: users per item over those of the most popular one, float32 [n_items].
    """

    near: Neighbours
    metadata: Floats
    behaviour: Floats
    popularity: Floats
    blend: Blend

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
            others, weights = self.near.of(item)
            counted = np.zeros(self.n_items, np.float32)
            counted[others] = weights
            scores[row] = self.blend.scores(
                counted,
                self.metadata @ self.metadata[item],
                self.behaviour @ self.behaviour[item],
                self.popularity,
            )
            scores[row, item] = -2
        return scores

    def save(self, folder: Path) -> None:
        """Write ``similar_items.npz``."""
        np.savez(
            folder / _FILE,
            metadata=self.metadata,
            behaviour=self.behaviour,
            popularity=self.popularity,
            blend=np.array([self.blend.content, self.blend.behaviour]),
            **self.near._asdict(),
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
        """Count, describe, decompose, and weigh the three against each other."""
        n, length = data.n_items, int(parameters["item_id_hidden_dim"])
        users = unique_users(data.interactions, n)
        popularity = users / max(1.0, float(users.max(initial=0)))
        kept = by_history_length(data.interactions, data.n_users, 0, LONGEST_HISTORIES)
        counted = Occurrences(kept, data.n_users, n)
        everybody = np.ones(n, bool)
        most = int(counted.users.max(initial=0))
        start = Measure(MEASURE_DISCOUNT, LEAST_SHARED, most, everybody=True)
        weighed = measure.fitted(start, counted, kept, everybody)
        metadata = likeness.vectors(
            data.item_features, n, kept, int(parameters["item_metadata_hidden_dim"]), seed
        )
        progress({"vectors": "metadata", "dimension": metadata.shape[1]})
        tests = _validation(kept)
        others = kept.take(~np.isin(kept.users, [test.user for test in tests]))
        behaviour = _factors(others, data, length, seed)
        progress({"vectors": "behaviour", "dimension": behaviour.shape[1]})
        weights = blend.fitted(tests, counted, weighed, metadata, behaviour, popularity)
        behaviour = _factors(kept, data, length if weights.behaviour else 0, seed)
        near = neighbours(counted, start.least, weighed.weights, progress)
        return SimilarItemsModel(near, metadata, behaviour, popularity, weights)

    def load(self, folder: Path) -> SimilarItemsModel | FirstSimilarItemsModel:
        """Read what `SimilarItemsModel.save` wrote, or what version 0.1.0 did."""
        with np.load(folder / _FILE, allow_pickle=False) as arrays:
            if "trust" in arrays:
                return FirstSimilarItemsModel(**arrays)
            return SimilarItemsModel(
                Neighbours(*(arrays[name] for name in Neighbours._fields)),
                arrays["metadata"],
                arrays["behaviour"],
                arrays["popularity"],
                Blend(*map(float, arrays["blend"])),
            )


def _validation(log: Interactions) -> list[HeldOut]:
    """A fifth of the users at most, evenly over all of them."""
    tests = measure.validation(log)
    most = len(np.unique(log.users)) // _VALIDATED
    places = np.linspace(0, len(tests) - 1, min(most, len(tests))).astype(np.int64)
    return [tests[place] for place in places]


def _factors(log: Interactions, data: TrainingData, length: int, seed: int) -> Floats:
    """Unit rows [n_items, at most length] of behaviour."""
    users = unique_users(log, data.n_items)
    return unit_rows(right_factors(_co_occurrence(log, data.n_users, users), length, seed))


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
