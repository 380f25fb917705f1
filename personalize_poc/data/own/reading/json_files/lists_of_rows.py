"""JSON whose rows are lists of values: `[["user", "item", "ts"], ["u1", "i1", 123], …]`.

The first list may name the columns. All may stand in one line, or each list in its own. It is a
table where all lists are of one length; lines of a text would be a header of thousands of cells.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from personalize_poc.data.errors import BadFile, NoTable
from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading.ground import names
from personalize_poc.data.own.reading.ground.dialect import Row
from personalize_poc.data.own.reading.ground.units import Content, Unit, part
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.json_files import jsonlines
from personalize_poc.data.own.reading.text import header_notes, layout
from personalize_poc.language import N_

_BEGIN = re.compile(r"\ufeff?\s*\[\s*(?=[^\s{\]])")
_GOES_ON = re.compile(r"\s*[,\]]")
_COLUMNS, _ROWS = 2, 5
"""Columns and rows that a table has, at least; lists of settings are shorter."""
_LOOKED = 200
"""Rows by which it is told whether the first one has names."""
_TOO_LARGE = N_(
    "it is one JSON list of more than 64 MB: write each row of it on a line of its own, for"
    " instance with jq -c '.[]'"
)
_NO_ROWS = N_(
    "it is a JSON list, and what it holds is neither objects nor rows of one length: write each"
    " event as an object with the names of its fields"
)


def looks_like(head: str) -> bool:
    """Whether a text may be a list of JSON that holds no objects, from its beginning."""
    if (begin := _BEGIN.match(head)) is None:
        return False
    try:
        __, end = json.JSONDecoder().raw_decode(head, begin.end())
    except (ValueError, RecursionError):
        return False  # a line of a log: [2024-03-01 10:00:00] …
    return _GOES_ON.match(head, end) is not None


def understand(
    work: Workspace, unit: Unit, path: Path, encoding: str, findings: tuple[Finding, ...] = ()
) -> list[Content]:
    """The table of a file of lists; none where it is another text.

    Args:
        work: of this reading.
        unit: the file.
        path: its text in UTF-8.
        encoding: of the file.
        findings: made so far.

    Raises:
        BadFile: it is too large to be read as one.
        NoTable: it holds values, or lists of several lengths.
    """
    some = list(islice(_lines(path), _LOOKED))
    by_line = len(some) >= _ROWS and are_rows(some)
    if not by_line:
        if path.stat().st_size > jsonlines.LARGEST:
            raise BadFile(_TOO_LARGE, unit.file)
        whole = _whole(path)
        if whole is None or any(isinstance(one, dict) for one in whole):
            return []
        if not are_rows(whole):
            raise NoTable(_NO_ROWS, unit.file)
        some = whole
    called, above, said = named(unit, some)
    rows = islice(_lines(path) if by_line else iter(some), above, None)
    target = written(work, called, above, rows)
    one = part(unit, target, "", 1)
    return [jsonlines.understand(work, one, target, encoding, (*findings, *said))]


def _whole(path: Path) -> list[Any] | None:
    """What the list has that is all of a file; None if it is none."""
    try:
        value = json.loads(path.read_text(encoding="utf-8-sig", errors="replace"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, list) else None


def _lines(path: Path) -> Iterator[Any]:
    """What each line of a file says that is not blank; its text where it is no JSON."""
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        for line in filter(str.strip, file):
            try:
                yield json.loads(line)
            except (ValueError, RecursionError):
                yield line


def are_rows(rows: Sequence[Any]) -> bool:
    """Whether all are lists of one length, and some of the first one's values are plain."""
    if len(rows) < _ROWS or not all(isinstance(one, list) for one in rows):
        return False
    plain = any(not isinstance(value, (dict, list)) for value in rows[0])
    return plain and len(rows[0]) >= _COLUMNS and len({len(one) for one in rows}) == 1


def written(work: Workspace, called: list[str], above: int, rows: Iterator[Any]) -> Path:
    """A file with an object for each row, in the place that the row has; blank where names stand.

    A row of another length is no object, so that it is told which line could not be read.

    Args:
        work: of this reading.
        called: the names of columns.
        above: how many rows have names.
        rows: those below them.
    """
    target = work.new_path(".json")
    with target.open("w", encoding="utf-8") as file:
        file.write("\n" * above)
        for row in rows:
            fits = isinstance(row, list) and len(row) == len(called)
            made = dict(zip(called, row, strict=True)) if fits else row
            file.write(json.dumps(made, ensure_ascii=False) + "\n")
    return target


def named(unit: Unit, rows: Sequence[list[Any]]) -> tuple[list[str], int, list[Finding]]:
    """The names of columns, how many rows have them, and what is to be said of the names.

    Args:
        unit: the file.
        rows: the first ones.
    """
    rows = rows[:_LOOKED]
    said = unit.reading.get("header")
    looked = [Row(number, tuple(map(_text, row))) for number, row in enumerate(rows, 1)]
    header = layout.recognise(looked, header=None if said is None else bool(said)).header
    width = len(rows[0])
    if header is None or header.line != 1 or not all(isinstance(one, str) for one in rows[0]):
        example = " ".join(looked[0].cells)
        return names.unnamed(width), 0, [header_notes.no_header(unit.file, width, example)]
    found, twice, empty = names.distinct(header.cells)
    noticed = [header_notes.names_twice(unit.file, twice, 1)] if twice else []
    noticed += [header_notes.names_empty(unit.file, empty, 1)] if empty else []
    return found, 1, noticed


def _text(value: Any) -> str:
    """A value as it stands in a cell of a text."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
