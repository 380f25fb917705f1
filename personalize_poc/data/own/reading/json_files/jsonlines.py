"""JSON: an object a line, or an array of objects; fields of objects are columns."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from personalize_poc.data.errors import BadFile, NoTable
from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading.ground import file_notes
from personalize_poc.data.own.reading.ground.units import Content, Unit
from personalize_poc.data.own.reading.ground.workspace import Workspace, literal
from personalize_poc.data.own.reading.json_files import (
    attributes,
    extended,
    nested,
    structure,
    wrappers,
)
from personalize_poc.data.own.reading.text.lines import LONGEST, WHOLE
from personalize_poc.data.own.tables import Unread
from personalize_poc.language import N_

LARGEST = 64_000_000
"""Bytes of the largest object that is read as one."""
_TOO_LARGE = N_(
    "it is one JSON object of more than 64 MB: write each object of the list in it on a line of its"
    " own, for instance with jq -c '.[] | arrays | .[]'"
)
_EMPTY = re.compile(r"\{\s*\}[ \t]*\r?\n")
"""A line that holds an empty object."""
_VALID = "json_valid(j) AND json_type(TRY_CAST(j AS JSON)) = 'OBJECT'"


def looks_like(text: str) -> bool:
    """Whether a text is JSON, from its beginning.

    Programs of accountants write a line "{}" above the names of columns: an empty object alone
    tells nothing of what follows.
    """
    begin = text.lstrip("\ufeff \t\r\n")
    if not begin.startswith(("{", "[")):
        return False
    if (empty := _EMPTY.match(begin)) and (below := begin[empty.end() :].lstrip()):
        return looks_like(below)
    first = begin.splitlines()[0].rstrip().rstrip(",")
    try:
        json.loads(first)
    except ValueError:
        return first in "[{" or (begin.startswith(("[{", "{")) and '"' in begin)
    return True


def written(work: Workspace, rows: Iterable[Any]) -> Path:
    """A new file of the workspace with one line of JSON for each row."""
    target = work.new_path(".json")
    with target.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return target


def understand(
    work: Workspace, unit: Unit, path: Path, encoding: str, findings: tuple[Finding, ...] = ()
) -> Content:
    """Read the objects of a file, and recognise their fields.

    Raises:
        BadFile: it holds no objects, or is broken.
    """
    table, lines = _objects(work, unit, path)
    extended.make_plain(work, table)
    attributes.make_plain(work, table)
    skipped, unread, broken = _broken_lines(work, unit, table) if lines else ((), (), ())
    count = work.run(f"SELECT count(*) FROM {table}")[0][0]
    if count == 1 and not unit.alone and not unit.file.endswith("l"):
        raise NoTable(N_("one JSON object, not a table"), unit.file)
    # Asked of each row once: to look whether a text is an object costs as much as to read it.
    valid = _VALID if skipped or not lines else "true"
    found = nested.fields(work, unit.file, table, valid)
    if not found.headings:
        raise NoTable(
            N_("its objects have no fields") if count else N_("it has no rows"), unit.file
        )
    return Content(
        unit=unit,
        file=unit.file,
        format="json",
        headings=found.headings,
        named=True,
        source=found.source,
        expressions=found.expressions,
        first_line=1 if lines and not found.unfolded else 0,
        reading={"encoding": encoding},
        findings=(*findings, *broken, *found.findings),
        staging=table,
        skipped=() if found.unfolded else skipped,
        unread=unread,
    )


def _broken_lines(
    work: Workspace, unit: Unit, table: str
) -> tuple[tuple[int, ...], tuple[Unread, ...], tuple[Finding, ...]]:
    """Lines that hold no object, those that are not blank, and what is to be said of these."""
    broken = work.run(
        f"SELECT rowid + 1, left(j, 200) FROM {table} WHERE j IS NOT NULL AND NOT ({_VALID}) "
        "ORDER BY 1"
    )
    blank = work.run(f"SELECT rowid + 1 FROM {table} WHERE j IS NULL")
    skipped = tuple(sorted({row[0] for row in broken} | {row[0] for row in blank}))
    rows = work.run(f"SELECT count(j) FROM {table}")[0][0]
    if len(broken) == rows:
        raise BadFile(N_("it looks like JSON, and no line of it is an object"), unit.file)
    if not broken:
        return skipped, (), ()
    line, example = broken[0]
    unread = tuple(Unread(number, "broken-json", text) for number, text in broken)
    return skipped, unread, (file_notes.broken_json(unit.file, line, example, len(broken), rows),)


def _objects(work: Workspace, unit: Unit, path: Path) -> tuple[str, bool]:
    """A table with a JSON text a row, and whether its rows are the lines of the file."""
    table = work.new_table()
    where = work.plain(path)
    if _is_lines(path):
        work.run(f"CREATE TABLE {table} AS SELECT j FROM {WHOLE}", (where,), unit.file)
        return table, not _unwrap(work, table)
    for form in ("array", "unstructured"):
        source = (
            f"read_json_objects(?, format='{form}', maximum_object_size={LARGEST}, "
            "compression='none')"
        )
        try:
            work.run(
                f"CREATE TABLE {table} AS SELECT CAST(json AS VARCHAR) AS j FROM {source}",
                (where,),
                unit.file,
            )
        except BadFile as error:
            if form == "unstructured":
                raise BadFile(_broken(str(error)), unit.file) from error
            continue
        break
    _unwrap(work, table)
    return table, False


def _broken(message: str) -> str:
    """Where JSON is broken, from what DuckDB says."""
    if "maximum_object_size" in message:
        return _TOO_LARGE
    at = re.search(r"at byte ([\d,]+)", message)
    ends = "unexpected end" in message
    return (
        "it begins like JSON, and "
        + ("ends in the middle" if ends else "is broken")
        + (f" at byte {at[1]}" if at else "")
    )


def _is_lines(path: Path) -> bool:
    """Whether every line is an object of its own; an array or a printed object is not.

    Nor is a first line that is longer than lines of a text may be: a service that writes all that
    it has as one object ({"statements": […]}) makes one line of it.
    """
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        first = next((line.strip() for line in file if line.strip()), "")
        second = next((line.strip() for line in file if line.strip()), "")
    if not first.startswith("{") or len(first) > LONGEST:
        return False
    for line in (first, second):
        try:
            if isinstance(json.loads(line or "{}"), dict):
                return True
        except ValueError:
            continue
    return False


def one_object(path: Path) -> dict[str, Any]:
    """The object that is all of a file; {} if it holds lines, a list, or more than can be one."""
    if path.stat().st_size > LARGEST:
        return {}
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        lines = (line for line in file if line.strip())
        first, second = next(lines, ""), next(lines, "")
    if not first.lstrip().startswith("{") or (second and _is_lines(path)):
        return {}
    try:
        value = json.loads(path.read_text(encoding="utf-8-sig", errors="replace"))
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _unwrap(work: Workspace, table: str) -> bool:
    """Take away the objects around the rows ({"orders": [{…}, …]}), if there are any."""
    rows = work.run(f"SELECT j FROM {table} WHERE j IS NOT NULL LIMIT 2")
    if len(rows) != 1:
        return False
    try:
        value = json.loads(rows[0][0])
    except ValueError:
        return False
    path = wrappers.around(value) if isinstance(value, dict) else ()
    if not path:
        return False
    work.run(
        f"CREATE OR REPLACE TABLE {table} AS SELECT CAST(unnest(CAST(json_extract(j, "
        f"{literal(structure.pointer(path))}) AS JSON[])) AS VARCHAR) AS j FROM {table} "
        "WHERE j IS NOT NULL"
    )
    return True
