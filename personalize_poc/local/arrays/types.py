"""The arrays that every learner reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]


Floats = NDArray[np.float32]


Values = Mapping[str, tuple[int, ...] | float]
"""What is known of one user or one moment, by column: numbers of categories, or a number."""

Columns = Mapping[str, Mapping[str, list[str] | None]]
"""Under ``context`` the contextual columns and under ``users`` those of the users, each with the
texts of its categories, None for numbers."""


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
            self.users[rows],
            self.items[rows],
            self.timestamps[rows],
            self.event_types[rows],
            self.event_values[rows],
            self.context.take(rows),
            None if self.weights is None else self.weights[rows],
        )


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

    @property
    def columns(self) -> Columns:
        """The columns of users and moments that there are to learn from."""
        return {
            key: {name: known.vocabularies[name] for name in known.categories}
            | dict.fromkeys(known.numbers)
            for key, known in (
                ("context", self.interactions.context),
                ("users", self.user_features),
            )
        }


@dataclass(frozen=True)
class Query:
    """What one answer is asked for.

    history: item indexes, oldest first, unknown items left out; timestamps, event_types and
    event_values (float32, NaN when absent; None when all are) are parallel to it.
    item: index of the item that related items are wanted for, or None.
    context: the moment of the request, coded as `Interactions.context` was in training.
    traits: metadata of the user, coded as `TrainingData.user_features` was.
    moment: Unix seconds at which the answer is asked for, None where that is not known.
    clock: the same to the hour, where `moment` is less exact; None where it is not. hours: whether
    it tells the hour and the weekday of the reader, and not only the time of the year.
    """

    history: Ints = field(default_factory=lambda: np.empty(0, np.int32))
    timestamps: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    event_types: NDArray[np.int16] = field(default_factory=lambda: np.empty(0, np.int16))
    item: int | None = None
    event_values: Floats | None = None
    context: Values = field(default_factory=dict)
    traits: Values = field(default_factory=dict)
    moment: int | None = None
    clock: int | None = None
    hours: bool = True

    @property
    def time(self) -> int | None:
        """What a clock and a calendar show, Unix seconds; None where that is not known."""
        return self.moment if self.clock is None else self.clock
