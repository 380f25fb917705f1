"""From what a person names (a path, a query) to a `Reading`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from personalize_poc import signals
from personalize_poc.data.errors import BadFile, DataError, NoTable
from personalize_poc.data.findings import Finding
from personalize_poc.data.own.mapping_file import Mapping
from personalize_poc.data.own.reading import (
    code_notes,
    date_parts,
    folder,
    formats,
    name_parts,
    told_ids,
)
from personalize_poc.data.own.reading.database_files import query
from personalize_poc.data.own.reading.ground.meter import Meter, Progress
from personalize_poc.data.own.reading.ground.units import Content
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.loading import load, refused
from personalize_poc.data.own.reading.logs import addresses, pages, product_lists
from personalize_poc.data.own.reading.several import (
    branches,
    deeds,
    documents,
    grouping,
    key_lists,
    numbered,
    other_layouts,
    periods,
    siblings,
    two_columns,
)
from personalize_poc.data.own.tables import Reading, Table


def open_source(
    source: str | Path | None,
    *,
    sql: str | None = None,
    database: str | Path | None = None,
    known: Mapping | None = None,
    progress: Progress | None = None,
    in_memory: bool = False,
    beside: Reading | None = None,
    encoding: str | None = None,
) -> Reading:
    """Read files, whatever they are, into tables of text.

    Args:
        source: a file or a folder; with `sql`, the folder of files that the query names, or None.
        sql: a query whose answer is read, instead of files.
        database: the file of DuckDB or SQLite that `sql` asks.
        known: says how some files are to be read.
        progress: called a few times a second with bytes done, bytes in all, rows so far.
        in_memory: for tables that are read once and forgotten: see `Workspace`.
        beside: a reading in memory whose database is used, and whose tables are no longer there.
        encoding: of all texts, where a person names it; None to recognise it.

    Returns:
        The tables; use it in a `with` statement.

    Raises:
        BadFile: the file cannot be read.
        DataError: nothing can be read; the message says why.
    """
    work = Workspace(in_memory=in_memory, connection=beside.connection if beside else None)
    try:
        with signals.interruptible(work.connection):
            if sql is not None:
                return _asked(work, sql, database, source, Meter(progress))
            if database is not None:
                source = database
            if source is None:
                raise DataError("Nothing is named that could be read.")
            said = {} if encoding is None else {"encoding": encoding}
            return _files(work, source, known, Meter(progress), said)
    except BaseException:
        work.close()
        raise


def _asked(
    work: Workspace,
    sql: str,
    database: str | Path | None,
    source: str | Path | None,
    meter: Meter,
) -> Reading:
    """The answer of a query."""
    folder_of_files = Path(source) if source is not None and Path(source).is_dir() else None
    file = Path(database) if database is not None else None
    content = query.understand(work, sql, file, folder_of_files)
    meter.total = content.unit.size
    try:
        loaded = load(work, "t0", query.LABEL, [content], meter)
    except NoTable:
        raise DataError("The query gives no rows.") from None
    assert loaded.table is not None
    return Reading(sql, work.connection, (loaded.table,), loaded.findings, {}, work.folder)


def _files(
    work: Workspace,
    source: str | Path,
    known: Mapping | None,
    meter: Meter,
    spoken: dict[str, str],
) -> Reading:
    """A file, or all of a folder; `spoken` is how texts are read where no mapping says it."""
    findings: list[Finding] = []
    if whole := _is_folder(Path(source)):
        units, left_out = folder.listed(Path(source))
        units, findings = documents.together(work, units)
        work.statements = siblings.statements(Path(source), left_out)
        _remember(work, Path(source), left_out)
    else:
        units, left_out = [folder.single(Path(source))], {}
    meter.total = sum(unit.size for unit in units)
    contents: list[Content] = []
    for unit in units:
        given = replace(unit, reading={**spoken, **_said(unit.file, known)}, alone=not whole)
        try:
            contents += formats.contents(work, given, left_out)
        except BadFile as error:
            if not whole:
                raise
            findings += refused(error, unit.file, left_out)
            if isinstance(error, NoTable) and code_notes.may_hold(unit.file, unit.size):
                work.notes[unit.file] = unit.path
    contents = siblings.with_headers(work, siblings.agreed(work, contents), left_out)
    tables: list[Table] = []
    for label, parts in grouping.groups(contents, known):
        loaded = load(work, f"t{len(tables)}", label, parts, meter, left_out if whole else None)
        findings += loaded.findings
        if loaded.table is not None:
            tables.append(loaded.table)
    tables, said = _together(work, tables, known)
    findings += said
    if not tables:
        raise DataError(f"{source} holds no tables.", _reasons(left_out))
    tables = numbered.as_said(work, other_layouts.as_said(work, tables, known), known)
    tables.sort(key=lambda table: -table.rows)
    told = code_notes.read(work, tables, left_out)
    return Reading(
        str(source), work.connection, tuple(tables), tuple(findings), left_out, work.folder, told
    )


def _together(
    work: Workspace, tables: list[Table], known: Mapping | None
) -> tuple[list[Table], list[Finding]]:
    """The tables with what is one of them put together, and with columns for what names things."""
    findings: list[Finding] = []
    tables = periods.together(work, tables, known)
    for join in (deeds.together, branches.together):
        tables, said = join(work, tables, known)
        findings += said
    looks = (
        *(pages.find, addresses.find, product_lists.find, two_columns.find),
        key_lists.find,
        *(date_parts.find, name_parts.find, told_ids.find),
    )
    for look in looks:
        tables, said = look(work, tables)
        findings += said
    return tables, findings


def _remember(work: Workspace, source: Path, left_out: dict[str, str]) -> None:
    """Remember the notes of a folder, which may say what codes mean."""
    for name in left_out:
        path = source / name
        if not path.name.startswith(".") and path.is_file() and not path.is_symlink():
            size = path.stat().st_size
            if code_notes.may_hold(name, size):
                work.notes[name] = path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError as error:
        raise BadFile(f"it cannot be opened: {error.strerror}", path) from error


def _reasons(left_out: dict[str, str]) -> str:
    """The first files that were left out, and why."""
    listed = [f"{name}: {why}" for name, why in list(left_out.items())[:5]]
    more = len(left_out) - len(listed)
    return "; ".join(listed) + (f"; and {more} more" if more > 0 else "") + ("." if listed else "")


def _said(file: str, known: Mapping | None) -> dict[str, str | int | bool]:
    """What a mapping says about how a file is to be read."""
    for section in (known.sections if known else {}).values():
        if any(grouping.matches(file, pattern) for pattern in section.files):
            return dict(section.reading)
    return {}
