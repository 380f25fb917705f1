"""Files of SQL statements: the tables that a database wrote as COPY or INSERT, or only their names.

`mysqldump --tab` writes the rows of a table into a text without names of columns, and the statement
that makes the table into a file beside it. Other dumps hold the rows as well.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TextIO

from personalize_poc.data.errors import NoTable
from personalize_poc.data.own.reading.database_files import sql_inserts
from personalize_poc.data.own.reading.ground.units import Content, Unit
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.text import delimited, encodings
from personalize_poc.language import N_

_NAME = (
    r"(?:[`\"\[]?[\w$ ]+[`\"\]]?\.)*"
    r"(?:\[(?P<spaced>[^\]\n]+)\]|[`\"']?(?P<table>[\w$]+)[`\"']?)"
)
_COPY = re.compile(rf"COPY {_NAME} ?(?:\((?P<columns>[^)]*)\))? FROM stdin", re.I)
_INSERT = re.compile(
    rf"INSERT (?:IGNORE )?(?:INTO )?{_NAME}\s*(?:\((?P<columns>[^)]*)\))?\s*VALUES?\s*", re.I
)
_CREATE = re.compile(rf"CREATE (?:TEMP(?:ORARY)? )?TABLE (?:IF NOT EXISTS )?{_NAME}\s*\(", re.I)
_PIECE = re.compile(
    r"(?P<comment>--[^\n]*|/\*.*?\*/)|'(?:[^'\\]|\\.|'')*'|\"[^\"]*\"|`[^`]*`|\[[^\]]*\]|.", re.S
)
"""What the body of a statement that makes a table consists of."""
_COLUMN = re.compile(r"^\s*(?:[`\"\[](?P<quoted>[^`\"\]]+)[`\"\]]|(?P<plain>[^\W\d]\w*))(?:\s|$)")
_KEYS = re.compile(
    r"^\s*(?:PRIMARY|UNIQUE|KEY|INDEX|CONSTRAINT|FOREIGN|FULLTEXT|SPATIAL|CHECK|EXCLUDE)\b", re.I
)
_HEAD = 1 << 20
_STARTS = re.compile(
    r"^(?:COPY [^\n]+ FROM stdin|INSERT (?:IGNORE )?INTO |INSERT [^\n()]+\([^\n()]+\) VALUES)",
    re.I | re.M,
)


@dataclass
class _Tables:
    """What was found so far.

    Attributes:
        names: of a table -> those of its columns, in order.
        files: of a table -> where its rows are written.
    """

    names: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)


def columns(text: str) -> dict[str, tuple[str, ...]]:
    """Name of a table -> the names of its columns, as statements that make tables say them."""
    found = {}
    for match in _CREATE.finditer(text):
        said = [one for one in _said(text, match.end()) if not _KEYS.match(one)]
        named = [_COLUMN.match(one) for one in said]
        found[_table(match)] = tuple(one["quoted"] or one["plain"] for one in named if one)
    return {table: names for table, names in found.items() if names}


def _table(match: re.Match[str]) -> str:
    """The name of a table, which may hold blanks where it stands in brackets."""
    return match["spaced"] or match["table"]


def _said(text: str, start: int) -> list[str]:
    """What a statement says of a table, column by column; nothing where its end is missing.

    Databases write a column a line, or, as SQLite does, everything as a person once wrote it.
    """
    said, depth = [""], 0
    for match in _PIECE.finditer(text, start):
        piece = match[0]
        depth += (piece == "(") - (piece == ")")
        if depth < 0:
            return said
        if piece == "," and not depth:
            said.append("")
        elif not match["comment"]:
            said[-1] += piece
    return []


def holds_rows(path: Path) -> bool:
    """Whether a file of SQL statements holds rows of tables."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    wide = encodings.marked(head)  # as programs of SQL Server write it
    return bool(_STARTS.search(head.decode(wide or "latin-1", errors="replace")))


def understand(work: Workspace, unit: Unit, path: Path, encoding: str) -> list[Content]:
    """The tables whose rows stand in SQL statements.

    Args:
        work: of this reading.
        unit: the file.
        path: its text in UTF-8.
        encoding: of the file.

    Raises:
        NoTable: it has no rows.
    """
    found = _Tables()
    with path.open(encoding="utf-8-sig", errors="replace", newline="\n") as file:
        _read(work, file, found)
    size = unit.size // max(1, len(found.files))
    contents = []
    for table, target in found.files.items():
        part = replace(
            unit,
            path=target,
            file=f"{unit.file}, table {table}",
            size=size,
            temporary=True,
            alone=False,
            reading={"header": True, "delimiter": ","},
        )
        contents.append(delimited.understand(work, part, target, encoding))
    if not contents:
        raise NoTable(N_("statements of SQL without rows"), unit.file)
    return contents


def _read(work: Workspace, file: TextIO, found: _Tables) -> None:
    """Write the rows of every table into a file of its own."""
    writers: dict[str, Any] = {}
    made, lines = "", sql_inserts.Lines(file)
    with ExitStack() as stack:

        def write(table: str, names: list[str], row: list[str]) -> None:
            if table not in writers:
                found.files[table] = work.new_path()
                target = found.files[table].open("w", encoding="utf-8", newline="")
                writers[table] = csv.writer(stack.enter_context(target), lineterminator="\n")
                said = found.names.get(table, [])
                known = names or (said if len(said) == len(row) else _numbered(len(row)))
                writers[table].writerow(known)
            writers[table].writerow(row)

        for line in lines:
            if made or line[:6].upper() == "CREATE":
                made += line
                if line.startswith(")") or ";" in line or line.strip().upper() == "GO":
                    found.names |= {name: list(listed) for name, listed in columns(made).items()}
                    made = ""
            elif match := _COPY.match(line):
                for row in _copied(lines):
                    write(_table(match), _listed(match["columns"]), row)
            elif match := _INSERT.match(line):
                brackets = "[" in match[0]
                for row in sql_inserts.rows(line[match.end() :], lines, brackets):
                    write(_table(match), _listed(match["columns"]), row)


def _numbered(width: int) -> list[str]:
    return [f"column {number}" for number in range(1, width + 1)]


def _listed(text: str | None) -> list[str]:
    return [name.strip(' `"[]\n') for name in text.split(",")] if text else []


def _copied(lines: sql_inserts.Lines) -> Iterator[list[str]]:
    """Rows as COPY of PostgreSQL writes them, up to the line that ends them."""
    for line in lines:
        if line.rstrip("\r\n") == "\\.":
            return
        cells = line.rstrip("\r\n").split("\t")
        yield ["" if cell == "\\N" else sql_inserts.unescaped(cell) for cell in cells]
