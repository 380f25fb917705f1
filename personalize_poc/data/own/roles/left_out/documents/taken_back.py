"""Rows that a later row of the same order takes back: the sale of a seat, and its cancellation.

The row of the cancellation is left out by what it says of itself; the sale says nothing of it, and
a mapping leaves out by single values. So it is said how many there are.
"""

from __future__ import annotations

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import sql
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.mapping_file.types import ANY
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.links import documents
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.counting import kept
from personalize_poc.data.own.roles.words.meanings import is_negative
from personalize_poc.data.own.tables import Reading
from personalize_poc.data.words import Share
from personalize_poc.language import _

_MOSTLY = 0.8
"""Share of the rows that take something back of whose order and item another row counts."""
_FEWEST = 20
_LINES = 10
"""Lines of an order on average up to which those of one item are of one purchase."""


def find(reading: Reading, best: Candidate, section: Section, found: Actions) -> list[Finding]:
    """Say how many rows count that another row of the same order, item and user takes back.

    Args:
        reading: the files.
        best: the interactions.
        section: of the mapping.
        found: what was found of events and states.
    """
    view, item = best.view, best.roles["ITEM_ID"]
    if item.view is not view:
        return []
    for column in view.columns:
        gone = section.leave_out.get(column.name, ())
        undo = tuple(one for one in gone if one != ANY and is_negative(one))
        if not undo or column.name in section.carry:
            continue
        for order in _orders(view):
            rows, back = _counted(reading, best, (column, undo), order, found)
            if back >= _FEWEST and rows >= _MOSTLY * back:
                return [_finding(view, column, (order, item.column), undo, rows)]
    return []


def _orders(view: View) -> list[ColumnProfile]:
    """Columns with numbers of orders, by what stands in their rows or by their names."""
    named = [one for one in view.columns if _is_named_so(view, one)]
    found = {one.key: one for one in (*documents.of(view), *named)}
    return [one for one in found.values() if _LINES * one.distinct >= one.rows]


def _is_named_so(view: View, column: ColumnProfile) -> bool:
    said = view.hint(column.key)
    named = said.about("order") and said.says("id") and not said.about("user", "item")
    return named and is_idlike(column) and not column.is_unique


def _counted(
    reading: Reading,
    best: Candidate,
    undo: tuple[ColumnProfile, tuple[str, ...]],
    order: ColumnProfile,
    found: Actions,
) -> tuple[int, int]:
    """How many rows are taken back in their order, and how many rows take back."""
    (column, values), view = undo, best.view
    roles = [best.roles[name] for name in ("ITEM_ID", "USER_ID")]
    key = [order, *(one.column for one in roles if one.view is view)]
    names = ", ".join(f"{sql.trimmed(one.key)} AS k{n}" for n, one in enumerate(key))
    row = reading.connection.execute(
        f"SELECT sum(least(back, counting)), sum(back) FROM (SELECT "
        f"count(*) FILTER (undone) AS back, count(*) FILTER (counts AND NOT undone) AS counting "
        f"FROM (SELECT {names}, coalesce({sql.any_of(sql.trimmed(column.key), values)}, false) "
        f"AS undone, {kept(view, found)} AS counts FROM {view.profile.table.name}) "
        f"WHERE k0 IS NOT NULL AND k1 IS NOT NULL "
        f"GROUP BY {', '.join(f'k{n}' for n in range(len(key)))})"
    ).fetchone()
    assert row is not None
    return int(row[0] or 0), int(row[1] or 0)


def _finding(
    view: View,
    column: ColumnProfile,
    key: tuple[ColumnProfile, ColumnProfile],
    undo: tuple[str, ...],
    rows: int,
) -> Finding:
    return Finding(
        "rows-taken-back",
        Grade.WEAKENS,
        _(
            "{rows:,} rows ({share:.1%}) have the same {order} and {item} as one with {listed} in "
            "{name}, which seems to take them back. They count, because leave_out compares single "
            "values."
        ).format(
            rows=rows,
            share=Share(rows / view.profile.rows),
            order=key[0].name,
            item=key[1].name,
            listed=", ".join(undo[:3]),
            name=column.name,
        ),
        dataset="interactions",
        file=view.label,
        column=column.name,
        value=undo[0],
        count=rows,
        share=rows / view.profile.rows,
        matters=_("Every interaction is learned from as a sign of interest."),
        fix=_("Export without these rows, or add a column that says which rows they are."),
    )
