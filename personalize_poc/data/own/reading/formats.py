"""Which reader takes a file: by what is in it, through as many wrappings as there are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from personalize_poc.data.errors import BadFile, NoTable
from personalize_poc.data.own.reading import archives, code_notes
from personalize_poc.data.own.reading.database_files import databases, dumps, parquet
from personalize_poc.data.own.reading.ground.units import Content, Unit
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.json_files import (
    columns_apart,
    jsonlines,
    keyed_lists,
    lists_of_rows,
    named_lists,
    rows_in_object,
)
from personalize_poc.data.own.reading.logs import weblogs
from personalize_poc.data.own.reading.packed import magic, unpack
from personalize_poc.data.own.reading.spreadsheets import (
    html_tables,
    sheets,
    xml_files,
    xml_sheets,
)
from personalize_poc.data.own.reading.text import delimited, fixed_width, sections, texts, titled
from personalize_poc.language import N_, _

_DEPTH = 4
"""Wrappings around a table: .csv.gz in a zip, and so on."""
_PACKED = ("gzip", "bz2", "xz", "zstd")
_TAIL = 1 << 22


def contents(
    work: Workspace, unit: Unit, left_out: dict[str, str], depth: int = 0
) -> list[Content]:
    """The tables of a file.

    Args:
        work: of this reading.
        unit: the file.
        left_out: gets members and sheets that are not read, with the reason.
        depth: wrappings that were taken off.

    Raises:
        BadFile: it cannot be read.
        NoTable: it holds none.
    """
    kind = magic.kind(unit.path)
    if kind == "empty":
        raise NoTable(N_("the file is empty"), unit.file)
    if kind.startswith("no: "):
        told = _("this is {what}").format(what=_(kind[4:]))
        raise BadFile(f"this is {kind[4:]}", unit.file, told=told)
    if kind in (*_PACKED, "zip", "tar"):
        if depth == _DEPTH:
            raise BadFile(N_("it is packed more often than any table is"), unit.file)
        return _unwrapped(work, unit, kind, left_out, depth + 1)
    if kind in ("sqlite", "duckdb"):
        return databases.understand(work, unit, kind, left_out)
    if kind == "parquet":
        return [parquet.understand(work, unit)]
    if kind in ("xlsx", "xls", "ods"):
        return sheets.understand(work, unit, left_out)
    try:
        return _text(work, unit, left_out)
    except NoTable as error:
        promised = magic.promised(unit.file) if not depth else ""
        if not promised:
            raise
        told = _("its name says {kind}, but it is a text, and holds no table").format(kind=promised)
        raise BadFile(
            f"its name says {promised}, but it is a text, and holds no table", unit.file, told=told
        ) from error


def _unwrapped(
    work: Workspace, unit: Unit, kind: str, left_out: dict[str, str], depth: int
) -> list[Content]:
    if kind in _PACKED:
        unpacked = unpack.unpack(work, unit, kind)
        if unpacked.broken:
            _cut(unpacked.path)
        inner = replace(unit, path=unpacked.path, temporary=True, broken=unpacked.broken)
        if unit.temporary:
            unit.path.unlink(missing_ok=True)
        return contents(work, inner, left_out, depth)
    found: list[Content] = []
    for member in archives.members(work, unit, kind, left_out):
        try:
            found += contents(work, replace(member, alone=False), left_out, depth)
        except BadFile as error:
            left_out[member.file] = error.told
            if isinstance(error, NoTable) and code_notes.may_hold(member.file, member.size):
                work.notes[member.file] = member.path
    if not found:
        reasons = "; ".join(f"{name}: {left_out[name]}" for name in left_out if unit.file in name)
        raise NoTable(f"the archive holds no table ({reasons or 'it is empty'})", unit.file)
    return found


def _cut(path: Path) -> None:
    """Take the last line away: it ends in its middle."""
    with path.open("r+b") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL))
        begin = file.tell()
        at = file.read().rfind(b"\n")
        if at >= 0:
            file.truncate(begin + at + 1)


def _text(work: Workspace, unit: Unit, left_out: dict[str, str]) -> list[Content]:
    text = texts.prepare(work, unit)
    with text.path.open("rb") as file:
        head = file.read(1 << 16).decode("utf-8-sig", errors="replace")
    if dumps.holds_rows(text.path):
        return dumps.understand(work, unit, text.path, text.encoding)
    if lists_of_rows.looks_like(head) and (
        found := lists_of_rows.understand(work, unit, text.path, text.encoding, text.findings)
    ):
        return found
    if jsonlines.looks_like(head):
        return _json(work, unit, text, left_out)
    if html_tables.looks_like(head):
        return html_tables.understand(work, unit, text.path, text.encoding, text.findings)
    if xml_sheets.looks_like(head):
        return xml_sheets.understand(work, unit, text.path, text.encoding, left_out, text.findings)
    if xml_files.looks_like(head):
        return xml_files.understand(work, unit, text.path, text.encoding, text.findings)
    if weblogs.looks_like(head):
        return [weblogs.understand(work, unit, text.path, text.encoding, text.findings)]
    if found := sections.understand(work, unit, text.path, text.encoding) or titled.understand(
        work, unit, text.path, text.encoding, left_out
    ):
        return [replace(found[0], findings=(*text.findings, *found[0].findings)), *found[1:]]
    fixed = fixed_width.understand(work, unit, text.path, text.encoding, text.findings)
    return [fixed or delimited.understand(work, unit, text.path, text.encoding, text.findings)]


def _json(work: Workspace, unit: Unit, text: texts.Text, left_out: dict[str, str]) -> list[Content]:
    """The tables of JSON: those of one object that is all of the file, or the objects in it."""
    whole, said = jsonlines.one_object(text.path), text.findings
    return (
        rows_in_object.understand(work, unit, whole, text.encoding, said)
        or columns_apart.understand(work, unit, whole, text.encoding, said)
        or keyed_lists.understand(work, unit, whole, text.encoding, said)
        or named_lists.understand(work, unit, whole, text.encoding, left_out, said)
        or [jsonlines.understand(work, unit, text.path, text.encoding, said)]
    )
