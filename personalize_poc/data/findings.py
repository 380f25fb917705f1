"""What is found in a person's data, graded by what it does to them.

A finding is made where the fact is seen: while files are read, while columns are understood, while
the tables are checked. All of them end in one list, sorted by grade.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How much a finding matters. The order is the order of reports."""

    BLOCKS = "blocks"
    """The import or the training would fail, or the result would be nonsense."""
    WEAKENS = "weakens"
    """It works, but recommendations are worse than this data allows."""
    NOTE = "note"
    """Worth knowing; nothing has to be done."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with data, or worth knowing.

    Attributes:
        code: a stable name, such as "times-at-midnight"; tests and check.json use it.
        grade: how much it matters.
        message: what it is, one sentence with figures.
        dataset: "interactions", "items" or "users"; "" for a file as such.
        file: the file of the first case, as a person knows it (relative to what was checked).
        row: line of that file as an editor shows it (with a header, it is line 1); None if it is
            about no row.
        column: name of the column in the file; None if it is about no column.
        value: what stands there in the first case, shortened to 80 characters.
        count: how many rows (or users, items, values: the message says which) are concerned.
        share: of all of them, 0 to 1; None where a share says nothing.
        matters: why, and for which recipes.
        fix: what to do.
        cleaning: what `--clean` does about it; "" if it does nothing.
    """

    code: str
    grade: Grade
    message: str
    dataset: str = ""
    file: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    count: int = 0
    share: float | None = None
    matters: str = ""
    fix: str = ""
    cleaning: str = ""
