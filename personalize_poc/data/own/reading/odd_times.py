"""Columns of times that need a word: in an unknown form, read by the order of rows, or 0014."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence

from personalize_poc.data.findings import Finding
from personalize_poc.data.own import times
from personalize_poc.data.own.reading.ground import time_notes
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.tables import Column, Table
from personalize_poc.data.own.times import shapes

_SEEN = 200
_TOGETHER = 40
"""Columns that are read in one statement: DuckDB holds some memory for each of them."""
_MOST = 0.8
_NAMED = re.compile(r"[^\W\d]{3}.*\b\w*\d{5,}\s+[^\W\d]+\.?\s+(\d\S*(?:\s\d+:\S+)?)$").match
"""What a document is called, with its number and its time, which is a time of its own column."""
_DAYS = re.compile(r"\d{1,2}[-/.]\d").match


def look(work: Workspace, table: Table) -> Iterator[Finding]:
    """Findings about columns of times, from the first rows of a table."""
    for start in range(0, len(table.columns), _TOGETHER):
        yield from _some(work, table, table.columns[start : start + _TOGETHER])


def _some(work: Workspace, table: Table, columns: Sequence[Column]) -> Iterator[Finding]:
    keys = ", ".join(column.key for column in columns)
    rows = work.run(f"SELECT {keys} FROM {table.name} WHERE rowid < {_SEEN}")
    for column, values in zip(columns, zip(*rows, strict=True), strict=True):
        given = [value for value in values if value]
        unread = [value for value in given if shapes.seems(value) and not _is_read(value)]
        file = table.parts[0].file
        if len(unread) > _MOST * len(given):
            yearless = all(map(shapes.lacks_year, unread))
            told = time_notes.without_year if yearless else time_notes.unknown
            yield told(file, column.name, unread[0])
        elif padded := _of_two_digits(given):
            yield time_notes.year_of_two_digits(file, column.name, *padded)
        elif given and all(len(shapes.forms(value)) > 1 and _DAYS(value) for value in given):
            form = times.recognise(work.connection, table.name, column.key)
            if form.settled:
                yield time_notes.by_order(file, column.name, given[0], form.settled)


def _of_two_digits(given: Sequence[str]) -> tuple[str, int] | None:
    """A time whose year is written as 0014, and the year it is read as; None if most are not so."""
    found = [reading for value in given if (reading := shapes.parse(value))]
    padded = [one for one in found if any(shapes.PADDED in form for form in one.forms)]
    if not padded or len(padded) <= _MOST * len(given):
        return None
    first = next(value for value in given if shapes.parse(value) is padded[0])
    second = next((one for one in padded[0].seconds if one is not None), None)
    return None if second is None else (first, time.gmtime(second).tm_year)


def _is_read(value: str) -> bool:
    """Whether a form reads a value, or it is a name that ends with a time: "Sale 00017 of …"."""
    return bool(shapes.forms(value)) or (
        (found := _NAMED(value)) is not None and bool(shapes.forms(found[1]))
    )
