"""A history as the numbers that the network reads, the same in training and in serving."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats, Ints, Query
from personalize_poc.local.recipes.sequence.settings import SESSION_GAP

FIRST = 0
GAPS = 34
"""Number of time-gap classes: no event before, 0 s, 1 s, 2-3 s, 4-7 s, … 2 ** 31 s and more."""


_UNUSUAL = 10
"""Times the median time between the events of a history, from which on a pause is a long one."""


def gap_classes(timestamps: NDArray[np.int64], first: NDArray[np.bool_]) -> Ints:
    """Class of the seconds since the event before, on a logarithmic scale: int32 [n].

    Args:
        timestamps: Unix seconds [n], not falling within a history.
        first: [n], whether an event is the first of its history.
    """
    seconds = np.maximum(np.diff(timestamps, prepend=timestamps[:1]), 0).astype(np.float64)
    classes = 1 + np.frexp(seconds)[1]
    return np.where(first, FIRST, np.minimum(classes, GAPS - 1)).astype(np.int32)


def starts_session(gaps: Any) -> Any:
    """Whether an event of this gap class begins a new session after another one."""
    return gaps >= 1 + int(np.frexp(float(SESSION_GAP))[1])


def begins_visit(query: Query) -> bool:
    """Whether the question comes after a pause that ends a session."""
    return bool(ends_session(_pause(query)))


def ends_session(seconds: Any) -> Any:
    """Whether a pause of so many seconds, or each of several, ends a session."""
    return seconds > SESSION_GAP


def comes_back(query: Query) -> bool:
    """Whether the question comes after a pause that ends a session and is `_UNUSUAL`.

    Who buys once a month and asks a month later does not come back.
    """
    if not begins_visit(query):
        return False
    times = query.timestamps
    return len(times) < 2 or bool(_pause(query) > _UNUSUAL * np.median(np.diff(times)))


def _pause(query: Query) -> int:
    """Seconds since the last event; 0 where the moment is not known, or there is no event."""
    if query.moment is None or not len(query.timestamps):
        return 0
    return query.moment - int(query.timestamps[-1])


def type_classes(event_types: NDArray[np.int16], n_types: int) -> Ints:
    """Event types shifted by one, 0 for those unknown: int32 [n] in 0 … n_types."""
    known = (event_types >= 0) & (event_types < n_types)
    return np.where(known, event_types + 1, 0).astype(np.int32)


def value_classes(values: Floats | None, bounds: Floats, n: int) -> Ints:
    """Classes of event values: int32 [n], 0 where there is none, else 1 … len(bounds) + 1."""
    if values is None:
        return np.zeros(n, np.int32)
    classes = 1 + np.searchsorted(bounds, values, side="right")
    return np.where(np.isfinite(values), classes, 0).astype(np.int32)
