"""Lines of a text as an editor counts them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate, groupby
from pathlib import Path

import numpy as np

from personalize_poc.data.own.reading.ground.dialect import Dialect, split

_BLOCK, _THREADS = 1 << 22, 4
LONGEST = 4_000_000
"""Bytes of the longest line that is read as one."""
WHOLE = (
    "read_csv(?, auto_detect=false, header=false, columns={'j': 'VARCHAR'}, delim='\x1f', "
    f"quote='', escape='', compression='none', max_line_size={LONGEST})"
)
"""What stands after FROM for the lines of a text, as j."""
EXACT = 32_000_000
"""Bytes up to which rows over several lines are looked up one by one."""


def number(path: Path, offsets: Sequence[int]) -> tuple[list[int], int]:
    """The lines in which bytes stand, and how many lines there are.

    Args:
        path: the text.
        offsets: ascending; a byte that is a line break counts to what comes after it.
    """
    found: list[int] = []
    counts, last = _breaks(path)
    if not counts:
        return found, 0
    before = dict(enumerate(accumulate(counts, initial=1)))
    with path.open("rb") as file:
        for block, group in groupby(offsets, lambda offset: offset // _BLOCK):
            file.seek(block * _BLOCK)
            text = file.read(_BLOCK)
            for offset in group:
                at = _first_letter(text, offset - block * _BLOCK)
                found.append(before[block] + text.count(b"\n", 0, at))
    return found, before[len(counts)] - (last == 10)


def _breaks(path: Path) -> tuple[list[int], int]:
    """Line breaks in each block of a file, and its last byte: gigabytes are counted by threads."""
    starts = range(0, path.stat().st_size, _BLOCK)

    def count(start: int) -> tuple[int, int]:
        with path.open("rb") as file:
            file.seek(start)
            block = np.frombuffer(file.read(_BLOCK), dtype=np.uint8)
        return int(np.count_nonzero(block == 10)), int(block[-1]) if len(block) else 10

    with ThreadPoolExecutor(_THREADS) as pool:
        told = list(pool.map(count, starts))
    return [number for number, __ in told], told[-1][1] if told else 10


def _first_letter(block: bytes, at: int) -> int:
    """DuckDB counts blank lines before a row to that row."""
    while at < len(block) - 1 and block[at] in b"\r\n":
        at += 1
    return at


def without_rows(
    path: Path, dialect: Dialect, first: int, rows: int, refused: Iterable[int], total: int
) -> tuple[int, ...]:
    """The lines from `first` on in which no row of a table begins.

    Args:
        path: UTF-8.
        dialect: how it is taken apart.
        first: line of the first row of data.
        rows: how many rows were read.
        refused: lines of rows that were not.
        total: lines of the file.
    """
    refused = set(refused)
    if total - first + 1 == rows + len(refused):
        return tuple(sorted(refused))
    # A field over several lines ends in one that is not blank: then this is not enough.
    blank = _blank(path, first, dialect.comment)
    without = tuple(sorted(refused | set(blank)))
    if total - first + 1 == rows + len(without) or path.stat().st_size > EXACT:
        return without
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    starts = {row.line for row in split(text, dialect) if row.line >= first} - refused - set(blank)
    if len(starts) != rows:
        return without
    return tuple(line for line in range(first, total + 1) if line not in starts)


def _blank(path: Path, first: int, comment: str) -> list[int]:
    """Lines that hold nothing, or a comment."""
    nothing = (b"\n", b"\r\n", b"\r\r\n")
    sign = comment.encode()
    with path.open("rb") as file:
        return [
            number
            for number, line in enumerate(file, 1)
            if number >= first and (line in nothing or (sign and line.startswith(sign)))
        ]
