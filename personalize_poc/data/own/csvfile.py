"""CSV files: their header, how many rows they have, and errors that name file, row and column."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

from personalize_poc.data.errors import BadFile

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

LARGE = 20_000_000
"""Bytes from which on a person is told that reading takes a while."""


def announce(path: Path) -> None:
    """Say that a file is read, if it is so large that one would wonder."""
    if (size := path.stat().st_size) >= LARGE:
        print(f"Reading {path.name}, {size / 1e6:,.0f} MB …", flush=True)


def unreadable(path: Path, error: Exception) -> BadFile:
    """What pandas says of a file that it cannot take apart, with the row if it names one."""
    found = re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", str(error))
    if not found:
        return BadFile(f"no readable CSV ({error})", path)
    expected, row, saw = map(int, found.groups())
    return BadFile(f"{saw} fields instead of {expected}", path, row)


def refuse_first_wrong(path: Path, columns: dict[str, str]) -> None:
    """Name the first field of a file that holds no number where there must be one.

    Args:
        path: the file; it is read in parts.
        columns: name -> type that the column should have, as pandas calls it ("int32", "str").

    Raises:
        BadFile: with row and column; nothing happens if every field can be read.
    """
    line = 2
    import pandas as pd

    with pd.read_csv(
        path, dtype="str", keep_default_na=False, skip_blank_lines=False, chunksize=100_000
    ) as parts:
        for part in parts:
            for name, kind in columns.items():
                if name not in part:
                    raise BadFile("the column is missing", path, 1, name)
                wrong = _no_number(part[name], kind)
                if wrong.any():
                    row = int(wrong.argmax())
                    raise BadFile(f"{part[name].iloc[row]!r} is no number", path, line + row, name)
            line += len(part)


def _no_number(texts: pd.Series, kind: str) -> np.ndarray:
    """Where texts cannot be read as a column of a type: numbers, or whole ones."""
    import numpy as np
    import pandas as pd

    if kind == "str":
        return np.zeros(len(texts), dtype=bool)
    numbers = pd.to_numeric(texts, errors="coerce")
    wrong = numbers.isna()
    if kind.startswith("int"):
        wrong |= numbers % 1 != 0
    return np.asarray(wrong, dtype=bool)


def header(path: Path) -> tuple[list[str], str]:
    """The column names and the separator, from the first line."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        line = file.readline().strip("\r\n")
    if not line:
        raise BadFile("the file is empty, or its first line is: column names are needed", path, 1)
    separator = max(",;\t", key=line.count)
    return next(csv.reader([line], delimiter=separator)), separator


def count_rows(path: Path) -> int | None:
    """About how many rows a CSV file has: its lines without the first; None if it cannot be read.

    Line breaks inside of quotes count too, so it may be a few more than there are.
    """
    lines, last = 0, b"\n"
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                lines += block.count(b"\n")
                last = block[-1:]
    except OSError:
        return None
    return max(0, lines - (last == b"\n"))
