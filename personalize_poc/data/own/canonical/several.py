"""Several rows of another table for each row of a section: their values, as one list a key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.tables import Column, Table

if TYPE_CHECKING:
    import duckdb

_DEFAULT = "|"
_QUOTING = ("json", "python")
"""Separators that stand for a way of writing lists, and are no sign themselves."""


def table(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    of: Table,
    rows: str,
    keys: Sequence[Column],
    values: Sequence[tuple[Column, str]],
    separator: str | None,
) -> Table:
    """Make a table with one row a key, and in each of its columns all values of that key.

    Values are in alphabetical order, each once; a separator inside of one becomes "/".

    Args:
        connection: holds the tables.
        name: of the new table, in DuckDB.
        of: the table with several rows a key.
        rows: SQL of the rows that are meant, called j, with their rowid as place, and of what is
            joined with them.
        keys: columns of `of` that name the row of the section.
        values: columns that are to be listed, and the SQL of what stands in them.
        separator: of the section.

    Returns:
        The new table; its columns are the keys and then the values.
    """
    columns = [
        replace(one, key=f"c{number}")
        for number, one in enumerate([*keys, *(one for one, __ in values)])
    ]
    told = [sql.trimmed(f"j.{one.key}") for one in keys]
    told += [_listed(value, separator or _DEFAULT) for __, value in values]
    places = (f"{value} AS {one.key}" for value, one in zip(told, columns, strict=True))
    by = ", ".join(str(number + 1) for number in range(len(keys)))
    connection.execute(
        f"CREATE OR REPLACE TABLE {name} AS SELECT {', '.join(places)} FROM {rows} "
        f"GROUP BY {by} ORDER BY min(j.place)"
    )
    row = connection.execute(f"SELECT count(*) FROM {name}").fetchone()
    assert row is not None
    return Table(name, of.label, tuple(columns), of.parts, int(row[0]))


def _listed(value: str, separator: str) -> str:
    """SQL of all values of a group, as a section writes a list; NULL without any."""
    found = f"list_sort(list(DISTINCT {value}) FILTER ({value} IS NOT NULL))"
    if separator in _QUOTING:
        return f"CAST(to_json({found}) AS VARCHAR)"
    inside = f"replace(x, {sql.quoted(separator)}, '/')"
    return f"array_to_string(list_transform({found}, lambda x: {inside}), {sql.quoted(separator)})"
