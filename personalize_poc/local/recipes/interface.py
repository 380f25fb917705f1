"""What every recipe is made of: data in arrays, a fitted model, one small interface.

Nothing here knows ARNs, HTTP or SQLite. Users and items are indexes 0 … n-1; whoever calls a
recipe keeps the ids.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]


Values = Mapping[str, tuple[int, ...] | float]
"""What is known of one user or one moment, by column: numbers of categories, or a number."""


@dataclass(frozen=True)
class Context:
    """Contextual metadata of n interactions (device, hour of the day, …), encoded by column.

    categories: int32 [n] category numbers 0 … vocabulary size - 1, -1 when missing. numbers:
    float32 [n], NaN when missing. vocabularies: per categorical column its category texts.
    """

    categories: Mapping[str, Ints] = field(default_factory=dict)
    numbers: Mapping[str, Floats] = field(default_factory=dict)
    vocabularies: Mapping[str, list[str]] = field(default_factory=dict)

    def take(self, rows: NDArray[Any]) -> Context:
        """The context of these interactions."""
        return Context(
            {name: codes[rows] for name, codes in self.categories.items()},
            {name: values[rows] for name, values in self.numbers.items()},
            self.vocabularies,
        )

    def of(self, row: int) -> Values:
        """What is known of one interaction; missing values are left out."""
        found: dict[str, tuple[int, ...] | float] = {
            name: (int(codes[row]),) for name, codes in self.categories.items() if codes[row] >= 0
        }
        numbers = {name: float(values[row]) for name, values in self.numbers.items()}
        return found | {name: value for name, value in numbers.items() if value == value}


@dataclass(frozen=True)
class Interactions:
    """Interactions sorted by user, then time, then order in the source. All arrays are [n].

    users, items: int32 indexes. timestamps: int64 Unix seconds. event_types: int16 index into
    `TrainingData.event_types`, -1 when unknown. event_values: float32, NaN when absent. weights:
    float32, how much an event counts as something to be predicted; None when all count the same.
    """

    users: Ints
    items: Ints
    timestamps: NDArray[np.int64]
    event_types: NDArray[np.int16]
    event_values: Floats
    context: Context = field(default_factory=Context)
    weights: Floats | None = None

    def __len__(self) -> int:
        return len(self.users)

    def take(self, rows: NDArray[Any]) -> Interactions:
        """The interactions of these rows (index array or boolean mask), in their order."""
        return Interactions(
            self.users[rows], self.items[rows], self.timestamps[rows],
            self.event_types[rows], self.event_values[rows], self.context.take(rows),
            None if self.weights is None else self.weights[rows],
        )  # fmt: skip


@dataclass(frozen=True)
class Features:
    """Metadata of items or of users, encoded. Rows are indexes of that entity.

    categories: per column a CSR pair (indptr int32 [n + 1], values int32) of category numbers,
    0 … vocabulary size - 1; several per row for multi-valued columns. numbers: per column
    float32 [n], NaN when missing. vocabularies: per categorical column its category texts.
    creation: float64 [n] Unix seconds, NaN when unknown (items only). texts: per textual column
    the texts [n], empty when missing; names: those of the items [n], empty when missing (both only
    for recipes that read texts).
    """

    categories: Mapping[str, tuple[Ints, Ints]] = field(default_factory=dict)
    numbers: Mapping[str, Floats] = field(default_factory=dict)
    vocabularies: Mapping[str, list[str]] = field(default_factory=dict)
    creation: NDArray[np.float64] | None = None
    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    names: Sequence[str] | None = None

    def of(self, row: int) -> Values:
        """What is known of one user or item; missing values are left out."""
        found: dict[str, tuple[int, ...] | float] = {
            name: tuple(values[indptr[row] : indptr[row + 1]].tolist())
            for name, (indptr, values) in self.categories.items()
            if indptr[row] < indptr[row + 1]
        }
        numbers = {name: float(values[row]) for name, values in self.numbers.items()}
        return found | {name: value for name, value in numbers.items() if value == value}


@dataclass(frozen=True)
class TrainingData:
    """All that a recipe may learn from. Items with no interaction are items too.

    now: the moment that ages count to, Unix seconds. Recipes look at no clock, so that the same
    data, parameters and seed give the same model whenever they are trained on; None where nothing
    counts to it.
    """

    interactions: Interactions
    n_users: int
    n_items: int
    event_types: list[str]
    item_features: Features = field(default_factory=Features)
    user_features: Features = field(default_factory=Features)
    now: float | None = None


@dataclass(frozen=True)
class Query:
    """What one answer is asked for.

    history: item indexes, oldest first, unknown items left out; timestamps, event_types and
    event_values (float32, NaN when absent; None when all are) are parallel to it.
    item: index of the item that related items are wanted for, or None.
    context: the moment of the request, coded as `Interactions.context` was in training.
    traits: metadata of the user, coded as `TrainingData.user_features` was.
    """

    history: Ints = field(default_factory=lambda: np.empty(0, np.int32))
    timestamps: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    event_types: NDArray[np.int16] = field(default_factory=lambda: np.empty(0, np.int16))
    item: int | None = None
    event_values: Floats | None = None
    context: Values = field(default_factory=dict)
    traits: Values = field(default_factory=dict)


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


class TrainingRefused(Exception):
    """The data or the hyperparameters do not allow training. The text is the failureReason."""


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
