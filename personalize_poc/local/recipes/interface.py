"""What every recipe is made of: data in arrays, a fitted model, one small interface.

Nothing here knows ARNs, HTTP or SQLite. Users and items are indexes 0 … n-1; whoever calls a
recipe keeps the ids.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from personalize_poc.local.arrays.types import Features, Floats, Query, TrainingData


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


class Model(Protocol):
    """A fitted model. Scores are comparable within one call only; higher is better."""

    @property
    def n_items(self) -> int:
        """Number of items that it scores."""
        ...

    def score(self, queries: list[Query]) -> Floats:
        """Scores float32 [len(queries), n_items], finite. A batch answers as single calls do."""
        ...

    def save(self, folder: Path) -> None:
        """Write plain arrays (.npy/.npz, JSON) into an existing folder. No pickle."""
        ...


@runtime_checkable
class Describes(Protocol):
    """A model that has a vector for an item as soon as its metadata is known."""

    @property
    def columns(self) -> frozenset[str]:
        """Names of the Items columns that it reads."""
        ...

    def with_items(self, features: Features, n_items: int) -> Model:
        """This model with items that came later, as indexes after its own.

        features: metadata of these items alone, with its own vocabularies.
        """
        ...


class Algorithm(Protocol):
    """How a recipe learns."""

    hyperparameters: tuple[Hyperparameter, ...]

    def fit(
        self,
        data: TrainingData,
        parameters: Mapping[str, str],
        *,
        seed: int,
        progress: Progress,
        budget: Budget,
    ) -> Model:
        """Train. `parameters` are complete and valid. Raises TrainingRefused."""
        ...

    def load(self, folder: Path) -> Model:
        """Read what `Model.save` wrote; needs numpy only."""
        ...
