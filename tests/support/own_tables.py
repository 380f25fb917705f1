"""Tables of text in DuckDB as reading makes them, from columns of Python values."""

from __future__ import annotations

import weakref
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import count
from typing import Any

import duckdb
import pyarrow

from personalize_poc.data.own.tables import Column, Part, Reading, Table

Columns = Mapping[str, Any]
_NUMBERS = count()


def reading(
    tables: Mapping[str, Columns], parts: Mapping[str, Sequence[str]] | None = None
) -> Reading:
    """Make a reading.

    Args:
        tables: label -> name of a column -> its values; None is an empty field.
        parts: label -> files that the table was read from, of about equal size.
    """
    connection = _connection()
    made = [
        _table(connection, f"t{number}", label, columns, (parts or {}).get(label, [label]))
        for number, (label, columns) in enumerate(tables.items())
    ]
    return Reading("made up", connection, tuple(sorted(made, key=lambda one: -one.rows)))


@cache
def _database() -> duckdb.DuckDBPyConnection:
    # Tables are small here: a second thread only costs.
    return duckdb.connect(config={"threads": 1})


def _connection() -> duckdb.DuckDBPyConnection:
    """A connection with a schema of its own, which goes with it.

    A database takes a tenth of the time of a test to open.
    """
    database, schema = _database(), f"s{next(_NUMBERS)}"
    connection = database.cursor()
    connection.execute(f"CREATE SCHEMA {schema}")
    connection.execute(f"SET schema = '{schema}'")
    weakref.finalize(connection, _drop, schema)
    return connection


def _drop(schema: str) -> None:
    _database().execute(f"DROP SCHEMA {schema} CASCADE")


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
