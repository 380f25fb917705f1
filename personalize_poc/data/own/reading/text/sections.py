"""Several tables one below the other in one text, with blank lines between them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from personalize_poc.data.own.reading.ground import dialect, file_notes
from personalize_poc.data.own.reading.ground.units import Content, Unit
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.text import delimited, layout

_LARGEST = 16_000_000
"""Bytes of a text that is looked through; reports with several tables are small."""
_BLANK = re.compile(rb"\r?\n[ \t,;|]*\r?\n")
_BETWEEN = re.compile(r"\n(?:[ \t,;|]*\r?\n)+")
_PADDED = re.compile(r"[^;]*;{2,}|[^,]*,{2,}|[^\t]*\t{2,}|[^|]*\|{2,}")
_MOST, _LEAST = 8, 3
"""Tables in a text, and lines of each."""
_SIGNS, _NOTES = (",", ";", "\t", "|"), 10
"""What stands between the fields of tables, and lines from which on other signs do as well."""
_LINES = 200
"""Lines of a table by which it is judged."""


def understand(work: Workspace, unit: Unit, path: Path, encoding: str) -> list[Content]:
    """The tables of a text that holds several with different columns; none of any other text.

    Args:
        work: of this reading.
        unit: the file.
        path: its text in UTF-8.
        encoding: of the file.
    """
    blocks = _blocks(path) if not unit.reading else []
    if len(blocks) < 2:
        return []
    found = []
    for number, (line, text) in enumerate(blocks, start=1):
        target = work.new_path()
        target.write_text(text, encoding="utf-8", newline="")
        size = unit.size * len(text) // max(1, sum(len(one) for _, one in blocks))
        part = replace(unit, path=target, file=f"{unit.file}, section {number}", size=size)
        content = delimited.understand(work, replace(part, temporary=True), target, encoding)
        found.append(replace(content, first_line=content.first_line + line))
    names = [", ".join(one.name for one in content.headings) for content in found]
    found[0] = replace(
        found[0], findings=(*found[0].findings, file_notes.several_tables(unit.file, names))
    )
    return found


def _blocks(path: Path) -> list[tuple[int, str]]:
    """Lines before each table, and its text; none if these are no tables of different columns."""
    if path.stat().st_size > _LARGEST:
        return []
    raw = path.read_bytes()
    if not _BLANK.search(raw):
        return []
    text = raw.decode("utf-8-sig", errors="replace")
    found: list[tuple[int, str]] = []
    begin = 0
    for end in [*(match.start() + 1 for match in _BETWEEN.finditer(text)), len(text)]:
        block = text[begin:end].lstrip("\r\n")
        if block.strip(" \t\r\n,;|"):
            found.append((text.count("\n", 0, end - len(block)), block))
        begin = end
    tables = [(line, block) for line, block in found if block.count("\n") >= _LEAST]
    if not 2 <= len(tables) <= _MOST or len(found) > 2 * len(tables) + 2:
        return []
    headers = [_header(block) for _, block in tables]
    different = len({header for header in headers if header}) == len(tables)
    return tables if different else []


def _header(text: str) -> tuple[str, ...]:
    """The names of the columns of a table; () if the text is none."""
    if text.count('"') % 2:
        return ()  # the blank line stood inside of a field
    if all(map(_PADDED.fullmatch, text.rstrip().splitlines())):
        return ()  # lines above a table, filled up to its width
    head = "".join(text.splitlines(keepends=True)[:_LINES])
    form = dialect.recognise(head)
    if form.delimiter not in _SIGNS and text.count("\n") < _NOTES:
        return ()  # a few lines of words above a table: "Client: Miller & Sons"
    rows = dialect.split(head, form)
    lie = layout.recognise(rows)
    if lie.header is None or lie.width < 2 or lie.preamble > 2:
        return ()
    even = sum(len(row.cells) == lie.width for row in rows[lie.data :])
    return lie.header.cells if even >= 0.95 * len(rows[lie.data :]) > 0 else ()
