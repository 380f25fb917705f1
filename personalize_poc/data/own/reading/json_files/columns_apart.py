"""One JSON object that holds a table column by column, as pandas and statistics programs write it.

`{"user": ["u1", "u2"], "item": ["i7", "i9"]}` has a list for each column; `DataFrame.to_json`
writes `{"user": {"0": "u1", "1": "u2"}, …}`, with the numbers of rows. It is a table where all
columns have the same rows, and each value is a plain one; lists of settings are of any length, and
short. So it is where rows are objects below numbers or ids of their own:
`{"0": {"user": "u1", …}, …}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading.ground.units import Content, Unit, part
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.json_files import jsonlines, named_lists

_COLUMNS, _ROWS = 2, 5
"""Columns and rows that a table has, at least; lists of settings are shorter."""
_OBJECTS = 20
"""Objects below keys of their own, at least, that are rows; groups of settings are fewer."""
_NUMBERED = 0.5
"""Share of names with digits above which keys are ids of things, each with a list of its own."""


def understand(
    work: Workspace,
    unit: Unit,
    whole: dict[str, Any],
    encoding: str,
    findings: tuple[Finding, ...] = (),
) -> list[Content]:
    """The table of a file of one object that has its columns one after the other; none else.

    Args:
        work: of this reading.
        unit: the file.
        whole: the object that is all of it; {} for a file of anything else.
        encoding: of the file.
        findings: made so far.

    Raises:
        BadFile: it cannot be read.
    """
    while len(whole) == 1 and isinstance(inner := next(iter(whole.values())), dict):
        whole = inner
    rows = _lists(whole) or _numbered(whole) or _indexed(whole)
    if rows is None:
        return []
    target = jsonlines.written(work, rows)
    one = part(unit, target, "", 1)
    return [jsonlines.understand(work, one, target, encoding, findings)]


def _lists(whole: Mapping[str, Any]) -> Iterator[dict[str, Any]] | None:
    """The rows of columns that are lists of one length."""
    columns = list(whole.values())
    if len(columns) < _COLUMNS or not all(isinstance(one, list) for one in columns):
        return None
    if len({len(one) for one in columns}) > 1 or len(columns[0]) < _ROWS:
        return None
    if sum(any(map(str.isdigit, name)) for name in whole) > _NUMBERED * len(whole):
        return None
    return _rows(whole, columns)


def _numbered(whole: Mapping[str, Any]) -> Iterator[dict[str, Any]] | None:
    """The rows of columns that are objects with the same keys: the numbers of the rows."""
    columns = list(whole.values())
    if len(columns) < _COLUMNS or not all(isinstance(one, dict) for one in columns):
        return None
    rows = list(columns[0])
    if len(rows) < _ROWS or not all(key.isdigit() for key in rows):
        return None
    if any(list(one) != rows for one in columns[1:]):
        return None
    return _rows(whole, [list(one.values()) for one in columns])


def _indexed(whole: Mapping[str, Any]) -> Iterator[dict[str, Any]] | None:
    """The rows of objects with the same fields, with the key of each, which may be its id."""
    if len(whole) < _OBJECTS or not named_lists.are_rows({**whole}):
        return None
    return iter(named_lists.keyed({**whole}))


def _rows(
    names: Mapping[str, Any], columns: Sequence[Sequence[Any]]
) -> Iterator[dict[str, Any]] | None:
    """The rows of columns; None where something else than plain values stands in them."""
    if any(isinstance(value, (dict, list)) for column in columns for value in column):
        return None
    return (dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True))
