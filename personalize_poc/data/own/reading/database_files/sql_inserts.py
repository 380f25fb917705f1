"""Rows of one INSERT of SQL: where the statement ends, and what its values are.

Most databases end a statement with ";". The scripts of SQL Server end it with its line, and write
names in square brackets; a backslash in a text of theirs is one, and leads to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from personalize_poc.data.own.reading.database_files import sql_calls

_TEXT = re.compile(r"[NEne]?'(?:[^'\\]|\\.|'')*'", re.S)
_PLAIN = re.compile(r"[Nn]?'(?:[^']|'')*'", re.S)
"""A text of SQL Server."""
_SCANS = tuple(
    re.compile(rf"{text.pattern}|(?P<open>{inside}\Z)|(?P<sign>[(),;])|[^\s(),;']+", re.S)
    for text, inside in ((_TEXT, r"'(?:[^'\\]|\\.|'')*"), (_PLAIN, "'(?:[^']|'')*"))
)
"""What a statement consists of, with a text at its end that goes on in the next line."""
_TOKENS = tuple(
    re.compile(rf"(?P<text>{text.pattern})|(?P<sign>[(),;])|(?P<word>[^\s(),;']+)", re.S)
    for text in (_TEXT, _PLAIN)
)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "", "b": "\b", "Z": "\x1a"}
_ESCAPED = re.compile(r"\\(.)|''", re.S)


class Lines:
    """Lines of a file, of which one can be put back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self._back = lines, list[str]()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        return self._back.pop() if self._back else next(self._lines)

    def put_back(self, line: str) -> None:
        """Let a line be the next one."""
        self._back.append(line)


def rows(text: str, lines: Lines, brackets: bool = False) -> Iterator[list[str]]:
    """Rows of one INSERT, which may go on over further lines.

    Args:
        text: of its first line, behind VALUES.
        lines: the further ones.
        brackets: whether its names stand in square brackets, as SQL Server writes them.
    """
    row: list[str] = []
    cell, depth = "", 0
    called, texts, said = "", list[str](), list[str]()
    for match in _TOKENS[brackets].finditer(_statement(text, lines, brackets)):
        piece = match[0]
        if piece in ("(", ")"):
            depth += 1 if piece == "(" else -1
            if piece == "(" and depth == 2:
                called, cell, texts, said = cell, "", [], []
            elif piece == ")" and depth == 1 and texts:
                cell = sql_calls.value(called, texts)
            elif piece == ")" and depth == 1:
                cell = sql_calls.moment(said) or cell
            elif not depth:
                yield [*row, cell]
                row, cell = [], ""
        elif piece == "," and depth == 1:
            row.append(cell)
            cell = ""
        elif match.lastgroup == "text":
            inside = piece[piece.index("'") + 1 : -1]
            cell = inside.replace("''", "'") if brackets else unescaped(inside)
            texts += [cell] if depth > 1 else []
        else:
            said += [piece] if depth > 1 else []
            if depth == 1 or not (cell or texts or piece == ","):
                cell = "" if piece.upper() in ("NULL", "DEFAULT") else piece


def unescaped(text: str) -> str:
    """A text as it is meant, without the strokes that lead to what cannot be written."""
    return _ESCAPED.sub(_meant, text)


def _meant(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[1], match[1]) if match[1] else "'"


def _statement(text: str, lines: Lines, brackets: bool) -> str:
    """The rest of a statement, up to the line whose end ends it.

    Without ";" it is the line that closes a row, if no comma follows there or in the next line.
    """
    parts, depth, last, rest = [text], 0, "", text
    while True:
        begun = ""
        for match in _SCANS[brackets].finditer(rest):
            begun = match["open"] or ""
            depth += (match[0] == "(") - (match[0] == ")")
            last = match[0]
        if not begun and last == ";":
            break
        line = next(lines, "")
        if not line:
            break
        closed = not begun and not depth and last == ")"
        if closed and not line.lstrip().startswith((",", ";")):
            lines.put_back(line)
            break
        parts.append(line)
        rest = begun + line
    return "".join(parts)
