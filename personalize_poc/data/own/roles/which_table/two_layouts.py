"""Tables of the same kind of events, of other days and in another layout, put together."""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import layouts
from personalize_poc.data.own.reading.several import grouping
from personalize_poc.data.own.reading.several.splits import AND
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.which_table import continued, lost_zeros, same_columns
from personalize_poc.data.own.tables import Reading, Table
from personalize_poc.language import _

_IDS = ("USER_ID", "ITEM_ID")
_MOST = 0.5
"""Share of the columns of a layout with a counterpart, at least: else it tells other things."""


def join(reading: Reading, ranked: list[Candidate]) -> bool:
    """Put a table of another layout behind the best one, in DuckDB and in `reading`.

    Args:
        reading: the files; written to.
        ranked: tables as interactions, the best one first; of no use after it.

    Returns:
        Whether there was one: then all tables have to be looked at anew.
    """
    best = ranked[0]
    other = next((one for one in ranked[1:] if continued.are_parts(best, one)), None)
    if other is None:
        return False
    names = same_columns.pairs(best, other)
    if len(names) < _MOST * len(other.view.columns):
        return False
    one, there = best.view.profile.table, other.view.profile.table
    whole = layouts.together(reading.connection, one, there, names)
    whole = replace(whole, label=_label(reading, one, there))
    digits = {
        one.column(best.roles[name].column.name): width
        for name in _IDS
        if (width := lost_zeros.width(best.roles[name].column, other.roles[name].column))
    }
    whole = layouts.with_zeros(reading.connection, whole, digits)
    rest = [table for table in reading.tables if table not in (one, there)]
    reading.tables = tuple(sorted([whole, *rest], key=lambda table: -table.rows))
    reading.findings += (_told(best, other, names, whole.digits),)
    return True


def _label(reading: Reading, one: Table, other: Table) -> str:
    """What both are known by: the pattern of all their files, or those of each."""
    mine, theirs = ([part.file for part in table.parts] for table in (one, other))
    files = [part.file for table in reading.tables for part in table.parts]
    forms = {grouping.shape(file) for file in (*mine, *theirs)}
    if len(forms) == 1:
        return grouping.pattern(forms.pop(), [*mine, *theirs], files)
    return f"{one.label}{AND}{other.label}"


def _told(
    best: Candidate, other: Candidate, names: dict[str, str], digits: dict[str, int]
) -> Finding:
    """What was put together, and where a person can say otherwise."""
    label, rows = other.view.label, other.view.profile.rows
    otherwise = [f"{there} = {here}" for there, here in names.items() if there != here]
    told = _(
        "{label} ({rows:,} rows) is of other days than {other}, of the same people and things, in "
        "another layout. Both are read as one: {pairs}."
    )
    if not otherwise:
        told = _(
            "{label} ({rows:,} rows) is of other days than {other}, of the same people and things, "
            "and is called the same but for numbers. Both are read as one."
        )
    told = told.format(label=label, rows=rows, other=best.view.label, pairs=", ".join(otherwise))
    if digits:
        told += " " + _("{columns} got back the zeros that ids had lost before them.").format(
            columns=", ".join(digits)
        )
    return Finding(
        "two-layouts",
        Grade.NOTE,
        told,
        file=label,
        count=rows,
        matters=_("Without it a part of what people did would be missing."),
        fix=_(
            "Look whether the columns go together; `renamed` in mapping.yaml says so, and can be "
            "corrected there."
        ),
    )
