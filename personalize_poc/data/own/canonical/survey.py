"""One look at the columns of a table: which are to be trimmed, and what type their values have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from personalize_poc.data.own import numbers, sql

if TYPE_CHECKING:
    import duckdb

SAMPLE = 200_000
"""Rows of larger tables are sampled first."""
TOGETHER = 10
"""Columns that are asked of in one statement: to plan one takes as long as their square."""
_ROWS = 10_000
"""Rows from which on `sql.trimmed` is worth its planning."""
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


@dataclass(frozen=True)
class Asked:
    """What is to be known of a column.

    Attributes:
        key: of the column.
        separator: what stands between several values, or None.
        decimal: what separates decimals if the column was said to hold numbers that people wrote;
            None for numbers that computers write, as 1234.5.
        is_id: whether only blanks matter.
        is_time: whether only values that are nothing but blanks matter.
    """

    key: str
    separator: str | None = None
    decimal: str | None = None
    is_id: bool = False
    is_time: bool = False


def look(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    where: str,
    columns: list[Asked],
) -> dict[str, Seen]:
    """Look at columns of a table: all of it, at large ones after a sample.

    The sample says what a column may be, so that of 100 million texts nobody asks for each whether
    it is a number.

    Args:
        connection: holds the table.
        table: its name.
        where: a clause that chooses rows, or "".
        columns: what is to be known.
    """
    if not columns:
        return {}
    (rows,) = _row(connection, f"SELECT count(*) FROM {table}")
    if rows <= SAMPLE:
        return _ask(
            connection,
            f"{table} {where}",
            {one: _all(one, one.key, True, short=rows <= _ROWS) for one in columns},
        )
    part = f"{table} TABLESAMPLE SYSTEM ({100 * SAMPLE / rows:.4f}%) REPEATABLE (1)"
    first = _ask(
        connection, f"(FROM {part}) {where}", {one: _all(one, one.key, True) for one in columns}
    )
    full = _ask(
        connection,
        f"{table} {where}",
        {one: _all(one, one.key, False, first[one.key]) for one in columns},
    )
    again = [
        one
        for one in columns
        if full[one.key].trim and first[one.key].are_numbers and not full[one.key].are_numbers
    ]
    if again:  # blanks, not words, stand where a number is missing
        wanted = {one: _all(one, one.key, True, first[one.key]) for one in again}
        full |= _ask(connection, f"{table} {where}", wanted)
    return {
        key: replace(seen, length=first[key].length or seen.length) for key, seen in full.items()
    }


def _row(connection: duckdb.DuckDBPyConnection, statement: str) -> tuple[Any, ...]:
    row = connection.execute(statement).fetchone()
    assert row is not None
    return row


def _ask(
    connection: duckdb.DuckDBPyConnection, source: str, wanted: dict[Asked, dict[str, str]]
) -> dict[str, Seen]:
    """Ask for aggregates of several columns in one scan; of many columns in several scans."""
    found: dict[str, Seen] = {}
    columns = list(wanted)
    for start in range(0, len(columns), TOGETHER):
        some = {one: wanted[one] for one in columns[start : start + TOGETHER]}
        found |= _ask_together(connection, source, some)
    return found


def _ask_together(
    connection: duckdb.DuckDBPyConnection, source: str, wanted: dict[Asked, dict[str, str]]
) -> dict[str, Seen]:
    expressions = [one for columns in wanted.values() for one in columns.values()]
    values = iter(_row(connection, f"SELECT {', '.join(expressions)} FROM {source}"))
    found = {}
    for asked, columns in wanted.items():
        answers = {name: next(values) for name in columns}
        known = {name: value for name, value in answers.items() if value is not None}
        found[asked.key] = Seen(**{"trim": False, **known})
    return found


def _all(
    one: Asked, key: str, trim: bool, first: Seen | None = None, short: bool = False
) -> dict[str, str]:
    """Aggregates of a column; after a sample only those that it leaves open."""
    wanted = {"trim": sql.any_blanks(key, ends=not one.is_time)}
    if one.is_id or one.is_time:
        return wanted
    bare = sql.bare if short else sql.trimmed
    text = bare(key) if trim else f"nullif({key}, '')"
    wanted["given"] = f"count({text})"
    if one.separator:
        wanted["several"] = f"count(*) FILTER (contains({key}, {sql.quoted(one.separator)}))"
    if first is None:
        wanted["length"] = f"avg(length({text}))"
    if first is None or not first.given or first.booleans == first.given:
        wanted["booleans"] = f"count(*) FILTER (lower({text}) IN ('true', 'false'))"
    if first is None or not first.given or first.are_numbers or one.decimal is not None:
        plain = one.decimal is None
        number = numbers.plain(text) if plain else numbers.number(text, one.decimal or ".")
        wanted |= {
            "numbers": f"count({number})",
            "whole": f"bool_and({number} % 1 = 0)",
            "low": f"min({number})",
            "high": f"max({number})",
            "padded": f"bool_or({text} >= '00' AND {text} < '0:')",
        }
    return wanted
