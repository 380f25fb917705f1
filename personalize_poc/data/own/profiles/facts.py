"""Profiles of a table, in few scans: counts by SQL, looks by a sample of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles.model import UNIQUE, ColumnProfile, TableProfile
from personalize_poc.data.own.profiles.moments import moment
from personalize_poc.data.own.profiles.shapes import Shape, shape
from personalize_poc.data.own.sql import BLANKS, NOTHING, any_of, is_blank
from personalize_poc.data.own.tables import Table

if TYPE_CHECKING:
    import duckdb

EXACT = 100_000
"""Up to this many rows distinct values are counted; above, estimated."""
WHOLE = 1_000_000
"""Up to this many rows all columns are counted on all rows; above, on some blocks of them."""
_COUNTED = 500_000
_SEEN, _BLOCK = 2000, 50
"""Rows whose values are looked at, and how many of them follow each other."""
_BLOCKS = 20
_RECOUNT = 20_000
"""About how many rows a recount of distinct values takes."""
_TOGETHER = 40
"""Columns that are counted in one statement: DuckDB holds some megabytes for each of them."""
_LONGEST_WORD = max(len(word) for word in NOTHING)
_NO_TIMES = ("boolean", "email", "uuid", "hash", "url", "text")
_LONGEST_TIME = 60
"""Letters of a time in words, at most."""


def profile(connection: duckdb.DuckDBPyConnection, table: Table) -> TableProfile:
    """Return facts of every column of a table.

    Args:
        connection: where the table is.
        table: which.
    """
    rows = table.rows
    keys = [column.key for column in table.columns]
    seen = _rows(connection, blocks(table, _SEEN, _BLOCK), keys)
    source = table.name if rows <= WHOLE else blocks(table, _COUNTED, _COUNTED // _BLOCKS)
    if rows <= _SEEN:  # all were seen
        counted = [(sum(map(bool, one)), len(set(one) - {""})) for one in seen]
    else:
        counted = _counts(connection, source, keys, exact=rows <= EXACT)
    columns = []
    for column, values, (filled, distinct) in zip(table.columns, seen, counted, strict=True):
        shaped = shape(values)
        read = moment(values) if _may_be_times(shaped, values) else None
        if read and not read.weak:
            shaped = Shape("time")
        names = shaped.kind not in ("decimal", "text", "list") and (read is None or read.weak)
        filled, distinct = _scaled(connection, table, column.key, (filled, distinct), names)
        columns.append(ColumnProfile(column, rows, filled, distinct, values, shaped, read))
    sample = blocks(table, EXACT, EXACT // _BLOCKS)
    return TableProfile(table, tuple(columns), sample)


def _may_be_times(shaped: Shape, values: Sequence[str]) -> bool:
    """Whether it is worth to look; "28 de diciembre de 2024 22:25 hs." ends as sentences do."""
    if shaped.kind == "text":
        return all(len(value) <= _LONGEST_TIME for value in values)
    return shaped.kind not in _NO_TIMES


def blocks(table: Table, rows: int, block: int) -> str:
    """SQL for about so many rows of a table, in blocks spread over it; its name if it is small."""
    if table.rows <= rows:
        return table.name
    count = max(2, rows // block)
    starts = [round(index * (table.rows - block) / (count - 1)) for index in range(count)]
    ranges = " OR ".join(f"rowid BETWEEN {start} AND {start + block - 1}" for start in starts)
    return f"(SELECT * FROM {table.name} WHERE {ranges})"


def _given(key: str) -> str:
    """SQL: whether there is a value, and no word for none."""
    # Of thousands of columns at once: `sql.trimmed` of each would take minutes to plan.
    short = f"strlen({key}) <= {_LONGEST_WORD}"
    word = f"(CASE WHEN {short} THEN {any_of(key, NOTHING)} ELSE false END)"
    return f"(NOT {is_blank(key)} AND NOT {word})"


def _rows(
    connection: duckdb.DuckDBPyConnection, source: str, keys: Sequence[str]
) -> list[tuple[str, ...]]:
    rows = connection.execute(f"SELECT {', '.join(keys)} FROM {source}").fetchall()
    columns = zip(*rows, strict=True) if rows else [()] * len(keys)
    return [_bare(values) for values in columns]


def _bare(values: Sequence[str | None]) -> tuple[str, ...]:
    """Values of the sample without blanks at their ends; "" where there is none."""
    stripped = {value: (value or "").strip(BLANKS) for value in set(values)}
    known = {value: "" if text in NOTHING else text for value, text in stripped.items()}
    return tuple([known[value] for value in values])


def _counts(
    connection: duckdb.DuckDBPyConnection, source: str, keys: Sequence[str], exact: bool
) -> list[tuple[int, int]]:
    """For each column: how many values, and how many different ones."""
    found: list[tuple[int, int]] = []
    for start in range(0, len(keys), _TOGETHER):
        found += _counts_together(connection, source, keys[start : start + _TOGETHER], exact)
    return found


def _counts_together(
    connection: duckdb.DuckDBPyConnection, source: str, keys: Sequence[str], exact: bool
) -> list[tuple[int, int]]:
    count = "count(DISTINCT {0})" if exact else "approx_count_distinct({0})"
    parts = ", ".join(f"count({key}), {count.format(key)}" for key in keys)
    given = ", ".join(f"CASE WHEN {_given(key)} THEN {key} END AS {key}" for key in keys)
    row = connection.execute(f"SELECT {parts} FROM (SELECT {given} FROM {source})").fetchone()
    assert row is not None
    return [(row[index], row[index + 1]) for index in range(0, len(row), 2)]


def _scaled(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    key: str,
    counted: tuple[int, int],
    names: bool,
) -> tuple[int, int]:
    """Counts for the whole table; of what may name something, estimates are counted again."""
    filled, distinct = counted
    if table.rows <= EXACT or not filled:
        return filled, distinct
    part = table.rows / _COUNTED if table.rows > WHOLE else 1.0
    whole = round(filled * part)
    if not names:
        return whole, min(whole, round(distinct * part))
    if distinct < (0.02 if part > 1.0 else 0.7) * filled or distinct < 1000:
        return whole, distinct
    # Of the values with a certain hash all rows are counted: rows a value are exact for them.
    modulus = max(1, table.rows // _RECOUNT)
    found = connection.execute(
        f"SELECT count({key}), count(DISTINCT {key}) FROM {table.name} "
        f"WHERE hash({key}) % {modulus} = 0 AND {_given(key)}"
    ).fetchone()
    assert found is not None
    if not found[1]:
        return whole, distinct
    if found[1] >= UNIQUE * found[0]:
        return whole, round(whole * found[1] / found[0])
    return whole, min(whole, found[1] * modulus)
