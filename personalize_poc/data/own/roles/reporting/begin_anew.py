"""Ids that begin anew in each value of another column, so that it takes both to name one.

Each conversation numbers its people and its statements from 0, each season its episodes from 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import contents, day_numbers
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_FEWEST, _DENSE, _MOST_ROWS = 5, 0.9, 0.9
"""Ids of a part from which on it is looked at, the share of numbers up to its highest that are
there, and the share of rows that such parts have."""
_LESS = 0.8
"""Highest id of the smallest part, as a share of that of the largest, up to which each counts for
itself; ids that go on reach as far in every part."""
_PARTS, _REPEATS, _FULL = 1000, 20.0, 0.98
"""Most parts, fewest rows of a part on average, and share of rows that are of one."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate) -> list[Finding]:
    """That people or items have the same ids in several parts, and what makes them whole.

    Args:
        connection: where the tables are.
        best: the table of interactions.
    """
    view = best.view
    ids = [
        one.column
        for name in ("USER_ID", "ITEM_ID")
        if (one := best.roles[name]).view is view and not one.link and _is_number(one.column)
    ]
    taken = best.taken(view)
    for part in view.columns if ids else ():
        if part.key in taken or not _may_be_part(view, part):
            continue
        if anew := [one for one in ids if _begins_anew(connection, view, one, part)]:
            return [_said(view, anew, part)]
    return []


def _is_number(column: ColumnProfile) -> bool:
    return column.shape.kind == "integer" and not column.shape.zeros


def _may_be_part(view: View, column: ColumnProfile) -> bool:
    """Whether values may say to which part a row belongs: not when, as ids go on with the years."""
    when = column.moment is not None or contents.is_year(column) or contents.is_period(column)
    when = when or contents.is_day_of_week(column) or day_numbers.is_one(view, column)
    few = 1 < column.distinct <= _PARTS and column.repeats >= _REPEATS and column.fill > _FULL
    return few and not when and is_idlike(column)


def _begins_anew(
    connection: duckdb.DuckDBPyConnection, view: View, ids: ColumnProfile, part: ColumnProfile
) -> bool:
    """Whether each part has nearly all numbers from 0 or 1 up to a highest of its own."""
    part_of_id = (
        f"SELECT {sql.trimmed(part.key)} AS part, TRY_CAST({ids.key} AS BIGINT) AS id "
        f"FROM {view.profile.table.name}"
    )
    if not _may_begin_anew(connection, part_of_id):
        return False
    found = connection.execute(
        f"WITH p AS ({part_of_id}) SELECT min(id), max(id), count(DISTINCT id), count(id) "
        f"FROM p WHERE id IS NOT NULL GROUP BY part"
    ).fetchall()
    looked = [one for one in found if one[2] >= _FEWEST]
    rows, all_rows = (sum(one[3] for one in some) for some in (looked, found))
    if len(looked) < 2 or rows < _MOST_ROWS * all_rows:
        return False
    dense = all(
        low in (0, 1) and different >= _DENSE * (high - low + 1)
        for low, high, different, _rows in looked
    )
    highest = [one[1] for one in looked]
    return dense and min(highest) <= _LESS * max(highest)


def _may_begin_anew(connection: duckdb.DuckDBPyConnection, part_of_id: str) -> bool:
    """Whether several parts begin at 0 or 1 and end apart: to count what differs takes longer."""
    found = connection.execute(
        f"WITH p AS ({part_of_id}) SELECT count(*) FILTER (low IN (0, 1)), min(high), max(high) "
        "FROM (SELECT min(id) AS low, max(id) AS high FROM p WHERE id IS NOT NULL GROUP BY part "
        f"HAVING count(id) >= {_FEWEST})"
    ).fetchone()
    several, low, high = found or (0, None, None)
    return bool(several > 1 and low <= _LESS * high)


def _said(view: View, ids: list[ColumnProfile], part: ColumnProfile) -> Finding:
    names = _(" and ").join(one.name for one in ids)
    whole = ", ".join(
        f"{sql.plain(part.name)} || '-' || {sql.plain(one.name)} AS {sql.plain(one.name)}"
        for one in ids
    )
    return Finding(
        "ids-begin-anew",
        Grade.WEAKENS,
        _(
            "The numbers in {names} begin anew in each of {parts:,} values of {part}: the same "
            "number is another one there."
        ).format(names=names, parts=part.distinct, part=part.name),
        dataset="interactions",
        file=view.label,
        column=ids[0].name,
        value=ids[0].given[0],
        count=part.distinct,
        matters=_("What several people did, or was done with several items, is taken for one's."),
        fix=_("Write both into one column, for example with --sql: {query}").format(
            query=f"SELECT * REPLACE ({whole}) FROM …"
        ),
    )
