"""Names of columns: every one is named, no two alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
"""Signs that nobody sees, and that a terminal obeys."""


def unnamed(width: int) -> list[str]:
    """Names for columns of a file that has no header."""
    return [f"column {number}" for number in range(1, width + 1)]


def distinct(cells: Sequence[str]) -> tuple[list[str], list[str], list[int]]:
    """Name columns after the cells of a header, without signs of control.

    Returns:
        The names; those that the file has several times; and the numbers, from 1, of columns that
        it does not name.
    """
    names: list[str] = []
    twice: list[str] = []
    empty: list[int] = []
    cells = [_CONTROLS.sub("", cell).strip() for cell in cells]
    taken, given = set(cells), set[str]()
    last: dict[str, int] = {}
    for number, cell in enumerate(cells, 1):
        base = name = cell
        if not base:
            empty.append(number)
            base = name = f"column {number}"
        elif name in given:
            twice.append(name)
        count = last.get(base, 1)  # a header of thousands of cells may have one name in all
        while name in given or (name != base and name in taken):
            count += 1
            name = f"{base} ({count})"
        last[base] = count
        given.add(name)
        names.append(name)
    return names, list(dict.fromkeys(twice)), empty
