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
from personalize_poc.data.own.reading import delimited, sql_calls
from personalize_poc.data.own.reading.units import Content, Unit
from personalize_poc.data.own.reading.workspace import Workspace
from personalize_poc.language import N_

_NAME = r"(?:[`\"\[]?[\w$ ]+[`\"\]]?\.)*[`\"'\[]?(?P<table>[\w$]+)[`\"'\]]?"
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
_TEXT = re.compile(r"[NEne]?'(?:[^'\\]|\\.|'')*'", re.S)
_TOKEN = re.compile(rf"(?P<text>{_TEXT.pattern})|(?P<sign>[(),;])|(?P<word>[^\s(),;']+)", re.S)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "", "b": "\b", "Z": "\x1a"}
_ESCAPED = re.compile(r"\\(.)|''", re.S)
_HEAD = 1 << 20
_STARTS = re.compile(rb"^(?:COPY [^\n]+ FROM stdin|INSERT (?:IGNORE )?INTO )", re.I | re.M)


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
        found[match["table"]] = tuple(one["quoted"] or one["plain"] for one in named if one)
    return {table: names for table, names in found.items() if names}


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
        return bool(_STARTS.search(file.read(_HEAD)))


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
    made = ""
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

        for line in file:
            if made or line[:6].upper() == "CREATE":
                made += line
                if line.startswith(")") or ";" in line:
                    found.names |= {name: list(listed) for name, listed in columns(made).items()}
                    made = ""
            elif match := _COPY.match(line):
                for row in _copied(file):
                    write(match["table"], _listed(match["columns"]), row)
            elif match := _INSERT.match(line):
                for row in _inserted(line[match.end() :], file):
                    write(match["table"], _listed(match["columns"]), row)


def _numbered(width: int) -> list[str]:
    return [f"column {number}" for number in range(1, width + 1)]


def _listed(text: str | None) -> list[str]:
    return [name.strip(' `"[]\n') for name in text.split(",")] if text else []


def _copied(file: TextIO) -> Iterator[list[str]]:
    """Rows as COPY of PostgreSQL writes them, up to the line that ends them."""
    for line in file:
        if line.rstrip("\r\n") == "\\.":
            return
        cells = line.rstrip("\r\n").split("\t")
        yield ["" if cell == "\\N" else _ESCAPED.sub(_unescaped, cell) for cell in cells]


def _inserted(text: str, file: TextIO) -> Iterator[list[str]]:
    """Rows of one INSERT, which may go on over further lines."""
    row: list[str] = []
    cell, depth = "", 0
    called, texts = "", list[str]()
    for match in _TOKEN.finditer(_statement(text, file)):
        piece = match[0]
        if piece in ("(", ")"):
            depth += 1 if piece == "(" else -1
            if piece == "(" and depth == 2:
                called, cell, texts = cell, "", []
            elif piece == ")" and depth == 1 and texts:
                cell = sql_calls.value(called, texts)
            elif not depth:
                yield [*row, cell]
                row, cell = [], ""
        elif piece == "," and depth == 1:
            row.append(cell)
            cell = ""
        elif match.lastgroup == "text":
            cell = _ESCAPED.sub(_unescaped, piece[piece.index("'") + 1 : -1])
            texts += [cell] if depth > 1 else []
        elif depth == 1 or not (cell or texts or piece == ","):
            cell = "" if piece.upper() in ("NULL", "DEFAULT") else piece


def _statement(text: str, file: TextIO) -> str:
    """The rest of a statement, up to the line whose end ends it."""
    parts = [text]
    while not parts[-1].rstrip().endswith(";") or "'" in _TEXT.sub("", "".join(parts)):
        line = file.readline()
        if not line:
            break
        parts.append(line)
    return "".join(parts)


def _unescaped(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[1], match[1]) if match[1] else "'"
