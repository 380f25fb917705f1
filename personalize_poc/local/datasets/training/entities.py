"""Metadata of items and users: bulk segments with single records laid over them, as columns."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from personalize_poc.local.datasets.arrow_types import arrow_type
from personalize_poc.local.datasets.columns import AnyColumn, encode
from personalize_poc.local.datasets.schema import Column, Schema
from personalize_poc.local.datasets.segments import manifest
from personalize_poc.local.datasets.stored import StoredPart, read_lines
from personalize_poc.local.errors import JobFailed


def table(part: StoredPart) -> pa.Table:
    """The newest record of each id, all columns of the schema; single records win over bulk ones.

    Raises JobFailed for a record that does not fit the schema.
    """
    schema = part.schema
    target = pa.schema([pa.field(c.name, arrow_type(c)) for c in schema.columns])
    bulk = fitted(manifest.read_files(part.segments), target)
    if part.records is None:
        return bulk
    single = _records(part.records, schema, target)
    stays = pc.invert(pc.is_in(bulk[schema.id_column], single[schema.id_column]))
    return pa.concat_tables([bulk.filter(stays), single])


def columns(
    found: pa.Table, schema: Schema, ids: pa.Array | list[str], names: Collection[str] | None = None
) -> dict[str, AnyColumn]:
    """Encoded columns whose rows are those of `ids`; an id without a record has no values.

    found: what `table` returned. names: the columns wanted, default all but the id and textual
    ones (nobody filters by texts; the id column is worth its memory only when it is used).
    """
    wanted = pa.array(ids, pa.string()) if isinstance(ids, list) else ids
    if names is None:
        names = {c.name for c in schema.columns if not c.textual} - {schema.id_column}
    rows = pc.index_in(wanted, found[schema.id_column].combine_chunks())
    encoded = {}
    for column in schema.columns:
        if column.name == schema.id_column and column.name in names:
            encoded[column.name] = encode(wanted, column)
        elif column.name in names:
            encoded[column.name] = encode(found[column.name].combine_chunks().take(rows), column)
    return encoded


def texts(found: pa.Table, schema: Schema, ids: list[str], name: str) -> list[str]:
    """A column of texts as it is, in the order of `ids`; empty where there is none."""
    rows = pc.index_in(pa.array(ids, pa.string()), found[schema.id_column].combine_chunks())
    values = found[name].combine_chunks().take(rows)
    return list(pc.fill_null(values.cast(pa.large_string()), "").to_pylist())


def fitted(found: pa.Table, target: pa.Schema) -> pa.Table:
    """Columns that the schema gained after an import are null in it."""
    arrays = [
        found[field.name].cast(field.type)
        if field.name in found.column_names
        else pa.nulls(found.num_rows, field.type)
        for field in target
    ]
    return pa.table(arrays, schema=target)


def _records(path: Path, schema: Schema, target: pa.Schema) -> pa.Table:
    newest: dict[str, dict[str, Any]] = {}
    for line in read_lines(path):
        newest[str(line["id"])] = line["record"]
    arrays = [_values(newest, column, schema.id_column) for column in schema.columns]
    return pa.table(arrays, schema=target)


def _values(records: dict[str, dict[str, Any]], column: Column, key: str) -> pa.Array:
    if column.name == key:
        return pa.array(list(records), pa.string())
    kind = arrow_type(column)
    values = []
    for name, record in records.items():
        value = record.get(column.name)
        try:
            values.append(None if value is None or value == "" else _value(value, column))
        except (TypeError, ValueError) as error:
            raise JobFailed(
                f"Record {name!r}, column {column.name}: {value!r} is not of type {column.type}."
            ) from error
    return pa.array(values, kind)


def _value(value: Any, column: Column) -> Any:
    if column.is_text:
        return str(value)
    if column.type == "boolean":
        if str(value).lower() not in ("true", "false"):
            raise ValueError(value)
        return str(value).lower() == "true"
    if column.type in ("int", "long"):
        if isinstance(value, int):  # as it is: a float holds no more than 53 bits of it
            return int(value)
        number = float(value)
        if number != int(number):
            raise ValueError(value)
        return int(value) if isinstance(value, str) and "." not in value else int(number)
    if not np.isfinite(float(value)):
        raise ValueError(value)
    return float(value)
