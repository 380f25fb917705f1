"""Attributes of items as arrays: which items have which value."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features, Floats, Ints

Value = str | float
Mask = NDArray[np.bool_]

_NAMES, _ARRAYS = "attributes.json", "attributes.npz"


@dataclass(frozen=True)
class Attributes:
    """Columns of item metadata that say something: some values are shared, none by all items.

    categories: per column a CSR pair (indptr int32 [n_items + 1], values int32) of numbers in its
    vocabulary. numbers: per column float32 [n_items], NaN when missing.
    """

    n_items: int
    categories: Mapping[str, tuple[Ints, Ints]] = field(default_factory=dict)
    numbers: Mapping[str, Floats] = field(default_factory=dict)
    vocabularies: Mapping[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, features: Features, n_items: int) -> Attributes:
        """The columns of the features that say something."""
        every = cls(n_items, features.categories, features.numbers, features.vocabularies)
        useful = {name for name in every.columns if every._says_something(name)}
        return cls(
            n_items,
            {n: v for n, v in features.categories.items() if n in useful},
            {n: v for n, v in features.numbers.items() if n in useful},
            {n: v for n, v in features.vocabularies.items() if n in useful},
        )

    @property
    def columns(self) -> list[str]:
        """Names of the columns, sorted."""
        return sorted([*self.categories, *self.numbers])

    def values(self, column: str) -> list[Value]:
        """The different values of a column, sorted."""
        if column in self.categories:
            return list(self.vocabularies[column])
        numbers = self.numbers[column]
        return [float(value) for value in np.unique(numbers[~np.isnan(numbers)])]

    def items(self, column: str, value: Value) -> Mask:
        """bool [n_items]: the items that have this value, exactly; none for an unknown one."""
        if column in self.numbers and not isinstance(value, str):
            equal: Mask = self.numbers[column] == np.float32(value)
            return equal
        mask = np.zeros(self.n_items, np.bool_)
        if column in self.categories and isinstance(value, str):
            rows, number = self._rows[column], self._code[column].get(value)
            if number is not None:
                mask[rows[self.categories[column][1] == number]] = True
        return mask

    def every(self) -> Iterator[tuple[str, Value]]:
        """All values of all columns."""
        for column in self.columns:
            for value in self.values(column):
                yield column, value

    def save(self, folder: Path) -> None:
        """Write ``attributes.json`` and ``attributes.npz``."""
        names = {
            "n_items": self.n_items,
            "numbers": list(self.numbers),
            "vocabularies": {name: self.vocabularies[name] for name in self.categories},
        }
        (folder / _NAMES).write_text(json.dumps(names), encoding="utf-8")
        arrays: dict[str, NDArray[Any]] = {
            f"number {n}": values for n, values in enumerate(self.numbers.values())
        }
        for n, (indptr, values) in enumerate(self.categories.values()):
            arrays |= {f"starts {n}": indptr, f"values {n}": values}
        np.savez(folder / _ARRAYS, **arrays)  # type: ignore[arg-type]

    @classmethod
    def load(cls, folder: Path) -> Attributes:
        """Read what `save` wrote."""
        names = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
        with np.load(folder / _ARRAYS, allow_pickle=False) as arrays:
            categories = {
                name: (arrays[f"starts {n}"], arrays[f"values {n}"])
                for n, name in enumerate(names["vocabularies"])
            }
            numbers = {name: arrays[f"number {n}"] for n, name in enumerate(names["numbers"])}
        return cls(names["n_items"], categories, numbers, names["vocabularies"])

    def _says_something(self, column: str) -> bool:
        """Whether some value is that of several items, but not of all."""
        if column in self.numbers:
            numbers = self.numbers[column]
            counts = np.unique(numbers[~np.isnan(numbers)], return_counts=True)[1]
        else:
            counts = np.bincount(self.categories[column][1])
        return bool(((counts >= 2) & (counts < self.n_items)).any())

    @cached_property
    def _rows(self) -> dict[str, NDArray[np.int64]]:
        """Per column the item of each of its values."""
        return {
            name: np.repeat(np.arange(self.n_items), np.diff(indptr))
            for name, (indptr, _) in self.categories.items()
        }

    @cached_property
    def _code(self) -> dict[str, dict[str, int]]:
        return {
            name: {value: code for code, value in enumerate(vocabulary)}
            for name, vocabulary in self.vocabularies.items()
        }
