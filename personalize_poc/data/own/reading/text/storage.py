"""How DuckDB is to keep each column of a large text.

Left alone it tries every compression on every block of texts, which takes three times as long as
reading them. What repeats is kept as a dictionary, which is small and fast; the rest as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

DICTIONARY, LONG, PLAIN = "DICT_FSST", "ZSTD", "UNCOMPRESSED"
REPEATS = 0.6
"""A column repeats if so many of its values are different, or fewer."""
_SENTENCES = 80
"""From this mean length on, what does not repeat is compressed: it is a text to be read."""


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
