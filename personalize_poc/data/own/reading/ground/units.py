"""What is on its way from a file to a table."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding
from personalize_poc.data.own.tables import Unread

if TYPE_CHECKING:
    from personalize_poc.data.own.reading.ground.dialect import Dialect


@dataclass(frozen=True)
class Unit:
    """A file, or a member of an archive, on this disk.

    Attributes:
        path: where its bytes are.
        file: what a person knows it by.
        size: bytes of the source that it stands for, for progress.
        keys: columns that stand in the names of folders (`country=KR`).
        temporary: whether it is deleted once it is read.
        reading: what a person said about how it is to be read.
        broken: why it ends early, of a compressed file that is damaged; "" if it is whole.
        source: the file of the person that these bytes came from; None if it is our own.
        stamp: size and time of change when it was found; () of one that is our own.
        alone: whether it is the only file that the person named, not one of a folder.
    """

    path: Path
    file: str
    size: int
    keys: dict[str, str] = field(default_factory=dict)
    temporary: bool = False
    reading: dict[str, str | int | bool] = field(default_factory=dict)
    broken: str = ""
    alone: bool = False
    source: Path | None = None
    stamp: tuple[int, ...] = ()


def part(
    unit: Unit,
    path: Path,
    name: str,
    count: int,
    reading: dict[str, str | int | bool] | None = None,
) -> Unit:
    """One of several tables that we wrote out of a file, each into a file of our own.

    Args:
        unit: the file.
        path: where the rows of the table are.
        name: what a person knows it by in the file; not used where there is one only.
        count: how many tables there are.
        reading: how it is to be read; as the file is, if that is left out.
    """
    return replace(
        unit,
        path=path,
        file=f"{unit.file}, {name}" if count > 1 else unit.file,
        size=unit.size // count,
        temporary=True,
        alone=unit.alone and count == 1,
        reading=unit.reading if reading is None else reading,
    )


@dataclass(frozen=True)
class Heading:
    """A column of a file: its name, and its type where the file has types."""

    name: str
    stored_as: str = ""


@dataclass(frozen=True)
class TextForm:
    """A delimited text as DuckDB is told to read it.

    Attributes:
        path: UTF-8.
        dialect: delimiter, quote, escape, comment.
        width: fields a row.
        skip: lines before the first row of data.
        padded: short rows are filled up.
        mended: every byte was looked at; what is refused now is refused for good.
        quotes_mended: rows whose quotes do not close were taken out.
        narrow: fields a row below the first header, where a later one has more; else 0.
    """

    path: Path
    dialect: Dialect
    width: int
    skip: int
    padded: bool = False
    mended: bool = False
    quotes_mended: bool = False
    narrow: int = 0


@dataclass(frozen=True)
class Content:
    """A table in a file, understood and not yet read.

    Attributes:
        unit: the file.
        file: the name of this table in it: of the file, and of the sheet where there are several.
        format: "csv", "json", "parquet", "excel", "html", "xml", "database", "query".
        headings: its columns.
        named: whether the file names them.
        source: what stands after FROM in SQL.
        parameters: of `source`.
        expressions: SQL for the text of each column.
        header: fields of the header as they stand in the file, () if there is none.
        first_line: line of the first row of data; 0 where lines mean nothing.
        reading: how it is read, as `tables.Part.reading`.
        findings: what was noticed.
        text: of delimited text.
        row_bytes: about how long a row is, for progress.
        staging: a table that `source` reads, to be dropped afterwards; "" for none.
        skipped: lines without a row, where `text` does not say.
        unread: rows that are known to be none of the table.
        section: the title of the table, where a text holds several, each below its own; "".
        stored: how DuckDB is to compress each column; () to leave it to DuckDB.
    """

    unit: Unit
    file: str
    format: str
    headings: tuple[Heading, ...]
    named: bool
    source: str
    expressions: tuple[str, ...]
    parameters: tuple[object, ...] = ()
    header: tuple[str, ...] = ()
    first_line: int = 0
    reading: dict[str, str | int | bool] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    text: TextForm | None = None
    row_bytes: float = 50.0
    staging: str = ""
    skipped: tuple[int, ...] = ()
    unread: tuple[Unread, ...] = ()
    section: str = ""
    stored: tuple[str, ...] = ()
