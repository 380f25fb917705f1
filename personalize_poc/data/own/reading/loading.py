"""From contents of files to one table in DuckDB."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from personalize_poc.data.errors import BadFile, NoTable
from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading import clock_days, filldown, odd_times
from personalize_poc.data.own.reading.appending import Appended, append
from personalize_poc.data.own.reading.ground import file_notes, storage
from personalize_poc.data.own.reading.ground.meter import Meter
from personalize_poc.data.own.reading.ground.units import Content, Heading
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.json_files import cell_lists, payloads
from personalize_poc.data.own.reading.logs import clicked_lists
from personalize_poc.data.own.reading.several.grouping import folded, keys
from personalize_poc.data.own.reading.text.rearranged import by_headers
from personalize_poc.data.own.reading.text.trim import cheapest_first, trim
from personalize_poc.data.own.tables import Column, Part, Table


@dataclass(frozen=True)
class Loaded:
    """A table (None if none of its files could be read), and what was noticed."""

    table: Table | None
    findings: tuple[Finding, ...]


def load(
    work: Workspace,
    name: str,
    label: str,
    contents: Sequence[Content],
    meter: Meter,
    left_out: dict[str, str] | None = None,
) -> Loaded:
    """Read files into a table.

    Args:
        work: of this reading.
        name: of the table in DuckDB.
        label: of the table for a person.
        contents: its parts.
        meter: told how far it is.
        left_out: gets parts that turn out to be broken; None: they are errors.

    Raises:
        DataError: a file cannot be read after all, or the disk is full.
    """
    columns, findings = _columns(label, contents)
    first = next((content for content in contents if content.named), contents[0])
    kept = storage.chosen(work, contents, first)
    work.run(f"CREATE TABLE {name} ({_definition(columns, first, kept)})")
    parts: list[Part] = []
    held: list[Content] = []
    for content in contents:
        try:
            read = append(work, name, columns, content, first, meter)
        except BadFile as error:
            if left_out is None:
                raise
            findings += refused(error, content.file, left_out)
            continue
        parts.append(_part(read, sum(part.rows for part in parts)))
        held.append(read.content)
        columns = read.columns
        findings += read.findings
    findings = _of_parts(findings, parts)
    if not parts:
        work.run(f"DROP TABLE {name}")
        return Loaded(None, tuple(findings))
    order = cheapest_first(work, name, len(columns))
    headers = by_headers(work, name, columns, parts, held, order)
    columns = headers.columns
    trimmed, more = trim(work, name, parts, headers, order)
    rows = sum(part.rows for part in trimmed)
    table = Table(name, label, columns, trimmed, rows, absent=_absent(columns, held))
    said = file_notes.together(label, [*findings, *more])
    said += filldown.fill(work, table)
    table, unfolded = payloads.expand(work, table)
    said += unfolded
    for unfold in (cell_lists.unfold, clicked_lists.unfold):
        table, unfolded = unfold(work, table)
        said += unfolded
    said += clock_days.strip(work, table)
    return Loaded(table, (*said, *odd_times.look(work, table)))


def _absent(columns: Sequence[Column], held: Sequence[Content]) -> dict[str, tuple[str, ...]]:
    """Of each column that not all parts have, the files of those that lack it."""
    have = {content.file: set(keys(content.headings)) for content in held if content.named}
    called = keys([Heading(one.name) for one in columns])
    found = {
        one.name: tuple(file for file, names in have.items() if key not in names)
        for one, key in zip(columns, called, strict=True)
    }
    return {name: files for name, files in found.items() if 0 < len(files) < len(have)}


def _of_parts(findings: list[Finding], parts: list[Part]) -> list[Finding]:
    """Of a part that ends early is said what its whole neighbours hold: about so much is lost."""
    cut = [one for one in findings if one.code == "truncated-file"]
    short = {one.file for one in cut}
    whole = [part.rows for part in parts if part.file not in short]
    if not cut or not whole:
        return findings
    return [file_notes.truncated_part(one, whole) if one in cut else one for one in findings]


def _definition(columns: Sequence[Column], first: Content, compressions: Sequence[str]) -> str:
    """Names and types in SQL, with the compression of those that the first part has."""
    stored = dict(zip((heading.name for heading in first.headings), compressions, strict=False))
    used = [f" USING COMPRESSION {one}" if (one := stored.get(c.name)) else "" for c in columns]
    return ", ".join(f"{c.key} VARCHAR{how}" for c, how in zip(columns, used, strict=True))


def refused(error: BadFile, file: str, left_out: dict[str, str]) -> list[Finding]:
    """Leave a file out, and say so loudly unless it merely holds no table."""
    left_out[file] = error.told
    return [] if isinstance(error, NoTable) else [file_notes.unreadable(file, error.told)]


def _part(read: Appended, first_row: int) -> Part:
    content = read.content
    return Part(
        file=content.file,
        format=content.format,
        first_row=first_row,
        rows=read.rows,
        first_line=content.first_line,
        reading=content.reading,
        skipped=read.skipped,
        unread=read.unread,
    )


def _columns(label: str, contents: Sequence[Content]) -> tuple[tuple[Column, ...], list[Finding]]:
    """The columns of all parts, those of the first part first."""
    found: dict[str, Heading] = {}
    named = [content for content in contents if content.named] or contents[:1]
    have = [keys(content.headings) for content in named]
    for content, names in zip(named, have, strict=True):
        for name, heading in zip(names, content.headings, strict=True):
            found.setdefault(name, heading)
    findings = []
    lacking = [c for c, names in zip(named, have, strict=True) if len(names) < len(found)]
    if lacking:
        some = [h.name for key, h in found.items() if not all(key in names for names in have)]
        findings.append(file_notes.parts_differ(label, lacking[0].file, some, len(lacking)))
    unnamed = [content for content in contents if not content.named]
    if unnamed and unnamed[0] is not named[0]:
        findings.append(file_notes.part_unnamed(label, unnamed[0].file, len(unnamed)))
    headings = list(found.values())
    headings += [Heading(key) for key in contents[0].unit.keys if folded(key) not in found]
    columns = [Column(h.name, f"c{i}", h.stored_as) for i, h in enumerate(headings)]
    return tuple(columns), findings
