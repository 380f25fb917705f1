"""One file appended to a table of DuckDB, however often it takes to read it right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from personalize_poc.data.errors import BadFile, DataError, NoTable
from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading.folder import stamp
from personalize_poc.data.own.reading.ground import file_notes
from personalize_poc.data.own.reading.ground.meter import Meter
from personalize_poc.data.own.reading.ground.units import Content, Heading
from personalize_poc.data.own.reading.ground.workspace import Workspace, literal
from personalize_poc.data.own.reading.several.grouping import folded, keys
from personalize_poc.data.own.reading.text.settle import Settled, settle, thoroughly
from personalize_poc.data.own.tables import Column, Unread
from personalize_poc.language import N_, _

_AGAIN = 5
"""How often a file may turn out to need another way of reading."""


@dataclass(frozen=True)
class Appended:
    """A file that is in the table.

    Attributes:
        content: as it was read in the end.
        columns: of the table, with those that turned up on the way.
        rows: that it gave.
        skipped: lines of it without a row.
        unread: rows of it that were left out.
        findings: about it.
    """

    content: Content
    columns: tuple[Column, ...]
    rows: int
    skipped: tuple[int, ...]
    unread: tuple[Unread, ...]
    findings: tuple[Finding, ...]


def append(
    work: Workspace,
    name: str,
    columns: Sequence[Column],
    content: Content,
    first: Content,
    meter: Meter,
) -> Appended:
    """Append a file to a table of this name, with these columns.

    Args:
        work: of this reading.
        name: of the table.
        columns: of it.
        content: the file.
        first: the file whose columns come first, with names if any has them.
        meter: told how far it is.

    Raises:
        BadFile: it cannot be read; nothing of it is in the table.
        DataError: somebody writes to it, or the disk is full.
    """
    had = len(columns)
    for __ in range(_AGAIN):
        columns = _with_new(columns, content)
        chosen = _expressions(columns, content, first)
        more = [f"ALTER TABLE {name} ADD COLUMN {new.key} VARCHAR" for new in columns[had:]]
        sql = f"INSERT INTO {name} SELECT {chosen} FROM {content.source}"
        rows, settled = _tried(work, more, sql, content, meter)
        _refuse_changed(work, content)
        if settled.again is None:
            break
        _rollback(work)
        content = settled.again
    else:
        raise BadFile(N_("no way of reading it holds from its beginning to its end"), content.file)
    if not rows:
        _rollback(work)
        raise _no_rows(content, settled)
    work.run("COMMIT")
    _tidy(work, content)
    meter.done(content.unit.size, rows)
    return _appended(content, columns, rows, settled)


def _appended(content: Content, columns: Sequence[Column], rows: int, settled: Settled) -> Appended:
    findings = [*content.findings, *settled.findings]
    if content.unit.broken:
        findings.append(file_notes.truncated(content.file, content.unit.broken, rows))
    skipped = settled.skipped if content.text else content.skipped
    unread = tuple(sorted((*content.unread, *settled.unread), key=lambda one: one.line))
    return Appended(content, tuple(columns), rows, skipped, unread, tuple(findings))


def _no_rows(content: Content, settled: Settled) -> BadFile:
    if content.text is None:
        return NoTable(N_("it has no rows"), content.file)
    why = "".join(f": {finding.message}" for finding in settled.findings[:1])
    return BadFile(f"no row of it could be read{why}", content.file)


def _with_new(columns: Sequence[Column], content: Content) -> tuple[Column, ...]:
    """The columns with those that only a later header of a text names."""
    form = content.text
    if form is None or not form.narrow:
        return tuple(columns)
    known = {folded(column.name) for column in columns}
    new = [heading for heading in content.headings if folded(heading.name) not in known]
    added = (Column(one.name, f"c{at}") for at, one in enumerate(new, len(columns)))
    return (*columns, *added)


def _tried(
    work: Workspace, more: Sequence[str], sql: str, content: Content, meter: Meter
) -> tuple[int, Settled]:
    """Insert rows, in a transaction that stays open."""
    work.run("BEGIN")
    try:
        for one in more:
            work.run(one)
        with meter.watching(work.connection, content.unit.size, content.row_bytes):
            rows = int(work.run(sql, content.parameters, content.file)[0][0])
        return rows, settle(work, content, rows) if content.text else Settled()
    except BadFile:
        if content.text is None or content.text.mended:
            _rollback(work)
            raise
        return 0, Settled(again=thoroughly(work, content))
    except BaseException:
        _rollback(work)
        raise


def _rollback(work: Workspace) -> None:
    """Take back what was appended; DuckDB may have done so itself after an error."""
    try:
        work.connection.execute("ROLLBACK")
    except duckdb.Error:
        return


def _refuse_changed(work: Workspace, content: Content) -> None:
    """A file to which somebody writes is no whole file."""
    unit = content.unit
    if unit.source is not None and stamp(unit.source) != unit.stamp:
        _rollback(work)
        raise DataError(
            f"{content.file} was written to while it was read.", _("Wait until it is complete.")
        )


def _tidy(work: Workspace, content: Content) -> None:
    """Delete what was needed on the way."""
    if content.staging:
        work.run(f"DROP TABLE {content.staging}")
    for path in (content.unit.path, content.text.path if content.text else None):
        if path is not None and path.is_relative_to(work.folder):
            path.unlink(missing_ok=True)


def _expressions(columns: Sequence[Column], content: Content, first: Content) -> str:
    """SQL of every column of the table, from a file that may have them in another order."""
    if content.named or content is first or not first.named:
        own = dict(zip(keys(content.headings), content.expressions, strict=True))
    else:
        own = dict(zip(keys(first.headings), content.expressions, strict=True))
    folders = {folded(key): literal(value) for key, value in content.unit.keys.items()}
    names = keys([Heading(column.name) for column in columns])
    return ", ".join(own.get(name, folders.get(name, "NULL")) for name in names)
