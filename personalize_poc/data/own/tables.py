"""A person's files after reading: tables of text in DuckDB, and where each row came from.

Every field is text, as it stands in the file, so that nothing is lost before somebody has looked
at it: leading zeros of ids, decimal commas, dates that could be read in two ways. Files that have
types (Parquet, Excel, JSON) are turned into text too; what the type was stands with the column.
A field that is empty or missing is NULL; no field is an empty text.
"""

from __future__ import annotations

import shutil
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from personalize_poc.data.findings import Finding

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        name: as the file calls it ("column 3" where there is no header).
        key: its name in DuckDB: "c0", "c1", … Names of files may differ in case only, or hold
            anything; keys are safe to put into SQL.
        stored_as: the type in the file, for files that have types ("int64", "timestamp[us, UTC]",
            "list<string>"); "" for text.
    """

    name: str
    key: str
    stored_as: str = ""


DEED = "(file)"
"""The column that says which file a row comes from, where files tell of different deeds."""

WEB_LOG = "web log"
"""The `Part.format` of logs of web servers."""

NOTE = "note"
"""The `Part.format` of notes for people."""


@dataclass(frozen=True)
class Unread:
    """A row of a file that is in no table.

    Attributes:
        line: of the file.
        why: the code of the finding that tells of it.
        text: its beginning; "" if there is nothing to be seen.
    """

    line: int
    why: str
    text: str = ""


@dataclass(frozen=True)
class Part:
    """One file (or sheet, or member of an archive) of a table.

    Attributes:
        file: what a person knows it by, relative to what was checked: "orders/2025-01.csv.gz",
            "shop.xlsx, sheet Orders", "export.zip, orders.csv".
        format: "csv", "parquet", "json", "excel", "html", "xml", "database" or `WEB_LOG`;
            "query" for the answer of an SQL statement.
        first_row: `rowid` of its first row in the table.
        rows: how many there are.
        first_line: line of the file that its first row stands in, as an editor shows it; 0 where
            lines mean nothing (Parquet: the row's number is used).
        reading: how it was read, where a person may want to say otherwise, in the form of the key
            `reading` of mapping.yaml: encoding, delimiter, quote, escape, comment, skip, header.
        skipped: lines after `first_line` in which no row of the table begins, ascending: blank
            ones, repeated headers, rows of a wrong width, line breaks inside of quotes.
        unread: rows that were left out while it was read, in the order of the file.
    """

    file: str
    format: str
    first_row: int
    rows: int
    first_line: int = 2
    reading: dict[str, str | int | bool] = field(default_factory=dict)
    skipped: tuple[int, ...] = field(default=(), repr=False)
    unread: tuple[Unread, ...] = field(default=(), repr=False)

    def line(self, row: int) -> int:
        """The line of the file in which a row of this part begins; `row` counts from 0."""
        first = max(self.first_line, 1)
        before = bisect_right(
            range(len(self.skipped)), row, key=lambda i: self.skipped[i] - i - first
        )
        return first + row + before


@dataclass(frozen=True)
class Table:
    """Files with the same columns, read as one.

    Attributes:
        name: its name in DuckDB: "t0", "t1", …; safe to put into SQL. A table, so that it has a
            `rowid`, in the order of the files and of the rows in them.
        label: what a person knows it by: the file, or the pattern of its parts ("orders-*.csv").
        columns: in the order of the first part.
        parts: in the order in which they were read.
        rows: of all parts.
        renamed: files of another layout -> column there -> what it is called here, as the key
            `renamed` of mapping.yaml.
        digits: column whose ids got the zeros back that they had lost -> how many digits they have.
        absent: column that not all files have -> those that lack it.
    """

    name: str
    label: str
    columns: tuple[Column, ...]
    parts: tuple[Part, ...]
    rows: int
    renamed: dict[str, dict[str, str]] = field(default_factory=dict)
    digits: dict[str, int] = field(default_factory=dict)
    absent: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def column(self, name: str) -> Column:
        """The column that the file calls so.

        Raises:
            KeyError: there is none.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def texts(self) -> list[Column]:
        """The columns that hold texts, as they were read."""
        return [one for one in self.columns if not one.stored_as or one.stored_as == "string"]

    def place(self, rowid: int) -> tuple[str, int]:
        """File and line of a row, from its `rowid` in DuckDB."""
        for part in self.parts:
            if part.first_row <= rowid < part.first_row + part.rows:
                return part.file, part.line(rowid - part.first_row)
        raise IndexError(rowid)


class Closing:
    """What holds tables on disk: use it in a `with` statement, or close it."""

    def close(self) -> None:
        """Delete the tables."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Delete the tables."""
        self.close()


@dataclass
class Reading(Closing):
    """What was read. Use it in a `with` statement: its database is a temporary file.

    Attributes:
        source: the path, address or query that was read, as the person gave it.
        connection: holds a table of text a `Table`.
        tables: largest first.
        findings: what was noticed while reading: encodings, preambles, rows of a wrong width.
        left_out: files that are no tables, with the reason.
        folder: the temporary folder that holds the database; deleted with it.
        notes: what notes for people say of codes: tables of column, code and meaning.
    """

    source: str
    connection: duckdb.DuckDBPyConnection
    tables: tuple[Table, ...]
    findings: tuple[Finding, ...] = ()
    left_out: dict[str, str] = field(default_factory=dict)
    folder: Path | None = None
    notes: tuple[Table, ...] = ()

    def table(self, label: str) -> Table:
        """The table that a person knows by this name, or that holds a file of this name.

        Raises:
            KeyError: there is none.
        """
        for table in self.tables:
            if label == table.label or any(part.file == label for part in table.parts):
                return table
        raise KeyError(label)

    def close(self) -> None:
        """Delete the database; the tables are gone."""
        self.connection.close()
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
