"""Shapes rounded up to a few sizes: a program is compiled for each, and that takes seconds.

A training on little data takes less. So trainings on data of about the same size share a program:
what is added are items that are neither drawn nor expected, and categories, features and types of
events that nothing has. Its weights stay 0, and the others become what they would be without,
but for the order in which numbers are added up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from personalize_poc.local.recipes.sequence.encoding.windows import VALUE_CLASSES, Batch, Events

NEVER = -1e9
"""Logit, and logarithm of the users, of an item that is not there."""
ITEMS, CATEGORIES, TYPES, FEATURES = 256, 32, 8, 16
"""The least sizes."""
ROWS = 32
"""Least number of windows that validation users are judged by."""


def size(n: int, least: int = 1) -> int:
    """The size that n is rounded up to: four from one power of two to the next.

    0 stays 0, because the program without such a part is another one.
    """
    if not n or n <= least:
        return least if n else 0
    step = max(1, (1 << (n - 1).bit_length() - 1) // 4)
    return -(-n // step) * step


def padded(array: Any, n: int, axis: int = 0, value: float = 0) -> Any:
    """The array with n places along an axis, the new ones filled with a value."""
    array = np.asarray(array)
    if array.shape[axis] >= n:
        return array
    widths = [(0, 0)] * array.ndim
    widths[axis] = (0, n - array.shape[axis])
    return np.pad(array, widths, constant_values=value)


def parameters(exact: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters of a network with their first axes rounded up; see `cut`."""
    return {
        name: padded(value, _size(name, len(value)), value=NEVER if name == "bias" else 0)
        for name, value in exact.items()
    }


def cut(rounded: Mapping[str, Any], exact: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters as long as those of `exact` again."""
    return {name: np.asarray(value)[: len(exact[name])] for name, value in rounded.items()}


def events(exact: Events) -> Events:
    """Events with as many columns of context and features of a person as the parameters have."""
    columns, features = exact.context.shape[1], exact.person.shape[1]
    return replace(
        exact,
        context=padded(exact.context, size(columns), axis=1),
        person=padded(exact.person, size(features, FEATURES), axis=1),
    )


def judged(batch: Batch, at_once: int, *of_columns: Any) -> list[tuple[Any, ...]]:
    """A batch and arrays [B, n] of its predictions, with more rows and columns of zeros.

    In parts of at most `at_once` rows, all of one size: one for few rows.
    """
    n = len(batch.items)
    each = at_once if n > at_once else n
    rows = each if n > at_once else size(n, ROWS)
    parts = []
    for begin in range(0, n, each):
        own = slice(begin, begin + each)
        more = (padded(padded(part[own], rows), size(part.shape[1]), axis=1) for part in of_columns)
        parts.append((Batch(*(padded(part[own], rows) for part in batch)), *more))
    return parts


def _size(name: str, n: int) -> int:
    if name in ("item", "bias"):
        return size(n, ITEMS)
    if name == "category":
        return size(n, CATEGORIES)
    if name == "type":
        return size(n, TYPES)
    if name == "value":
        return size(n, VALUE_CLASSES + 1)
    return size(n, FEATURES) if name.startswith(("context_", "person_")) else n
