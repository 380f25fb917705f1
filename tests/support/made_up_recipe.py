"""A recipe that nobody offers, as one module and one entry: what was met last comes first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats, Query, TrainingData
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.interface import Budget, Hyperparameter, Progress
from personalize_poc.local.recipes.recipe import RecipeInfo, RecipeType

HOURS = Hyperparameter("hours", "integer", "24", 1, 100)

ENTRY = RecipeInfo(
    name="aws-newest-first",
    recipe_type=RecipeType.USER_PERSONALIZATION,
    description="The items that somebody met last, the same for everybody.",
    implementation="tests.support.made_up_recipe:NewestFirst",
    hyperparameters=(HOURS,),
    automl=True,
)


@dataclass(frozen=True)
class NewestFirstModel(Model):
    """last: hours before the newest interaction, float64 [n_items], inf for an item not met."""

    last: NDArray[np.float64]

    @property
    def n_items(self) -> int:
        return len(self.last)

    def score(self, queries: list[Query]) -> Floats:
        row = 1 / (1 + self.last)
        return np.tile(row.astype(np.float32), (len(queries), 1))

    def save(self, folder: Path) -> None:
        np.save(folder / "last.npy", self.last)


class NewestFirst:
    """The algorithm."""

    hyperparameters = (HOURS,)

    def fit(
        self,
        data: TrainingData,
        parameters: Mapping[str, str],
        *,
        seed: int,
        progress: Progress,
        budget: Budget,
    ) -> NewestFirstModel:
        log = data.interactions
        newest = np.full(data.n_items, -np.inf)
        np.maximum.at(newest, log.items, log.timestamps.astype(np.float64))
        hours = (log.timestamps.max() - newest) / 3600
        return NewestFirstModel(np.where(hours <= int(parameters["hours"]), hours, np.inf))

    def load(self, folder: Path) -> NewestFirstModel:
        return NewestFirstModel(np.load(folder / "last.npy", allow_pickle=False))
