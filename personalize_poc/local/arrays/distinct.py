"""Sets of items as ascending arrays: for the few of one history faster than numpy's functions."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def distinct(items: NDArray[Any]) -> NDArray[Any]:
    """The different items [n], ascending, as `numpy.unique` gives them."""
    ordered = np.sort(items)
    return ordered[_first(ordered)]


def sums(items: NDArray[Any], parts: NDArray[Any]) -> tuple[NDArray[Any], Any]:
    """The different items, ascending, and the sum of the parts [n] or [n, k] of each."""
    if not len(items):
        return items, parts
    order = np.argsort(items)
    ordered = items[order]
    begins = np.flatnonzero(_first(ordered))
    return ordered[begins], np.add.reduceat(parts[order], begins)


def places(of: NDArray[Any], items: NDArray[Any]) -> NDArray[np.intp]:
    """Places of items in `of`, which is ascending; -1 for those that are not there."""
    found = np.searchsorted(of, items)
    if not len(of):
        return found - 1
    found[found == len(of)] = 0
    return np.where(of[found] == items, found, -1)


def among(items: NDArray[Any], of: NDArray[Any]) -> NDArray[np.bool_]:
    """Which items are in `of`, which is ascending."""
    return np.asarray(places(of, items) >= 0)


def _first(ordered: NDArray[Any]) -> NDArray[np.bool_]:
    """Which of ascending items are not equal to the one before."""
    first = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first
