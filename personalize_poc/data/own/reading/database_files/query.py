"""The answer of an SQL query to a database of DuckDB or SQLite, or to files."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from personalize_poc import progress
from personalize_poc.data.errors import BadFile, DataError, NoTable
from personalize_poc.data.own.reading.database_files import parquet
from personalize_poc.data.own.reading.ground import names
from personalize_poc.data.own.reading.ground.units import Content, Heading, Unit
from personalize_poc.data.own.reading.ground.workspace import MEMORY, Workspace, literal
from personalize_poc.data.own.reading.packed import magic
from personalize_poc.data.own.reading.spreadsheets import cells
from personalize_poc.data.own.reading.text import delimited
from personalize_poc.language import N_

LABEL = "query"
"""What the answer of a query is known by."""
_ROWS = 10_000
_LONGEST_KEY = 32
"""Bytes."""


def understand(work: Workspace, sql: str, database: Path | None, folder: Path | None) -> Content:
    """Ask a database, and recognise the columns of its answer.

    Args:
        work: of this reading.
        sql: one SELECT.
        database: file of DuckDB or SQLite; None if the query names files itself.
        folder: where files that the query names stand, if it does not say.

    Raises:
        DataError: the query is none, or the database refuses it.
        BadFile: the database is none.
    """
    kind = _kind(database)
    if kind == "sqlite":
        assert database is not None
        return _sqlite(work, sql, database, LABEL)
    return _duckdb(work, sql, database, folder, LABEL)


def whole(work: Workspace, unit: Unit, kind: str, table: str) -> Content:
    """All of one table of a database, and recognise its columns.

    Args:
        work: of this reading.
        unit: the database; its `file` is what the table is to be known by.
        kind: "sqlite" or "duckdb".
        table: its name.

    Raises:
        NoTable: it has no rows.
        DataError: the database refuses it.
    """
    quoted = table.replace('"', '""')
    sql = f'SELECT * FROM "{quoted}"'
    if _all(unit.path, kind, f"{sql} LIMIT 1") == []:
        raise NoTable(N_("it has no rows"), unit.file)
    if kind == "sqlite":
        found = _sqlite(work, sql, unit.path, unit.file, blobs=False)
    else:
        found = _duckdb(work, sql, unit.path, None, unit.file)
    read = replace(unit, path=found.unit.path, temporary=True)
    return replace(found, unit=read, format="database")


def _kind(database: Path | None) -> str:
    if database is None:
        return ""
    try:
        kind = magic.kind(database)
    except OSError as error:
        raise BadFile(f"it cannot be opened: {error.strerror}", database) from error
    if kind not in ("sqlite", "duckdb"):
        raise BadFile("this is no database of DuckDB or SQLite", database)
    return kind


def tables(path: Path, kind: str, *, views: bool = False) -> list[str]:
    """The names of the tables in a database, perhaps with those of its views; [] if it is none."""
    kinds = "('table', 'view')" if views else "('table')"
    sql = "SELECT table_name FROM duckdb_tables()"
    if kind == "sqlite":
        named = f"type IN {kinds} AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
        sql = f"SELECT name FROM sqlite_master WHERE {named}"
    return [str(row[0]) for row in _all(path, kind, sql) or []]


def _all(path: Path, kind: str, sql: str) -> list[Any] | None:
    """Few rows of a database; None if it refuses."""
    try:
        if kind == "sqlite":
            with closing(_opened(path)) as connection:
                return connection.execute(sql).fetchall()
        with duckdb.connect(str(path), read_only=True) as asked:
            return asked.execute(sql).fetchall()
    except (sqlite3.Error, duckdb.Error):
        return None


def _duckdb(
    work: Workspace, sql: str, database: Path | None, folder: Path | None, label: str
) -> Content:
    """The answer as Parquet, so that types stay; in a connection that cannot see our tables."""
    target = work.new_path(".parquet")
    try:
        statements = duckdb.extract_statements(sql)
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise DataError("The query must be one SELECT and nothing else.")
        config: dict[str, Any] = {"memory_limit": MEMORY, "autoinstall_known_extensions": "false"}
        path = ":memory:" if database is None else str(database)
        with duckdb.connect(path, read_only=database is not None, config=config) as asked:
            progress.of_database(asked)
            asked.execute(f"SET temp_directory = {literal(str(work.folder / 'spilled-query'))}")
            if folder is not None:
                asked.execute(f"SET file_search_path = {literal(str(folder))}")
            query = statements[0].query.strip().rstrip(";")
            asked.execute(f"COPY ({query}\n) TO {literal(str(target))} (FORMAT parquet)")
    except duckdb.Error as error:
        raise _refused(work, error, database, "duckdb") from error
    unit = Unit(target, label, target.stat().st_size, temporary=True)
    return replace(parquet.understand(work, unit), format="query")


def _refused(work: Workspace, error: Exception, database: Path | None, kind: str) -> DataError:
    sentence = work.sentence(error, None)
    if "disk is full" in str(sentence):
        return sentence
    said = str(error).strip().splitlines()[0].rstrip("!.")
    lacking = database is not None and re.search(r"[Tt]able .*does not exist|no such table", said)
    named = ", ".join(tables(database, kind, views=True)[:10]) if lacking and database else ""
    hint = f" The database holds {named}." if named else ""
    return DataError(f"The database refuses the query: {said}.{hint}")


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _sqlite(
    work: Workspace, sql: str, database: Path, label: str, *, blobs: bool = True
) -> Content:
    """blobs: whether bytes are text, and not keys or pictures."""
    target = work.new_path(".csv")
    try:
        with closing(_opened(database)) as connection:
            connection.text_factory = lambda raw: raw.decode("utf-8", errors="replace")
            cursor = connection.execute(sql)
            if cursor.description is None:
                raise DataError("The query must be one SELECT and nothing else.")
            columns = [str(column[0]) for column in cursor.description]
            rows = _fetched(cursor)
            cells.write(target, rows if blobs else _without_bytes(rows))
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise _refused(work, error, database, "sqlite") from error
    except OSError as error:
        raise work.sentence(error, label) from error
    found = names.distinct(columns)[0]
    return Content(
        unit=Unit(target, label, target.stat().st_size, temporary=True),
        file=label,
        format="query",
        headings=tuple(Heading(name) for name in found),
        named=True,
        source=delimited.our_own(len(found)),
        parameters=(str(target),),
        expressions=tuple(f"c{number}" for number in range(len(found))),
    )


def _fetched(cursor: sqlite3.Cursor) -> Iterator[tuple[Any, ...]]:
    while rows := cursor.fetchmany(_ROWS):
        yield from rows


def _without_bytes(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[Any]]:
    """Short bytes are keys, written in hexadecimal; long ones are pictures and the like."""
    for row in rows:
        yield [
            (value.hex() if len(value) <= _LONGEST_KEY else None)
            if isinstance(value, bytes)
            else value
            for value in row
        ]
