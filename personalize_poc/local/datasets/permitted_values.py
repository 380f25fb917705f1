"""Values that reserved columns may have beyond their type: documented ranges, types of events."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets import constraints


def mask(values: pa.Array, dataset_type: DatasetType, column: str) -> pa.BooleanArray | None:
    """Which values of a column (numbers or texts) are permitted; None when all are.

    Null is always permitted here: whether it may be null is a matter of the schema.
    """
    bounds = constraints.RANGES.get((dataset_type, column))
    if bounds is not None:
        inside = pc.and_(pc.greater_equal(values, bounds[0]), pc.less_equal(values, bounds[1]))
        return pc.fill_null(inside, True)
    if (dataset_type, column) == (DatasetType.ACTION_INTERACTIONS, "EVENT_TYPE"):
        encoded = values.dictionary_encode()
        words = [
            constraints.action_event(word) is not None for word in encoded.dictionary.to_pylist()
        ]
        return pc.fill_null(pa.array(words, pa.bool_()).take(encoded.indices), True)
    return None


def one(value: Any, dataset_type: DatasetType, column: str) -> bool:
    """Whether a single value of the column's type is permitted."""
    if value is None:
        return True
    bounds = constraints.RANGES.get((dataset_type, column))
    return bounds is None or bounds[0] <= value <= bounds[1]


def expected(dataset_type: DatasetType, column: str) -> str:
    """What is permitted, in words."""
    bounds = constraints.RANGES.get((dataset_type, column))
    if bounds is None:
        return f"one of {', '.join(constraints.ACTION_EVENTS)}"
    return f"a whole number from {bounds[0]} to {bounds[1]}"
