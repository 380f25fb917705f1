"""What a fitted model that ranks items can do: scores for questions, and what only some can.

Users and items are indexes 0 … n-1, as in `interface`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features, Floats, Ints, Query


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
    `Encodes.answered` says the same of all items at once: both agree. The logarithm of an item's
    users (and a half) may stand beside the bias, and stands in its place for an empty history.
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

    def shares(self, query: Query) -> tuple[float, float]:
        """What the bias of an item and the logarithm of its users are multiplied with."""
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
