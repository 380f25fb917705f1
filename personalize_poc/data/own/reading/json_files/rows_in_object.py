"""Rows that are lists of values, in one JSON object that names their columns beside them.

`{"columns": ["user", "item"], "data": [["u1", "i7"], …]}` is how pandas, interfaces to databases
and reporting tools answer; the names may be objects (`"cols": [{"name": "user"}, …]`), or the first
row (`{"values": [["user", "item"], …]}`, as spreadsheets answer, which leave out empty cells at the
end). What else stands in the object, such as where the next page is, is no table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading.ground import names
from personalize_poc.data.own.reading.ground.units import Content, Unit, part
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.json_files import jsonlines, lists_of_rows
from personalize_poc.data.own.reading.text import header_notes

_DEEP = 5
"""Objects around the rows, one in the other, at most."""
_NAMES = re.compile(
    r"col(umn)?s|(column|col|field)[_-]?(names|headers|infos?)|fields|headers?|heading|names"
    r"|labels|keys|schema|variables|spalten(namen)?|felder|colonnes|champs|columnas|campos|colunas"
    r"|colonne|campi|kolommen|velden|kolumny|pola|컬럼명?|필드|항목|헤더|カラム|項目名?|列名?|字段|欄位",
    re.I,
)
"""What the list of names is called."""
_NAME = ("name", "fieldName", "field", "column", "column_name", "key", "id", "label", "title")
"""What the name of a column is called in an object that describes it, the first one first."""
_CUT = "majorDimension"
"""What stands beside rows of a spreadsheet that lack the empty cells at their end."""
_Path = tuple[str, ...]


def understand(
    work: Workspace,
    unit: Unit,
    whole: dict[str, Any],
    encoding: str,
    findings: tuple[Finding, ...] = (),
) -> list[Content]:
    """The tables of a file of one object that has rows as lists; none of any other file.

    Args:
        work: of this reading.
        unit: the file.
        whole: the object that is all of it; {} for a file of anything else.
        encoding: of the file.
        findings: made so far.

    Raises:
        BadFile: they cannot be read.
    """
    lists = dict(_lists(whole, _DEEP))
    tables = {path: rows for path, one in lists.items() if (rows := _rows(whole, path, one))}
    called = {path: _called(lists, path, len(rows[0])) for path, rows in tables.items()}
    used = {*tables, *(path for path, __ in called.values())}
    longest = max(map(len, tables.values()), default=0)
    if any(_are_objects(one) and len(one) >= longest for p, one in lists.items() if p not in used):
        return []  # these are the rows, and the lists are something beside them
    found: list[Content] = []
    for path, rows in tables.items():
        cells = called[path][1]
        if not cells and _are_measured(rows):
            continue
        columns, above, said = _headed(unit, cells) if cells else lists_of_rows.named(unit, rows)
        target = lists_of_rows.written(work, columns, above, iter(rows[above:]))
        one = part(unit, target, ".".join(path), len(tables))
        said = [*said, *(() if found else findings)]
        found.append(jsonlines.understand(work, one, target, encoding, tuple(said)))
    return found


def _lists(value: dict[str, Any], depth: int) -> Iterator[tuple[_Path, list[Any]]]:
    """The lists in an object, and in the objects within it."""
    for key, inner in value.items():
        if isinstance(inner, list) and inner:
            yield (key,), inner
        elif isinstance(inner, dict) and depth > 1:
            yield from (((key, *path), one) for path, one in _lists(inner, depth - 1))


def _rows(whole: dict[str, Any], path: _Path, given: list[Any]) -> list[list[Any]]:
    """A list as rows of one length; [] if it is none."""
    around: Any = whole
    for key in path[:-1]:
        around = around[key]
    if around.get(_CUT) == "ROWS" and all(isinstance(one, list) for one in given):
        width = max(map(len, given))
        given = [[*one, *[None] * (width - len(one))] for one in given]
    return given if lists_of_rows.are_rows(given) else []


def _called(
    lists: dict[_Path, list[Any]], rows: _Path, width: int
) -> tuple[_Path | None, list[str]]:
    """Where the names of columns stand, and these; of several lists the one nearest to the rows."""
    found = [
        (path, cells)
        for path, one in lists.items()
        if any(map(_NAMES.fullmatch, path)) and len(one) == width and (cells := _cells(one))
    ]
    return max(found, key=lambda one: _shared(one[0], rows), default=(None, []))


def _shared(one: _Path, other: _Path) -> int:
    """How many of the objects around two lists are the same."""
    same = 0
    for a, b in zip(one[:-1], other[:-1], strict=False):
        if a != b:
            break
        same += 1
    return same


def _cells(given: list[Any]) -> list[str]:
    """The names of columns, as texts or in objects that describe them; [] if they are none."""
    if all(isinstance(one, str) for one in given):
        return given
    if not _are_objects(given):
        return []
    for key in _NAME:
        if all(isinstance(one.get(key), str) for one in given):
            return [one[key] for one in given]
    return []


def _are_objects(given: list[Any]) -> bool:
    return all(isinstance(one, dict) for one in given)


def _are_measured(rows: list[list[Any]]) -> bool:
    """Whether all values are numbers with decimals: places on a map, or weights of a model."""
    return all(isinstance(value, float) for row in rows for value in row)


def _headed(unit: Unit, cells: list[str]) -> tuple[list[str], int, list[Finding]]:
    """Names that stand beside the rows, none of which holds them, and what is to be said."""
    found, twice, empty = names.distinct(cells)
    said = [header_notes.names_twice(unit.file, twice, 1)] if twice else []
    return found, 0, said + ([header_notes.names_empty(unit.file, empty, 1)] if empty else [])
