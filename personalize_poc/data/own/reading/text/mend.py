"""A text whose quotes do not close: rows that can be saved are, the others are named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from personalize_poc.data.own.reading.ground.dialect import Dialect, split

_AHEAD = 50
"""Lines that a quoted value may go on for in such a text."""
_KEPT = 100_000


@dataclass
class Mended:
    """What became of the text.

    Attributes:
        lines: of rows that cannot be read; in the mended text they are blank.
        example: the first of them.
        texts: their beginnings.
        count: how many there are; not all are in `lines` if there are very many.
    """

    lines: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    example: str = ""
    count: int = 0


class _Shapes:
    """Patterns of a whole record, and of one whose last quote is open."""

    def __init__(self, dialect: Dialect) -> None:
        side, quote = re.escape(dialect.delimiter), re.escape(dialect.quote)
        if dialect.escape == "\\":
            inner = rf"(?:[^{quote}\\]|\\.)*+"
        else:
            inner = rf"(?:[^{quote}]|{quote}{quote})*+"
        plain = rf"(?!{quote})(?:(?!{side})[^\r\n])*+" if side else rf"(?!{quote})[^\r\n]*+"
        one = rf"(?:{quote}{inner}{quote}|{plain})"
        before = rf"(?:{one}{side})*+" if side else ""
        self.whole = re.compile(rf"{before}{one}\r?\n?\Z".encode(), flags=re.DOTALL)
        self.open = re.compile(rf"{before}{quote}{inner}\Z".encode(), flags=re.DOTALL)


def is_open(line: str, dialect: Dialect) -> bool:
    """Whether a line ends inside of a quoted value."""
    shapes, text = _Shapes(dialect), line.encode()
    return not shapes.whole.match(text) and bool(shapes.open.match(text))


def mend(source: Path, target: Path, dialect: Dialect, width: int, skip: int) -> Mended:
    """Write a text again without the rows whose quotes do not close.

    Args:
        source: UTF-8.
        target: what is written; it has as many lines.
        dialect: with a quote.
        width: fields of a row.
        skip: lines before the first row, taken over as they are.
    """
    mended, shapes, quote = Mended(), _Shapes(dialect), dialect.quote.encode()
    with source.open("rb") as read, target.open("wb") as write:
        queue: list[bytes] = []
        number, end = 0, b""
        for _ in range(skip):
            write.write(line := read.readline())
            number, end = number + 1, _end(line)
        while line := queue.pop(0) if queue else read.readline():
            number, end = number + 1, _end(line) or end
            if quote not in line or shapes.whole.match(line):
                write.write(line)
                continue
            record = _joined(shapes, line, queue, read, dialect, width)
            if record is None:
                _give_up(mended, number, line)
                write.write(_end(line) or end or b"\n")  # a single other one stops DuckDB
            else:
                write.write(record)
                number += record.count(b"\n") - line.count(b"\n")
    return mended


def _end(line: bytes) -> bytes:
    """What a line ends with; nothing of the last one that has no end."""
    return line[len(line.rstrip(b"\r\n")) :]


def _joined(
    shapes: _Shapes,
    line: bytes,
    queue: list[bytes],
    read: BinaryIO,
    dialect: Dialect,
    width: int,
) -> bytes | None:
    """A record that goes on in the next lines; None if it does not come out as a row."""
    if not shapes.open.match(line):
        return None
    record, quote = line, dialect.quote.encode()
    for ahead in range(_AHEAD):
        if ahead == len(queue):
            following = read.readline()
            if not following:
                return None
            queue.append(following)
        record += queue[ahead]
        if quote not in queue[ahead]:
            continue  # it goes on
        if shapes.whole.match(record):
            rows = split(record.decode("utf-8", errors="replace"), dialect)
            if len(rows) != 1 or len(rows[0].cells) != width:
                return None
            del queue[: ahead + 1]
            return record
        if not shapes.open.match(record):
            return None  # closed, with text behind it
    return None


def _give_up(mended: Mended, number: int, line: bytes) -> None:
    mended.count += 1
    text = line[:400].decode("utf-8", errors="replace").strip()
    if len(mended.lines) < _KEPT:
        mended.lines.append(number)
        mended.texts.append(text[:200])
    if not mended.example:
        mended.example = text
