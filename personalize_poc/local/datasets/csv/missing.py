"""Metadata values that cannot be read: they are taken as missing, and counted.

An import of the service ended ACTIVE with a column of type ``int`` that held empty fields and a
text. What a row is about has to be readable (ids, times, types and values of events, and all that
is reserved); what is told beside need not be.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from personalize_poc.local.datasets.arrow_types import arrow_type
from personalize_poc.local.datasets.schema import Column

_WHOLE = r"^-?[0-9]+$"
_NUMBER = r"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$"


@dataclass
class Missing:
    """What is missing in one column.

    empty: fields without a value where the schema does not allow null. unreadable: values that are
    not of the column's type. example: one of these, shortened.
    """

    empty: int = 0
    unreadable: int = 0
    example: str | None = None


@dataclass
class Tally:
    """The missing values of an import, by column. May be added up from several threads' parts."""

    columns: dict[str, Missing] = field(default_factory=dict)

    def add(self, name: str, part: Missing) -> None:
        """Count what is missing in a part of a column."""
        if not (part.empty or part.unreadable):
            return
        whole = self.columns.setdefault(name, Missing())
        whole.empty += part.empty
        whole.unreadable += part.unreadable
        whole.example = whole.example or part.example

    def merge(self, other: Tally) -> None:
        """Count what another part of the rows has."""
        for name, part in other.columns.items():
            self.add(name, part)

    def told(self) -> dict[str, dict[str, Any]]:
        """The counts as JSON, columns in order of their names."""
        return {name: vars(one) for name, one in sorted(self.columns.items())}


def in_words(told: dict[str, dict[str, Any]]) -> str:
    """The counts as a sentence for the log, e.g. ``YEAR: 3 empty, 1 not readable ('2006-7')``."""
    parts = []
    for name, one in told.items():
        counts = [f"{one['empty']} empty"] if one["empty"] else []
        if one["unreadable"]:
            counts.append(f"{one['unreadable']} not readable (like {one['example']!r})")
        parts.append(f"{name}: {', '.join(counts)}")
    return "; ".join(parts)


def convertible(columns: Iterable[Column]) -> frozenset[str]:
    """The columns whose values can be unreadable: numbers and booleans."""
    return frozenset(column.name for column in columns if not column.is_text)


def converted(texts: pa.StringArray, column: Column) -> tuple[pa.Array, Missing]:
    """Texts as values of a column of numbers or booleans, null for those that are none."""
    if column.type == "boolean":
        readable = pc.is_in(texts, pa.array(["true", "false"]))
        values = pc.if_else(readable, pc.equal(texts, "true"), pa.scalar(None, pa.bool_()))
    else:
        trimmed = pc.utf8_trim_whitespace(texts)
        whole = column.type in ("int", "long")
        matching = pc.match_substring_regex(trimmed, _WHOLE if whole else _NUMBER)
        values = _numbers(pc.if_else(matching, trimmed, None), arrow_type(column))
    bad = pc.and_(pc.is_valid(texts), pc.is_null(values))
    return values, _counted(texts, bad)


def finite(values: pa.Array) -> tuple[pa.Array, Missing]:
    """Floats without infinite ones and NaN, which are missing."""
    good = pc.fill_null(pc.is_finite(values), True)
    if pc.all(good, min_count=0).as_py():
        return values, Missing()
    return pc.if_else(good, values, None), _counted(values, pc.invert(good))


def _numbers(texts: pa.StringArray, wanted: pa.DataType) -> pa.Array:
    """Texts of digits as numbers; those that do not fit into the type become null."""
    try:
        return texts.cast(wanted)
    except pa.ArrowInvalid:
        encoded = texts.dictionary_encode()
        values = [_number(text, wanted) for text in encoded.dictionary.to_pylist()]
        return pa.array(values, wanted).take(encoded.indices)


def _number(text: str, wanted: pa.DataType) -> Any:
    try:
        return pa.scalar(text).cast(wanted).as_py()
    except pa.ArrowInvalid:
        return None


def _counted(values: pa.Array, bad: pa.BooleanArray) -> Missing:
    count = int(pc.sum(bad).as_py() or 0)
    first = str(values[pc.index(bad, True).as_py()].as_py())[:40] if count else None
    return Missing(unreadable=count, example=first)
