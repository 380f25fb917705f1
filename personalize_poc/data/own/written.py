"""The same value written in two ways, by two programs: before and after a spreadsheet saved it."""

from __future__ import annotations

from personalize_poc.data.own import sql, times

_NUMBER = "-?[0-9]{1,15}([.,][0-9]{1,6})?"
"""A number as a DOUBLE holds it to its last digit, with a point or a comma."""


def plain(key: str) -> str:
    """SQL of a value that is the same with another decimal sign, or without zeros at its ends.

    Args:
        key: of a column of text.
    """
    value = sql.trimmed(key)
    number = f"CAST(replace({value}, ',', '.') AS DOUBLE)"
    return (
        f"coalesce(CASE WHEN regexp_full_match({value}, '{_NUMBER}') "
        f"THEN CAST({number} AS VARCHAR) ELSE {value} END, '')"
    )


def minute(key: str, forms: tuple[str, ...]) -> str:
    """SQL of the minute of a time: not all who write it name the second.

    Args:
        key: of a column of text.
        forms: in which it may be written.
    """
    return f"({times.seconds(sql.trimmed(key), forms, 'UTC')} // 60)"
