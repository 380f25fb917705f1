"""Whether a text ends in the middle of a row, as an export does that was interrupted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from personalize_poc.data.own.reading.ground.dialect import Dialect, Row, split
from personalize_poc.data.own.reading.text.mend import is_open
from personalize_poc.data.own.reading.text.trim import TOTAL

_TAIL = 1 << 16
_FEWEST = 20
"""Rows before the last one from which on it is said what rows are like."""
_FIXED = 8
"""Letters of a last field that has as many in every row, such as a date."""


@dataclass(frozen=True)
class Cut:
    """The last line of a text that ends too early.

    Attributes:
        text: the line.
        how: what is wrong with it, in words.
        is_row: whether it has all fields of a row, and is read as one.
    """

    text: str
    how: str
    is_row: bool


def look(path: Path, dialect: Dialect, width: int) -> Cut | None:
    """Look whether the last line of a text has no end, and less in it than those before.

    A last line without a line break is usual, and no sign by itself.

    Args:
        path: the text in UTF-8.
        dialect: how it is taken apart.
        width: fields of a row.
    """
    tail = _tail(path)
    if not tail or tail.endswith(("\n", "\r")):
        return None
    last = tail.rsplit("\n", 1)[-1]
    rows = split(tail, dialect)
    before = [row.cells for row in rows[1:-1] if len(row.cells) == width]  # the first: a header
    if len(before) < _FEWEST or len(before) < 0.8 * (len(rows) - 2):
        return None
    if dialect.quote and dialect.quote in last and is_open(last, dialect):
        return Cut(last, "within quotes", is_row=False)
    how = _short(rows[-1], before, width)
    return Cut(last, how, is_row=len(rows[-1].cells) == width) if how else None


def _tail(path: Path) -> str:
    """The last lines of a file."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL))
        block = file.read()
    if size > _TAIL:
        block = block[block.find(b"\n") + 1 :]
    return block.decode("utf-8", errors="replace")


def _short(last: Row, before: list[tuple[str, ...]], width: int) -> str:
    """What the last row lacks, beside those before it."""
    cells = last.cells
    if len(cells) > width or TOTAL.match(cells[0].strip()):
        return ""
    if len(cells) < width:
        note = len([cell for cell in cells if cell.strip()]) == 1 and " " in cells[0].strip()
        return "" if note else f"after {len(cells)} of {width} fields"
    ends = {len(row[-1].strip()) for row in before}
    end = len(cells[-1].strip())
    if not end:
        return "before its last field" if 0 not in ends else ""
    fixed = len(ends) == 1 and max(ends) >= _FIXED
    return "in its last field" if fixed and end < max(ends) else ""
