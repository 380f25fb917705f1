"""From what a person names (a path, an address, a query) to a `Reading`."""

from __future__ import annotations

import gzip
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from personalize_poc.data.errors import BadFile, DataError
from personalize_poc.data.findings import Finding
from personalize_poc.data.own.mapping_file import Mapping
from personalize_poc.data.own.reading import (
    delimited,
    folder,
    grouping,
    jsonlines,
    magic,
    notes,
    parquet,
)
from personalize_poc.data.own.reading.loading import load
from personalize_poc.data.own.reading.meter import Meter, Progress
from personalize_poc.data.own.reading.units import Content, Unit
from personalize_poc.data.own.reading.workspace import Workspace
from personalize_poc.data.own.tables import Reading, Table


def open_source(
    source: str | Path,
    *,
    sql: str | None = None,
    database: str | Path | None = None,
    known: Mapping | None = None,
    s3: Any = None,
    progress: Progress | None = None,
) -> Reading:
    """Read files, whatever they are, into tables of text.

    Args:
        source: a file, a folder, or an address such as s3://bucket/prefix.
        sql: a query whose answer is read, instead of files.
        database: the file of DuckDB or SQLite that `sql` asks.
        known: says how some files are to be read.
        s3: client of boto3, for an address.
        progress: called a few times a second with bytes done, bytes in all, rows so far.

    Returns:
        The tables; use it in a `with` statement.

    Raises:
        BadFile: the file cannot be read.
        DataError: nothing can be read; the message says why.
    """
    if sql is not None or database is not None or s3 is not None:
        raise DataError("Queries and addresses cannot be read yet.")
    work = Workspace()
    try:
        return _open(work, Path(source), known, Meter(progress))
    except BaseException:
        work.close()
        raise


def _open(work: Workspace, path: Path, known: Mapping | None, meter: Meter) -> Reading:
    whole = path.is_dir()
    units, left_out = folder.listed(path) if whole else ([folder.single(path)], {})
    meter.total = sum(unit.size for unit in units)
    contents: list[Content] = []
    findings: list[Finding] = []
    for unit in units:
        try:
            contents += _contents(work, replace(unit, reading=_said(unit.file, known)))
        except BadFile as error:
            if not whole:
                raise
            left_out[unit.file] = error.message
            findings.append(notes.unreadable(unit.file, error.message))
    tables: list[Table] = []
    for number, (label, parts) in enumerate(grouping.groups(contents, known)):
        loaded = load(work, f"t{number}", label, parts, meter)
        tables.append(loaded.table)
        findings += loaded.findings
    if not tables:
        reasons = "; ".join(f"{name}: {why}" for name, why in list(left_out.items())[:5])
        raise DataError(f"{path} holds no tables.", reasons)
    tables.sort(key=lambda table: -table.rows)
    return Reading(
        str(path), work.connection, tuple(tables), tuple(findings), left_out, work.folder
    )


def _said(file: str, known: Mapping | None) -> dict[str, str | int | bool]:
    """What a mapping says about how a file is to be read."""
    for section in (known.sections if known else {}).values():
        if any(grouping.matches(file, pattern) for pattern in section.files):
            return dict(section.reading)
    return {}


def _contents(work: Workspace, unit: Unit) -> list[Content]:
    kind = magic.kind(unit.path)
    if kind == "empty":
        raise BadFile("the file is empty", unit.file)
    if kind.startswith("no: "):
        raise BadFile(f"this is {kind[4:]}", unit.file)
    if kind == "gzip":
        plain = work.new_path()
        with gzip.open(unit.path) as packed, plain.open("wb") as file:
            shutil.copyfileobj(packed, file, 1 << 20)
        return _contents(work, replace(unit, path=plain, temporary=True))
    if kind == "parquet":
        return [parquet.understand(work, unit)]
    with unit.path.open("rb") as file:
        head = file.read(1 << 16).decode("utf-8-sig", errors="replace")
    if jsonlines.looks_like(head):
        return [jsonlines.understand(work, unit, unit.path, "utf-8")]
    return [delimited.understand(work, unit, unit.path, "utf-8")]
