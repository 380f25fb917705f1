"""Tables of one kind in two layouts, put together: a month that comes from a new system."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from personalize_poc.data.own.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    import duckdb


def together(
    connection: duckdb.DuckDBPyConnection, one: Table, other: Table, names: Mapping[str, str]
) -> Table:
    """Append the rows of a table to one in another layout.

    Args:
        connection: where the tables are; the other one is gone afterwards.
        one: the table whose names stand.
        other: the table that is appended.
        names: column of the other one -> column of this one; columns that are called alike are
            the same without being named. All else becomes a column of its own, which the rows of
            this one lack.

    Returns:
        The table with all rows; its label is still that of the one.
    """
    columns = list(one.columns)
    given = {column.name: column for column in columns}
    values: dict[str, str] = {}
    theirs: dict[str, str] = {}
    for column in other.columns:
        name = names.get(column.name, column.name)
        if column.name not in names and name in names.values():
            name = f"{name} ({other.parts[0].file})"
        if name not in given:
            given[name] = replace(column, name=name, key=f"c{len(columns)}")
            columns.append(given[name])
            connection.execute(f"ALTER TABLE {one.name} ADD COLUMN {given[name].key} VARCHAR")
        values[given[name].key] = column.key
        theirs[name] = column.name
    chosen = ", ".join(values.get(column.key, "NULL") for column in columns)
    connection.execute(f"INSERT INTO {one.name} SELECT {chosen} FROM {other.name}")
    connection.execute(f"DROP TABLE {other.name}")
    moved = (replace(part, first_row=part.first_row + one.rows) for part in other.parts)
    return replace(
        one,
        columns=tuple(columns),
        parts=(*one.parts, *moved),
        rows=one.rows + other.rows,
        renamed={**one.renamed, other.label: dict(names)},
        absent={
            column.name: lack for column in columns if (lack := _lack(one, other, theirs, column))
        },
    )


def _lack(one: Table, other: Table, theirs: Mapping[str, str], column: Column) -> tuple[str, ...]:
    """The files of two tables that do not have a column of both together.

    theirs: column of both -> what the other one calls it.
    """
    of_one, of_other = (tuple(part.file for part in table.parts) for table in (one, other))
    name = column.name
    here = one.absent.get(name, ()) if column in one.columns else of_one
    there = other.absent.get(theirs[name], ()) if name in theirs else of_other
    return (*here, *there)


def with_zeros(
    connection: duckdb.DuckDBPyConnection, table: Table, digits: Mapping[Column, int]
) -> Table:
    """Give whole numbers the zeros back that stood before them.

    What stood there is kept in the table that `bare` names: `place`, `key` of the column, `before`.

    Args:
        connection: where the table is.
        table: which.
        digits: column with ids -> how many digits each has, two or more.
    """
    made = f"CREATE TABLE IF NOT EXISTS {bare(table)} (place BIGINT, key VARCHAR, before VARCHAR)"
    for column, width in digits.items():
        connection.execute(made)
        short = f"regexp_full_match(trim({column.key}), '[0-9]{{1,{width - 1}}}')"
        connection.execute(
            f"INSERT INTO {bare(table)} SELECT rowid, '{column.key}', {column.key} "
            f"FROM {table.name} WHERE {short}"
        )
        connection.execute(
            f"UPDATE {table.name} SET {column.key} = lpad(trim({column.key}), {width}, '0') "
            f"WHERE {short}"
        )
    said = {column.name: width for column, width in digits.items()}
    return replace(table, digits={**table.digits, **said})


def bare(table: Table) -> str:
    """Name of the table that holds ids as they stood, if a table has `digits`."""
    return f"bare_{table.name}"
