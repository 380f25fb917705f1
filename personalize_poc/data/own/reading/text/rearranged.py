"""A table in which headers stand again: what is below each of them goes where it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from personalize_poc.data.own.reading.ground.units import Content
from personalize_poc.data.own.reading.ground.workspace import Workspace, literal
from personalize_poc.data.own.reading.text import again, layout
from personalize_poc.data.own.tables import Column, Part

_NAMED = 0.8
"""Share of the columns that a header names, from which on a row that says the same repeats it."""
_APART = 8
"""Most columns that are asked whether they hold a name."""


@dataclass
class Headers:
    """The headers among the rows of a table.

    Attributes:
        columns: of the table, with those that only a later header names.
        rows: of headers -> the names of columns that lie elsewhere below it, are new, or missing.
        long: rows with more fields than the header above them.
    """

    columns: tuple[Column, ...]
    rows: dict[int, tuple[str, ...]] = field(default_factory=dict)
    long: list[int] = field(default_factory=list)


def by_headers(
    work: Workspace,
    table: str,
    columns: Sequence[Column],
    parts: Sequence[Part],
    contents: Sequence[Content],
    order: Sequence[int],
) -> Headers:
    """Find headers among the rows, and put the fields below each of them where it says.

    Args:
        work: of this reading.
        table: its name.
        columns: of it.
        parts: of it.
        contents: each part as it was read.
        order: places of the columns, those of few different values first.
    """
    found = Headers(tuple(columns))
    rows = _rows(work, table, columns, [one.header for one in contents], order)
    for part, content in zip(parts, contents, strict=True):
        end = part.first_row + part.rows
        inside = {row: cells for row, cells in rows.items() if part.first_row <= row < end}
        ends = list(pairwise([part.first_row - 1, *sorted(inside), end]))
        for begin, below in ends:
            cells = inside.get(begin)
            _look_for_long(work, table, found, content, cells, (begin + 1, below))
            if cells is not None:
                found.rows[begin] = _arrange(work, table, found, content, cells, (begin + 1, below))
    return found


def _rows(
    work: Workspace,
    table: str,
    columns: Sequence[Column],
    headers: Sequence[tuple[str, ...]],
    order: Sequence[int],
) -> dict[int, tuple[str | None, ...]]:
    """Rows that hold the names of the columns; lists of SAP have none before the first line."""
    width = len(columns)
    full = [one[:width] for one in headers if not any(map(again.folded, one[width:]))]
    full = [one for one in full if sum(map(bool, map(again.folded, one))) >= _NAMED * len(one)]
    known = {again.folded(cell) for one in full for cell in one} - {""}
    named = [at for at in order if again.folded(columns[at].name) in known]
    if len(named) < 2:
        return {}
    words = ", ".join(literal(again.folded(columns[at].name)) for at in range(width))
    around = literal(again.AROUND)
    some = named[: min(_APART, len(named) - layout.least_said(len(named)) + 1)]
    # Of one column at a time DuckDB asks each value of its dictionary once, and not each row.
    asked = [f"lower(trim(c{at}, {around})) IN ({words})" for at in some]
    apart = " UNION ALL ".join(f"(SELECT rowid FROM {table} WHERE {one} LIMIT 1)" for one in asked)
    if not work.run(apart):
        return {}
    cells = ", ".join(f"lower(trim(c{at}, {around}))" for at in named)
    found = work.run(
        f"SELECT rowid, * FROM {table} WHERE ({' OR '.join(asked)}) "
        f"AND len(list_intersect([{cells}], [{words}])) >= {again.least(len(named))}"
    )
    names = [column.name for column in columns]
    return {row[0]: row[1:] for row in found if again.says(row[1:], names)}


def _extra(found: Headers, content: Content) -> list[int]:
    """Places of the columns that only a later header of a text names."""
    form = content.text
    if form is None or not 0 < form.narrow < form.width:
        return []
    names = {heading.name for heading in content.headings[form.narrow - form.width :]}
    return [at for at, column in enumerate(found.columns) if column.name in names]


def _look_for_long(
    work: Workspace,
    table: str,
    found: Headers,
    content: Content,
    cells: Sequence[str | None] | None,
    between: tuple[int, int],
) -> None:
    """Rows with more fields than the header above them, in a text that was widened for one."""
    said = {again.folded(cell) for cell in cells or ()}
    extra = [
        at
        for at in _extra(found, content)
        if again.folded(found.columns[at].name) not in said and not (cells and cells[at])
    ]
    if extra:
        filled = " OR ".join(f"c{at} IS NOT NULL" for at in extra)
        begin, end = between
        asked = f"SELECT rowid FROM {table} WHERE rowid >= {begin} AND rowid < {end} AND ({filled})"
        found.long += [row[0] for row in work.run(asked)]


def _arrange(
    work: Workspace,
    table: str,
    found: Headers,
    content: Content,
    cells: Sequence[str | None],
    between: tuple[int, int],
) -> tuple[str, ...]:
    """Put fields below a header into the columns that it names; the columns that differ."""
    names = [column.name for column in found.columns]
    there = again.moved(cells, names)
    sources = dict(there.sources)
    for name, source in there.new.items():
        at = len(found.columns)
        work.run(f"ALTER TABLE {table} ADD COLUMN c{at} VARCHAR")
        found.columns += (Column(name, f"c{at}"),)
        sources[at] = source
    begin, end = between
    if sources and begin < end:
        # All columns are set from what stood in the row before.
        changed = ", ".join(
            f"c{at} = {'NULL' if source is None else f'c{source}'}"
            for at, source in sources.items()
        )
        work.run(f"UPDATE {table} SET {changed} WHERE rowid >= {begin} AND rowid < {end}")
    own = {again.folded(cell) for cell in content.header or names}
    said = {again.folded(cell) for cell in cells}
    lost = (
        cell for at, cell in enumerate(names) if again.folded(cell) in own - said and not cells[at]
    )
    new = (name for name in names if again.folded(name) in said - own)
    moved = (names[at] for at in there.sources if at < len(names))
    return tuple(dict.fromkeys([*moved, *new, *there.new, *lost]))
