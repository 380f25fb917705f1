"""Metadata of items or users: the bulk imports of a dataset with single records on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from personalize_poc.local.datasets.arrow_types import arrow_type
from personalize_poc.local.datasets.schema import Column, Schema


class EntityTable:
    """Records of one dataset, the newest of each id. Never changes; build another one instead."""

    def __init__(self, schema: Schema | None = None, table: pa.Table | None = None) -> None:
        """From rows in order of age: of rows with the same id the last one counts.

        table: columns named as in the schema; columns may be missing (null then).
        """
        self.schema = schema
        self._table = None if table is None else table.combine_chunks()

    @cached_property
    def rows(self) -> dict[str, int]:
        """The row of each id: 170 bytes each, so it is made when it is needed."""
        if self.schema is None or self._table is None:
            return {}
        ids = self._table[self.schema.id_column].to_pylist()
        return {key: row for row, key in enumerate(ids)}

    @cached_property
    def ids(self) -> list[str]:
        """Ids of the records, in order of first appearance."""
        return list(self.rows)

    def with_records(self, records: Mapping[str, Mapping[str, Any]]) -> EntityTable:
        """This table with whole records (by id, values by column name) added or replaced."""
        if self.schema is None or not records:
            return self
        added = records_table(self.schema, records)
        tables = [added] if self._table is None else [self._table, added]
        table = EntityTable(self.schema, concatenated(tables))
        if "rows" in vars(self):  # to look at every row again would take most of the time
            first = 0 if self._table is None else self._table.num_rows
            table.rows = {**self.rows, **{key: first + n for n, key in enumerate(records)}}
        return table

    @property
    def spare_rows(self) -> int:
        """Rows that do not count any more, since later ones have the same ids."""
        return 0 if self._table is None else self._table.num_rows - len(self.rows)

    def find_column(self, name: str) -> Column | None:
        """The schema's column of this name, letter case ignored; None when there is none."""
        if self.schema is None:
            return None
        wanted = name.casefold()
        return next((c for c in self.schema.columns if c.name.casefold() == wanted), None)

    def values(self, name: str, ids: Sequence[str]) -> pa.Array:
        """One column for these ids, in their order; null for unknown ids and missing values.

        Raises KeyError when the schema has no such column.
        """
        column = self.find_column(name)
        if column is None:
            raise KeyError(name)
        if self._table is None or column.name not in self._table.column_names:
            return pa.nulls(len(ids), arrow_type(column))
        places = np.fromiter((self.rows.get(key, -1) for key in ids), np.int64, len(ids))
        taken = self._table[column.name].take(pa.array(places, mask=places < 0))
        return taken.combine_chunks() if isinstance(taken, pa.ChunkedArray) else taken

    def known(self, name: str, key: str) -> list[str] | float | None:
        """What one record says, as filters compare it: its texts, its number, or nothing."""
        column, row = self.find_column(name), self.rows.get(key)
        if column is None or row is None or self._table is None:
            return None
        if column.name not in self._table.column_names:
            return None
        value = self._table[column.name][row].as_py()
        if value is None or not isinstance(value, str):
            return None if value is None else float(value)
        return [part for part in value.split("|") if part] if column.categorical else [value]

    def numbers(self, name: str, ids: Sequence[str]) -> NDArray[np.float64]:
        """A numeric column as float64 [len(ids)], NaN where missing."""
        values = self.values(name, ids).cast(pa.float64(), safe=False)
        return np.asarray(values.fill_null(float("nan")).to_numpy(zero_copy_only=False))


def records_table(schema: Schema, records: Mapping[str, Mapping[str, Any]]) -> pa.Table:
    """Single records as a table with the columns of the schema."""
    fields = [pa.field(column.name, arrow_type(column)) for column in schema.columns]
    rows = [{**record, schema.id_column: key} for key, record in records.items()]
    return pa.Table.from_pylist(rows, schema=pa.schema(fields))


def concatenated(tables: Sequence[pa.Table]) -> pa.Table:
    """Tables one below the other; a column that one lacks is null there."""
    return pa.concat_tables(tables, promote_options="permissive")
