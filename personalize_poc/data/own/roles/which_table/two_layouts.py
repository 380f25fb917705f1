"""Tables of the same kind of events, of other days and in another layout, put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    told = ((*two, same_columns.pairs(*two)) for two in _parts(ranked))
    found = next((one for one in told if _tell_the_same(one[0], one[1], len(one[2]))), None)
    if found is None:
        return False
    best, other, names = found
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
    labels = _called(there, files), _called(one, files)
    reading.findings += (_told(labels, there, names, whole.digits),)
    return True


def _parts(ranked: list[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Tables whose names may stand, each with one of other days that may go behind it."""
    best = ranked[0]
    for one in ranked[1:]:
        if continued.are_parts(best, one):
            yield best, one
        elif back := continued.turned(best, one):
            yield best, back
        elif back := continued.turned(one, best):
            yield one, back


def _tell_the_same(best: Candidate, other: Candidate, pairs: int) -> bool:
    """Whether so many columns with a counterpart are enough for two layouts of one table.

    Whoever buys writes reviews too, at other times: where names of files do not say that both are
    of one kind, one column beside people, things and times has to be the same, or one of the tables
    has no other. A new system tells more than the old one did: then most columns of the old one
    have to be there. A series of files with dates in their names is one in any columns.
    """
    here, there = (len(one.view.columns) for one in (best, other))
    alike = continued.are_called_alike(best, other)
    of_one_kind = bool(best.holds) and best.holds == other.holds
    if not (alike or of_one_kind or pairs >= min(_MORE, here, there)):
        return False
    of_both = pairs >= _MOST * min(here, there) and (of_one_kind or pairs >= _MORE)
    return of_both or pairs >= _MOST * there or (alike and _are_dated(best, other))


def _are_dated(*tables: Candidate) -> bool:
    """Whether the names of all files have a year, or a month or day of one."""
    return all(_DATED.search(part.file) for one in tables for part in one.view.profile.table.parts)


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


def _called(table: Table, files: list[str]) -> str:
    """What a person is told that a table is: its label, or the first and the last of its files."""
    parts = [part.file for part in table.parts]
    exact = _exact(table, files)
    return exact if exact == table.label else f"{parts[0]} … {parts[-1]}"


def _told(
    labels: tuple[str, str], there: Table, names: dict[str, str], digits: dict[str, int]
) -> Finding:
    """What was put together, and where a person can say otherwise.

    labels: of the table that was put behind the other one, and of that one.
    """
    (label, other), rows = labels, there.rows
    otherwise = [f"{name} = {here}" for name, here in names.items() if name != here]
    told = _(
        "{label} ({rows:,} rows) is of other days than {other}, of the same people and things, in "
        "another layout. Both are read as one: {pairs}."
    )
    if not otherwise:
        told = _(
            "{label} ({rows:,} rows) is of other days than {other}, of the same people and things, "
            "and is called the same but for numbers. Both are read as one."
        )
    told = told.format(label=label, rows=rows, other=other, pairs=", ".join(otherwise))
    if digits:
        told += " " + _("{columns} got back the zeros that ids had lost before them.").format(
            columns=", ".join(digits)
        )
    return Finding(
        "two-layouts",
        Grade.NOTE,
        told,
        file=there.label if label == there.label else there.parts[0].file,
        count=rows,
        matters=_("Without it a part of what people did would be missing."),
        fix=_(
            "Look whether the columns go together; `renamed` in mapping.yaml says so, and can be "
            "corrected there."
        ),
    )
