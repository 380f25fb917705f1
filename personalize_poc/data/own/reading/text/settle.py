"""After a text was read: what was refused, and whether it has to be read otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading.ground import file_notes, notes
from personalize_poc.data.own.reading.ground.dialect import split
from personalize_poc.data.own.reading.ground.units import Content
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.text import (
    again,
    cut,
    delimited,
    lines,
    texts,
)
from personalize_poc.data.own.reading.text.delimited import Refused
from personalize_poc.data.own.reading.text.mend import mend
from personalize_poc.data.own.reading.text.trim import TOTAL
from personalize_poc.data.own.tables import Unread

_MANY = 0.01
"""Share of short rows from which on they are a habit of the export, and filled up."""
_FOOTER = 5
_TOTALS, _WIDTH = "footer-skipped", "wrong-width"
_KINDS = {
    "MISSING COLUMNS": _WIDTH,
    "TOO MANY COLUMNS": _WIDTH,
    "UNQUOTED VALUE": "broken-quotes",
    "LINE SIZE OVER MAXIMUM": "line-too-long",
}
"""What DuckDB says of a row -> the code of the finding that tells of it."""


@dataclass(frozen=True)
class Settled:
    """What came of reading a text.

    Attributes:
        findings: about rows that were refused.
        skipped: lines without a row.
        unread: rows that were refused.
        again: how it is to be read instead; None if it is well.
    """

    findings: tuple[Finding, ...] = ()
    skipped: tuple[int, ...] = ()
    unread: tuple[Unread, ...] = ()
    again: Content | None = None


def settle(work: Workspace, content: Content, rows: int) -> Settled:
    """Look at what the last statement refused of a text.

    Args:
        work: of this reading.
        content: what was read.
        rows: how many rows that gave.
    """
    form = content.text
    assert form is not None
    found = delimited.refused(work, content.header)
    if not form.mended and any(row.error == "INVALID ENCODING" for row in found):
        return Settled(again=thoroughly(work, content))
    if form.dialect.quote and not form.quotes_mended and any(row.breaks for row in found):
        return Settled(again=_mended(work, content, rows))
    if not form.narrow and (headers := _further(content, found)):
        return Settled(again=delimited.with_source(work, again.widened(content, headers)))
    short = [row for row in found if row.error == "MISSING COLUMNS"]
    if not form.padded and len(short) > max(_FOOTER, _MANY * rows):
        line = lines.number(form.path, [short[0].offset])[0][0]
        note = notes.short_rows(content.file, len(short), rows + len(found), line)
        padded = replace(content, text=replace(form, padded=True))
        padded = replace(padded, findings=(*content.findings, note))
        return Settled(again=delimited.with_source(work, padded))
    numbers, total = lines.number(form.path, [row.offset for row in found])
    at = dict(zip((row.offset for row in found), numbers, strict=True))
    skipped = lines.without_rows(form.path, form.dialect, content.first_line, rows, numbers, total)
    cut_off = _cut_off(content, total)
    kinds = _kinds(found, at, _last_row(skipped, total))
    if cut_off:
        kinds = {row: cut_off[0].code if at[row.offset] == total else kinds[row] for row in found}
    unread = tuple(Unread(at[row.offset], kind, row.example[:200]) for row, kind in kinds.items())
    return Settled((*_findings(content, rows, kinds, at), *cut_off), skipped, unread)


def _further(content: Content, found: list[Refused]) -> list[tuple[str, ...]]:
    """Headers with another number of columns among the rows that were refused."""
    form, header = content.text, content.header
    assert form is not None
    if not any(map(again.folded, header)):
        return []
    if len(found) >= delimited.REJECTS:
        return again.looked_for(form.path, form.dialect, header)
    named = max(map(again.folded, header), key=len)
    said = [row.example for row in found if named in row.example.lower()]
    rows = [row.cells for text in said for row in split(text, form.dialect)]
    return [cells for cells in rows if again.says(cells, header)]


def _cut_off(content: Content, total: int) -> list[Finding]:
    """That the last line of a text ends too early."""
    form = content.text
    assert form is not None
    end = None if form.padded else cut.look(form.path, form.dialect, form.width)
    if end is None or content.unit.broken:
        return []
    return [file_notes.cut_off(content.file, total, end.text, end.how, is_read=end.is_row)]


def thoroughly(work: Workspace, content: Content) -> Content:
    """The same file, after every byte of it was looked at."""
    text = texts.prepare(work, content.unit, thorough=True)
    again = delimited.understand(work, content.unit, text.path, text.encoding, text.findings)
    assert again.text is not None
    return replace(again, text=replace(again.text, mended=True))


def _mended(work: Workspace, content: Content, rows: int) -> Content:
    """The same file without the rows whose quotes do not close."""
    form = content.text
    assert form is not None
    target = work.new_path(".txt")
    mended = mend(form.path, target, form.dialect, form.width, form.skip)
    findings = content.findings
    total = lines.number(form.path, [])[1]
    broken = dict.fromkeys(mended.lines, "broken-quotes")
    if total in broken and (cut_off := _cut_off(content, total)):
        findings = (*findings, *cut_off)
        broken[total] = cut_off[0].code
        mended.count -= 1
    if mended.count:
        line = mended.lines[0]
        note = notes.broken_quotes(content.file, line, mended.example, mended.count, rows)
        findings = (*findings, note)
    unread = tuple(
        Unread(line, why, text)
        for (line, why), text in zip(broken.items(), mended.texts, strict=True)
    )
    again = replace(form, path=target, quotes_mended=True)
    made = replace(content, text=again, findings=findings, unread=(*content.unread, *unread))
    return delimited.with_source(work, made)


def _findings(
    content: Content,
    rows: int,
    kinds: dict[Refused, str],
    at: dict[int, int],
) -> tuple[Finding, ...]:
    """What is to be said of rows that were refused, by the code of its finding."""
    file, made = content.file, []
    for kind in (_TOTALS, *sorted({*_KINDS.values()})):
        listed = [row for row, code in kinds.items() if code == kind]
        if not listed:
            continue
        line, example, count = at[listed[0].offset], listed[0].example, len(listed)
        if kind == _TOTALS:
            made.append(notes.footer(file, line, example, count))
        elif kind == "line-too-long":
            made.append(notes.long_lines(file, line, count))
        elif kind == "broken-quotes":
            made.append(notes.broken_quotes(file, line, example, count, rows))
        else:
            least = len(kinds) >= delimited.REJECTS
            short = sum(row.error == "MISSING COLUMNS" for row in listed)
            sizes = (short, count - short)
            made.append(notes.wrong_width(file, line, example, *sizes, rows, least))
    return tuple(made)


def _kinds(found: list[Refused], at: dict[int, int], last: int) -> dict[Refused, str]:
    """The codes of the findings that tell of rows: notes and totals stand below the last row."""
    kinds = {row: _KINDS.get(row.error, _WIDTH) for row in found}
    footer = [row for row in found[-_FOOTER:] if at[row.offset] > last and _is_footer(row)]
    return {**kinds, **dict.fromkeys(footer, _TOTALS)}


def _is_footer(row: Refused) -> bool:
    """Whether a short row is a note or a total, and not a row of data that was cut off."""
    cells = [cell for cell in re.split(r"[,;\t|]", row.example) if cell.strip()]
    return row.error == "MISSING COLUMNS" and (
        len(cells) <= 1 or bool(TOTAL.match(cells[0].strip()))
    )


def _last_row(skipped: tuple[int, ...], total: int) -> int:
    """The last line in which a row of the table begins."""
    without = set(skipped)
    while total in without:
        total -= 1
    return total
