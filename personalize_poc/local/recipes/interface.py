"""What every recipe is made of: data in arrays, a fitted model, one small interface.

Nothing here knows ARNs, HTTP or SQLite. Users and items are indexes 0 … n-1; whoever calls a
recipe keeps the ids.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import (
    Columns,
    Features,
    Floats,
    Ints,
    Query,
    TrainingData,
)


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


class Scorer(Protocol):
    """What can be measured: anything that scores items."""

    @property
    def n_items(self) -> int:
        """Number of items that it scores."""
        ...

    def score(self, queries: list[Query]) -> Floats:
        """Scores float32 [len(queries), n_items], finite. A batch answers as single calls do."""
        ...


class Model(ABC):
    """A fitted model that ranks items.

    Scores are comparable within one call only; higher is better. What only some models can do is
    None in others: `describes`, `encodes`, `retrieves`, `trends`, `trades`.
    """

    @property
    @abstractmethod
    def n_items(self) -> int:
        """Number of items that it scores."""

    @abstractmethod
    def score(self, queries: list[Query]) -> Floats:
        """Scores float32 [len(queries), n_items], finite. A batch answers as single calls do."""

    @abstractmethod
    def save(self, folder: Path) -> None:
        """Write plain arrays (.npy/.npz, JSON) into an existing folder. No pickle."""

    def influenced(self, popularity: float, freshness: float) -> Model:
        """The model with this rankingInfluence, 0 … 1 each; the same where it knows none."""
        return self

    @property
    def describes(self) -> Describes | None:
        """The model, if it can score items that come after the training."""
        return None

    @property
    def encodes(self) -> Encodes | None:
        """The model, if what it reads in a history can be kept."""
        return None

    @property
    def retrieves(self) -> Retrieves | None:
        """The model, if its best items can be found without scoring all of them."""
        return None

    @property
    def trends(self) -> Trends | None:
        """The model, if it answers by what everybody did lately."""
        return None

    @property
    def trades(self) -> Trades | None:
        """The model, if it trades relevance for an objective."""
        return None


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


class Encodes(Protocol):
    """A model that scores in two steps: the slow one reads the history, and nothing else."""

    def encoded(self, queries: list[Query]) -> Floats:
        """What the histories say, float32 [len(queries), d], whoever asks and whenever."""
        ...

    def answered(self, encoded: Floats, queries: list[Query]) -> Floats:
        """The scores of `Model.score` for queries whose histories are encoded already."""
        ...


@dataclass(frozen=True)
class Touched:
    """Items that may move for one question, all int32, different and ascending.

    own: those beside `Retrieves.moving`. seen: those of the history. told: named by rules, with the
    share of each, float64. risen: in demand at the moment, with the step of each, float32.
    """

    own: Ints
    seen: Ints
    told: tuple[Ints, NDArray[np.float64]]
    risen: tuple[Ints, Floats]


@dataclass(frozen=True)
class Products:
    """Of one question, before anything moves.

    logits: float32 [n], of `Retrieves.moving` and `Touched.own` without what metadata adds, then of
    any others with it. described: float32 [m], what it adds to the first m of them. before, rest:
    logsumexp of all other items than these m, without it and with it.
    """

    logits: Floats
    described: Floats
    before: float
    rest: float


class Retrieves(Encodes, Protocol):
    """A model whose logits are products of two vectors and a bias, some of which then move.

    By metadata all items move but those that the user has had; that is a product too.
    `Encodes.answered` says the same of all items at once: both agree. For an empty history the
    bias is the logarithm of an item's users (and a half) instead.
    """

    @property
    def factors(self) -> tuple[Floats, Floats]:
        """Vectors [n_items, d] and biases [n_items] of the items."""
        ...

    @property
    def moving(self) -> Ints:
        """Items that may move whoever asks, different and ascending."""
        ...

    def asked(self, encoded: Floats, query: Query) -> Floats:
        """What the vectors are multiplied with, float32 [d]. encoded: of this query, [d]."""
        ...

    def described(self, items: Ints) -> Floats:
        """What says how these items move by metadata, float32 [n, c]; c may be 0."""
        ...

    def wanted(self, query: Query) -> Floats:
        """What `described` is multiplied with, float32 [c]; zeros for an empty history."""
        ...

    def touched(self, query: Query) -> Touched:
        """Items that may move for this query."""
        ...

    def moved(self, query: Query, touched: Touched, products: Products) -> tuple[Floats, float]:
        """The logits after the move, float32 [n], and logsumexp of the rest after it."""
        ...


class Trends(Protocol):
    """A model whose answers, the same for everybody, change with the newest interactions of all."""

    @property
    def n_items(self) -> int:
        """Number of items that it scores."""
        ...

    @property
    def interval(self) -> int:
        """Seconds. Interactions of the last two intervals count."""
        ...

    def at(self, items: Ints, timestamps: NDArray[np.int64]) -> Floats:
        """Scores float32 [n_items] by these interactions: all of the last two intervals."""
        ...


class Trades(Protocol):
    """A model whose logits are raised for items that serve an objective."""

    @property
    def model(self) -> Model:
        """The model without the objective."""
        ...

    @property
    def rewards(self) -> Floats:
        """What the objective is about, float32 [n_items], NaN where an item has no value."""
        ...

    def traded(self, logits: NDArray[Any]) -> NDArray[Any]:
        """The trade on logits [..., n_items] of any source, such as popularity."""
        ...


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
