"""How recipes learn: hyperparameters, a budget of time, and what fits or goes on with a model.

Nothing here knows ARNs, HTTP or SQLite. Users and items are indexes 0 … n-1; whoever calls a
recipe keeps the ids. What a fitted model can do stands in `fitted`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Columns, Ints, TrainingData


@dataclass(frozen=True)
class Hyperparameter:
    """One documented hyperparameter. `kind` is integer, continuous or categorical.

    above: whether `low` itself is not allowed.
    """

    name: str
    kind: str
    default: str
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    tunable: bool = False
    featurization: bool = False
    above: bool = False


@dataclass(frozen=True)
class Budget:
    """When training has to end. `deadline` is a `time.monotonic()` value, or None."""

    deadline: float | None = None

    def used_up(self) -> bool:
        """True once the deadline has passed."""
        return self.deadline is not None and time.monotonic() >= self.deadline


Progress = Callable[[dict[str, Any]], None]
"""Told things like ``{"epoch": 3, "of": 10, "loss": 5.4}`` while a model learns."""

ModelT_co = TypeVar("ModelT_co", covariant=True)
ModelT = TypeVar("ModelT")
OtherT = TypeVar("OtherT")


class Algorithm(Protocol[ModelT_co]):
    """How a recipe learns. Most make a `Model`; see `recipe.Evaluation` for the others."""

    hyperparameters: tuple[Hyperparameter, ...]

    def fit(
        self,
        data: TrainingData,
        parameters: Mapping[str, str],
        *,
        seed: int,
        progress: Progress,
        budget: Budget,
    ) -> ModelT_co:
        """Train. `parameters` are complete and valid. Raises TrainingRefused."""
        ...

    def load(self, folder: Path) -> ModelT_co:
        """Read what `Model.save` wrote; needs numpy only."""
        ...


@dataclass(frozen=True)
class Earlier(Generic[ModelT]):
    """A model to go on from.

    model: without an objective. items, event_types: for each index now that of the model, -1 when
    it did not know it. touched: bool [n_users], who has interactions that it did not see. columns:
    what it learned from, as `TrainingData.columns` has it.
    """

    model: ModelT
    items: Ints
    event_types: Ints
    touched: NDArray[np.bool_]
    columns: Columns

    def with_model(self, model: OtherT) -> Earlier[OtherT]:
        """The same with a part of the model."""
        return Earlier(model, self.items, self.event_types, self.touched, self.columns)


class UpdatingAlgorithm(Algorithm[ModelT], Protocol[ModelT]):
    """An algorithm with the training mode UPDATE."""

    def update(
        self,
        data: TrainingData,
        parameters: Mapping[str, str],
        earlier: Earlier[ModelT],
        *,
        seed: int,
        progress: Progress,
        budget: Budget,
    ) -> ModelT:
        """Go on from a model that `fit` made with the same parameters. Raises as `fit`."""
        ...
