"""One kind of data, and what its generators share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features, Interactions, Ints, TrainingData

DAY = 86_400
START = 1_700_000_000
"""Unix seconds at which generated times begin."""

Reals = NDArray[np.float64]
Oracle = Callable[[int, Ints], Reals]
"""User index and history, oldest first -> scores float64 [n_items] of one who knows the truth."""


@dataclass(frozen=True)
class Kind:
    """Data of one kind.

    timed: whether the times say more than the order; without, there is no split in time. oracle:
    the best possible scores, where the generator knows them.
    """

    data: TrainingData
    timed: bool = True
    oracle: Oracle | None = None


class Log:
    """Events in the order in which a generator makes them."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, int, int, int]] = []

    def __len__(self) -> int:
        """How many events there are so far."""
        return len(self._rows)

    def add(self, user: int, item: int, time: float, event_type: int = 0) -> None:
        """One event; time in seconds since `START`."""
        self._rows.append((user, item, START + int(time), event_type))

    def data(
        self,
        n_items: int,
        event_types: Sequence[str] = ("Click",),
        features: Features | None = None,
    ) -> TrainingData:
        """All events, sorted by user and time; equal times stay in the order of `add`."""
        users, items, times, types = np.array(self._rows, np.int64).T
        order = np.lexsort((times, users))
        interactions = Interactions(
            users[order].astype(np.int32),
            items[order].astype(np.int32),
            times[order],
            types[order].astype(np.int16),
            np.full(len(order), np.nan, np.float32),
        )
        n_users = int(users.max()) + 1
        known = features or Features()
        return TrainingData(interactions, n_users, n_items, list(event_types), known)


def features(creation: Reals | None = None, **columns: NDArray[np.int64]) -> Features:
    """Items with one category in each column.

    columns: category numbers [n_items]. creation: seconds since `START` [n_items].
    """
    n = len(next(iter(columns.values())))
    indptr = np.arange(n + 1, dtype=np.int32)
    return Features(
        {name: (indptr, numbers.astype(np.int32)) for name, numbers in columns.items()},
        {},
        {
            name: [f"{name.lower()} {number}" for number in range(int(numbers.max()) + 1)]
            for name, numbers in columns.items()
        },
        None if creation is None else START + creation,
    )


def several(known: Features, **columns: NDArray[np.bool_]) -> Features:
    """With columns of any number of categories, none among them. columns: [n_items, categories]."""
    categories, vocabularies = dict(known.categories), dict(known.vocabularies)
    for name, member in columns.items():
        rows, values = np.nonzero(member)
        ends = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=len(member)))])
        categories[name] = (ends.astype(np.int32), values.astype(np.int32))
        vocabularies[name] = [f"{name.lower()} {number}" for number in range(member.shape[1])]
    return replace(known, categories=categories, vocabularies=vocabularies)


def told(numbers: NDArray[np.int64], known: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For `several`: one category, or none of what is not known. numbers, known: [n_items]."""
    member: NDArray[np.bool_] = numbers[:, None] == np.arange(int(numbers.max()) + 1)
    return member & known[:, None]


def zipf(n: int, exponent: float) -> Reals:
    """Shares of n things, the first one most frequent; sums to 1."""
    weights: Reals = np.arange(1, n + 1, dtype=np.float64) ** -exponent
    shares: Reals = weights / weights.sum()
    return shares


def pick(weights: Reals, rng: np.random.Generator) -> int:
    """A place drawn by weights that change from draw to draw; one of them is above 0."""
    sums = np.cumsum(weights)
    place = np.searchsorted(sums, rng.random() * sums[-1], side="right")
    return min(int(place), len(sums) - 1)


def picks(weights: Reals, n: int, rng: np.random.Generator) -> list[int]:
    """At most n different places drawn by weights, the first drawn first; none of weight 0."""
    arrival = rng.exponential(size=len(weights)) / np.maximum(weights, 1e-300)
    order = np.argsort(arrival)[:n]
    return [int(place) for place in order if weights[place] > 0]


class Urn:
    """Draws of numbers with fixed weights; a single draw is much faster than `choice` with p."""

    def __init__(self, values: NDArray[np.int64], weights: Reals) -> None:
        self._values, self._sums = values, np.cumsum(weights)

    def draw(self, rng: np.random.Generator) -> int:
        """One value."""
        place = np.searchsorted(self._sums, rng.random() * self._sums[-1], side="right")
        return int(self._values[min(int(place), len(self._values) - 1)])


def urns(groups: NDArray[np.int64], n_groups: int, weights: Reals) -> list[Urn]:
    """Of each group an urn with its members. groups: of each thing [n]; weights [n].

    A group without members has an urn with everything.
    """
    found = []
    for group in range(n_groups):
        members = np.flatnonzero(groups == group)
        members = members if len(members) else np.arange(len(groups))
        found.append(Urn(members, weights[members]))
    return found
