"""Tables of text in DuckDB as reading makes them, from columns of Python values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import pyarrow

from personalize_poc.data.own.tables import Column, Part, Reading, Table

Columns = Mapping[str, Any]


def reading(
    tables: Mapping[str, Columns], parts: Mapping[str, Sequence[str]] | None = None
) -> Reading:
    """Make a reading.

    Args:
        tables: label -> name of a column -> its values; None is an empty field.
        parts: label -> files that the table was read from, of about equal size.
    """
    # Tables are small here: a second thread only costs.
    connection = duckdb.connect(config={"threads": 1})
    made = [
        _table(connection, f"t{number}", label, columns, (parts or {}).get(label, [label]))
        for number, (label, columns) in enumerate(tables.items())
    ]
    return Reading("made up", connection, tuple(sorted(made, key=lambda one: -one.rows)))


def _table(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    label: str,
    columns: Columns,
    files: Sequence[str],
) -> Table:
    keys = [f"c{number}" for number in range(len(columns))]
    texts = [[None if v is None else str(v) for v in values] for values in columns.values()]
    rows = len(texts[0])
    given = pyarrow.table([pyarrow.array(one, pyarrow.string()) for one in texts], names=keys)
    connection.from_arrow(given).create(name)
    size = -(-rows // len(files))
    made = tuple(
        Part(file, "csv", index * size, max(0, min(size, rows - index * size)))
        for index, file in enumerate(files)
    )
    named = tuple(Column(title, key) for title, key in zip(columns, keys, strict=True))
    return Table(name, label, named, made, rows)
