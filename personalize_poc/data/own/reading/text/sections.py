"""Several tables one below the other in one text, with blank lines between them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from personalize_poc.data.own.reading.ground import dialect, file_notes
from personalize_poc.data.own.reading.ground.units import Content, Unit
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.text import delimited, layout

LARGEST = 16_000_000
"""Bytes of a text that is looked through; reports with several tables are small."""
Block = tuple[int, str]
"""Lines before a table, and its text."""
_BLANK = re.compile(rb"\r?\n[ \t,;|]*\r?\n")
_BETWEEN = re.compile(r"\n(?:[ \t,;|]*\r?\n)+")
_PADDED = re.compile(r"[^;]*;{2,}|[^,]*,{2,}|[^\t]*\t{2,}|[^|]*\|{2,}")
MOST, _LEAST = 8, 3
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
    return contents(work, unit, encoding, blocks, [])


def contents(
    work: Workspace,
    unit: Unit,
    encoding: str,
    blocks: list[Block],
    titles: list[str],
    delimiter: str | None = None,
) -> list[Content]:
    """Tables that stand one below the other in a text, and a note of it; none of a single one.

    Args:
        work: of this reading.
        unit: the file.
        encoding: of the file.
        blocks: lines before each table, and its text.
        titles: of the tables; [] if they have none.
        delimiter: of all of them; None to recognise that of each.
    """
    if len(blocks) < 2:
        return []
    found = []
    said = unit.reading if delimiter is None else {**unit.reading, "delimiter": delimiter}
    called = titles or [f"section {number}" for number in range(1, len(blocks) + 1)]
    for name, (line, text) in zip(called, blocks, strict=True):
        target = work.new_path()
        target.write_text(text, encoding="utf-8", newline="")
        size = unit.size * len(text) // max(1, sum(len(one) for _, one in blocks))
        part = replace(unit, path=target, file=f"{unit.file}, {name}", size=size, reading=said)
        content = delimited.understand(work, replace(part, temporary=True), target, encoding)
        section = name if titles else ""
        found.append(replace(content, first_line=content.first_line + line, section=section))
    names = [", ".join(one.name for one in content.headings) for content in found]
    note = file_notes.several_tables(unit.file, names, titles)
    found[0] = replace(found[0], findings=(*found[0].findings, note))
    return found


def _blocks(path: Path) -> list[Block]:
    """Lines before each table, and its text; none if these are no tables of different columns."""
    if path.stat().st_size > LARGEST:
        return []
    raw = path.read_bytes()
    if not _BLANK.search(raw):
        return []
    text = raw.decode("utf-8-sig", errors="replace")
    found: list[Block] = []
    begin = 0
    for end in [*(match.start() + 1 for match in _BETWEEN.finditer(text)), len(text)]:
        block = text[begin:end].lstrip("\r\n")
        if block.strip(" \t\r\n,;|"):
            found.append((text.count("\n", 0, end - len(block)), block))
        begin = end
    tables = [(line, block) for line, block in found if block.count("\n") >= _LEAST]
    if not 2 <= len(tables) <= MOST or len(found) > 2 * len(tables) + 2:
        return []
    headers = [header(block) for _, block in tables]
    different = len({header for header in headers if header}) == len(tables)
    return tables if different else []


def header(text: str, delimiter: str | None = None) -> tuple[str, ...]:
    """The names of the columns of a table; () if the text is none.

    Args:
        text: from the first line of the table.
        delimiter: where it is known.
    """
    if text.count('"') % 2:
        return ()  # the blank line stood inside of a field
    if all(map(_PADDED.fullmatch, text.rstrip().splitlines())):
        return ()  # lines above a table, filled up to its width
    head = "".join(text.splitlines(keepends=True)[:_LINES])
    form = dialect.recognise(head, delimiter=delimiter)
    if form.delimiter not in _SIGNS and text.count("\n") < _NOTES:
        return ()  # a few lines of words above a table: "Client: Miller & Sons"
    rows = dialect.split(head, form)
    lie = layout.recognise(rows)
    if lie.header is None or lie.width < 2 or lie.preamble > 2:
        return ()
    even = sum(len(row.cells) == lie.width for row in rows[lie.data :])
    return lie.header.cells if even >= 0.95 * len(rows[lie.data :]) > 0 else ()
