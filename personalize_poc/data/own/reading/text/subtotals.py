"""Totals between the rows of a table, as lists have them that are kept by hand or printed.

After the rows of a member, a day or a branch stands what they come to: "Subtotal", "yht. 7 retkeä".
Such a row begins a cell with a word for a total and lacks most of what all other rows have. A thing
that is called so ("Total War") has a row as full as those of others.
"""

from __future__ import annotations

from personalize_poc.data.own.reading.ground.workspace import Workspace, literal
from personalize_poc.data.own.tables import Part

_MOST_CELLS, _MOST_COLUMNS = 3_000_000, 200
"""Larger tables are written by programs that know no subtotals, and every cell is looked at."""
_ALWAYS = 0.9
"""Share of the other rows that have a value in columns which are always filled."""
_LACKS = 0.5
"""Share of these columns that a total lacks, at least."""
_FEWEST = 5
"""Other rows, by which it is seen what is always filled."""


def find(work: Workspace, table: str, part: Part, width: int, pattern: str) -> list[int]:
    """The rows of a part that are totals of the rows above them.

    Args:
        work: of this reading.
        table: its name.
        part: of the table.
        width: columns of the table.
        pattern: what a cell with a total says, without regard to case.
    """
    if part.rows * width > _MOST_CELLS or not 1 < width <= _MOST_COLUMNS:
        return []
    inside = f"rowid >= {part.first_row} AND rowid < {part.first_row + part.rows}"
    cells = ", ".join(f"c{i}" for i in range(width))
    total = f"lambda x: regexp_full_match(trim(x), {literal(pattern)}, 'i')"
    gaps = " OR ".join(f"c{i} IS NULL" for i in range(width))
    work.run(
        f"CREATE OR REPLACE TEMP TABLE said_totals AS SELECT rowid AS r FROM {table} "
        f"WHERE {inside} AND ({gaps}) AND len(list_filter([{cells}], {total})) > 0"
    )
    ((count,),) = work.run("SELECT count(*) FROM said_totals")
    if not count or part.rows - count < _FEWEST:
        return []
    others = f"{inside} AND rowid NOT IN (SELECT r FROM said_totals)"
    fills = ", ".join(f"count(c{i})" for i in range(width))
    (filled,) = work.run(f"SELECT {fills} FROM {table} WHERE {others}")
    always = [i for i, rows in enumerate(filled) if rows >= _ALWAYS * (part.rows - count)]
    if len(always) < 2:
        return []
    lacking = " + ".join(f"(c{i} IS NULL)::INT" for i in always)
    rows = work.run(
        f"SELECT rowid FROM {table} WHERE rowid IN (SELECT r FROM said_totals) "
        f"AND {lacking} > {_LACKS * len(always)} ORDER BY rowid"
    )
    return [int(row) for (row,) in rows]
