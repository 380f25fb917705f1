"""Item metadata as numbers, in the same way for items that come after training.

What an item is described by is learned once, from the items of the training: which categories
matter, where numbers are cut into classes, what words mean. An item that comes later is described
with the same columns, so that a model has a vector for it at once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features, Floats
from personalize_poc.local.recipes.common.text_encoder import TextEncoder

MOST_CATEGORIES = 256
"""Columns kept: those that describe most items, because rare categories teach little."""

MOST_CELLS = 16_000_000
"""Upper bound of the matrix, 64 MB: a huge catalogue keeps fewer categories."""

TEXT_WIDTH = 64
"""Length of the vector of a textual column."""

_BINS = 16
_FILE, _TEXTS = "encoder.json", "encoder.npz"


@dataclass(frozen=True)
class Encoder:
    """How metadata becomes a matrix [items, width].

    categories: per categorical column its categories and their places in the matrix. numbers: per
    numeric column the edges of its classes and the places of the classes, -1 where a category or
    class is left out. texts: per textual column its encoder; their vectors come last, in order.
    """

    categories: Mapping[str, dict[str, int]] = field(default_factory=dict)
    numbers: Mapping[str, tuple[list[float], list[int]]] = field(default_factory=dict)
    texts: Mapping[str, TextEncoder] = field(default_factory=dict)

    @property
    def columns(self) -> frozenset[str]:
        """Names of the metadata columns that it reads."""
        return frozenset({*self.categories, *self.numbers, *self.texts})

    @property
    def n_categories(self) -> int:
        """Number of columns of the matrix for categories and classes of numbers."""
        places = [p for each in self.categories.values() for p in each.values()]
        places += [p for _, each in self.numbers.values() for p in each]
        return max(places, default=-1) + 1

    @property
    def width(self) -> int:
        """Number of columns of the matrix."""
        return self.n_categories + sum(encoder.width for encoder in self.texts.values())

    @classmethod
    def fit(cls, features: Features, n_items: int, seed: int = 0) -> Encoder:
        """Choose categories, classes and words by the items of a training.

        Numbers are cut into up to 16 classes of equal size. Categories of fewer than two items
        tell nothing about other items and are left out, as are those that describe all items.
        """
        names, sizes = [], []
        edges = {name: _edges(values) for name, values in features.numbers.items()}
        for name, (indptr, values) in features.categories.items():
            names.append(name)
            sizes.append(_items_per_category(indptr, values))
        for name, numbers in features.numbers.items():
            names.append(name)
            classes = np.searchsorted(edges[name], numbers[np.isfinite(numbers)], side="right")
            sizes.append(np.bincount(classes, minlength=1))
        places = _places(sizes, n_items)
        categories = {}
        for name, own in zip(names, places, strict=True):
            if name in features.categories:
                known = features.vocabularies.get(name) or [str(i) for i in range(len(own))]
                pairs = zip(known, own.tolist(), strict=False)
                categories[name] = {text: place for text, place in pairs if place >= 0}
        classes_of = {
            name: (edges[name].tolist(), own.tolist())
            for name, own in zip(names, places, strict=True)
            if name in features.numbers
        }
        texts = {
            name: TextEncoder.fit(texts, TEXT_WIDTH, seed) for name, texts in features.texts.items()
        }
        return cls(categories, classes_of, texts)

    def matrix(self, features: Features, n_items: int) -> Floats:
        """Float32 [n_items, width]: the share of a category in its column of an item.

        The columns of a text are its vector. A column, category or text that is missing is zero.
        """
        matrix = np.zeros((n_items, self.n_categories), np.float32)
        for name, known in self.categories.items():
            if name in features.categories:
                self._add_categories(matrix, features, name, known)
        for name, (edges, places) in self.numbers.items():
            values = features.numbers.get(name)
            if values is None or not places:
                continue
            items = np.flatnonzero(np.isfinite(values))
            classes = np.searchsorted(np.array(edges), values[items], side="right")
            own = np.array(places)[np.minimum(classes, len(places) - 1)]
            matrix[items[own >= 0], own[own >= 0]] += 1
        described = [
            encoder.encode(features.texts.get(name) or [""] * n_items)
            for name, encoder in self.texts.items()
        ]
        return np.hstack([matrix, *described]) if described else matrix

    def without_texts(self) -> Encoder:
        """This encoder for categories and numbers alone."""
        return replace(self, texts={})

    @staticmethod
    def _add_categories(
        matrix: Floats, features: Features, name: str, known: Mapping[str, int]
    ) -> None:
        indptr, values = features.categories[name]
        size = int(values.max(initial=-1)) + 1
        texts = features.vocabularies.get(name) or [str(i) for i in range(size)]
        places = np.array([known.get(text, -1) for text in texts], np.int64)
        numbers = np.diff(indptr)
        items = np.repeat(np.arange(len(numbers)), numbers)
        at = places[values] if len(values) else np.empty(0, np.int64)
        shares = (1 / np.maximum(numbers, 1)[items]).astype(np.float32)
        np.add.at(matrix, (items[at >= 0], at[at >= 0]), shares[at >= 0])

    def save(self, folder: Path) -> None:
        """Write ``encoder.json`` and, with textual columns, ``encoder.npz``."""
        plain = {"categories": self.categories, "numbers": self.numbers, "texts": list(self.texts)}
        (folder / _FILE).write_text(json.dumps(plain), encoding="utf-8")
        if self.texts:
            arrays: dict[str, Any] = {}
            for number, encoder in enumerate(self.texts.values()):
                arrays[f"terms_{number}"] = encoder.terms
                arrays[f"projection_{number}"] = encoder.projection
            np.savez(folder / _TEXTS, **arrays)

    @classmethod
    def load(cls, folder: Path) -> Encoder:
        """Read what `save` wrote."""
        plain = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        texts = {}
        if plain["texts"]:
            with np.load(folder / _TEXTS, allow_pickle=False) as file:
                for number, name in enumerate(plain["texts"]):
                    terms, projection = file[f"terms_{number}"], file[f"projection_{number}"]
                    texts[name] = TextEncoder(terms, projection)
        numbers = {name: (edges, places) for name, (edges, places) in plain["numbers"].items()}
        return cls(plain["categories"], numbers, texts)


def _items_per_category(indptr: NDArray[Any], values: NDArray[Any]) -> NDArray[np.int64]:
    size = int(values.max(initial=0)) + 1
    items = np.repeat(np.arange(len(indptr) - 1), np.diff(indptr))
    return np.bincount(np.unique(items * size + values) % size)


def _edges(values: Floats) -> NDArray[np.float64]:
    present = values[np.isfinite(values)]
    if not len(present):
        return np.empty(0)
    return np.unique(np.quantile(present, np.linspace(0, 1, _BINS + 1)[1:-1])).astype(np.float64)


def _places(sizes: list[NDArray[np.int64]], n_items: int) -> list[NDArray[np.int64]]:
    """Per column the place of each of its categories in the matrix, -1 for those left out."""
    if not sizes:
        return []
    every = np.concatenate(sizes)
    useful = np.flatnonzero((every >= 2) & (every < n_items))
    most = min(MOST_CATEGORIES, MOST_CELLS // max(n_items, 1))
    kept = np.sort(useful[np.argsort(-every[useful], kind="stable")][:most])
    place = np.full(len(every), -1)
    place[kept] = np.arange(len(kept))
    return np.split(place, np.cumsum([len(each) for each in sizes])[:-1])
