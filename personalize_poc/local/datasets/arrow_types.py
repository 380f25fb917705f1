"""The Arrow type of each type of a schema."""

from __future__ import annotations

import pyarrow as pa

from personalize_poc.local.datasets import constraints
from personalize_poc.local.datasets.schema import Column


def arrow_type(column: Column) -> pa.DataType:
    """How a column is kept. Avro float is kept as float64, so that 9.99 stays 9.99."""
    return {
        "string": pa.string(),
        "int": pa.int32(),
        "long": pa.int64(),
        "float": pa.float64(),
        "double": pa.float64(),
        "boolean": pa.bool_(),
    }[column.type]


def max_length(column: Column) -> int:
    """Most characters of a string of this column."""
    if column.name in constraints.ID_COLUMNS:
        return constraints.MAX_ID
    return constraints.MAX_STRING
