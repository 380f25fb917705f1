"""aws-trending-now: items whose interactions rise from one interval to the next.

With T the newest timestamp, d the trend_discovery_frequency, and n(j; a, b) the interactions with
item j later than a and not later than b, the rise of item j is

    n(j; T - d, T) - n(j; T - 2 d, T - d)

Items that rise come first, most first; the others follow by popularity, and are the whole answer
when nothing rises. Serving counts live events in the same way (`TrendingModel.at`), so that
no training is needed for them.

Different from the service: intervals end at the newest interaction, not at the time of day,
so that data of the past has trends as well; and a rise is seen at once, not at the end of an
interval.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats, Interactions, Ints, Query, TrainingData
from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.counting.popularity import unique_users
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.interface import Budget, Hyperparameter, Progress

SECONDS = {
    "30 minutes": 1800,
    "1 hour": 3600,
    "2 hours": 7200,
    "3 hours": 10_800,
    "1 day": 86_400,
}
"""Values of trend_discovery_frequency."""


def rise(items: Ints, timestamps: NDArray[np.int64], n_items: int, interval: int) -> Ints:
    """Interactions of the last interval less those of the one before, per item: int [n_items].

    items, timestamps: of interactions in any order [n]. The last interval ends at the newest one.
    """
    if not len(items):
        return np.zeros(n_items, np.int64)
    end = timestamps.max()
    last = timestamps > end - interval
    before = ~last & (timestamps > end - 2 * interval)
    return np.bincount(items[last], minlength=n_items) - np.bincount(
        items[before], minlength=n_items
    )


@dataclass(frozen=True)
class TrendingModel(Model):
    """popularity: float32 [n_items] in 0 … 1. interval: seconds. rises: int [n_items], in training.

    Every query gets the same scores.
    """

    popularity: Floats
    interval: int
    rises: Ints

    @property
    def n_items(self) -> int:
        """Number of items."""
        return len(self.popularity)

    @property
    def trends(self) -> TrendingModel:
        """It does."""
        return self

    def score(self, queries: list[Query]) -> Floats:
        """Scores by what training saw, float32 [len(queries), n_items]."""
        return np.tile(self._scores(self.rises), (len(queries), 1))

    def at(self, items: Ints, timestamps: NDArray[np.int64]) -> Floats:
        """Scores float32 [n_items] by these interactions: all of the last two intervals."""
        return self._scores(rise(items, timestamps, self.n_items, self.interval))

    def _scores(self, rises: Any) -> Floats:
        # Popularity, below 1, orders items that rise alike, and those that do not rise.
        scores: Floats = (np.maximum(rises, 0) + 0.9 * self.popularity).astype(np.float32)
        return scores

    def save(self, folder: Path) -> None:
        """Write ``trending.npz``."""
        np.savez(
            folder / "trending.npz",
            popularity=self.popularity,
            interval=self.interval,
            rises=self.rises,
        )


class TrendingNow:
    """The algorithm of aws-trending-now."""

    hyperparameters: tuple[Hyperparameter, ...] = known.TRENDING_NOW

    def fit(
        self,
        data: TrainingData,
        parameters: Mapping[str, str],
        *,
        seed: int,
        progress: Progress,
        budget: Budget,
    ) -> TrendingModel:
        """Count. Nothing is drawn and nothing can be refused."""
        log, interval = data.interactions, SECONDS[parameters["trend_discovery_frequency"]]
        users = unique_users(log, data.n_items)
        return TrendingModel(
            users / max(1.0, float(users.max(initial=0))),
            interval,
            rise(log.items, log.timestamps, data.n_items, interval),
        )

    def load(self, folder: Path) -> TrendingModel:
        """Read what `TrendingModel.save` wrote."""
        with np.load(folder / "trending.npz", allow_pickle=False) as arrays:
            return TrendingModel(arrays["popularity"], int(arrays["interval"]), arrays["rises"])


def before_last_interval(interactions: Interactions, interval: int) -> Interactions:
    """The interactions older than the last interval: what a trend is predicted from in a test."""
    return interactions.take(interactions.timestamps <= interactions.timestamps.max() - interval)
