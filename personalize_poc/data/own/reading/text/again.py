"""Headers that stand again between rows: in other letters, in another order, with other columns.

Exports that somebody put together may come from two versions of a program. What stands below such
a header is read by it, as if it were a file of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path

from personalize_poc.data.own.reading.ground.dialect import Dialect, Row, split
from personalize_poc.data.own.reading.ground.units import Content, Heading
from personalize_poc.data.own.reading.text import layout

AROUND = " \t\ufeff"
"""What may stand around a name: blanks, and the mark at the beginning of a file."""
_NAMED = 0.75
"""Share of the columns, or of the fields of a row, that are names, from which on it is a header."""
_FIRST = 3
"""Rows at the beginning among which the first header is looked for."""
_LONGEST = 1 << 16
"""Bytes of a line with names."""


@dataclass(frozen=True)
class Moved:
    """How fields lie below a header that stands again.

    Attributes:
        sources: place of each column -> where its values stand, None for nowhere.
        new: names of columns that are not known yet, and where their values stand.
    """

    sources: dict[int, int | None]
    new: dict[str, int]


def folded(cell: str | None) -> str:
    """A name without what two exports may write otherwise."""
    return (cell or "").strip(AROUND).lower()


def least(columns: int) -> int:
    """How many columns a header names, at least, that stands again.

    Args:
        columns: that have a name.
    """
    return max(2, ceil(columns / 2))


def says(cells: Sequence[str | None], header: Sequence[str | None]) -> bool:
    """Whether a row names the columns that a header names, or most of them."""
    own = {folded(cell) for cell in header} - {""}
    filled = [name for cell in cells if (name := folded(cell))]
    named = own.intersection(filled)
    if len(named) < least(len(own)) or len(set(filled)) < len(filled):
        return False
    if any(layout.looks_like_data(name) for name in filled if name not in own):
        return False
    return len(named) >= min(ceil(_NAMED * len(own)), layout.least_said(len(filled)))


def moved(cells: Sequence[str | None], header: Sequence[str | None]) -> Moved:
    """Where the columns of a header have their values below another one.

    A name that is not known, in the place of a column that is not named, is a new name for it.
    """
    own: dict[str, int] = {}
    for at, cell in enumerate(header):
        own.setdefault(folded(cell) or f"\0{at}", at)
    placed: dict[int, int | None] = {}
    unknown = []
    for at, cell in enumerate(cells):
        name = folded(cell)
        if name in own:
            placed[own[name]] = at
        elif name:
            unknown.append(at)
    new = {}
    for at in unknown:
        if at < len(header) and at not in placed:
            placed[at] = at
        else:
            new[str(cells[at]).strip(AROUND)] = at
    used = {*placed.values(), *new.values()}
    for at in range(len(header)):
        if at not in placed:
            placed[at] = None if at in used else at
    return Moved({at: source for at, source in placed.items() if source != at}, new)


def is_other(cells: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a header that stands again has other columns than the first one, or another order."""
    there = moved(cells, header)
    return bool(there.sources or there.new) or len(_ended(cells)) != len(_ended(header))


def _ended(cells: Sequence[str]) -> list[str]:
    """Fields up to the last one that is filled."""
    found = list(cells)
    while found and not folded(found[-1]):
        found.pop()
    return found


def parted(rows: list[Row]) -> tuple[list[Row], list[tuple[str, ...]]]:
    """The rows above the first header that differs, and all such headers; all rows if none does."""
    for number, row in enumerate(rows[:_FIRST]):
        if len(row.cells) < 2 or any(map(layout.looks_like_data, row.cells)):
            continue
        known = {folded(cell) for cell in row.cells} - {""}
        few = least(len(known))
        others = [
            at
            for at in range(number + 2, len(rows))
            if sum(folded(cell) in known for cell in rows[at].cells) >= few
            and says(rows[at].cells, row.cells)
            and is_other(rows[at].cells, row.cells)
        ]
        if others:
            return rows[: others[0]], [rows[at].cells for at in others]
    return rows, []


def widened(content: Content, headers: Iterable[Sequence[str]]) -> Content:
    """A text that is read as wide as the widest header in it, with names for what is new."""
    form = content.text
    assert form is not None
    headers = list(headers)
    width = max([form.width, *(len(_ended(cells)) for cells in headers)])
    known = {folded(heading.name) for heading in content.headings}
    new = [cell.strip(AROUND) for cells in headers for cell in cells if folded(cell)]
    fresh = [cell for cell in dict.fromkeys(new) if folded(cell) not in known]
    added = width - form.width
    fresh = fresh[:added]
    fresh += [f"column {number}" for number in range(form.width + len(fresh) + 1, width + 1)]
    return replace(
        content,
        headings=(*content.headings, *map(Heading, fresh)),
        expressions=(*content.expressions, *(f"c{i}" for i in range(form.width, width))),
        stored=(*content.stored, *[""] * added) if content.stored else (),
        text=replace(form, width=width, padded=True, narrow=form.narrow or form.width),
    )


def looked_for(path: Path, dialect: Dialect, header: Sequence[str]) -> list[tuple[str, ...]]:
    """The headers that stand again in a text, where too many rows were refused to name them all."""
    sign = max(map(folded, header), key=len).encode()
    with path.open("rb") as file:
        lines = [line for line in file if sign in line.lower() and len(line) < _LONGEST]
    rows = (split(line.decode("utf-8-sig", errors="replace"), dialect) for line in lines)
    return [row.cells for some in rows for row in some if says(row.cells, header)][1:]
