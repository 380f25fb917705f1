"""One look at the columns of a table: which are to be trimmed, and what type their values have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from personalize_poc.data.own import numbers, sql

if TYPE_CHECKING:
    import duckdb

INT = 2**31
LONG = 9.2e18
"""Beyond it a whole number is no BIGINT: it is an id, and stays text."""


@dataclass(frozen=True)
class Seen:
    """What a column holds.

    Attributes:
        trim: whether a value is empty or has blanks at its ends.
        given: how many values are not empty.
        numbers: how many of them are numbers.
        whole: whether all numbers are whole.
        low, high: of the numbers.
        padded: whether a number begins with a needless zero, as codes and ids do.
        booleans: how many are true or false.
        several: how many hold the separator.
        length: mean length in characters.
    """

    trim: bool = True
    given: int = 0
    numbers: int = 0
    whole: bool = True
    low: float | None = None
    high: float | None = None
    padded: bool = False
    booleans: int = 0
    several: int = 0
    length: float = 0.0

    @property
    def number_type(self) -> str:
        """Type of the numbers: "int", "long", "float", or "" if they are better kept as text."""
        if self.low is None or self.high is None:
            return ""
        if not self.whole:
            return "float"
        size = max(-self.low, self.high)
        return "int" if size < INT else "long" if size < LONG else ""

    @property
    def are_numbers(self) -> bool:
        """Whether all values are numbers, and none is a code with leading zeros."""
        return bool(self.given) and self.numbers == self.given and not self.padded


def look(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    where: str,
    ids: Iterable[str],
    values: dict[str, tuple[str | None, str | None]],
) -> dict[str, Seen]:
    """Look at columns of a table in one scan.

    Args:
        connection: holds the table.
        table: its name.
        where: a clause that chooses rows, or "".
        ids: keys of columns of which only blanks matter.
        values: key -> what separates several values, and what separates decimals if the column was
            said to be numbers (None: numbers are what computers write, as 1234.5).
    """
    wanted = {key: _blanks(key) for key in ids if key not in values}
    wanted |= {key: _value(key, *how) for key, how in values.items()}
    if not wanted:
        return {}
    columns = [column for expressions in wanted.values() for column in expressions]
    row = connection.execute(f"SELECT {', '.join(columns)} FROM {table} {where}").fetchone()
    assert row is not None
    found, start = {}, 0
    for key, expressions in wanted.items():
        found[key] = _seen(row[start : start + len(expressions)])
        start += len(expressions)
    return found


def _blanks(key: str) -> list[str]:
    return [f"bool_or(regexp_matches({key}, {sql.quoted(sql.HAS_BLANKS)}))"]


def _value(key: str, separator: str | None, decimal: str | None) -> list[str]:
    text = sql.trimmed(key)
    number = numbers.plain(text) if decimal is None else numbers.number(text, decimal)
    several = f"contains({key}, {sql.quoted(separator)})" if separator else "false"
    return [
        *_blanks(key),
        f"count({text})",
        f"count({number})",
        f"bool_and({number} % 1 = 0)",
        f"min({number})",
        f"max({number})",
        f"bool_or(regexp_matches({text}, '^[+-]?0[0-9]'))",
        f"count(*) FILTER (lower({text}) IN ('true', 'false'))",
        f"count(*) FILTER ({several})",
        f"avg(length({text}))",
    ]


def _seen(row: tuple[Any, ...]) -> Seen:
    """What an answer says; a column without values says nothing."""
    names = list(Seen.__dataclass_fields__)
    values = {name: value for name, value in zip(names, row, strict=False) if value is not None}
    return Seen(**{"trim": False, **values})
