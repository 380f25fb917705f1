"""What is known of a column after a look at its values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean

from personalize_poc.data.own.profiles.moments import Moment
from personalize_poc.data.own.profiles.numerals import numbers
from personalize_poc.data.own.profiles.shapes import Shape
from personalize_poc.data.own.tables import Column, Table

_SECONDS = 0.8
"""Share of times with seconds, where they are known to the second: one in 60 has none by chance."""
UNIQUE = 0.985
"""From this share of distinct values on a column is taken for a key (a few duplicates happen)."""


@dataclass(frozen=True)
class ColumnProfile:
    """Facts of one column.

    Attributes:
        column: which.
        rows: of the table.
        filled: rows with a value; estimated for large tables.
        distinct: different values; estimated for large tables.
        values: of the rows of the sample, aligned between columns; "" where there is none.
        shape: what the values look like.
        moment: how they can be read as times; None if they are none.
    """

    column: Column
    rows: int
    filled: int
    distinct: int
    values: tuple[str, ...]
    shape: Shape
    moment: Moment | None

    @property
    def key(self) -> str:
        """Its name in DuckDB."""
        return self.column.key

    @property
    def name(self) -> str:
        """What the file calls it."""
        return self.column.name

    @property
    def fill(self) -> float:
        """Share of rows with a value."""
        return self.filled / self.rows if self.rows else 0.0

    @property
    def repeats(self) -> float:
        """Rows a value, on average."""
        return self.filled / self.distinct if self.distinct else 0.0

    @property
    def is_unique(self) -> bool:
        """Whether (nearly) every value stands in one row only."""
        return self.filled > 1 and self.distinct >= UNIQUE * self.filled

    @property
    def has_seconds(self) -> bool:
        """Whether its values are times that (nearly) all have seconds."""
        known = [one for one in self.moment.seconds if one is not None] if self.moment else []
        return bool(known) and sum(one % 60 != 0 for one in known) >= _SECONDS * len(known)

    @property
    def is_constant(self) -> bool:
        """Whether there is at most one value."""
        return self.distinct <= 1

    @cached_property
    def given(self) -> tuple[str, ...]:
        """Values of the sample that are not empty."""
        return tuple(value for value in self.values if value)

    @cached_property
    def frequencies(self) -> Counter[str]:
        """How often each value comes in the sample."""
        return Counter(self.given)

    @cached_property
    def mean_length(self) -> float:
        """Letters of a value of the sample."""
        return fmean(map(len, self.given)) if self.given else 0.0

    @cached_property
    def numbers(self) -> tuple[float | None, ...]:
        """The values of the sample as numbers, aligned as `values` are."""
        return numbers(self.values)

    @cached_property
    def chance(self) -> float:
        """The probability that two rows of the sample agree."""
        total = len(self.given)
        return sum((n / total) ** 2 for n in self.frequencies.values()) if total else 1.0

    @cached_property
    def run(self) -> float:
        """Share of rows of the sample whose value is that of the row before, beyond chance."""
        pairs = [(a, b) for a, b in zip(self.values, self.values[1:], strict=False) if a and b]
        if not pairs or self.chance > 0.95:
            return 0.0
        same = sum(a == b for a, b in pairs) / len(pairs)
        return max(0.0, (same - self.chance) / (1 - self.chance))


@dataclass(frozen=True)
class TableProfile:
    """Facts of one table.

    Attributes:
        table: which.
        columns: in the order of the table.
        sample: SQL that stands for some of its rows in blocks ("(SELECT …)"), or its name.
    """

    table: Table
    columns: tuple[ColumnProfile, ...]
    sample: str

    @property
    def rows(self) -> int:
        """Of the whole table."""
        return self.table.rows

    @property
    def label(self) -> str:
        """What a person knows it by."""
        return self.table.label

    def column(self, key: str) -> ColumnProfile:
        """The column of this key."""
        return self._by_key[key]

    @cached_property
    def _by_key(self) -> dict[str, ColumnProfile]:
        """Asked for each pair of columns, of which there may be thousands."""
        return {one.key: one for one in self.columns}
