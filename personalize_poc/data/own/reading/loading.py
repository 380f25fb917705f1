"""From contents of files to one table in DuckDB."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from personalize_poc.data.errors import BadFile
from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading import notes
from personalize_poc.data.own.reading.grouping import folded
from personalize_poc.data.own.reading.meter import Meter
from personalize_poc.data.own.reading.settle import settle
from personalize_poc.data.own.reading.trim import trim
from personalize_poc.data.own.reading.units import Content, Heading
from personalize_poc.data.own.reading.workspace import Workspace, literal
from personalize_poc.data.own.tables import Column, Part, Table

_AGAIN = 4
"""How often a file may turn out to need another way of reading."""


@dataclass(frozen=True)
class Loaded:
    """A table, and what was noticed while it was made."""

    table: Table
    findings: tuple[Finding, ...]


def load(
    work: Workspace, name: str, label: str, contents: Sequence[Content], meter: Meter
) -> Loaded:
    """Read files into a table.

    Args:
        work: of this reading.
        name: of the table in DuckDB.
        label: of the table for a person.
        contents: its parts.
        meter: told how far it is.

    Raises:
        DataError: a file cannot be read after all, or the disk is full.
    """
    columns, findings = _columns(label, contents)
    keys = ", ".join(f"{column.key} VARCHAR" for column in columns)
    work.run(f"CREATE TABLE {name} ({keys})")
    parts: list[Part] = []
    headers: list[tuple[str, ...]] = []
    for content in contents:
        read, rows, skipped, noticed = _insert(work, name, columns, content, contents[0], meter)
        first_row = sum(part.rows for part in parts)
        parts.append(
            Part(read.file, read.format, first_row, rows, read.first_line, read.reading, skipped)
        )
        headers.append(read.text.header if read.text and read.named else ())
        findings += [*read.findings, *noticed]
    trimmed, more = trim(work, name, parts, headers)
    rows = sum(part.rows for part in trimmed)
    return Loaded(Table(name, label, columns, trimmed, rows), (*findings, *more))


def _columns(label: str, contents: Sequence[Content]) -> tuple[tuple[Column, ...], list[Finding]]:
    """The columns of all parts, those of the first part first."""
    found: dict[str, Heading] = {}
    named = [content for content in contents if content.named] or contents[:1]
    for content in named:
        for heading in content.headings:
            found.setdefault(folded(heading.name), heading)
    findings = []
    lacking = [c for c in named if len({folded(h.name) for h in c.headings}) < len(found)]
    if lacking:
        have = [{folded(h.name) for h in content.headings} for content in named]
        some = [h.name for key, h in found.items() if not all(key in names for names in have)]
        findings.append(notes.parts_differ(label, lacking[0].file, some, len(lacking)))
    unnamed = [content for content in contents if not content.named]
    if unnamed and unnamed[0] is not named[0]:
        findings.append(notes.part_unnamed(label, unnamed[0].file, len(unnamed)))
    headings = list(found.values())
    headings += [Heading(key) for key in contents[0].unit.keys if key.casefold() not in found]
    columns = [Column(h.name, f"c{i}", h.stored_as) for i, h in enumerate(headings)]
    return tuple(columns), findings


def _insert(
    work: Workspace,
    name: str,
    columns: Sequence[Column],
    content: Content,
    first: Content,
    meter: Meter,
) -> tuple[Content, int, tuple[int, ...], tuple[Finding, ...]]:
    """Append a file to a table.

    Returns:
        The content as it was read in the end, its rows, lines without rows, and findings.
    """
    for _ in range(_AGAIN):
        chosen = _expressions(columns, content, first)
        sql = f"INSERT INTO {name} SELECT {chosen} FROM {content.source}"
        work.run("BEGIN")
        try:
            with meter.watching(work.connection, content.unit.size, content.row_bytes):
                rows = int(work.run(sql, content.parameters, content.file)[0][0])
            settled = settle(work, content, rows) if content.text else None
        except BaseException:
            _rollback(work)
            raise
        if settled is None or settled.again is None:
            work.run("COMMIT")
            break
        _rollback(work)
        content = settled.again
    else:
        raise BadFile("no way of reading it holds from its beginning to its end", content.file)
    if content.staging:
        work.run(f"DROP TABLE {content.staging}")
    meter.done(content.unit.size, rows)
    if settled is None:
        return content, rows, content.skipped, ()
    return content, rows, settled.skipped, settled.findings


def _rollback(work: Workspace) -> None:
    """Take back what was appended; DuckDB may have done so itself after an error."""
    try:
        work.connection.execute("ROLLBACK")
    except duckdb.Error:
        return


def _expressions(columns: Sequence[Column], content: Content, first: Content) -> str:
    """SQL of every column of the table, from a file that may have them in another order."""
    if content.named or content is first or not first.named:
        own = {
            folded(h.name): e for h, e in zip(content.headings, content.expressions, strict=True)
        }
    else:
        pairs = zip(columns, content.expressions, strict=False)
        own = {folded(column.name): expression for column, expression in pairs}
    keys = {key.casefold(): literal(value) for key, value in content.unit.keys.items()}
    return ", ".join(
        own.get(folded(column.name), keys.get(column.name.casefold(), "NULL")) for column in columns
    )
