"""Metadata of users and context of events as places in one list of features.

A feature is a category of a column, or a class of its numbers. Place 0 says nothing and has no
effect, so that a missing value, an unknown category and an unknown column are all the same.

Measured on one split (seed 0) of the built-in sample with aws-personalized-ranking, NDCG@10 of the
service and mean reciprocal rank: .444 and .413 without users, device and hour; .445 and .416 with
users; .437 and .411 with all, which is within the noise of 100 test users. Devices there say little
that the last film does not say. For users without a history the mean log loss of the next item is
7.41 by popularity and 7.33 shaded by metadata, NDCG@10 .097 and .102.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Context, Features, Floats, Ints, Values

MOST_FEATURES = 256
"""Categories kept of all columns together: the most frequent."""

MOST_CELLS = 16_000_000
"""Upper bound of a matrix of users and features, 64 MB."""

LEAST_ROWS = 5
"""Categories of fewer users or events are left out: they would be learned by heart."""

CLASSES = 16


@dataclass(frozen=True)
class Layout:
    """Where the features of each column are.

    size: number of places, place 0 included. categories: per column the place of each category
    number, int32 [vocabulary size], 0 when it is left out. numbers: per column the place of its
    lowest class and the bounds between classes, float32 [classes - 1].
    """

    size: int = 1
    categories: Mapping[str, Ints] = field(default_factory=dict)
    numbers: Mapping[str, tuple[int, Floats]] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.categories) + len(self.numbers)

    def shares(self, values: Values) -> tuple[list[int], list[float]]:
        """Places of one user or moment, and their shares: of several categories each a part."""
        places: list[int] = []
        shares: list[float] = []
        for name, value in values.items():
            if isinstance(value, tuple):
                known = self.categories.get(name)
                found = [] if known is None else [known[c] for c in value if 0 <= c < len(known)]
                places += [int(place) for place in found]
                shares += [1 / len(value)] * len(found)
            elif name in self.numbers and value == value:
                first, bounds = self.numbers[name]
                places.append(first + int(np.searchsorted(bounds, value, side="right")))
                shares.append(1.0)
        return places, shares

    def renumbered(
        self, before: Mapping[str, list[str] | None], now: Mapping[str, list[str] | None]
    ) -> Layout:
        """The same features for other category numbers. New categories and columns have none.

        before, now: the texts of the categories of each column, None for numbers.
        """
        categories = {}
        for name, known in self.categories.items():
            texts = now.get(name)
            if texts is not None:
                place = dict(zip(before.get(name) or [], known.tolist(), strict=False))
                categories[name] = np.array([place.get(text, 0) for text in texts], np.int32)
        numbers = {n: v for n, v in self.numbers.items() if n in now and now[n] is None}
        return Layout(self.size, categories, numbers)

    def save(self, prefix: str) -> dict[str, NDArray[Any]]:
        """The layout as arrays, whose names begin with `prefix`."""
        arrays: dict[str, NDArray[Any]] = {f"{prefix}size": np.array(self.size)}
        for name, places in self.categories.items():
            arrays[f"{prefix}category {name}"] = places
        for name, (first, bounds) in self.numbers.items():
            arrays[f"{prefix}number {name}"] = bounds
            arrays[f"{prefix}first {name}"] = np.array(first)
        return arrays

    @classmethod
    def load(cls, arrays: dict[str, Any], prefix: str) -> Layout:
        """Take out of `arrays` what `save` made; without any, a layout of nothing."""
        own = {
            name.removeprefix(prefix): arrays.pop(name)
            for name in list(arrays)
            if name.startswith(prefix)
        }
        kinds: dict[str, dict[str, Any]] = {"category": {}, "number": {}, "first": {}}
        for name, values in own.items():
            if name != "size":
                kind, column = name.split(" ", 1)
                kinds[kind][column] = values
        numbers = {n: (int(kinds["first"][n]), bounds) for n, bounds in kinds["number"].items()}
        return cls(int(own.get("size", 1)), kinds["category"], numbers)


def of_context(context: Context) -> Layout:
    """The features of contextual metadata."""
    counts = {
        name: np.bincount(codes[codes >= 0], minlength=len(context.vocabularies.get(name, ())))
        for name, codes in context.categories.items()
    }
    n = len(next(iter([*context.categories.values(), *context.numbers.values()]), ()))
    return _layout(counts, context.numbers, n, MOST_FEATURES)


def of_users(features: Features, rows: NDArray[Any]) -> Layout:
    """The features of users' metadata. rows: the users to learn from."""
    counts = {}
    for name, (indptr, values) in features.categories.items():
        chosen = np.zeros(len(indptr) - 1, bool)
        chosen[rows] = True
        used = values[np.repeat(chosen, np.diff(indptr))]
        counts[name] = np.bincount(used, minlength=int(values.max(initial=-1)) + 1)
    numbers = {name: values[rows] for name, values in features.numbers.items()}
    sizes = [len(indptr) - 1 for indptr, _ in features.categories.values()]
    n_users = max(sizes + [len(values) for values in features.numbers.values()], default=0)
    return _layout(counts, numbers, len(rows), min(MOST_FEATURES, MOST_CELLS // max(n_users, 1)))


def _layout(
    counts: Mapping[str, NDArray[Any]], numbers: Mapping[str, Floats], n: int, most: int
) -> Layout:
    """counts: rows per category of each column. n: rows. most: categories to keep at most."""
    sizes = np.concatenate([np.empty(0, int), *counts.values()])
    useful = np.flatnonzero((sizes >= LEAST_ROWS) & (sizes < n))
    kept = np.sort(useful[np.argsort(-sizes[useful], kind="stable")][:most])
    place = np.zeros(len(sizes), np.int32)
    place[kept] = np.arange(1, len(kept) + 1)
    ends = np.cumsum([len(c) for c in counts.values()]).astype(int)[:-1]
    categories = dict(zip(counts, np.split(place, ends), strict=True)) if counts else {}
    size, classes = len(kept) + 1, {}
    for name, values in numbers.items():
        bounds = class_bounds(values, CLASSES)
        if len(bounds):
            classes[name] = (size, bounds)
            size += len(bounds) + 1
    return Layout(size, categories, classes)


def class_bounds(values: Floats, most: int) -> Floats:
    """Bounds between up to `most` classes of about equal size; none for less than two values."""
    present = values[np.isfinite(values)]
    if not len(present):
        return np.empty(0, np.float32)
    bounds = np.unique(np.quantile(present, np.linspace(0, 1, most + 1)[1:-1]))
    different: Floats = bounds[bounds > present.min()].astype(np.float32)
    return different


def places(layout: Layout, context: Context, n: int) -> NDArray[np.int16]:
    """The place of each event in each column: int16 [n, columns], 0 where nothing is known."""
    found = np.zeros((n, layout.width), np.int16)
    for column, (name, known) in enumerate(layout.categories.items()):
        found[:, column] = np.append(known, 0)[context.categories[name]]
    for column, (name, (first, bounds)) in enumerate(layout.numbers.items()):
        values = context.numbers[name]
        classes = first + np.searchsorted(bounds, values, side="right")
        found[:, len(layout.categories) + column] = np.where(np.isfinite(values), classes, 0)
    return found


def matrix(layout: Layout, features: Features, n_users: int) -> Floats:
    """Float32 [n_users, layout.size]: the shares of `Layout.shares` of each user."""
    shares = np.zeros((n_users, layout.size), np.float32)
    for name, known in layout.categories.items():
        indptr, values = features.categories[name]
        numbers = np.diff(indptr)
        users = np.repeat(np.arange(n_users), numbers)
        np.add.at(shares, (users, known[values]), 1 / np.maximum(numbers, 1)[users])
    for name, (first, bounds) in layout.numbers.items():
        users = np.flatnonzero(np.isfinite(features.numbers[name]))
        classes = np.searchsorted(bounds, features.numbers[name][users], side="right")
        shares[users, first + classes] = 1
    shares[:, 0] = 0
    return shares
