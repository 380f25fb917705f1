"""Values with types, of spreadsheets and databases, as text."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO


def text(cell: Any) -> str:
    """A cell as text: whole numbers without a point, times as ISO 8601."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        # A spreadsheet has 15 digits; what follows is an artefact of binary numbers.
        shorter = float(f"{cell:.15g}")
        return str(int(shorter)) if shorter.is_integer() and abs(shorter) < 2**63 else repr(shorter)
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, (dt.date, dt.time)):
        return cell.isoformat()
    if isinstance(cell, bytes):
        return cell.decode("utf-8", errors="replace")
    return str(cell)


def rows_to(file: TextIO) -> Any:
    """A writer of CSV of our own, which `delimited.our_own` reads."""
    return csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")


def write(target: Path, rows: Iterable[Sequence[Any]]) -> int:
    """Write rows as CSV of our own.

    Returns:
        How many there are.
    """
    count = 0
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = rows_to(file)
        for row in rows:
            writer.writerow([text(value) for value in row])
            count += 1
    return count
