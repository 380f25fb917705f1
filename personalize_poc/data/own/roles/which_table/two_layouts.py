"""Tables of the same kind of events, of other days and in another layout, put together."""

from __future__ import annotations

import re
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
_MORE = 4
"""Columns with a counterpart from which on more than people, things and times are the same."""
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\d\d)?(?:\d\d)?(?!\d)")
"""A year, month or day in the name of a file."""


def join(reading: Reading, ranked: list[Candidate]) -> bool:
    """Put a table of another layout behind the best one, in DuckDB and in `reading`.

    Args:
        reading: the files; written to.
        ranked: tables as interactions, the best one first; of no use after it.

    Returns:
        Whether there was one: then all tables have to be looked at anew.
    """
    found = _two(ranked)
    if found is None:
        return False
    best, other = found
    names = same_columns.pairs(best, other)
    if not _tell_the_same(best, other, len(names)):
        return False
    one, there = best.view.profile.table, other.view.profile.table
    files = [part.file for table in reading.tables for part in table.parts]
    renamed = replace(there, label=_exact(there, files))
    whole = layouts.together(reading.connection, one, renamed, names)
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


def _two(ranked: list[Candidate]) -> tuple[Candidate, Candidate] | None:
    """The table whose names stand and the one that goes behind it; None without such a one."""
    best = ranked[0]
    for one in ranked[1:]:
        if continued.are_parts(best, one):
            return best, one
        if back := continued.turned(best, one):
            return best, back
        if back := continued.turned(one, best):
            return one, back
    return None


def _tell_the_same(best: Candidate, other: Candidate, pairs: int) -> bool:
    """Whether so many columns with a counterpart are enough for two layouts of one table.

    A new system tells more than the old one did. Then most columns of the old one have to be there,
    and one beside people, things and times, or the names of both files say the same. A series of
    files with dates in their names is one whatever its columns are called.
    """
    here, there = (len(one.view.columns) for one in (best, other))
    if pairs >= _MOST * there:
        return True
    if pairs >= _MOST * min(here, there):
        return pairs >= _MORE or (bool(best.holds) and best.holds == other.holds)
    return continued.are_called_alike(best, other) and all(
        _DATED.search(part.file) for one in (best, other) for part in one.view.profile.table.parts
    )


def _label(reading: Reading, one: Table, other: Table) -> str:
    """What both are known by: the pattern of all their files, or those of each."""
    mine, theirs = ([part.file for part in table.parts] for table in (one, other))
    files = [part.file for table in reading.tables for part in table.parts]
    forms = {grouping.shape(file) for file in (*mine, *theirs)}
    if len(forms) == 1:
        return grouping.pattern(forms.pop(), [*mine, *theirs], files)
    return f"{_exact(one, files)}{AND}{_exact(other, files)}"


def _exact(table: Table, files: list[str]) -> str:
    """The label of a table if it means its files and no other ones, or else all their names.

    Months of the old and of the new system may be called the same but for their numbers.
    """
    parts = [part.file for part in table.parts]
    meant = [file for file in files if grouping.matches(file, table.label)]
    return table.label if sorted(meant) == sorted(parts) else AND.join(parts)


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
