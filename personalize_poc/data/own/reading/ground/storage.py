"""How DuckDB is to keep each column of a large file.

Left alone it tries every compression on every block of texts, which takes three times as long as
reading them. What repeats is kept as a dictionary, which is small and fast; the rest as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from personalize_poc.data.own.reading.ground.units import Content
from personalize_poc.data.own.reading.ground.workspace import Workspace

DICTIONARY, LONG, PLAIN = "DICT_FSST", "ZSTD", "UNCOMPRESSED"
REPEATS = 0.6
"""A column repeats if so many of its values are different, or fewer."""
_LARGE = 4_000_000
"""Bytes of the files of a table from which on it pays to look at some rows first."""
_SOME = 4_000
"""Rows that are looked at."""
_SENTENCES = 80
"""From this mean length on, what does not repeat is compressed: it is a text to be read."""


def chosen(work: Workspace, contents: Sequence[Content], first: Content) -> tuple[str, ...]:
    """The compression of each column of the first part of a table; () to leave it to DuckDB.

    Of a text it is known, as its first rows were looked at. Of other large files some rows are read
    for it, but not of a query, which may have to compute all of them for the first.
    """
    small = sum(one.unit.size for one in contents) < _LARGE
    if first.stored or first.format == "query" or small:
        return first.stored
    given = ", ".join(first.expressions)
    some = f"SELECT {given} FROM {first.source} LIMIT {_SOME}"
    rows = work.run(some, first.parameters, first.file)
    return of([[value or "" for value in row] for row in rows], range(len(first.expressions)))


def of(rows: Sequence[Sequence[str]], columns: Sequence[int]) -> tuple[str, ...]:
    """The compression of each column, from some rows.

    Args:
        rows: fields of rows; short ones do not count.
        columns: which of the fields are taken.
    """
    whole = [row for row in rows if len(row) > max(columns, default=0)]
    return tuple(_of([row[column] for row in whole]) for column in columns)


def _of(values: Sequence[str]) -> str:
    if not values or len(set(values)) <= REPEATS * len(values):
        return DICTIONARY
    mean = sum(map(len, values)) / len(values)
    return LONG if mean >= _SENTENCES else PLAIN
