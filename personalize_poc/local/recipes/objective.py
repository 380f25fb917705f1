"""Optimisation objective: relevance traded against a number of the items, such as a price.

With z the item's value in standard deviations from the mean of the catalogue (at most 3, so that
one extreme item does not decide everything), and s the standard deviation of the logits that the
model has for a user, the new logit of item i is

    logit(i) + weight * s * z(i)

Of all ways to raise the expected z of what is recommended, adding a multiple of it to the logits
changes the model's probabilities least (exponential tilting). A greater weight never lowers the sum
of z among the K items recommended: the two best sets, exchanged, would otherwise be better. How
the service trades is not published.

Items without a value count as average ones. When all values are equal the order does not change.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features, Floats, Query, TrainingData
from personalize_poc.local.errors import TrainingRefused
from personalize_poc.local.recipes.fitted import Model, Trades

WEIGHTS = {"OFF": 0.0, "LOW": 0.1, "MEDIUM": 0.2, "HIGH": 0.4}
"""Weight of each objectiveSensitivity."""

FILE = "objective.npz"

_MOST = 3.0


@dataclass(frozen=True)
class Objective:
    """values: of the column, float32 [n_items], NaN where an item has none. weight: see module."""

    values: Floats
    weight: float

    @property
    def standardised(self) -> Floats:
        """Deviations from the mean in standard deviations, -3 … 3, 0 where there is no value."""
        known = np.isfinite(self.values)
        present = self.values[known].astype(np.float64)
        z = np.zeros(len(self.values), np.float64)
        spread = float(present.std()) if len(present) else 0.0
        # Rounding leaves a spread in a column of equal large numbers.
        if spread > 1e-6 * max(1e-30, float(np.abs(present).max(initial=0))):
            z[known] = np.clip((present - present.mean()) / spread, -_MOST, _MOST)
        return z.astype(np.float32)

    def save(self, folder: Path) -> None:
        """Write ``objective.npz``."""
        np.savez(folder / FILE, values=self.values, weight=np.float64(self.weight))

    @classmethod
    def load(cls, folder: Path) -> Objective:
        """Read what `save` wrote."""
        with np.load(folder / FILE, allow_pickle=False) as file:
            return cls(file["values"], float(file["weight"]))


class ObjectiveModel(Model):
    """A model whose logits are raised for items that serve the objective."""

    def __init__(self, model: Model, objective: Objective) -> None:
        self.model = model
        self.objective = objective
        self._bonus = objective.weight * objective.standardised

    @property
    def n_items(self) -> int:
        """Number of items."""
        return self.model.n_items

    @property
    def trades(self) -> Trades:
        """It does."""
        return self

    @property
    def rewards(self) -> Floats:
        """Values of the column, float32 [n_items], NaN where an item has none."""
        return self.objective.values

    @property
    def describes(self) -> ObjectiveModel | None:
        """Whether it can is up to the model within."""
        return None if self.model.describes is None else self

    @property
    def columns(self) -> frozenset[str]:
        """Names of the Items columns that describe an item to the model."""
        return frozenset() if self.model.describes is None else self.model.describes.columns

    def with_items(self, features: Features, n_items: int) -> ObjectiveModel:
        """The model with more items, which count as average ones in the objective."""
        if self.model.describes is None:
            raise TypeError(f"{type(self.model).__name__} cannot describe items")
        values = np.concatenate([self.objective.values, np.full(n_items, np.nan, np.float32)])
        model = self.model.describes.with_items(features, n_items)
        return ObjectiveModel(model, replace(self.objective, values=values))

    def score(self, queries: list[Query]) -> Floats:
        """Scores float32 [len(queries), n_items]."""
        return self.traded(self.model.score(queries)).astype(np.float32)

    def traded(self, logits: NDArray[Any]) -> NDArray[Any]:
        """The trade on logits [..., n_items] of any source, such as popularity."""
        moved: NDArray[Any] = logits + logits.std(axis=-1, keepdims=True) * self._bonus
        return moved

    def save(self, folder: Path) -> None:
        """Write the model and ``objective.npz``."""
        self.model.save(folder)
        self.objective.save(folder)


def of(data: TrainingData, column: str, sensitivity: str) -> Objective:
    """The objective on a column of the items.

    Raises:
        TrainingRefused: there is no such column of numbers.
    """
    features = data.item_features
    values: Any = features.numbers.get(column)
    if values is None and column == "CREATION_TIMESTAMP":
        values = features.creation
    if values is None:
        raise TrainingRefused(f"The items have no column of numbers {column} to optimise for")
    return Objective(np.asarray(values, np.float32), WEIGHTS[sensitivity])


def with_objective(objective: Objective | None) -> Callable[[Model], Model]:
    """A function that gives a model this objective, or leaves it as it is."""
    if objective is None:
        return lambda model: model
    return lambda model: ObjectiveModel(model, objective)


def loaded(model: Model, folder: Path) -> Model:
    """The model of a folder with the objective that was saved with it, if there was one."""
    return ObjectiveModel(model, Objective.load(folder)) if (folder / FILE).is_file() else model
