"""Ranges of hyperparameters, and the settings that a search tries.

Settings are drawn by an additive recurrence (Roberts, 2018, "The unreasonable effectiveness of
quasirandom sequences"): u(n) = u(0) + n a modulo 1 in d dimensions, with a(j) = g ** -(j + 1) and g
the positive root of g ** (d + 1) = g + 1. A few points cover the space more evenly than as many
random ones, and the seed gives u(0).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

_IN_VAIN = 200
"""Points in a row that only repeat earlier settings before a space counts as exhausted."""


@dataclass(frozen=True)
class Range:
    """What one hyperparameter may be: low to high, both included, or one of `choices`.

    kind: integer, continuous or categorical.
    """

    name: str
    kind: str
    low: float = 0.0
    high: float = 0.0
    choices: tuple[str, ...] = ()

    def at(self, share: float) -> str:
        """The value at a share of the range, 0 (included) to 1 (excluded), as on the wire."""
        if self.kind == "categorical":
            return self.choices[int(share * len(self.choices))]
        if self.kind == "integer":
            return str(int(self.low + share * (self.high - self.low + 1)))
        return f"{self.low + share * (self.high - self.low):.6g}"

    def holds(self, value: str) -> bool:
        """Whether a value lies in the range."""
        if self.kind == "categorical":
            return value in self.choices
        return self.low <= float(value) <= self.high


def settings(
    ranges: tuple[Range, ...], start: Mapping[str, str], seed: int
) -> Iterator[dict[str, str]]:
    """Different settings within the ranges, without end unless the space has no more.

    start: values of all hyperparameters. They are the first setting when they lie in the ranges,
    so that a search cannot do worse on its validation users than no search.
    """
    seen: set[tuple[str, ...]] = set()
    own = tuple(start[r.name] for r in ranges)
    if all(r.holds(value) for r, value in zip(ranges, own, strict=True)):
        seen.add(own)
        yield dict(zip((r.name for r in ranges), own, strict=True))
    steps = _steps(len(ranges))
    point = np.random.default_rng(seed).random(len(ranges))
    in_vain = 0
    while ranges and in_vain < _IN_VAIN:
        point = (point + steps) % 1.0
        values = tuple(r.at(float(share)) for r, share in zip(ranges, point, strict=True))
        if values in seen:
            in_vain += 1
            continue
        seen.add(values)
        in_vain = 0
        yield dict(zip((r.name for r in ranges), values, strict=True))


def _steps(dimensions: int) -> Any:
    """The step of the recurrence in each dimension."""
    root = 2.0
    for _ in range(64):
        root = (1 + root) ** (1 / (dimensions + 1))
    return root ** -np.arange(1.0, dimensions + 1)
