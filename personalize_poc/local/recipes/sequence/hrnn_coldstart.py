"""aws-hrnn-coldstart: the network of aws-hrnn-metadata, which recommends cold items alone.

An item is cold when it has at most cold_start_max_interactions interactions and is at most
cold_start_max_duration days old. Age counts from the item's creation, else from its first
interaction, to cold_start_relative_from: the birth of the youngest item, or `TrainingData.now`.
An item of which neither is known, because it only has metadata, is as young as can be.

What is learned comes from all interactions; scores put every cold item before every other one.
Items that come after training are cold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features, Floats, Query, TrainingData
from personalize_poc.local.errors import TrainingRefused
from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.interface import Budget, Earlier, Hyperparameter, Progress
from personalize_poc.local.recipes.sequence.hrnn_metadata import HrnnMetadata
from personalize_poc.local.recipes.sequence.model import SequenceModel

SECONDS_PER_DAY = 86_400
BEHIND = np.float32(100)
"""Taken off the logits of items that are not cold, beyond what puts them behind the cold ones."""


def cold_items(data: TrainingData, parameters: Mapping[str, str]) -> NDArray[np.bool_]:
    """Which items are cold for complete hyperparameters, bool [n_items].

    Raises ValueError when age counts to the current time and the data do not say what that is.
    """
    log = data.interactions
    counts = np.bincount(log.items, minlength=data.n_items)
    first = np.full(data.n_items, np.inf)
    np.minimum.at(first, log.items, log.timestamps.astype(np.float64))
    born = np.where(np.isinf(first), np.nan, first)
    if data.item_features.creation is not None:
        born = np.where(np.isnan(data.item_features.creation), born, data.item_features.creation)
    if parameters["cold_start_relative_from"] == "latestItem":
        newest = float(np.nanmax(born, initial=-np.inf))
    elif data.now is None:
        raise ValueError("cold_start_relative_from is currentTime, and TrainingData.now is None.")
    else:
        newest = data.now
    oldest = newest - float(parameters["cold_start_max_duration"]) * SECONDS_PER_DAY
    young = np.isnan(born) | (born >= oldest)
    return young & (counts <= int(parameters["cold_start_max_interactions"]))


@dataclass(frozen=True)
class ColdstartModel(Model):
    """model: scores all items. cold: bool [n_items], which of them are recommended."""

    model: SequenceModel
    cold: NDArray[np.bool_]

    @property
    def n_items(self) -> int:
        """Number of items."""
        return self.model.n_items

    @property
    def describes(self) -> ColdstartModel:
        """It can, as the network does."""
        return self

    @property
    def columns(self) -> frozenset[str]:
        """Names of the Items columns that describe an item."""
        return self.model.columns

    def with_items(self, features: Features, n_items: int) -> ColdstartModel:
        """The model with more items, all of them cold."""
        more = np.ones(n_items, bool)
        return ColdstartModel(
            self.model.with_items(features, n_items), np.concatenate([self.cold, more])
        )

    def score(self, queries: list[Query]) -> Floats:
        """Logits float32 [len(queries), n_items], those of cold items above all others."""
        scores = self.model.score(queries)
        if self.cold.any() and not self.cold.all() and len(queries):
            lowest = scores[:, self.cold].min(axis=1, keepdims=True)
            others = scores[:, ~self.cold]
            highest = others.max(axis=1, keepdims=True)
            scores[:, ~self.cold] = others - np.maximum(highest - lowest, 0) - BEHIND
        return scores

    def save(self, folder: Path) -> None:
        """Write the network and ``cold.npy``."""
        self.model.save(folder)
        np.save(folder / "cold.npy", self.cold)


class HrnnColdstart:
    """The algorithm of aws-hrnn-coldstart: that of aws-hrnn-metadata, and which items are cold."""

    hyperparameters: tuple[Hyperparameter, ...] = known.HRNN_COLDSTART
    least, most = 100, 80_000
    """Cold items that the recipe needs, and can have."""

    def __init__(self) -> None:
        self._network = HrnnMetadata()

    def fit(
        self,
        data: TrainingData,
        parameters: Mapping[str, str],
        *,
        seed: int,
        progress: Progress,
        budget: Budget,
    ) -> ColdstartModel:
        """Train. Raises TrainingRefused, also when too few or too many items are cold."""
        cold = self._cold(data, parameters, progress)
        model = self._network.fit(data, parameters, seed=seed, progress=progress, budget=budget)
        return ColdstartModel(model, cold)

    def update(
        self,
        data: TrainingData,
        parameters: Mapping[str, str],
        earlier: Earlier[ColdstartModel],
        *,
        seed: int,
        progress: Progress,
        budget: Budget,
    ) -> ColdstartModel:
        """Go on from an earlier network, with the items that are cold now. Raises as `fit`."""
        cold = self._cold(data, parameters, progress)
        network = earlier.with_model(earlier.model.model)
        model = self._network.update(
            data, parameters, network, seed=seed, progress=progress, budget=budget
        )
        return ColdstartModel(model, cold)

    def _cold(
        self, data: TrainingData, parameters: Mapping[str, str], progress: Progress
    ) -> NDArray[np.bool_]:
        cold = cold_items(data, parameters)
        n = int(cold.sum())
        if not self.least <= n <= self.most:
            raise TrainingRefused(
                f"{n} items are cold; the recipe needs {self.least} to {self.most}. "
                "Change cold_start_max_interactions or cold_start_max_duration."
            )
        progress({"cold_items": n})
        return cold

    def load(self, folder: Path) -> ColdstartModel:
        """Read what `ColdstartModel.save` wrote."""
        cold = np.load(folder / "cold.npy", allow_pickle=False)
        return ColdstartModel(self._network.load(folder), cold)
