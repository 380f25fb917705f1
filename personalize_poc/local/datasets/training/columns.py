"""Columns of interactions beside who, what and when: values, context, and what a type weighs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Context
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.columns import sorted_codes
from personalize_poc.local.datasets.schema import Column, Schema
from personalize_poc.local.datasets.training.description import EventWeight, TrainingInput
from personalize_poc.local.errors import JobFailed


def listed(
    rows: pa.Table, schema: Schema, events: Sequence[EventWeight]
) -> tuple[pa.Table, NDArray[np.float32] | None]:
    """The events of the types that are listed, and how much each counts: the largest weight is 1.

    events: without any, all events count the same. Raises JobFailed.
    """
    if not events:
        return rows, None
    needed = ["EVENT_TYPE"] + ["EVENT_VALUE"] * any(e.threshold is not None for e in events)
    for name in needed:
        if schema.find(name) is None:
            raise JobFailed(
                "The solution has an eventsConfig, but the schema of the Interactions data set has "
                f"no {name}."
            )
    types, codes = sorted_codes(rows["EVENT_TYPE"])
    weights = np.full(rows.num_rows, np.nan, np.float32)
    largest = max(entry.weight for entry in events)
    for entry in events:
        chosen = codes == (types.index(entry.event_type) if entry.event_type in types else -2)
        if entry.threshold is not None:
            chosen &= event_values(rows) >= entry.threshold
        weights[chosen] = entry.weight / largest
    kept = np.isfinite(weights)
    return rows.filter(pa.array(kept)), weights[kept]


def contextual(schema: Schema, given: TrainingInput) -> list[Column]:
    """The contextual columns to learn from: categorical or no text, neither required nor reserved.

    A text that is not categorical is not used in training, as on the service.
    """
    if not given.contextual:
        return []
    usable = [column for column in schema.metadata if column.categorical or not column.is_text]
    return [c for c in usable if given.learns_from(DatasetType.INTERACTIONS, c.name)]


def context(rows: pa.Table, contextual: list[Column]) -> Context:
    """The contextual columns of these rows, encoded."""
    texts = {c.name: sorted_codes(rows[c.name]) for c in contextual if c.is_text}
    numbers = {
        c.name: rows[c.name].cast(pa.float32(), safe=False) for c in contextual if not c.is_text
    }
    return Context(
        {name: codes for name, (_, codes) in texts.items()},
        {
            name: np.ascontiguousarray(pc.fill_null(values, float("nan")).to_numpy(), np.float32)
            for name, values in numbers.items()
        },
        {name: vocabulary for name, (vocabulary, _) in texts.items()},
    )


def event_values(rows: pa.Table) -> NDArray[np.float32]:
    """Event values float32 [rows], NaN where there is none."""
    if "EVENT_VALUE" not in rows.column_names:
        return np.full(rows.num_rows, np.nan, np.float32)
    values = pc.fill_null(rows["EVENT_VALUE"], float("nan")).to_numpy()
    return np.asarray(values, np.float32)
